import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  enterpriseSizes,
  possibleSizes,
  type SizeFigures,
  sizeIndustries,
  sizeIndustriesOf,
  sizeOf,
} from '../../../src/rules/policy/enterprise-size.ts';

// The vectors of the regulation reference (data block sme-classification), and the bounds of every industry.
const vectors = [
  [2, { staff: 320, revenue: 2500 }, 'medium'],
  [2, { staff: 320, revenue: 1500 }, 'small'],
  [2, { staff: 1000, revenue: 39999 }, 'medium'],
  [2, { staff: 1000, revenue: 40000 }, 'large'],
  [2, { staff: 19, revenue: 5000 }, 'micro'],
  [1, { revenue: 500 }, 'medium'],
  [1, { revenue: 49.9 }, 'micro'],
  [13, { revenue: 1500, assets: 4000 }, 'small'],
  [12, { staff: 10, revenue: 50 }, 'small'],
  [16, { staff: 300 }, 'large'],
] as const;

for (const [industry, figures, expected] of vectors) {
  test(`size vector: industry ${industry}, ${JSON.stringify(figures)} is ${expected}`, () => {
    assert.equal(sizeOf(industry, { staff: 0, revenue: 0, assets: 0, ...figures }), expected);
  });
}

test('every figure at its bound is in the class, and one of them a little below is not', () => {
  const order = Object.keys(enterpriseSizes);
  for (const [n, bounds] of Object.entries(sizeIndustries)) {
    for (const size of ['large', 'medium', 'small'] as const) {
      const at = { staff: 1e6, revenue: 1e9, assets: 1e9, ...bounds[size] };
      assert.equal(sizeOf(Number(n), at), size, `${n} ${size}`);
      for (const metric of Object.keys(bounds[size]) as (keyof typeof at)[]) {
        const below = { ...at, [metric]: at[metric] - 0.01 };
        const got = sizeOf(Number(n), below);
        assert.ok(order.indexOf(got) > order.indexOf(size), `${n} ${size} ${metric}: ${got}`);
      }
    }
  }
});

test('codes of GB/T 4754 lead to the industry of the standard', () => {
  const table: readonly (readonly [string, readonly (number | null)[]])[] = [
    ['3982', [2]],
    ['C', [2]],
    ['0111', [1]],
    ['5110', [4]],
    ['F', [4, 5]],
    ['591', [6]],
    ['5920', [7]],
    ['7010', [13]],
    ['7020', [14]],
    ['7030', [16]],
    ['66', [null]],
    ['8310', [null]],
    ['8510', [16]],
    ['65', [12]],
    ['64', [11]],
    ['72', [15]],
  ];
  for (const [code, expected] of table)
    assert.deepEqual(new Set(sizeIndustriesOf(code)), new Set(expected), code);
  assert.deepEqual(new Set(sizeIndustriesOf('59')), new Set([6, 7]));
  assert.ok(sizeIndustriesOf('70').includes(null));
});

test('ten people in a factory are a micro enterprise whatever they earn', () => {
  assert.deepEqual(possibleSizes('39', { staff: 10 }), ['micro']);
  assert.deepEqual(possibleSizes('39', { staff: 320 }), ['medium', 'small', 'micro']);
  assert.deepEqual(possibleSizes('39', { staff: 2000, revenue: 3000 }), ['medium']);
  assert.deepEqual(possibleSizes('66', { staff: 10, revenue: 1, assets: 1 }).length, 4);
  assert.equal(possibleSizes('', {}).length, 4);
});

test('the classes that are possible shrink with every figure and end at the class', () => {
  const figure = fc.double({ min: 0, max: 300000, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(
        '01',
        '39',
        '47',
        '51',
        '52',
        '54',
        '592',
        '60',
        '61',
        '62',
        '63',
        '65',
        '701',
        '702',
        '71',
        '73',
      ),
      figure,
      figure,
      figure,
      fc.subarray(['staff', 'revenue', 'assets'] as const),
      (code, staff, revenue, assets, told) => {
        const all = { staff, revenue, assets };
        const some: SizeFigures = Object.fromEntries(told.map((key) => [key, all[key]]));
        const [industry] = sizeIndustriesOf(code);
        const settled = possibleSizes(code, all);
        assert.deepEqual(settled, [sizeOf(industry ?? 0, all)]);
        for (const size of settled) assert.ok(possibleSizes(code, some).includes(size));
      },
    ),
  );
});
