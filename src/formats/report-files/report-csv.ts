// Annual reports as one long file, a line for each figure: several organs and years lie in it one below
// the other.

import { figuresOf, type ListedFigure } from '../../rules/annual-report/figure-list.ts';
import type { ReportSheet } from '../../rules/annual-report/laid-report.ts';
import { printedFigure } from '../../rules/annual-report/laid-tables.ts';
import { csvOf } from '../csv.ts';
import { editionWord } from './edition-word.ts';

interface Line {
  readonly sheet: ReportSheet;
  readonly figure: ListedFigure;
}

const tables = { 2: '表二', 3: '表三', 4: '表四' } as const;

export function reportCsv(sheets: readonly ReportSheet[]): string {
  const lines = sheets.flatMap((sheet) =>
    figuresOf(sheet.report.tables).map((figure): Line => ({ sheet, figure })),
  );
  return csvOf<Line>(
    [
      ['机关代码', ({ sheet }) => sheet.report.organ.code],
      ['机关', ({ sheet }) => sheet.report.organ.name],
      ['年度', ({ sheet }) => String(sheet.report.year)],
      ['版次', ({ sheet }) => editionWord(sheet.sealed)],
      ['表', ({ figure }) => tables[figure.table]],
      ['行代码', ({ figure }) => figure.row],
      ['行', ({ figure }) => figure.rowLabel],
      ['列代码', ({ figure }) => figure.column],
      ['列', ({ figure }) => figure.columnLabel],
      ['数值', ({ figure }) => printedFigure(figure.value)],
    ],
    lines,
  );
}
