// Rows of a workbook of figures: a bad one is named by its line and the reason.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEntryRows } from '../../src/rules/annual-report/entries.ts';

const row = (line: number, ...cells: (string | number | null)[]) => ({ line, cells });

test('reads what is right and names what is not by its line', () => {
  const { entries, faults } = readEntryRows([
    row(2, '行政许可', '行政审批局', 120, '许可台账'),
    row(3, '行政处罚', ' 综合执法局 ', '1,204', '处罚台账'),
    row(4, '行政事业性收费', '', 25.1, '非税收入台账'),
    row(5, null, null, null, null),
    row(6, '行政裁决', '某局', 1, '台账'),
    row(7, '行政强制', '综合执法局', null, '台账'),
    row(8, '行政强制', '应急局', 1.5, ''),
    row(9, '行政许可', '行政审批局', 3, '台账'),
    row(10, '行政事业性收费', '某局', 0.0000001, '台账'),
  ]);
  assert.deepEqual(
    entries.map(({ line, item, source, amount }) => [line, item, source, amount]),
    [
      [2, 'licensing', '行政审批局', 120],
      [3, 'penalty', '综合执法局', 1204],
      [4, 'fees', '', 25.1],
    ],
  );
  assert.deepEqual(faults, [
    { line: 6, reason: '“事项”应为行政许可、行政处罚、行政强制、行政事业性收费之一' },
    { line: 7, reason: '“数量”应为不小于0的整数，没有的填0' },
    { line: 8, reason: '“数量”应为不小于0的整数，没有的填0；没有写“依据”' },
    { line: 9, reason: '与第2行的事项和来源单位相同' },
    { line: 10, reason: '“数量”应为以万元计的金额，最多六位小数，没有的填0' },
  ]);
});
