// Days as the law counts them. A `Day` is a calendar day without a clock or a zone; inside sums and
// look-ups it is an ordinal (days since 1970-01-01), because stepping Temporal days is far too slow
// for a hundred thousand clocks.

export type Day = Temporal.PlainDate;

/** Days since 1970-01-01 (negative before). */
export type Ordinal = number;

/** Proleptic Gregorian day number: the usual era arithmetic, exact for all years the system meets. */
export function ordinalOf(day: { year: number; month: number; day: number }): Ordinal {
  const y = day.month <= 2 ? day.year - 1 : day.year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5) + day.day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146097 + doe - 719468;
}

export function ordinalOfIso(iso: string): Ordinal {
  return ordinalOf({ year: +iso.slice(0, 4), month: +iso.slice(5, 7), day: +iso.slice(8, 10) });
}

export function dayOf(ordinal: Ordinal): Day {
  return Temporal.PlainDate.from(isoOfOrdinal(ordinal));
}

export function day(iso: string): Day {
  return Temporal.PlainDate.from(iso);
}

/** A day written YYYY-MM-DD that exists, or undefined: for input from outside. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

export function isBefore(a: Day, b: Day): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

export function isAfter(a: Day, b: Day): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}

export function latest(a: Day, b: Day): Day {
  return isBefore(a, b) ? b : a;
}

/** 0 = Monday … 6 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(ordinal: Ordinal): number {
  return (((ordinal + 3) % 7) + 7) % 7;
}

/**
 * A day as data: `YYYY-MM-DD` in events, rows and JSON. It sorts as text and needs no zone; sums are
 * done on ordinals. Text from outside becomes one only through `parseIsoDay`.
 */
export type IsoDay = `${number}-${number}-${number}`;

export function parseIsoDay(text: string): IsoDay | undefined {
  return parseDay(text) === undefined ? undefined : (text as IsoDay);
}

export function isoOf(day: Day): IsoDay {
  return day.toString() as IsoDay;
}

/** Inverse of `ordinalOfIso`, without Temporal, so that browsers of any age can show a clock. */
export function isoOfOrdinal(ordinal: Ordinal): IsoDay {
  const z = ordinal + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const d = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const m = mp < 10 ? mp + 3 : mp - 9;
  const y = yoe + era * 400 + (m <= 2 ? 1 : 0);
  return `${y}-${two(m)}-${two(d)}` as IsoDay;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** The first and the last day of a year. */
export function yearBounds(year: number): { readonly first: IsoDay; readonly last: IsoDay } {
  return { first: `${year}-01-01` as IsoDay, last: `${year}-12-31` as IsoDay };
}
