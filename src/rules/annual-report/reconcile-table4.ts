// Table 4 against itself and against the rule that reconsideration comes first.

import type { Finding } from './finding.ts';
import { outcomesOf } from '../outcomes.ts';
import {
  remedyResultKeys,
  type Table3RowRead,
  type Table4Block,
  table4BlockKeys,
  table4Blocks,
} from './form.ts';
import { table3Place } from './reconcile-table3.ts';
import { contradicts, type Sheet, sumOf, termAt } from './sums.ts';

export function table4Place(block: Table4Block, column: string): string {
  return `table4.${block}.${column}`;
}

/** T4-SUM: each block's total is the sum of its four results. */
export function reconcileTable4(sheet: Sheet): readonly Finding[] {
  return table4BlockKeys.flatMap((block): readonly Finding[] => {
    const parts = sumOf(
      sheet,
      remedyResultKeys.map((result) => table4Place(block, result)),
    );
    const total = termAt(sheet, table4Place(block, 'total'));
    if (!contradicts(parts, total)) return [];
    return [
      {
        rule: 'T4-SUM',
        severity: 'error',
        where: table4Place(block, 'total'),
        expected: parts.known,
        actual: Number(total),
        message: `表四“${table4Blocks[block]}”：四种结果合计${parts.known}件，总计为${total}件。`,
      },
    ];
  });
}

/** Outcomes against which reconsideration comes first since 2024 (行政复议法 23 ¶1(4); 条例 14–16). */
const reviewFirst = [
  'state-secret',
  'prohibited-by-law',
  'security-and-stability',
  'third-party-rights',
  'internal-affairs',
  'deliberative-process',
  'enforcement-file',
] as const;

const undivided = table3Place('otherwise-concluded', 'total');

/** Outcomes that may be sued over at once. */
const suableAtOnce = [
  'partly-disclosed',
  'administrative-inquiry',
  ...outcomesOf('unavailable'),
  ...outcomesOf('not-processed'),
  ...outcomesOf('otherwise-concluded'),
] as const;

/**
 * T4-LAW: a suit brought without reconsideration against a refusal under 条例 14–16. A printed report
 * does not tell what a suit was about: it is asked where other outcomes cannot account for the suits,
 * and only pointed out where they can.
 */
export function directSuits(sheet: Sheet, year: number | null): readonly Finding[] {
  if (year === null || year < 2024) return [];
  const suits = termAt(sheet, table4Place('litigation-direct', 'total'));
  if (typeof suits !== 'number' || suits === 0) return [];
  const sum = (rows: readonly Table3RowRead[]): number =>
    sumOf(
      sheet,
      rows.map((row) => table3Place(row, 'total')),
    ).known;
  const refused = sum(reviewFirst);
  if (refused === 0) return [];
  const others = sum(
    sheet.cells.has(undivided) ? [...suableAtOnce, 'otherwise-concluded'] : suableAtOnce,
  );
  return [
    {
      rule: 'T4-LAW',
      severity: suits > others ? 'question' : 'info',
      where: table4Place('litigation-direct', 'total'),
      expected: null,
      actual: suits,
      message: `未经复议直接起诉${suits}件。对依条例第十四条至第十六条不予公开（本年${refused}件）不服的，应当先申请行政复议，请核对这些案件所诉的是哪一种答复。`,
    },
  ];
}
