// Random conditions and firms for property tests and the bench.

import * as fc from 'fast-check';
import type { Condition, Leaf } from '../../../src/rules/policy/condition.ts';
import { badRecords, type FirmFacts, qualifications } from '../../../src/rules/policy/facts.ts';

const regions = ['52', '5204', '520402', '520471', '5201', '51'];
const industries = ['C', '39', '398', '3982', '65', 'I', '51', '0111', 'A', '66'];
const number = fc.constantFrom(0, 1, 2, 2.7, 2.9, 3, 3.3, 10, 50, 100, 300, 500, 2000, 40000);

const leaf: fc.Arbitrary<Leaf> = fc
  .tuple(
    fc.oneof(
      fc.record({
        fact: fc.constantFrom('staff', 'revenue', 'rdShare', 'age', 'patents', 'tax'),
        op: fc.constantFrom('gte', 'gt', 'lte', 'lt', 'eq', 'ne'),
        value: number,
      }),
      fc.tuple(number, number).map(([a, b]) => ({
        fact: 'revenue' as const,
        op: 'between' as const,
        value: [Math.min(a, b), Math.max(a, b)],
      })),
      fc.record({
        fact: fc.constant('region' as const),
        op: fc.constant('withinRegion' as const),
        value: fc.subarray(regions, { minLength: 1 }),
      }),
      fc.record({
        fact: fc.constant('industry' as const),
        op: fc.constant('matchesIndustry' as const),
        value: fc.subarray(industries, { minLength: 1 }),
      }),
      fc.record({
        fact: fc.constant('qualifications' as const),
        op: fc.constantFrom('in', 'notIn'),
        value: fc.subarray(Object.keys(qualifications).slice(0, 4), { minLength: 1 }),
      }),
      fc.record({
        fact: fc.constant('size' as const),
        op: fc.constantFrom('in', 'notIn'),
        value: fc.subarray(['large', 'medium', 'small', 'micro'], { minLength: 1 }),
      }),
      fc.record({
        fact: fc.constant('badRecord' as const),
        op: fc.constantFrom('exists', 'notExists'),
      }),
      fc.record({
        fact: fc.constant('established' as const),
        op: fc.constant('withinYears' as const),
        value: fc.integer({ min: 1, max: 10 }),
      }),
    ),
    fc.boolean(),
  )
  .map(([one, isSoft]) => (isSoft ? { ...one, isSoft: true as const } : one) as Leaf);

export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

export const firms: fc.Arbitrary<FirmFacts> = fc.record(
  {
    region: fc.constantFrom(...regions, '520402001', null),
    industry: fc.constantFrom(...industries),
    established: fc.integer({ min: 2010, max: 2026 }).map((year) => `${year}-06-30`),
    staff: number,
    revenue: number,
    assets: number,
    rd: number,
    rdShare: number,
    patents: fc.oneof(number, fc.constant(null)),
    tax: number,
    qualifications: fc.subarray(Object.keys(qualifications).slice(0, 4)),
    badRecord: fc.oneof(fc.constant(null), fc.subarray(Object.keys(badRecords))),
  },
  { requiredKeys: [] },
);
