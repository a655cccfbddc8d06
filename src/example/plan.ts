// When each document is made and published, and under which number: working days, office hours,
// publication within 20 working days (条例 26), numbers rising with the day of making.

import { addWorkingOrdinals, type WorkingCalendar } from '../rules/calendar.ts';
import {
  type Day,
  type IsoDay,
  isoOf,
  isoOfOrdinal,
  type Ordinal,
  ordinalOfIso,
} from '../rules/day.ts';
import { formatDocumentNumber } from '../rules/document-number.ts';
import type { Family } from './family.ts';
import { offices, type OfficeKey } from './places.ts';
import { type Dice, diceOf } from './random.ts';

export interface Planned {
  readonly id: string;
  readonly family: Family;
  readonly issuer: OfficeKey;
  readonly madeOn: IsoDay;
  /** Beijing time, YYYY-MM-DDTHH:MM. */
  readonly publishedAt: string;
  readonly word?: string;
  readonly number?: string;
}

/** Every working day in [first, last], ascending. */
export function workingDaysIn(
  calendar: WorkingCalendar,
  first: IsoDay,
  last: IsoDay,
): readonly Ordinal[] {
  const days: Ordinal[] = [];
  const end = ordinalOfIso(last);
  for (
    let o = addWorkingOrdinals(calendar, ordinalOfIso(first) - 1, 1);
    o <= end;
    o = addWorkingOrdinals(calendar, o, 1)
  ) {
    days.push(o);
  }
  return days;
}

/** Working days of the ten weeks before the day of the first start. */
export function recentDays(today: Day, calendar: WorkingCalendar): readonly Ordinal[] {
  const first = isoOf(today.subtract({ days: 70 }));
  return workingDaysIn(calendar, first, isoOf(today.subtract({ days: 1 })));
}

/** One document of a family, published on one of `days` and made on an earlier one of them. */
export function planOne(
  family: Family,
  id: string,
  days: readonly Ordinal[],
  seed: string,
): Planned {
  const dice = diceOf(`${seed}/${id}/day`);
  const season = family.months;
  const fit = season === undefined ? days : days.filter((o) => inMonths(isoOfOrdinal(o), season));
  const published = dice.pick(fit.length > 0 ? fit : days);
  const lag = dice.int(family.lag[0], family.lag[1]);
  const made = days[Math.max(0, days.indexOf(published) - lag)] ?? published;
  const issuer = dice.pick(family.issuers);
  return {
    id,
    family,
    issuer,
    madeOn: isoOfOrdinal(made),
    publishedAt: `${isoOfOrdinal(published)}T${officeHour(dice)}`,
    ...(family.numbered === true ? { word: wordOf(issuer, family, dice) } : {}),
  };
}

function inMonths(iso: IsoDay, [from, to]: readonly [number, number]): boolean {
  const month = Number(iso.slice(5, 7));
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}

/** 9:00–12:00 and 13:30–17:30. */
function officeHour(dice: Dice): string {
  let minute = dice.int(9 * 60, 9 * 60 + 419);
  if (minute >= 12 * 60) minute += 90;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Letters bear the word that ends in 函. */
function wordOf(issuer: OfficeKey, { genre }: Family, dice: Dice): string {
  const words: readonly string[] = offices[issuer].words;
  const letter = words.find((word) => word.endsWith('函'));
  if (genre === '函' && letter !== undefined) return letter;
  return dice.pick(words.filter((word) => word !== letter));
}

/**
 * Numbers by word and year in the order of making; some papers are not published, so there are gaps.
 * `before`: how many went out before the first of these.
 */
export function withNumbers(
  plans: readonly Planned[],
  seed: string,
  before: (madeOn: IsoDay) => number = () => 0,
): readonly Planned[] {
  const dice = diceOf(`${seed}/numbers`);
  const last = new Map<string, number>();
  const numbers = new Map<string, string>();
  for (const plan of plans.toSorted(byMaking)) {
    if (plan.word === undefined) continue;
    const year = Number(plan.madeOn.slice(0, 4));
    const sequence = (last.get(`${plan.word}${year}`) ?? before(plan.madeOn)) + dice.int(1, 2);
    last.set(`${plan.word}${year}`, sequence);
    numbers.set(plan.id, formatDocumentNumber({ agency: plan.word, year, sequence }));
  }
  return plans.map((plan) => {
    const number = numbers.get(plan.id);
    return number === undefined ? plan : { ...plan, number };
  });
}

function byMaking(a: Planned, b: Planned): number {
  return order(a.madeOn, b.madeOn) || order(a.id, b.id);
}

export function byPublication(a: Planned, b: Planned): number {
  return order(a.publishedAt, b.publishedAt) || order(a.id, b.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
