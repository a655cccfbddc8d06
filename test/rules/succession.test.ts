// What was open when its organ was dissolved (国办公开办函〔2019〕14号 [choice]).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkOwnReport } from '../../src/rules/annual-report/own-report.ts';
import type { AnnualReport } from '../../src/rules/annual-report/report.ts';
import { tablesOf } from '../../src/rules/annual-report/roll-up-tables.ts';
import { dissolutionFaults, successionSentence } from '../../src/rules/annual-report/succession.ts';
import { isInSet, type LedgerEntry, ledgerSets } from '../../src/rules/annual-report/tally.ts';

const handedOn = '2025-06-15' as const;

/** Sets of each year from 2024 on, by whose report; `-` none. */
const lives: readonly {
  readonly what: string;
  readonly entry: LedgerEntry;
  readonly former: readonly string[];
  readonly present: readonly string[];
}[] = [
  {
    what: 'received and handed over in one year, concluded in it',
    entry: { receivedOn: '2025-05-20', handedOn, concludedOn: '2025-07-01' },
    former: ['-', 'received carried-forward', '-'],
    present: ['-', 'brought-forward concluded', '-'],
  },
  {
    what: 'received the year before, concluded the year after',
    entry: { receivedOn: '2024-12-20', handedOn, concludedOn: '2026-01-09' },
    former: ['received carried-forward', 'brought-forward carried-forward', '-'],
    present: ['-', 'brought-forward carried-forward', 'brought-forward concluded'],
  },
  {
    what: 'submitted before and received after, the successor’s from the first',
    entry: { receivedOn: '2025-06-16', handedOn },
    former: ['-', '-', '-'],
    present: ['-', 'received carried-forward', 'brought-forward carried-forward'],
  },
];

const report = (figures: Record<string, number>, more: Partial<AnnualReport> = {}) => ({
  organ: { code: 'x', name: '某局' },
  year: 2025,
  tables: tablesOf(new Map(Object.entries(figures))),
  figures: {},
  ...more,
});

const codes = (...given: Parameters<typeof dissolutionFaults>) =>
  dissolutionFaults(...given).map(({ code }) => code);

describe('R06 a bureau dissolved in June: its open requests', () => {
  for (const { what, entry, former, present } of lives) {
    it(what, () => {
      for (const [holder, expected] of [
        ['former', former],
        ['present', present],
      ] as const) {
        const sets = [2024, 2025, 2026].map(
          (year) => ledgerSets.filter((set) => isInSet(entry, set, year, holder)).join(' ') || '-',
        );
        assert.deepEqual(sets, expected, holder);
      }
    });
  }

  it('R06 are brought forward by the successor; both reports say so and reconcile', () => {
    const handover = { name: '旧局', on: handedOn, requests: { 'natural-person': 2 } };
    const last = report(
      { 'table3.carried-forward.natural-person': 1, 'table3.carried-forward.total': 1 },
      { year: 2024 },
    );
    const figures = Object.fromEntries(
      ['brought-forward', 'disclosed', 'concluded'].flatMap((row) => [
        [`table3.${row}.natural-person`, 3],
        [`table3.${row}.total`, 3],
      ]),
    );
    const broken = (more: Partial<AnnualReport>) =>
      checkOwnReport(report(figures, more), 'department', last).filter(
        ({ rule }) => rule === 'T3-XY',
      );
    assert.ok(broken({}).length > 0);
    assert.deepEqual(broken({ succession: { from: [handover] } }), []);
    assert.equal(
      successionSentence({ from: [handover] }),
      '旧局于2025年6月15日撤销，其未办结的政府信息公开申请2件由本机关继续办理，计入“上年结转”。',
    );
    assert.equal(
      successionSentence({ from: [], to: { ...handover, name: '新局' } }),
      '本机关于2025年6月15日撤销，未办结的政府信息公开申请2件由新局继续办理，计入“结转下年度继续办理”。',
    );
  });

  it('pass to another organ that stands, on a day that has come, by a document', () => {
    const organ = { id: 1, isInner: false, dissolvedOn: null };
    const successor = { id: 2, isInner: false, dissolvedOn: null };
    const by = { on: handedOn, document: '某编办发〔2025〕8号' };
    assert.deepEqual(codes(organ, successor, by, '2025-06-15'), []);
    assert.deepEqual(codes(organ, organ, by, '2025-06-15'), ['successor-unfit']);
    assert.deepEqual(codes(organ, undefined, { ...by, document: ' ' }, '2025-06-14'), [
      'successor-unfit',
      'date-in-future',
      'dissolution-document-missing',
    ]);
    assert.deepEqual(
      codes({ ...organ, dissolvedOn: handedOn }, { ...successor, isInner: true }, by, '2025-07-01'),
      ['organ-already-dissolved', 'successor-unfit'],
    );
  });
});
