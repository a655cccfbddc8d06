// A firm as conditions see it: the facts that were given, and what follows from them today. What follows never
// contradicts what was given, and stays unknown while what it follows from is.

import { parseDay } from '../day.ts';
import { type EnterpriseSize, enterpriseSizes, possibleSizes } from './enterprise-size.ts';
import type { FactKey, FactValue, FirmFacts } from './facts.ts';

export interface Profile {
  /** Undefined: unknown. Null: there is none. */
  readonly facts: Readonly<Partial<Record<FactKey, FactValue>>>;
  /** The classes that the figures allow; one when it is settled or was given. */
  readonly sizes: readonly EnterpriseSize[];
  /** By the label's key; a label that is not in it is unknown. */
  readonly labels: ReadonlyMap<string, boolean>;
  readonly today: Temporal.PlainDate;
}

export function profileOf(
  facts: FirmFacts,
  today: Temporal.PlainDate,
  labels: ReadonlyMap<string, boolean> = new Map(),
): Profile {
  const age = facts.age ?? ageOn(facts.established, today);
  const rdShare = facts.rdShare ?? shareOf(facts.rd, facts.revenue);
  return {
    facts: {
      ...facts,
      ...(age === undefined ? {} : { age }),
      ...(rdShare === undefined ? {} : { rdShare }),
    },
    sizes: sizesOf(facts),
    labels,
    today,
  };
}

/** Facts with some assumed to be others: what followed from the old figures follows from the assumed ones. */
export function assuming(facts: FirmFacts, assumed: FirmFacts): FirmFacts {
  const { staff, revenue, assets, established, rd, industry } = assumed;
  const isBasis = [staff, revenue, assets, established, rd, industry].some(
    (value) => value !== undefined,
  );
  if (!isBasis) return { ...facts, ...assumed };
  const { size: _size, age: _age, rdShare: _share, ...plain } = facts;
  return { ...plain, ...assumed };
}

/** Whole months completed, in years: 成立满2年 holds on the second anniversary. Undefined before it exists. */
export function ageOn(
  established: FactValue | undefined,
  today: Temporal.PlainDate,
): number | undefined {
  const day = typeof established === 'string' ? parseDay(established) : undefined;
  if (!day || Temporal.PlainDate.compare(day, today) > 0) return undefined;
  // Counted by hand: a register of a hundred thousand firms asks it of each.
  const months = (today.year - day.year) * 12 + today.month - day.month;
  const isFull = today.day >= day.day || today.day === today.daysInMonth;
  return (isFull ? months : months - 1) / 12;
}

function shareOf(part: FactValue | undefined, whole: FactValue | undefined): number | undefined {
  if (part === null || part === 0) return 0;
  if (typeof part !== 'number' || typeof whole !== 'number' || whole <= 0) return undefined;
  // To the hundred thousandth of a percent, so that 3 % of a revenue is 3 % in binary numbers too.
  return Math.round((part / whole) * 1e7) / 1e5;
}

function sizesOf(facts: FirmFacts): readonly EnterpriseSize[] {
  const { size, industry } = facts;
  if (typeof size === 'string' && Object.hasOwn(enterpriseSizes, size)) {
    return [size as EnterpriseSize];
  }
  return possibleSizes(typeof industry === 'string' ? industry : '', {
    ...figure('staff', facts.staff),
    ...figure('revenue', facts.revenue),
    ...figure('assets', facts.assets),
  });
}

function figure<K extends string>(
  key: K,
  value: FactValue | undefined,
): Partial<Record<K, number>> {
  if (value === null) return { [key]: 0 } as Partial<Record<K, number>>;
  return typeof value === 'number' ? ({ [key]: value } as Partial<Record<K, number>>) : {};
}
