// The two hundred figures of the form one by one, each with its codes and its printed labels: what files
// for machines, comparisons and charts are made of.

import { isOutcome, outcomeGroups, outcomes } from '../outcomes.ts';
import {
  remedyResultKeys,
  remedyResults,
  table2Blocks,
  table3ColumnLabels,
  table3Columns,
  table3RowLabels,
  type Table3Row,
  table3Rows,
  table4BlockKeys,
  table4Blocks,
} from './form.ts';
import type { ReportTables } from './report.ts';

export interface ListedFigure {
  /** The name by which a chip and the records behind it know the figure. */
  readonly place: string;
  readonly table: 2 | 3 | 4;
  readonly row: string;
  readonly rowLabel: string;
  readonly column: string;
  readonly columnLabel: string;
  readonly value: number;
}

export const tableTitles = {
  2: '主动公开政府信息情况',
  3: '收到和处理政府信息公开申请情况',
  4: '政府信息公开行政复议、行政诉讼情况',
} as const;

/** In the order of the form. */
export function figuresOf(tables: ReportTables): readonly ListedFigure[] {
  return [...table2Figures(tables), ...table3Figures(tables), ...table4Figures(tables)];
}

function table2Figures({ table2 }: ReportTables): readonly ListedFigure[] {
  const rows: Readonly<Record<string, number | Readonly<Record<string, number>>>> = { ...table2 };
  return table2Blocks.flatMap((block) =>
    Object.entries(block.rows).flatMap(([row, rowLabel]) =>
      Object.entries(block.columns).map(([column, columnLabel]): ListedFigure => {
        const held = rows[row] ?? 0;
        const isSingle = typeof held === 'number';
        return {
          place: isSingle ? `table2.${row}` : `table2.${row}.${column}`,
          table: 2,
          row,
          rowLabel,
          column,
          columnLabel,
          value: isSingle ? held : (held[column] ?? 0),
        };
      }),
    ),
  );
}

function table3Figures({ table3 }: ReportTables): readonly ListedFigure[] {
  return table3Rows.flatMap((row) =>
    table3Columns.map((column): ListedFigure => ({
      place: `table3.${row}.${column}`,
      table: 3,
      row,
      rowLabel: labelInFull(row),
      column,
      columnLabel: table3ColumnLabels[column],
      value: table3[row][column],
    })),
  );
}

/** `1.属于国家秘密` says nothing without its block; a single row is a block of its own. */
function labelInFull(row: Table3Row): string {
  const label = table3RowLabels[row];
  if (!isOutcome(row)) return label;
  const block = outcomeGroups[outcomes[row].group];
  return block === label ? label : `${block} ${label}`;
}

function table4Figures({ table4 }: ReportTables): readonly ListedFigure[] {
  const labels = { ...remedyResults, total: '总计' };
  return table4BlockKeys.flatMap((row) =>
    ([...remedyResultKeys, 'total'] as const).map((column): ListedFigure => ({
      place: `table4.${row}.${column}`,
      table: 4,
      row,
      rowLabel: row === 'reconsideration' ? table4Blocks[row] : `行政诉讼 ${table4Blocks[row]}`,
      column,
      columnLabel: labels[column],
      value: table4[row][column],
    })),
  );
}
