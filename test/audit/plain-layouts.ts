// Reports as text that programs make of pages: grids of tabs, commas and spaces, turned or cut, one cell
// a line without a mark, everything run together.

import {
  columnsOf,
  emptied,
  formGrids,
  type Grid,
  type Rectangle,
  repeated,
  unspanned,
} from './form-grids.ts';
import type { SoundReport } from './ledgers.ts';
import { assemble, type Layout } from './printed-form.ts';

const plain = (line: string): string => line;

function lined(
  draw: (grid: Grid) => string,
  join = '\n',
  change: (tables: Record<2 | 3 | 4, string>, report: SoundReport) => Record<2 | 3 | 4, string> = (t) => t,
): Layout {
  return (report) => {
    const grids = formGrids(report);
    const tables = { 2: draw(grids[2]), 3: draw(grids[3]), 4: draw(grids[4]) };
    return assemble(report, join, plain, change(tables, report));
  };
} // prettier-ignore

const rowsOf =
  (rectangle: (grid: Grid) => Rectangle, gap: string) =>
  (grid: Grid): string =>
    rectangle(grid)
      .map((row) => row.join(gap))
      .join('\n');

/** Copied out of a browser: a row a line, its own cells parted by tabs. */
export const copied: Layout = lined(rowsOf(unspanned, '\t'));
/** Out of a spreadsheet: a tab for every place that a cell covers. */
export const spreadsheet: Layout = lined(rowsOf(emptied, '\t'));
export const tabsFilled: Layout = lined(rowsOf(repeated, '\t'));
export const spaces: Layout = lined(rowsOf(unspanned, ' '));
export const wideSpaces: Layout = lined(rowsOf(unspanned, '　'));
/** Two spaces, the covered places left out, page ends between. */
export const doubleSpaces: Layout = lined(rowsOf(unspanned, '  '), '\n', (tables) => ({
  ...tables,
  3: tables[3].replace('（四）无法提供', '\f\n— 8 —\n（四）无法提供'),
}));

const quoted = (text: string): string =>
  /[,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
/** Values parted by commas. */
export const commas: Layout = lined((grid) =>
  emptied(grid)
    .map((row) => row.map(quoted).join(','))
    .join('\n'),
);

/** Drawn with box characters, as old programs and terminals do. */
export const boxes: Layout = lined((grid) =>
  ['┌───┬───┐', ...emptied(grid).map((row) => `│ ${row.join(' │ ')} │`), '└───┴───┘'].join(
    '\n├───┼───┤\n',
  ),
);

/** A table of a converter with its border of plus signs. */
export const plusBorders: Layout = lined((grid) =>
  ['', ...emptied(grid).map((row) => `| ${row.join(' | ')} |`), ''].join(
    '\n+------+------+------+\n',
  ),
);

/** One cell a line, long labels folded, nothing between. */
export const foldedLines: Layout = lined((grid) =>
  unspanned(grid)
    .flat()
    .flatMap((text) => (text.length > 12 ? [text.slice(0, 11), text.slice(11)] : [text]))
    .join('\n'),
);

/** Labels numbered by lists, figures behind a colon. */
export const colons: Layout = lined(rowsOf(unspanned, ' '), '\n', (tables, report) => ({
  ...tables,
  2: tables[2].replaceAll(/^(\S+) ([\d.]+)$/gm, '$1：$2'),
  4: ['行政复议', '未经复议直接起诉', '复议后起诉']
    .map((name, i) => {
      const values = (formGrids(report)[4][3] ?? []).slice(i * 5, i * 5 + 5).map((c) => c.text);
      const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
      return [name, ...heads.map((head, x) => `${head}：${values[x]}`)].join('\n');
    })
    .join('\n'),
}));

const joined = (grid: Grid): string => unspanned(grid).flat().join('');

/** Nothing between the cells at all. */
export const runTogether: Layout = (report) => {
  const grids = formGrids(report);
  const tables = { 2: joined(grids[2]), 3: joined(grids[3]), 4: joined(grids[4]) };
  return assemble(report, '', plain, tables);
};

const md = (rows: Rectangle): string =>
  rows
    .map((row, i) => `| ${row.join(' | ')} |${i === 0 ? `\n|${'---|'.repeat(row.length)}` : ''}`)
    .join('\n');

/** Two halves of Table 3 in Markdown, labels in both. */
export const markdownHalves: Layout = (report) => {
  const grids = formGrids(report);
  const whole = repeated(grids[3]).map((row) => row.slice(2));
  return assemble(report, '\n\n', (line, kind) => (kind === 'part' ? `## ${line}` : line), {
    2: md(repeated(grids[2])),
    3: [columnsOf(whole, 1, 1, 4), columnsOf(whole, 1, 4, 8)].map(md).join('\n\n'),
    4: md(repeated(grids[4])),
  });
};
