// Calendar files (RFC 5545) as telephones read them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type CalendarDay, calendarFile } from '../../src/formats/icalendar.ts';

const made = Temporal.Instant.from('2026-03-30T02:00:00Z');
const due: CalendarDay = {
  id: 'KFQ-2026-0001-reply@kfq.example',
  on: '2026-04-28',
  title: '答复期限的最后一天',
  text: '申请编号KFQ-2026-0001。',
  isTentative: false,
};

/** The properties of a file, unfolded, as a reader sees them. */
function lines(file: string): readonly string[] {
  return file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

test('a day is an event of a whole day, with a reminder three days before', () => {
  assert.deepEqual(lines(calendarFile([due], made)), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//gongkai//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:KFQ-2026-0001-reply@kfq.example',
    'DTSTAMP:20260330T020000Z',
    'DTSTART;VALUE=DATE:20260428',
    'DTEND;VALUE=DATE:20260429',
    'SUMMARY:答复期限的最后一天',
    'DESCRIPTION:申请编号KFQ-2026-0001。',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:答复期限的最后一天',
    'TRIGGER:-P3D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
});

test('a day that may still move is tentative', () => {
  assert.match(calendarFile([{ ...due, isTentative: true }], made), /STATUS:TENTATIVE\r\n/);
});

test('the last day of a year ends on the first of the next', () => {
  const file = calendarFile([{ ...due, on: '2026-12-31' }], made);
  assert.match(file, /DTEND;VALUE=DATE:20270101\r\n/);
});

test('any text stays one property: no line over 75 octets, no character cut, no line slipped in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const file = calendarFile([{ ...due, title: text, text }], made);
      for (const line of file.split('\r\n')) {
        assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.ok(line.isWellFormed() || !text.isWellFormed());
      }
      assert.equal(lines(file).length, 21, 'as many properties as ever');
      assert.equal(
        file.match(/BEGIN:VEVENT/g)?.length,
        1 + (text.match(/BEGIN:VEVENT/g)?.length ?? 0) * 3,
      );
    }),
  );
});

test('what is written comes out again', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), (text) => {
      const summary = lines(calendarFile([{ ...due, title: text }], made)).find((line) =>
        line.startsWith('SUMMARY:'),
      );
      const back = (summary ?? '')
        .slice('SUMMARY:'.length)
        .replaceAll(/\\([\\;,n])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));
      assert.equal(back, text);
    }),
  );
});
