// Which column a figure fills. Seven values fill the seven columns. Where blank cells were lost on the
// way, columns are inferred from position on the line or from the arithmetic of the row.

import { table3Columns, type Table3RowRead } from '../../rules/annual-report/form.ts';
import type { Mark } from '../../rules/annual-report/printed.ts';
import type { Item } from './zone.ts';

type ValueItem = Extract<Item, { kind: 'value' }>;
type MarkedCell = readonly [value: number | null, mark: Mark];

export interface RawRow {
  readonly row: Table3RowRead;
  readonly values: ValueItem[];
}

export interface AttributedRow {
  readonly row: Table3RowRead;
  readonly cells: readonly MarkedCell[];
}

const width = table3Columns.length;
/** No organ has received more in a year. */
const mostRequests = 1_000_000;

/** The figures of a row, without its blanks. */
export function figuresOf({ values }: RawRow): readonly ValueItem[] {
  return values.filter((v) => v.value !== null || v.unreadable);
}

export function attribute(rows: readonly RawRow[]): readonly AttributedRow[] {
  const context = {
    centres: columnCentres(rows),
    totalPrinted: printsTotals(rows),
    blanksKept: rows.some((row) => hasInnerBlank(row.values)),
  };
  return rows.map((row) => ({ row: row.row, cells: cellsOf(row, context) }));
}

interface Context {
  readonly centres: readonly number[] | null;
  readonly totalPrinted: boolean;
  /** Somewhere a blank stands before a figure: then blanks were not lost, here or elsewhere. */
  readonly blanksKept: boolean;
}

function cellsOf(row: RawRow, context: Context): readonly MarkedCell[] {
  const { values } = row;
  const figures = figuresOf(row);
  if (figures.length === 0) return blankRow();
  if (values.length === width) return values.map(read);
  if (values.length > width && figures.length === width) return figures.map(read);
  // What spans several columns leaves empty cells at the end of its row.
  const trimmed = values.slice(0, values.findLastIndex((v) => figures.includes(v)) + 1);
  if (trimmed.length >= width) return whole(trimmed);
  if (values.length > width && context.blanksKept) {
    return blankRow().map((cell, i) => (trimmed[i] === undefined ? cell : read(trimmed[i])));
  }
  return (
    byPosition(figures, context.centres) ??
    runTogether(figures) ??
    byOrder(figures, context.totalPrinted)
  );
}

function blankRow(): readonly MarkedCell[] {
  return Array.from({ length: width }, (): MarkedCell => [null, 'blank']);
}

function hasInnerBlank(values: readonly ValueItem[]): boolean {
  if (values.length <= width) return false;
  const last = values.findLastIndex((v) => v.value !== null);
  return values.slice(0, Math.max(0, last)).some((v) => v.value === null && !v.unreadable);
}

/** Seven values, or one more when a page number has slipped in: then the seven whose sum is right. */
function whole(values: readonly ValueItem[]): readonly MarkedCell[] {
  for (let skip = 0; values.length === width + 1 && skip <= width; skip += 1) {
    const seven = values.filter((_, i) => i !== skip);
    if (sumFits(seven)) return seven.map(read);
  }
  return values.slice(0, width).map(read);
}

function read(item: ValueItem): MarkedCell {
  if (item.unreadable) return [null, 'ambiguous'];
  return item.value === null ? [null, 'blank'] : [item.value, 'read'];
}

function sumFits(values: readonly ValueItem[]): boolean {
  const numbers = values.map((v) => v.value ?? 0);
  return numbers.slice(0, -1).reduce((a, b) => a + b, 0) === numbers.at(-1);
}

/** Where columns are set with spaces: the middles of the columns, from the rows that fill all seven. */
function columnCentres(rows: readonly RawRow[]): readonly number[] | null {
  const full = rows.filter((r) => r.values.length === width && r.values.every((v) => v.x !== null));
  if (full.length < 3) return null;
  return table3Columns.map((_, i) => {
    const xs = full.map((r) => r.values[i]?.x ?? 0).toSorted((a, b) => a - b);
    return xs[Math.floor(xs.length / 2)] ?? 0;
  });
}

function byPosition(
  values: readonly ValueItem[],
  centres: readonly number[] | null,
): readonly MarkedCell[] | null {
  if (centres === null) return null;
  const cells = [...blankRow()];
  for (const item of values) {
    if (item.x === null) return null;
    const x = item.x;
    const distances: readonly number[] = centres.map((centre) => Math.abs(centre - x));
    const column = distances.indexOf(Math.min(...distances));
    if (cells[column]?.[1] !== 'blank') return null;
    cells[column] = item.unreadable ? [null, 'ambiguous'] : [item.value, 'inferred'];
  }
  return cells;
}

/**
 * Of the values left of a row the first is 自然人 and the last 总计; those between fill the other
 * columns in order. Where the table does not print totals, or a single value is left, it cannot be
 * told.
 */
function byOrder(values: readonly ValueItem[], totalPrinted: boolean): readonly MarkedCell[] {
  const certain = totalPrinted && values.length > 1;
  const cells = [...blankRow()];
  values.forEach((item, i) => {
    const column = i === values.length - 1 && values.length > 1 ? width - 1 : i;
    const mark = certain && !item.unreadable ? 'inferred' : 'ambiguous';
    cells[column] = [item.value, item.value === null && mark === 'inferred' ? 'blank' : mark];
  });
  return cells;
}

/**
 * Columns set close run two figures into one. Where the row adds up once one of its figures is cut in
 * two, that is what happened: seven figures then fill the columns. Fewer may add up by chance, unless
 * the figure is larger than any count of requests; then it is not told apart.
 */
function runTogether(figures: readonly ValueItem[]): readonly MarkedCell[] | null {
  if (figures.length >= width || figures.length < 2 || sumFits(figures)) return null;
  const values = figures.map(({ value }) => value ?? 0);
  for (const [i, value] of values.entries()) {
    const digits = String(value);
    for (let at = 1; at < digits.length; at += 1) {
      const two = [Number(digits.slice(0, at)), Number(digits.slice(at))];
      const cut = [...values.slice(0, i), ...two, ...values.slice(i + 1)];
      if (digits[at] === '0' && digits.length > at + 1) continue;
      if (cut.slice(0, -1).reduce((a, b) => a + b, 0) !== cut.at(-1)) continue;
      if (cut.length === width) return cut.map((n): MarkedCell => [n, 'inferred']);
      if (value > mostRequests) return blankRow().map((): MarkedCell => [null, 'ambiguous']);
    }
  }
  return null;
}

/** Whether the last value of a row is its total, judged over the rows that lost cells. */
function printsTotals(rows: readonly RawRow[]): boolean {
  const partial = rows.map(figuresOf).filter((v) => v.length > 1 && v.length < width);
  return partial.filter(sumFits).length >= partial.length * 0.6;
}
