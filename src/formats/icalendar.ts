// A calendar file (RFC 5545): days without an hour, as any telephone and any office program takes them in.

import type { IsoDay } from '../rules/day.ts';

export interface CalendarDay {
  /** Unique and lasting: the same day taken in again replaces itself. */
  readonly id: string;
  readonly on: IsoDay;
  readonly title: string;
  readonly text: string;
  /** The day may still move. */
  readonly isTentative: boolean;
}

export function calendarFile(days: readonly CalendarDay[], made: Temporal.Instant): string {
  const stamp = utc(made);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//gongkai//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...days.flatMap((day) => eventOf(day, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf({ id, on, title, text, isTentative }: CalendarDay, stamp: string): string[] {
  const next = Temporal.PlainDate.from(on).add({ days: 1 }).toString();
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(id)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(on)}`,
    `DTEND;VALUE=DATE:${basic(next)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `STATUS:${isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    // A last day takes no one's time.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-P3D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

function basic(on: string): string {
  return on.replaceAll('-', '');
}

/** 20260330T020000Z */
function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

/** 3.3.11: backslash, semicolon, comma and line ends; other control characters have no place. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
      .replaceAll(/\r\n?|\n/g, String.raw`\n`)
      // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
      .replaceAll(/[\u0000-\u001f\u007f]/g, '')
  );
}

const longest = 75;

/** 3.1: at most 75 octets a line, the rest on lines that begin with a blank; no character is cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longest) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
