// This year's report against last year's (国办公开办函〔2021〕30号 附表; the meaning of 结转).

import type { Finding } from './finding.ts';
import { table3ColumnLabels, table3Columns, table4BlockKeys, table4Blocks } from './form.ts';
import { table3Place } from './reconcile-table3.ts';
import { table4Place } from './reconcile-table4.ts';
import { type Sheet, termAt } from './sums.ts';

/** `previous` is the report of the same organ for the year before. */
export function continuity(sheet: Sheet, previous: Sheet): readonly Finding[] {
  return [
    ...broughtForward(sheet, previous),
    ...documentsInForce(sheet, previous),
    ...pendingCases(sheet, previous),
    ...fees(sheet, previous),
  ];
}

/** T3-XY: what last year carried forward, this year brings forward. */
function broughtForward(sheet: Sheet, previous: Sheet): readonly Finding[] {
  return table3Columns.flatMap((column): readonly Finding[] => {
    const then = termAt(previous, table3Place('carried-forward', column));
    const now = termAt(sheet, table3Place('brought-forward', column));
    if (typeof then !== 'number' || typeof now !== 'number' || then === now) return [];
    return [
      {
        rule: 'T3-XY',
        severity: 'error',
        where: table3Place('brought-forward', column),
        expected: then,
        actual: now,
        message: `上年度报告“${table3ColumnLabels[column]}”列结转下年度${then}件，本年度上年结转为${now}件。`,
      },
    ];
  });
}

/** T2-XY: expiry without repeal breaks the chain, so it is a warning that asks for a note. */
function documentsInForce(sheet: Sheet, previous: Sheet): readonly Finding[] {
  return ['rules', 'normative-documents'].flatMap((row): readonly Finding[] => {
    const before = termAt(previous, `table2.${row}.in-force`);
    const made = termAt(sheet, `table2.${row}.made`);
    const repealed = termAt(sheet, `table2.${row}.repealed`);
    const now = termAt(sheet, `table2.${row}.in-force`);
    if (typeof before !== 'number' || typeof made !== 'number') return [];
    if (typeof repealed !== 'number' || typeof now !== 'number') return [];
    const expected = before + made - repealed;
    if (expected === now) return [];
    return [
      {
        rule: 'T2-XY',
        severity: 'warning',
        where: `table2.${row}.in-force`,
        expected,
        actual: now,
        message: `上年末现行有效${before}件，加本年制发${made}件、减废止${repealed}件应为${expected}件，表中为${now}件；有到期失效或修改的，请加说明。`,
      },
    ];
  });
}

/** T4-XY: a case pending at the end of last year has a result this year or is still pending. */
function pendingCases(sheet: Sheet, previous: Sheet): readonly Finding[] {
  return table4BlockKeys.flatMap((block): readonly Finding[] => {
    const pending = termAt(previous, table4Place(block, 'pending'));
    const total = termAt(sheet, table4Place(block, 'total'));
    if (typeof pending !== 'number' || typeof total !== 'number' || total >= pending) return [];
    return [
      {
        rule: 'T4-XY',
        severity: 'warning',
        where: table4Place(block, 'total'),
        expected: pending,
        actual: total,
        message: `“${table4Blocks[block]}”上年有${pending}件尚未审结，本年总计只有${total}件。`,
      },
    ];
  });
}

/** T2-PLAUS: a hundredfold of last year's charges looks like yuan in the 万元 cell. */
function fees(sheet: Sheet, previous: Sheet): readonly Finding[] {
  const then = termAt(previous, 'table2.fees');
  const now = termAt(sheet, 'table2.fees');
  if (typeof then !== 'number' || typeof now !== 'number' || then <= 0 || now < then * 100)
    return [];
  return [
    {
      rule: 'T2-PLAUS',
      severity: 'question',
      where: 'table2.fees',
      expected: null,
      actual: now,
      message: `行政事业性收费上年为${then}万元，本年为${now}万元。是否把元误填为万元（${now}元为${now / 10000}万元）？`,
    },
  ];
}
