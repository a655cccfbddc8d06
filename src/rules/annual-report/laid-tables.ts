// Tables 2, 3 and 4 as they lie on paper (国办公开办函〔2021〕30号 附表): rows of cells with their spans.
// Page, DOCX and PDF draw the same cells.

import { applicantKindKeys } from '../applicant-kinds.ts';
import { outcomeGroups, outcomesOf } from '../outcomes.ts';
import {
  remedyResultKeys,
  remedyResults,
  table2Blocks,
  table3ColumnLabels,
  table3Columns,
  table3Note,
  type Table3Row,
  table3RowLabels,
  table4BlockKeys,
  table4Blocks,
} from './form.ts';
import { figuresOf } from './figure-list.ts';
import type { ReportTables } from './report.ts';

export interface LaidCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  /** Of what a heading is the heading; absent in figures and in the printed note. */
  readonly scope?: 'col' | 'row' | 'colgroup' | 'rowgroup';
  readonly isNote?: boolean;
}

/** In a cell of boxes to be ticked. */
export const betweenBoxes = '　';

export type LaidRow = readonly LaidCell[];

export interface LaidTable {
  /** Not printed: the titles of the parts are the tables' own. */
  readonly label: string;
  /** Millimetres on A4, one for every column. */
  readonly widths: readonly number[];
  /** On a page too: else it makes its columns as wide as their words. */
  readonly keepsWidths?: true;
  readonly head: readonly LaidRow[];
  readonly bodies: readonly (readonly LaidRow[])[];
}

/** Figures stand without thousands separators, amounts with at most six decimals of 万元. */
export function printedFigure(n: number): string {
  return Number.isInteger(n) ? String(n) : String(Number(n.toFixed(6)));
}

type Figure = (place: string) => LaidCell;

/** @returns the tables of parts two, three and four */
export function laidTables(tables: ReportTables): readonly [LaidTable, LaidTable, LaidTable] {
  const values = new Map(figuresOf(tables).map(({ place, value }) => [place, value]));
  const figure: Figure = (place) => cell(printedFigure(values.get(place) ?? 0));
  return [laidTable2(figure), laidTable3(figure), laidTable4(figure)];
}

function cell(text: string, change: Partial<LaidCell> = {}): LaidCell {
  return { text, columns: 1, rows: 1, ...change };
}

function laidTable2(figure: Figure): LaidTable {
  return {
    label: '主动公开政府信息情况表',
    widths: [39, 39, 39, 39],
    head: [],
    bodies: table2Blocks.map((block) => {
      const columns: readonly (readonly [string, string])[] = Object.entries(block.columns);
      const rows: readonly (readonly [string, string])[] = Object.entries(block.rows);
      const span = 3 / columns.length;
      const place = (row: string, column: string): string =>
        columns.length === 1 ? `table2.${row}` : `table2.${row}.${column}`;
      return [
        [cell(block.head, { columns: 4, scope: 'rowgroup' })],
        [
          cell('信息内容', { scope: 'col' }),
          ...columns.map(([, label]) => cell(label, { columns: span, scope: 'col' })),
        ],
        ...rows.map(([row, label]) => [
          cell(label, { scope: 'row' }),
          ...columns.map(([column]) => ({ ...figure(place(row, column)), columns: span })),
        ]),
      ];
    }),
  };
}

const dividedGroups = ['withheld', 'unavailable', 'not-processed', 'otherwise-concluded'] as const;

function laidTable3(figure: Figure): LaidTable {
  const row = (key: Table3Row, columns: number, ...before: LaidCell[]): LaidRow => [
    ...before,
    cell(table3RowLabels[key], { columns, scope: 'row' }),
    ...table3Columns.map((column) => figure(`table3.${key}.${column}`)),
  ];
  const groups = dividedGroups.flatMap((group) =>
    outcomesOf(group).map((key, i, all) =>
      i === 0
        ? row(key, 1, cell(outcomeGroups[group], { rows: all.length, scope: 'rowgroup' }))
        : row(key, 1),
    ),
  );
  // 三 spans its two single rows, the nineteen rows of the four blocks and the total.
  const results = cell('三、本年度办理结果', { rows: 3 + groups.length, scope: 'rowgroup' });
  const organizations = applicantKindKeys.filter((kind) => kind !== 'natural-person');
  return {
    label: '收到和处理政府信息公开申请情况表',
    widths: [9, 15, 48, ...table3Columns.map(() => 12)],
    head: [
      [
        cell(table3Note, { columns: 3, rows: 3, isNote: true }),
        cell('申请人情况', { columns: 7, scope: 'colgroup' }),
      ],
      [
        cell(table3ColumnLabels['natural-person'], { rows: 2, scope: 'col' }),
        cell('法人或其他组织', { columns: 5, scope: 'colgroup' }),
        cell(table3ColumnLabels.total, { rows: 2, scope: 'col' }),
      ],
      organizations.map((kind) => cell(table3ColumnLabels[kind], { scope: 'col' })),
    ],
    bodies: [
      [
        row('received', 3),
        row('brought-forward', 3),
        row('disclosed', 2, results),
        row('partly-disclosed', 2),
        ...groups,
        row('concluded', 2),
        row('carried-forward', 3),
      ],
    ],
  };
}

function laidTable4(figure: Figure): LaidTable {
  const columns = [...remedyResultKeys, 'total'] as const;
  const labels = { ...remedyResults, total: '总计' };
  const heads = (rows: number): LaidRow =>
    columns.map((column) => cell(labels[column], { rows, scope: 'col' }));
  return {
    label: '政府信息公开行政复议、行政诉讼情况表',
    widths: table4BlockKeys.flatMap(() => columns.map(() => 10.4)),
    head: [
      [
        cell(table4Blocks.reconsideration, { columns: 5, scope: 'colgroup' }),
        cell('行政诉讼', { columns: 10, scope: 'colgroup' }),
      ],
      [
        ...heads(2),
        cell(table4Blocks['litigation-direct'], { columns: 5, scope: 'colgroup' }),
        cell(table4Blocks['litigation-after-reconsideration'], { columns: 5, scope: 'colgroup' }),
      ],
      [...heads(1), ...heads(1)],
    ],
    bodies: [
      [
        table4BlockKeys.flatMap((block) =>
          columns.map((column) => figure(`table4.${block}.${column}`)),
        ),
      ],
    ],
  };
}
