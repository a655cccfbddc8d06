// Policy items and firms as a province has them: items of three to eight conditions, thresholds and lists from what
// such documents use, so that many items share a condition; firms with some facts unknown.

import type { Condition, Leaf } from '../src/rules/policy/condition.ts';
import {
  badRecords,
  type FirmFacts,
  listings,
  qualifications,
  scaleRegisters,
} from '../src/rules/policy/facts.ts';
import { industryDivisions, industrySections } from '../src/rules/policy/industries.ts';

/** The same numbers in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const cities = ['5201', '5202', '5203', '5204', '5205', '5206', '5223', '5226', '5227'];
const counties = cities.flatMap((city) =>
  Array.from({ length: 10 }, (_, i) => `${city}${String(i + 1).padStart(2, '0')}`),
);
const regions = ['52', ...cities, ...counties];

const bounds: readonly (readonly [Leaf['fact'], readonly number[]])[] = [
  ['revenue', [100, 300, 500, 1000, 2000, 5000, 10_000, 20_000, 40_000, 100_000]],
  ['staff', [5, 10, 20, 50, 100, 200, 300, 500, 1000]],
  ['insured', [5, 10, 30, 50, 100, 300]],
  ['rdShare', [2, 2.5, 3, 4, 5, 6, 8, 10]],
  ['rd', [50, 100, 200, 500, 1000]],
  ['age', [1, 2, 3, 5, 10]],
  ['patents', [1, 2, 5, 10, 15, 20]],
  ['tax', [10, 50, 100, 500, 1000]],
  ['exports', [100, 500, 1000, 5000]],
  ['capital', [100, 500, 1000, 5000]],
  ['revenueGrowth', [5, 10, 15, 20, 30]],
  ['graduatesHired', [1, 3, 5, 10]],
];

export function randomItem(random: () => number): Condition {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[], most: number): T[] => {
    const found = new Set<T>();
    const wanted = 1 + Math.floor(random() * most);
    while (found.size < Math.min(wanted, list.length)) found.add(pick(list));
    return [...found];
  };
  const number = (): Leaf => {
    const [fact, values] = pick(bounds);
    return { fact, op: random() < 0.85 ? 'gte' : 'lte', value: pick(values) };
  };
  const leaf = (): Condition => {
    const kind = random();
    if (kind < 0.45) return number();
    if (kind < 0.6) {
      return {
        any: [
          { fact: 'scaleRegister', op: 'in', value: some(Object.keys(scaleRegisters), 2) },
          { fact: 'qualifications', op: 'in', value: some(Object.keys(qualifications), 3) },
        ],
      };
    }
    if (kind < 0.75) {
      return { fact: 'qualifications', op: 'in', value: some(Object.keys(qualifications), 3) };
    }
    if (kind < 0.85) {
      return { fact: 'size', op: 'in', value: some(['medium', 'small', 'micro'], 3) };
    }
    if (kind < 0.9) return { not: { fact: 'badRecord', op: 'exists' } };
    if (kind < 0.95) return { fact: 'taxGrade', op: 'in', value: ['A', 'B', 'M'] };
    return { fact: 'listing', op: 'in', value: some(Object.keys(listings), 3) };
  };
  const all: Condition[] = [{ fact: 'region', op: 'withinRegion', value: [pick(regions)] }];
  if (random() < 0.6) {
    const codes = [...industryDivisions, ...industrySections].map(({ code }) => code);
    all.push({ fact: 'industry', op: 'matchesIndustry', value: some(codes, 4) });
  }
  if (random() < 0.6) all.push({ fact: 'badRecord', op: 'notExists' });
  const wanted = 3 + Math.floor(random() * 6);
  while (all.length < wanted) all.push(leaf());
  if (random() < 0.25) all.push({ ...number(), isSoft: true });
  return { all };
}

export function randomFirm(random: () => number): FirmFacts {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  // Many small, few large.
  const figure = (least: number, most: number): number =>
    Math.round(least * (most / least) ** (random() ** 1.7));
  const some = (list: readonly string[], share: number): readonly string[] =>
    list.filter(() => random() < share);
  const whole: FirmFacts = {
    region: pick(counties),
    industry: pick(industryDivisions).code,
    established: `${2000 + Math.floor(random() * 26)}-0${1 + Math.floor(random() * 9)}-15`,
    organisationType: 'limited',
    capital: figure(10, 50_000),
    staff: figure(1, 3000),
    insured: figure(1, 2500),
    revenue: figure(20, 500_000),
    revenueGrowth: Math.round(random() * 60 - 20),
    assets: figure(20, 500_000),
    tax: figure(1, 20_000),
    exports: random() < 0.8 ? null : figure(10, 50_000),
    graduatesHired: random() < 0.6 ? 0 : figure(1, 50),
    rd: random() < 0.5 ? null : figure(1, 20_000),
    patents: random() < 0.5 ? null : figure(1, 200),
    scaleRegister: some(Object.keys(scaleRegisters), 0.08),
    qualifications: some(Object.keys(qualifications), 0.05),
    taxGrade: pick(['A', 'B', 'B', 'M', 'C']),
    badRecord: random() < 0.95 ? null : some(Object.keys(badRecords), 0.4),
    listing: random() < 0.95 ? 'none' : 'regional',
  };
  const known = random();
  const told = known < 0.3 ? 1 : known < 0.7 ? 0.85 : 0.6;
  return Object.fromEntries(
    Object.entries(whole).filter(([key]) => key === 'region' || random() < told),
  );
}
