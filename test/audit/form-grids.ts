// The three tables of the form as grids of cells with their spans, and what converters make of grids.

import {
  table2Blocks2019,
  type Table2Read2019,
  table3RowLabels,
  table3Rows,
  type Table3Row,
} from '../../src/rules/annual-report/form.ts';
import { outcomes, outcomesOf, type Outcome } from '../../src/rules/outcomes.ts';
import { type SoundReport, undivided } from './ledgers.ts';
import { figures, groupOf, table2Lines, table4Figures } from './printed-form.ts';

export interface FormCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

export type Grid = readonly (readonly FormCell[])[];
/** Every place of a rectangle. */
export type Rectangle = readonly (readonly string[])[];

/** How a figure is printed: with separators, full-width, as a dash. */
export type Print = (figure: string) => string;

const asIs: Print = (figure) => figure;

export const cell = (text: string, columns = 1, rows = 1): FormCell => ({ text, columns, rows });

const sub = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const kinds = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const sumNote = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

export function formGrids(report: SoundReport, print: Print = asIs): Record<2 | 3 | 4, Grid> {
  return { 2: grid2(report, print), 3: grid3(report, print), 4: grid4(report, print) };
}

export function grid2(report: SoundReport, print: Print): Grid {
  const { trial } = report;
  if (trial !== undefined) return trialGrid2(trial, print);
  return table2Lines(report.table2).flatMap(({ head, columns, rows }) => [
    [cell(head, 4)],
    spread(columns),
    ...rows.map(([label, ...values]) => spread([label, ...values.map(print)])),
  ]);
}

function trialGrid2(trial: Table2Read2019, print: Print): Grid {
  return table2Blocks2019.flatMap(({ head, columns, rows }) => [
    [cell(head, 4)],
    spread(['信息内容', ...Object.values(columns)]),
    ...Object.entries(rows).map(([row, label]) =>
      spread([label, ...Object.values(trial[row] ?? {}).map((figure) => print(String(figure)))]),
    ),
  ]);
}

/** A block of a single figure has it reach over the columns of the others. */
function spread(texts: readonly string[]): readonly FormCell[] {
  const [first = '', ...rest] = texts;
  return [cell(first), ...rest.map((text) => cell(text, rest.length === 1 ? 3 : 1))];
}

export const heads3: Grid = [
  [cell(sumNote, 3, 3), cell('申请人情况', 7)],
  [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
  kinds.map((kind) => cell(kind)),
];

export function grid3(report: SoundReport, print: Print): Grid {
  return [...heads3, ...rows3(report, print)];
}

function rows3(report: SoundReport, print: Print): Grid {
  const isTrial = report.trial !== undefined;
  return table3Rows.flatMap((row): Grid => {
    if (isTrial && row === 'not-supplemented') return [undividedRow(report, print)];
    if (isTrial && (row === 'fee-unpaid' || row === 'other')) return [];
    const group = groupOf(row);
    const size = group === null ? 1 : outcomesOf(outcomes[row as Outcome].group).length;
    const isFirst = group !== null && outcomesOf(outcomes[row as Outcome].group)[0] === row;
    return [
      [
        ...(row === 'disclosed' ? [cell('三、本年度办理结果', 1, isTrial ? 20 : 22)] : []),
        ...(isFirst ? [cell(group, 1, size)] : []),
        cell(table3RowLabels[row], group === null ? labelWidth(row) : 1),
        ...figures(report, row).map((figure) => cell(print(figure))),
      ],
    ];
  });
}

function undividedRow(report: SoundReport, print: Print): readonly FormCell[] {
  const values = Object.values(undivided(report)).map((n) => cell(print(String(n))));
  return [cell('（六）其他处理', 2), ...values];
}

function labelWidth(row: Table3Row): number {
  return row === 'disclosed' || row === 'partly-disclosed' || row === 'concluded' ? 2 : 3;
}

export function grid4(report: SoundReport, print: Print): Grid {
  return [
    [cell('行政复议', 5), cell('行政诉讼', 10)],
    [...sub.map((text) => cell(text, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
    [...sub, ...sub].map((text) => cell(text)),
    table4Figures(report).map((figure) => cell(print(figure))),
  ];
}

// ── What becomes of merged cells ───────────────────────────────────────────────────────────────

/** Every place that a cell covers: its text at the first, and at the others what `over` says. */
export function unrolled(grid: Grid, over: (text: string) => string): Rectangle {
  const places: string[][] = grid.map(() => []);
  grid.forEach((row, y) => {
    const line = places[y] ?? [];
    let x = 0;
    for (const { text, columns, rows } of row) {
      while (line[x] !== undefined) x += 1;
      for (let dy = 0; dy < rows && y + dy < grid.length; dy += 1) {
        const below = places[y + dy] ?? [];
        for (let dx = 0; dx < columns; dx += 1) {
          below[x + dx] = dx === 0 && dy === 0 ? text : over(text);
        }
      }
    }
  });
  return places;
}

export const repeated = (grid: Grid): Rectangle => unrolled(grid, (text) => text);
export const emptied = (grid: Grid): Rectangle => unrolled(grid, () => '');
/** The cells of a row one behind the other, whatever they reached over. */
export const unspanned = (grid: Grid): Rectangle => grid.map((row) => row.map(({ text }) => text));

export function transposed(rows: Rectangle): Rectangle {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, x) => rows.map((row) => row[x] ?? ''));
}

/** Columns `from` up to `to` beside the first `labels` columns. */
export function columnsOf(rows: Rectangle, labels: number, from: number, to: number): Rectangle {
  return rows.map((row) => [...row.slice(0, labels), ...row.slice(from, to)]);
}
