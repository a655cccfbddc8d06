// A comparison print-out of two years: the first report is read, the other year's figures are left out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { layoutText } from './column-layouts.ts';
import { soundReports, tablesOf } from './ledgers.ts';
import { audit } from './synthetic.ts';

test('two whole reports one after the other read as the first', () => {
  fc.assert(
    fc.property(soundReports, soundReports, (one, other) => {
      const text = [
        '临江市 政务公开年报比对',
        `年份: ${one.year} vs ${one.year + 1}   文字重复率: 42%`,
        `${one.year} 年报告`,
        layoutText(one),
        `${one.year + 1} 年报告`,
        layoutText(other),
      ].join('\n');
      const result = audit(text);
      assert.equal(result.year, one.year);
      assert.deepEqual(result.tables, tablesOf(one));
      assert.deepEqual(
        result.findings.filter((f) => f.severity === 'error'),
        [],
      );
    }),
    { numRuns: 8 },
  );
});

test('the head of the print-out names the government by its place', () => {
  const text =
    '临江市 政务公开年报比对\n2023 年报告\n一、总体情况 (重复率: 40%)\n略。\n六、其他需要报告的事项\n无。';
  assert.equal(audit(text).organ, '临江市人民政府');
});
