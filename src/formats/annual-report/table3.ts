// Table 3 out of any layout: a row is what stands behind its label, up to the next one.

import { table3Columns, type Table3RowRead, table3Rows } from '../../rules/annual-report/form.ts';
import { reconcileTable3 } from '../../rules/annual-report/reconcile-table3.ts';
import type { Mark } from '../../rules/annual-report/printed.ts';
import { type Block, type GridCell, squeeze } from './blocks.ts';
import { type FusedTable, isFused, readFusedTable3 } from './fused.ts';
import { isGroupLabel, table3RowOf } from './labels.ts';
import { attribute, figuresOf, type RawRow } from './lost-cells.ts';
import { asInTheForm } from './table3-shapes.ts';
import { asFigure, type Item, itemsOf, rowItems } from './zone.ts';

export type CellReading = readonly [place: string, value: number | null, mark: Mark];

type ValueItem = Extract<Item, { kind: 'value' }>;

export function readTable3(blocks: readonly Block[]): FusedTable {
  const lines = blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []));
  if (lines.some(isFused)) return readFusedTable3(lines.join(' '));
  return { cells: readRows(asInTheForm(blocks)), choices: [] };
}

function readRows(blocks: readonly Block[]): readonly CellReading[] {
  const rows = collect(blocks);
  const divided = rows.has('not-supplemented') || rows.has('fee-unpaid');
  if (divided) rows.delete('otherwise-concluded');
  else rows.delete('other');
  const order: readonly Table3RowRead[] = [
    ...table3Rows.slice(0, -2),
    'otherwise-concluded',
    ...table3Rows.slice(-2),
  ];
  const known = order.flatMap((row) => {
    const raw = rows.get(row);
    return raw === undefined ? [] : [raw];
  });
  // Labels without one figure are a list of contents or of indicators, not a table, unless the whole
  // form is there.
  if (known.every((row) => figuresOf(row).length === 0) && known.length < 15) return [];
  if (isScrambled(known)) return unreadable(known);
  const readings = attribute(known).flatMap(({ row, cells }) =>
    table3Columns.map((column, i): CellReading => {
      const [value, mark] = cells[i] ?? [null, 'blank'];
      return [`table3.${row}.${column}`, value, mark];
    }),
  );
  return withDoubts(readings);
}

/** Some converters print all labels of a page and then all its figures: then no row is its own. */
function isScrambled(rows: readonly RawRow[]): boolean {
  return rows.some((row) => figuresOf(row).length > 9);
}

function unreadable(rows: readonly RawRow[]): readonly CellReading[] {
  return rows.flatMap(({ row }) =>
    table3Columns.map((column): CellReading => [`table3.${row}.${column}`, null, 'ambiguous']),
  );
}

/**
 * Where blanks were lost, figures were put into columns by convention. If the columns then fail to add
 * up although every row does and the totals do, the convention was no safe guide: these cells are
 * ambiguous, and the columns prove nothing against the report.
 */
function withDoubts(readings: readonly CellReading[]): readonly CellReading[] {
  if (!readings.some(([, , mark]) => mark === 'inferred')) return readings;
  const cells = new Map(readings.map(([place, value]) => [place, value]));
  const marks = new Map(readings.map(([place, , mark]) => [place, mark]));
  const findings = reconcileTable3({ cells, marks });
  const failing = new Set(
    findings.filter((f) => f.rule !== 'T3-ROW').map((f) => f.where.split('.').at(-1) ?? ''),
  );
  const rowsFit = findings.every((f) => f.rule !== 'T3-ROW') && !failing.has('total');
  const doubted = (column: string): boolean => {
    if (column === 'total') return false;
    if (column === 'natural-person') return rowsFit && failing.has(column);
    return [...failing].some((c) => c !== 'total' && (rowsFit || c !== 'natural-person'));
  };
  const lost = new Set(readings.filter((r) => r[2] === 'inferred').map(([place]) => rowIn(place)));
  return readings.map(([place, value, mark]) => {
    const isLost = mark !== 'read' && lost.has(rowIn(place));
    return [place, value, isLost && doubted(place.split('.').at(-1) ?? '') ? 'ambiguous' : mark];
  });
}

function collect(blocks: readonly Block[]): Map<Table3RowRead, RawRow> {
  const rows = new Map<Table3RowRead, RawRow>();
  let current: Table3RowRead | null = null;
  let seen = false;
  const add = (row: Table3RowRead, values: readonly ValueItem[]): void => {
    const held = rows.get(row);
    if (held === undefined) rows.set(row, { row, values: [...values] });
    else held.values.push(...values);
  };
  const isFilled = (row: Table3RowRead | null): boolean =>
    row !== null && (rows.get(row)?.values.length ?? 0) > 0;
  for (const block of blocks) {
    for (const items of block.kind === 'table' ? tableRows(block.rows) : [itemsOf(block)]) {
      let closed = false;
      if (block.kind === 'table' && isFilled(current) && isForeign(items)) continue;
      for (const item of items) {
        if (item.kind === 'text') {
          const row = rowOf(item.text, current, seen);
          if (row !== null) {
            // A second print of a row (a comparison, a list of indicators) changes nothing.
            closed = (rows.get(row)?.values.length ?? 0) > 0;
            current = row;
            seen = true;
            if (!closed) add(row, []);
          } else if (isGroupLabel(item.text)) current = null;
        } else if (item.kind === 'value' && current !== null && !closed) add(current, [item]);
      }
      if (closed) current = null;
    }
  }
  return rows;
}

/** 总计 and 其他 are columns too: as rows they come with their numeral, or in their place. */
function rowOf(text: string, current: Table3RowRead | null, seen: boolean): Table3RowRead | null {
  const row = table3RowOf(text);
  if (row !== null) return row;
  const label = squeeze(text);
  if (current === 'fee-unpaid' && /^其[他它]$/.test(label)) return 'other';
  const afterLast = current === 'other' || current === 'otherwise-concluded';
  return seen && afterLast && /^(总计|合计)$/.test(label) ? 'concluded' : null;
}

/**
 * Rows of a grid as streams. A cell that only reaches over is not repeated, and empty cells left of the
 * label stand for a heading above, not for figures. Behind the label a word is a figure nobody can read.
 */
function tableRows(rows: readonly (readonly GridCell[])[]): readonly (readonly Item[])[] {
  return rows.map((row) => {
    const items = rowItems(row);
    const label = items.findLastIndex((i) => i.kind === 'text' && table3RowOf(i.text) !== null);
    const first = items.findIndex((item) => item.kind === 'text');
    const marked =
      label === -1 ? items : items.map((i, x) => (x > label && !isGroup(i) ? asFigure(i) : i));
    return first === -1 ? marked : marked.slice(first);
  });
}

function isGroup(item: Item): boolean {
  return item.kind === 'text' && isGroupLabel(item.text);
}

function isOfTheForm(text: string): boolean {
  return table3RowOf(text) !== null || isGroupLabel(text) || /^(总计|合计|其[他它])$/.test(text);
}

/** A row of a site's own (`办理结果占比`) has a label that is none of the form's, and figures. */
function isForeign(items: readonly Item[]): boolean {
  const labels = items.flatMap((item) => (item.kind === 'text' ? [squeeze(item.text)] : []));
  return (
    labels.length > 0 && !labels.some(isOfTheForm) && items.some(({ kind }) => kind === 'value')
  );
}

function rowIn(place: string): string {
  return place.split('.')[1] ?? '';
}
