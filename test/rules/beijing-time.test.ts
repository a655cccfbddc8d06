// Clock time in Beijing, held against the time zone database.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { beijingDay, beijingMinute, beijingSecond } from '../../src/rules/beijing-time.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

test('China keeps one zone: a day begins eight hours before that of Greenwich', () => {
  assert.equal(beijingDay(at('2026-03-30T15:59:59Z')), '2026-03-30');
  assert.equal(beijingDay(at('2026-03-30T16:00:00Z')), '2026-03-31');
  assert.equal(beijingMinute(at('2026-03-30T01:30:59.999Z')), '2026-03-30 09:30');
  assert.equal(beijingSecond(at('2026-03-30T01:30:59.999Z')), '2026-03-30T09:30:59');
});

test('documents of the years with summer time are shown with it', () => {
  assert.equal(beijingMinute(at('1988-07-01T00:30:00Z')), '1988-07-01 09:30');
  assert.equal(beijingMinute(at('1991-12-31T16:00:00Z')), '1992-01-01 00:00');
});

test('any moment reads as the time zone database says', () => {
  const moment = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2199-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, (date) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(date.getTime());
      const local = instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
      assert.equal(beijingSecond(instant), local.toString({ smallestUnit: 'second' }));
    }),
    { numRuns: 500 },
  );
});
