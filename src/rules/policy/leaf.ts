// One leaf against one firm: met, unmet or unknown; and how far a number falls short.

import { isOfIndustry } from './industries.ts';
import { type Leaf, typeOfFact } from './condition.ts';
import { type FactValue, isFactKey } from './facts.ts';
import type { Profile } from './profile.ts';

export type Verdict = 'met' | 'unmet' | 'unknown';

export function verdictOn(leaf: Leaf, firm: Profile): Verdict {
  if (!isFactKey(leaf.fact)) {
    const label = firm.labels.get(leaf.fact.slice(6));
    return label === undefined ? 'unknown' : said(label === leaf.value);
  }
  if (leaf.fact === 'size') return ofSizes(leaf, firm.sizes);
  const value = firm.facts[leaf.fact];
  if (value === undefined) return 'unknown';
  if (leaf.op === 'exists') return said(isSomething(value));
  if (leaf.op === 'notExists') return said(!isSomething(value));
  switch (typeOfFact(leaf.fact)) {
    case 'number':
      return ofNumber(leaf, value ?? 0);
    case 'day':
      return ofDay(leaf, value, firm.today);
    case 'region':
      return ofRegion(leaf, value);
    case 'industry':
      return ofIndustry(leaf, value);
    case 'choice':
      return ofChoices(leaf, value === null ? [] : [value]);
    case 'choices':
      return ofChoices(leaf, Array.isArray(value) ? value : []);
    case 'yes-no':
      return said(value === leaf.value);
  }
}

function said(holds: boolean): Verdict {
  return holds ? 'met' : 'unmet';
}

function isSomething(value: FactValue): boolean {
  if (value === null || value === 0 || value === false) return false;
  return !Array.isArray(value) || value.length > 0;
}

function ofNumber({ op, value }: Leaf, is: FactValue): Verdict {
  if (typeof is !== 'number') return 'unknown';
  if (Array.isArray(value)) {
    const [least = -Infinity, most = Infinity] = value as readonly number[];
    return said(is >= least && is <= most);
  }
  return typeof value === 'number' ? said(compares(op, is, value)) : 'unknown';
}

function compares<T extends number | string>(op: Leaf['op'], is: T, value: T): boolean {
  switch (op) {
    case 'eq':
      return is === value;
    case 'ne':
      return is !== value;
    case 'gt':
      return is > value;
    case 'gte':
      return is >= value;
    case 'lt':
      return is < value;
    case 'lte':
      return is <= value;
    default:
      return false;
  }
}

function ofDay({ op, value }: Leaf, is: FactValue, today: Temporal.PlainDate): Verdict {
  if (is === null) return 'unmet';
  if (typeof is !== 'string') return 'unknown';
  if (op === 'withinYears') {
    const months = Math.round(Number(value) * 12);
    const from = today.subtract({ months }).toString();
    return said(is >= from && is <= today.toString());
  }
  if (Array.isArray(value)) return said(is >= String(value[0]) && is <= String(value[1]));
  return said(compares(op, is, String(value)));
}

function codesOf(value: Leaf['value']): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === 'string' ? [value] : [];
}

/** A firm that only said its province may or may not lie in a county of it. */
function ofRegion({ value }: Leaf, is: FactValue): Verdict {
  if (typeof is !== 'string') return is === null ? 'unmet' : 'unknown';
  let mayBe = false;
  for (const wanted of codesOf(value)) {
    const within = significant(wanted);
    const firm = significant(is);
    if (firm.startsWith(within)) return 'met';
    mayBe ||= within.startsWith(firm);
  }
  return mayBe ? 'unknown' : 'unmet';
}

/** `520400` and `5204` are the same city: pairs of zeros at the end say no more. */
export function significant(region: string): string {
  if (!region.endsWith('00')) return region;
  let end = region.length;
  while (end > 2 && region.slice(end - 2, end) === '00' && end <= 6) end -= 2;
  return region.slice(0, end);
}

function ofIndustry({ value }: Leaf, is: FactValue): Verdict {
  if (typeof is !== 'string') return is === null ? 'unmet' : 'unknown';
  let mayBe = false;
  for (const wanted of codesOf(value)) {
    const within = isOfIndustry(is, wanted);
    if (within) return 'met';
    mayBe ||= within === undefined;
  }
  return mayBe ? 'unknown' : 'unmet';
}

function ofChoices({ op, value }: Leaf, has: readonly FactValue[]): Verdict {
  const codes = codesOf(value);
  const isAmong = has.some((one) => typeof one === 'string' && codes.includes(one));
  return said(op === 'in' || op === 'eq' ? isAmong : !isAmong);
}

/** Of several classes that are possible, some may fit and some not: then it is open. */
function ofSizes(leaf: Leaf, sizes: Profile['sizes']): Verdict {
  if (leaf.op === 'exists') return 'met';
  if (leaf.op === 'notExists') return 'unmet';
  const verdicts = new Set(sizes.map((size) => ofChoices(leaf, [size])));
  const [only] = verdicts;
  return verdicts.size === 1 && only ? only : 'unknown';
}

/** [choice] A number that misses its bound by no more than a tenth of it is near. */
export const nearShare = 0.1;

/** How far a number that fails its leaf lies from the bound, in the fact's unit; undefined where that says nothing. */
export function gapOf(leaf: Leaf, firm: Profile): number | undefined {
  if (!isFactKey(leaf.fact) || typeOfFact(leaf.fact) !== 'number') return undefined;
  const is = firm.facts[leaf.fact] ?? undefined;
  if (typeof is !== 'number') return undefined;
  const bound = boundMissed(leaf, is);
  return bound === undefined ? undefined : Math.abs(bound - is);
}

function boundMissed({ op, value }: Leaf, is: number): number | undefined {
  if (Array.isArray(value)) {
    const [least, most] = value as readonly number[];
    return least !== undefined && is < least ? least : most;
  }
  if (typeof value !== 'number') return undefined;
  return op === 'gte' || op === 'gt' || op === 'lte' || op === 'lt' ? value : undefined;
}

export function isNear(leaf: Leaf, firm: Profile): boolean {
  const is = isFactKey(leaf.fact) ? firm.facts[leaf.fact] : undefined;
  const bound = typeof is === 'number' ? boundMissed(leaf, is) : undefined;
  if (typeof is !== 'number' || bound === undefined) return false;
  // In parts of a million, so that 2.7 of 3 is near and binary fractions do not decide.
  const gap = Math.abs(bound - is);
  return gap - Math.abs(bound) * nearShare <= Math.abs(bound) * 1e-9;
}
