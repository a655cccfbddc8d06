// T3-INT: what a cell may hold. The form expects a figure in every cell, 0 where there is none.

import type { Finding } from './finding.ts';
import { table3Columns, type Table3RowRead } from './form.ts';
import { rowName, rowsOf, table3Place } from './reconcile-table3.ts';
import type { Sheet } from './sums.ts';

export function checkCells(sheet: Sheet): readonly Finding[] {
  return [...impossible(sheet), ...blankRows(sheet), ...blankCells(sheet)];
}

function impossible(sheet: Sheet): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [place, value] of sheet.cells) {
    if (value === null || sheet.marks?.get(place) === 'ambiguous') continue;
    const mayBeNegative = place.endsWith('.change');
    const mayBeFraction = place.endsWith('.fees') || place.endsWith('.amount');
    if ((value >= 0 || mayBeNegative) && (Number.isInteger(value) || mayBeFraction)) continue;
    findings.push({
      rule: 'T3-INT',
      severity: 'error',
      where: place,
      expected: null,
      actual: value,
      message: `${value}不是不小于0的整数。`,
    });
  }
  return findings;
}

function isBlankRow(sheet: Sheet, row: Table3RowRead): boolean {
  return table3Columns.every((column) => sheet.cells.get(table3Place(row, column)) === null);
}

/** Rows of Table 3 without any figure. */
function blankRows(sheet: Sheet): readonly Finding[] {
  const rows = rowsOf(sheet).filter(
    (row) =>
      isBlankRow(sheet, row) &&
      table3Columns.every((c) => sheet.marks?.get(table3Place(row, c)) !== 'ambiguous'),
  );
  if (rows.length === 0) return [];
  const named = rows.slice(0, 3).map(rowName);
  return [
    {
      rule: 'T3-INT',
      severity: 'warning',
      where: 'table3',
      expected: 0,
      actual: rows.length,
      message: `表三有${rows.length}行空白（${named.join('、')}${rows.length > 3 ? '等' : ''}），没有的应填0。`,
    },
  ];
}

/**
 * Blank cells beside printed ones. Rows whose columns were only inferred are left out: their blanks
 * may have been lost on the way, not by the organ.
 */
function blankCells(sheet: Sheet): readonly Finding[] {
  const byTable = new Map<string, number>();
  for (const [place, value] of sheet.cells) {
    if (value !== null || sheet.marks?.get(place) === 'ambiguous') continue;
    const [table = '', row = ''] = place.split('.');
    if (table === 'table3') {
      const inferred = table3Columns.some(
        (c) => sheet.marks?.get(`table3.${row}.${c}`) === 'inferred',
      );
      if (inferred || isBlankRow(sheet, row as Table3RowRead)) continue;
    }
    byTable.set(table, (byTable.get(table) ?? 0) + 1);
  }
  return [...byTable].map(([table, count]) => ({
    rule: 'T3-INT',
    severity: 'warning',
    where: table,
    expected: 0,
    actual: count,
    message: `${tableNames[table] ?? table}有${count}格空白，没有的应填0。`,
  }));
}

const tableNames: Readonly<Record<string, string>> = {
  table2: '表二',
  'table2-2019': '表二',
  table3: '表三',
  table4: '表四',
};
