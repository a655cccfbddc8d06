// Reports side by side, figure by figure: each year with the year before it in the list, each organ with
// the first one's report of the same year.

import { figuresOf, type ListedFigure } from './figure-list.ts';
import type { ReportSheet } from './laid-report.ts';

export interface ComparedColumn {
  readonly sheet: ReportSheet;
  /** Place of the column that the differences are taken from. */
  readonly base?: number;
}

export interface ComparedRow extends Omit<ListedFigure, 'value'> {
  readonly values: readonly number[];
  /** `null` where there is nothing to compare with. */
  readonly differences: readonly (number | null)[];
}

export interface Comparison {
  readonly columns: readonly ComparedColumn[];
  readonly rows: readonly ComparedRow[];
}

/** @param sheets organ after organ, years ascending */
export function compareReports(sheets: readonly ReportSheet[]): Comparison {
  const columns = sheets.map((sheet, i): ComparedColumn => {
    const base = baseOf(sheets, i);
    return base === undefined ? { sheet } : { sheet, base };
  });
  const figures = sheets.map(({ report }) => figuresOf(report.tables));
  const [first = []] = figures;
  return {
    columns,
    rows: first.map(({ value: _, ...named }, line): ComparedRow => {
      const values = figures.map((list) => list[line]?.value ?? 0);
      return {
        ...named,
        values,
        differences: columns.map(({ base }, i) =>
          base === undefined ? null : rounded((values[i] ?? 0) - (values[base] ?? 0)),
        ),
      };
    }),
  };
}

function baseOf(sheets: readonly ReportSheet[], at: number): number | undefined {
  const own = sheets[at]?.report;
  const before = sheets[at - 1]?.report;
  if (own === undefined || before === undefined) return undefined;
  if (before.organ.code === own.organ.code) return at - 1;
  const [first] = sheets;
  const alike = sheets.findIndex(
    ({ report }) => report.organ.code === first?.report.organ.code && report.year === own.year,
  );
  return alike === -1 ? undefined : alike;
}

/** Amounts have six decimals of 万元; their differences have no more. */
function rounded(n: number): number {
  return Number(n.toFixed(6));
}

/** The organ's name stands only where there are several. */
export function headOf({ columns }: Comparison, at: number): string {
  const report = columns[at]?.sheet.report;
  if (report === undefined) return '';
  const organs = new Set(columns.map(({ sheet }) => sheet.report.organ.code));
  return organs.size > 1 ? `${report.organ.name}${report.year}年` : `${report.year}年`;
}

/** Over the differences of a column: what they are taken from. */
export function differenceHead(comparison: Comparison, at: number): string {
  const { columns } = comparison;
  const column = columns[at];
  const base = column?.base === undefined ? undefined : columns[column.base]?.sheet.report;
  if (column === undefined || base === undefined) return '';
  const isSame = base.organ.code === column.sheet.report.organ.code;
  return isSame ? `比${base.year}年增减` : `比${base.organ.name}多少`;
}
