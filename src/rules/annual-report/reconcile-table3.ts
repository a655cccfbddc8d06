// Table 3 against itself: the identity printed on the form, the sums of rows and columns, and what a
// cell may hold (国办公开办函〔2021〕30号 附表三).

import { outcomesOf, outcomeKeys } from '../outcomes.ts';
import type { Finding } from './finding.ts';
import {
  type Table3Column,
  table3ColumnLabels,
  table3Columns,
  type Table3RowRead,
  table3RowLabels,
  table3Rows,
} from './form.ts';
import { contradicts, type Sheet, sumOf, sumOfRow, termAt } from './sums.ts';

export function table3Place(row: Table3RowRead, column: Table3Column): string {
  return `table3.${row}.${column}`;
}

/** The outcome rows that this report prints: (六) in three rows, or undivided as in the trial form. */
export function outcomeRowsOf(sheet: Sheet): readonly Table3RowRead[] {
  if (!sheet.cells.has(table3Place('otherwise-concluded', 'total'))) return outcomeKeys;
  const divided: readonly Table3RowRead[] = outcomesOf('otherwise-concluded');
  return [...outcomeKeys.filter((key) => !divided.includes(key)), 'otherwise-concluded'];
}

export function rowsOf(sheet: Sheet): readonly Table3RowRead[] {
  const rows: readonly Table3RowRead[] = [...table3Rows, 'otherwise-concluded'];
  return rows.filter((row) => sheet.cells.has(table3Place(row, 'total')));
}

/** What the row is called in a message: the form's label without its note. */
export function rowName(row: Table3RowRead): string {
  return table3RowLabels[row].replace(/（区分处理的.*$/, '');
}

export function reconcileTable3(sheet: Sheet): readonly Finding[] {
  return [
    ...table3Columns.flatMap((column) => [
      ...identity(sheet, column),
      ...outcomesAddUp(sheet, column),
    ]),
    ...rowsOf(sheet).flatMap((row) => applicantsAddUp(sheet, row)),
  ];
}

/** T3-ID: 第一项加第二项之和，等于第三项加第四项之和, printed on the form itself. */
function identity(sheet: Sheet, column: Table3Column): readonly Finding[] {
  const left = sumOf(sheet, [
    table3Place('received', column),
    table3Place('brought-forward', column),
  ]);
  const right = sumOf(sheet, [
    table3Place('concluded', column),
    table3Place('carried-forward', column),
  ]);
  if (left.printed === 0 || right.printed === 0 || left.known === right.known) return [];
  const short = left.known < right.known ? left : right;
  if (short.unknown > 0 || short.blank === 1) return [];
  return [
    {
      rule: 'T3-ID',
      severity: short.blank > 0 ? 'warning' : 'error',
      where: `table3.*.${column}`,
      expected: left.known,
      actual: right.known,
      message: `表三“${table3ColumnLabels[column]}”列：新收加上年结转为${left.known}件，办理结果总计加结转下年度为${right.known}件，两者应当相等。`,
    },
  ];
}

/** T3-SUM: (七) is the sum of the outcomes (一) to (六). */
function outcomesAddUp(sheet: Sheet, column: Table3Column): readonly Finding[] {
  const parts = sumOf(
    sheet,
    outcomeRowsOf(sheet).map((row) => table3Place(row, column)),
  );
  const total = termAt(sheet, table3Place('concluded', column));
  if (!contradicts(parts, total)) return [];
  const gap = Math.abs(parts.known - Number(total));
  const how = parts.known < Number(total) ? `${gap}件没有办理结果` : `多出${gap}件`;
  return [
    {
      rule: 'T3-SUM',
      severity: 'error',
      where: table3Place('concluded', column),
      expected: parts.known,
      actual: Number(total),
      message: `表三“${table3ColumnLabels[column]}”列：办理结果（一）至（六）合计${parts.known}件，（七）总计为${total}件，${how}。`,
    },
  ];
}

/** T3-ROW: the total of a row is the sum of the six kinds of applicant. */
function applicantsAddUp(sheet: Sheet, row: Table3RowRead): readonly Finding[] {
  const kinds = table3Columns.filter((column) => column !== 'total');
  const parts = sumOfRow(
    sheet,
    kinds.map((column) => table3Place(row, column)),
  );
  const total = termAt(sheet, table3Place(row, 'total'));
  if (!contradicts(parts, total)) return [];
  return [
    {
      rule: 'T3-ROW',
      severity: 'error',
      where: table3Place(row, 'total'),
      expected: parts.known,
      actual: Number(total),
      message: `表三“${rowName(row)}”行：各类申请人合计${parts.known}件，总计为${total}件。`,
    },
  ];
}
