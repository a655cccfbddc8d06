// Figures run together: what arithmetic decides, and what a finding says of the rest (国办公开办函〔2021〕30号).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFusedTable2 } from '../../src/formats/annual-report/fused-table2.ts';
import { cutsOf } from '../../src/formats/annual-report/split-digits.ts';
import {
  type Choice,
  narrowChoices,
  underReadings,
} from '../../src/rules/annual-report/readings.ts';
import { table3Columns, table3Rows } from '../../src/rules/annual-report/form.ts';
import type { Mark } from '../../src/rules/annual-report/printed.ts';
import { reconcileTable3 } from '../../src/rules/annual-report/reconcile-table3.ts';
import type { Sheet } from '../../src/rules/annual-report/sums.ts';

/** A sound sheet: so many received by natural persons and businesses, all of them disclosed. */
function sheet(natural: number, business: number, concluded = natural): Sheet {
  const cells = new Map<string, number | null>();
  const marks = new Map<string, Mark>();
  for (const row of table3Rows) {
    const counts = ['received', 'disclosed', 'concluded'].includes(row);
    const own = row === 'concluded' ? concluded : natural;
    for (const column of table3Columns) {
      const value =
        column === 'natural-person' ? own : column === 'business' ? business : own + business;
      const isOf = ['natural-person', 'business', 'total'].includes(column);
      cells.set(`table3.${row}.${column}`, counts && isOf ? value : 0);
      marks.set(`table3.${row}.${column}`, 'read');
    }
  }
  return { cells, marks };
}

const places = table3Columns.map((column) => `table3.disclosed.${column}`);
const lost = (one: Sheet): Sheet => ({
  cells: new Map([...one.cells].map(([p, v]) => [p, places.includes(p) ? null : v])),
  marks: new Map([...(one.marks ?? [])].map(([p, m]) => [p, places.includes(p) ? 'ambiguous' : m])),
});
const choice: Choice = {
  places,
  // `1112000013` may be 1 and 12, or 11 and 2.
  candidates: [
    [1, 12, 0, 0, 0, 0, 13],
    [11, 2, 0, 0, 0, 0, 13],
  ],
};

describe('a row cut in several ways', () => {
  it('is decided by the columns of the other rows', () => {
    assert.deepEqual(narrowChoices(lost(sheet(11, 2)), [choice])[0]?.candidates, [
      [11, 2, 0, 0, 0, 0, 13],
    ]);
    assert.deepEqual(narrowChoices(lost(sheet(1, 12)), [choice])[0]?.candidates, [
      [1, 12, 0, 0, 0, 0, 13],
    ]);
  });

  it('stays open where the columns are wrong whichever way it is cut', () => {
    assert.equal(narrowChoices(lost(sheet(50, 50)), [choice])[0]?.candidates.length, 2);
  });
});

const found = (one: Sheet) => underReadings(lost(one), [choice], reconcileTable3);

describe('a finding', () => {
  it('that holds however the row is cut stays an error and says so', () => {
    const total = found(sheet(50, 50)).find(({ where }) => where === 'table3.concluded.total');
    assert.equal(total?.severity, 'error');
    assert.equal(total?.readings, 'every');
  });

  it('that holds for one way only is a question', () => {
    const findings = found(sheet(11, 2));
    assert.ok(findings.length > 0);
    for (const { severity, readings } of findings) {
      assert.equal(severity, 'question');
      assert.equal(readings, 'some');
    }
  });

  it('that has nothing to do with the row says nothing of readings', () => {
    const broken = new Map(sheet(11, 2).cells).set('table3.received.total', 99);
    const finding = found({ cells: broken, marks: sheet(11, 2).marks }).find(
      ({ where }) => where === 'table3.received.total',
    );
    assert.equal(finding?.severity, 'error');
    assert.equal(finding?.readings, undefined);
  });
});

describe('figures of Table 2 without gaps', () => {
  const documents = { row: 'normative-documents', columns: ['.made', '.repealed', '.in-force'] };
  const text = '第二十条第（一）项规章000行政规范性文件7512305第二十条第（五）项';

  it('are cut as the prose names them', () => {
    const [reading] = readFusedTable2(text, [documents], '现行有效305件，本年新制发75件。');
    assert.deepEqual(reading?.ways[0], [75, 12, 305]);
    assert.equal(reading?.isDecided, true);
  });

  it('are otherwise undecided, with all ways beside', () => {
    const [reading] = readFusedTable2(text, [documents], '');
    assert.equal(reading?.isDecided, false);
    assert.ok(reading.ways.some((way) => way.join() === '75,12,305'));
    assert.ok(reading.ways.every((way) => way.join('') === '7512305'));
  });

  it('are told apart by a sign, and not at all where a count meets an amount', () => {
    const fees = { row: 'fees', columns: ['.items-last-year', '.change'] };
    const bought = { row: 'procurement', columns: ['.projects', '.amount'] };
    const running =
      '第二十条第（八）项行政事业性收费28-3第二十条第（九）项政府集中采购1212345.60元';
    const [first, second] = readFusedTable2(running, [fees, bought], '');
    assert.deepEqual(first?.ways, [[28, -3]]);
    assert.deepEqual(second?.ways, []);
    assert.equal(second.printed, '1212345.60元');
  });

  it('never begin with a nought, and a space always parts them', () => {
    const two = cutsOf('10 05', ['count', 'count', 'count'], () => true, 50);
    assert.deepEqual(two.ways, [[10, 0, 5]]);
    assert.equal(
      cutsOf(
        '1'.repeat(24),
        Array.from({ length: 7 }, () => 'count'),
        () => true,
        40,
      ).complete,
      false,
    );
  });
});
