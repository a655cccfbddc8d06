// A table of a text as both printers take it: a whole grid, whatever its cells say of their spans, and columns as wide
// as what stands in them.

import { spanOf } from '../../rules/body/body-form.ts';
import {
  classesOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
} from '../../rules/body/html-tree.ts';
import { page, widthInEms } from './gbt9704.ts';
import { plainLines } from './plain-text.ts';
import type { PrintedCell, PrintedTable } from './printed-report.ts';

interface Placed {
  readonly cell: PrintedCell;
  readonly at: number;
}

export function printedBodyTable(
  table: HtmlElement,
  textOf: (node: HtmlNode) => string,
): PrintedTable | undefined {
  const rows = rowsOf(table);
  const { placed, columns } = place(rows, textOf);
  if (columns === 0) return undefined;
  const heads = rows.findIndex((row) => !cellsOf(row).every(({ tag }) => tag === 'th'));
  const count = Math.max(0, heads);
  const reaches = placed
    .slice(0, count)
    .some((row, i) => row.some(({ cell }) => i + cell.rows > count));
  return {
    widths: widthsOf(placed, columns),
    size: columns > 8 ? 8 : 10.5,
    headRows: reaches ? 0 : count,
    rows: placed.map((row) => row.map(({ cell }) => cell)),
  };
}

function rowsOf(table: HtmlElement): readonly HtmlElement[] {
  return table.children.flatMap((child) =>
    isElement(child, 'thead', 'tbody', 'tfoot')
      ? child.children.filter((row) => isElement(row, 'tr'))
      : isElement(child, 'tr')
        ? [child]
        : [],
  );
}

function cellsOf(row: HtmlElement): readonly HtmlElement[] {
  return row.children.filter((cell) => isElement(cell, 'td', 'th'));
}

/** Spans end where something else stands or the table does; what is missing is an empty cell. */
function place(rows: readonly HtmlElement[], textOf: (node: HtmlNode) => string) {
  const taken = rows.map(() => new Set<number>());
  const placed = rows.map((row, y): Placed[] => {
    let x = 0;
    return cellsOf(row).map((node) => {
      while (taken[y]?.has(x) === true) x += 1;
      const at = x;
      let columns = 1;
      const wanted = spanOf(node, 'colspan');
      while (columns < wanted && taken[y]?.has(at + columns) !== true) columns += 1;
      const deep = Math.min(spanOf(node, 'rowspan'), rows.length - y);
      for (const covered of taken.slice(y, y + deep)) {
        for (let i = at; i < at + columns; i += 1) covered.add(i);
      }
      x = at + columns;
      return { at, cell: cellFrom(node, columns, deep, textOf) };
    });
  });
  const columns = Math.max(0, ...taken.map((row) => Math.max(-1, ...row) + 1));
  const whole = placed.map((row, y) => {
    const missing = Array.from({ length: columns }, (_, x) => x).filter(
      (x) => taken[y]?.has(x) !== true,
    );
    return [...row, ...missing.map((at) => ({ at, cell: emptyCell }))].toSorted(
      (a, b) => a.at - b.at,
    );
  });
  return { placed: whole, columns };
}

const emptyCell: PrintedCell = { lines: [''], columns: 1, rows: 1, align: 'left' };

function cellFrom(
  node: HtmlElement,
  columns: number,
  rows: number,
  textOf: (node: HtmlNode) => string,
): PrintedCell {
  const lines = plainLines(textOf(node));
  const isCentred = node.tag === 'th' || classesOf(node).includes('centre');
  return {
    lines: lines.length === 0 ? [''] : lines,
    columns,
    rows,
    align: isCentred ? 'center' : 'left',
  };
}

/** Long columns get more of the line, short ones enough for a few characters. */
function widthsOf(placed: readonly (readonly Placed[])[], columns: number): readonly number[] {
  const weights = Array.from({ length: columns }, () => 3);
  for (const { at, cell } of placed.flat()) {
    if (cell.columns > 1) continue;
    const longest = Math.max(...cell.lines.map(widthInEms));
    weights[at] = Math.max(weights[at] ?? 3, Math.min(20, longest));
  }
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.round((page.area.width * weight * 10) / sum) / 10);
}
