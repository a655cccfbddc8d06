// Days and minutes as they are printed: China keeps one zone, whatever the machine's.

import { type IsoDay, isoOfOrdinal, ordinalOfIso } from './day.ts';

export const zone = 'Asia/Shanghai';

export function beijingDay(at: Temporal.Instant): IsoDay {
  return beijingSecond(at).slice(0, 10) as IsoDay;
}

/** YYYY-MM-DD HH:mm, the form of PubDate in the page tags of 国办发〔2017〕47号. */
export function beijingMinute(at: Temporal.Instant): string {
  return beijingSecond(at).slice(0, 16).replace('T', ' ');
}

/** 1992-01-01 in Beijing: since then without summer time, eight hours ahead. */
const steadySince = ordinalOfIso('1992-01-01');
const ahead = 8 * 3600; // s
const daySeconds = 86_400;

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
  const seconds = Math.floor(at.epochMilliseconds / 1000) + ahead;
  const on = Math.floor(seconds / daySeconds);
  // Asking for the zone each time would cost ten times as much.
  if (on >= steadySince) return `${isoOfOrdinal(on)}T${clockOf(seconds - on * daySeconds)}`;
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** HH:mm:ss of so many seconds since midnight. */
function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
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
