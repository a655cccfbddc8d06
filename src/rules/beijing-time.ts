// Days and minutes as they are printed: China keeps one zone, whatever the machine's.

import { type IsoDay, isoOf } from './day.ts';

export const zone = 'Asia/Shanghai';

export function beijingDay(at: Temporal.Instant): IsoDay {
  return isoOf(at.toZonedDateTimeISO(zone).toPlainDate());
}

/** YYYY-MM-DD HH:mm, the form of PubDate in the page tags of 国办发〔2017〕47号. */
export function beijingMinute(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16).replace('T', ' ');
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
