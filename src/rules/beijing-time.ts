// Days and minutes as they are printed: China keeps one zone, whatever the machine's.

import type { IsoDay } from './day.ts';

export const zone = 'Asia/Shanghai';

export function beijingDay(at: Temporal.Instant): IsoDay {
  return beijingSecond(at).slice(0, 10) as IsoDay;
}

/** YYYY-MM-DD HH:mm, the form of PubDate in the page tags of 国办发〔2017〕47号. */
export function beijingMinute(at: Temporal.Instant): string {
  return beijingSecond(at).slice(0, 16).replace('T', ' ');
}

/** Since 1992 without summer time and eight hours ahead. */
const steadySince = Date.UTC(1992);
const ahead = 8 * 3_600_000; // ms

const said = new WeakMap<Temporal.Instant, string>();

/** YYYY-MM-DDTHH:mm:ss. Every page says the same few moments many times. */
export function beijingSecond(at: Temporal.Instant): string {
  const known = said.get(at);
  if (known !== undefined) return known;
  const text = secondOf(at);
  said.set(at, text);
  return text;
}

function secondOf(at: Temporal.Instant): string {
  const { epochMilliseconds } = at;
  // Asking for the zone each time would cost ten times as much.
  return epochMilliseconds >= steadySince
    ? new Date(epochMilliseconds + ahead).toISOString().slice(0, 19)
    : at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** The first moment of a day. */
export function startOfDay(on: IsoDay): Temporal.Instant {
  return Temporal.PlainDate.from(on).toZonedDateTime(zone).toInstant();
}

/** From the first moment of a year (inclusive) to the first of the next (exclusive). */
export function spanOfYear(year: number): readonly [Temporal.Instant, Temporal.Instant] {
  return [firstMoment(year), firstMoment(year + 1)];
}

function firstMoment(year: number): Temporal.Instant {
  return Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone).toInstant();
}
