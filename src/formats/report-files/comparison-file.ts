// Reports side by side as a file: a line for each figure, a column for each report and for what changed.

import {
  type Comparison,
  differenceHead,
  headOf,
} from '../../rules/annual-report/compare-reports.ts';
import { tableTitles } from '../../rules/annual-report/figure-list.ts';
import { printedFigure } from '../../rules/annual-report/laid-tables.ts';
import { csvOf } from '../csv.ts';
import { workbookOf, xlsxType } from '../xlsx.ts';

interface Line {
  readonly names: readonly string[];
  readonly figures: readonly number[];
}

const named = ['表', '行代码', '行', '列代码', '列'];

export const comparisonFormats = {
  xlsx: { print: comparisonXlsx, mediaType: xlsxType },
  csv: { print: comparisonCsv, mediaType: 'text/csv; charset=utf-8' },
} as const;

async function comparisonXlsx(comparison: Comparison, author: string): Promise<Uint8Array> {
  const days = comparison.columns.flatMap(({ sheet }) => sheet.sealed?.on ?? []);
  const title = '年度报告比较';
  return await workbookOf({
    sheets: [
      {
        name: title,
        headings: [...named, ...headingsOf(comparison)],
        rows: linesOf(comparison).map(({ names, figures }) => [...names, ...figures]),
      },
    ],
    title,
    author,
    on: days.toSorted().at(-1) ?? '',
  });
}

async function comparisonCsv(comparison: Comparison): Promise<Uint8Array> {
  const text = csvOf<Line>(
    [
      ...named.map((name, i) => [name, ({ names }: Line) => names[i] ?? ''] as const),
      ...headingsOf(comparison).map(
        (name, i) => [name, ({ figures }: Line) => printedFigure(figures[i] ?? 0)] as const,
      ),
    ],
    linesOf(comparison),
  );
  return new TextEncoder().encode(text);
}

function headingsOf(comparison: Comparison): readonly string[] {
  return comparison.columns.flatMap(({ base }, i) => [
    headOf(comparison, i),
    ...(base === undefined ? [] : [differenceHead(comparison, i)]),
  ]);
}

function linesOf({ columns, rows }: Comparison): readonly Line[] {
  return rows.map((row) => ({
    names: [tableTitles[row.table], row.row, row.rowLabel, row.column, row.columnLabel],
    figures: columns.flatMap(({ base }, i) => [
      row.values[i] ?? 0,
      ...(base === undefined ? [] : [row.differences[i] ?? 0]),
    ]),
  }));
}
