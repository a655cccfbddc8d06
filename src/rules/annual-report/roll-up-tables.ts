// The tables of a report as figures by place, and back.

import {
  documentCounts,
  remedyResultKeys,
  type Table2,
  type Table3,
  table3Columns,
  table3Rows,
  type Table4,
  table4BlockKeys,
} from './form.ts';
import { entryItems } from './cell.ts';
import { cellsOf, nested } from './printed.ts';
import type { ReportTables } from './report.ts';
import type { Figures } from './roll-up.ts';

/** Every place of the form of 2021. */
export const formPlaces: readonly string[] = [
  ...(['rules', 'normative-documents'] as const).flatMap((row) =>
    documentCounts.map((count) => `table2.${row}.${count}`),
  ),
  ...entryItems.map((item) => `table2.${item}`),
  ...table3Rows.flatMap((row) => table3Columns.map((column) => `table3.${row}.${column}`)),
  ...table4BlockKeys.flatMap((block) =>
    [...remedyResultKeys, 'total'].map((result) => `table4.${block}.${result}`),
  ),
];

/** What is not 0: a cell that was left blank counts nothing and is asked about elsewhere. */
export function figuresOf(tables: ReportTables): Figures {
  const figures = new Map<string, number>();
  for (const [place, cell] of cellsOf(tables)) {
    if (cell !== null && cell !== 0) figures.set(place, cell);
  }
  return figures;
}

export function tablesOf(figures: Figures): ReportTables {
  return nested(
    formPlaces.map((place) => [place, figures.get(place) ?? 0] as const),
  ) as unknown as {
    table2: Table2;
    table3: Table3;
    table4: Table4;
  };
}
