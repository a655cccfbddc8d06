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
  return epoch.add({ days: ordinal });
}

const epoch = Temporal.PlainDate.from('1970-01-01');

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
