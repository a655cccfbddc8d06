// Table 4 out of any layout: three blocks of five figures.

import {
  remedyResultKeys,
  remedyResults,
  type Table4Block,
  table4BlockKeys,
} from '../../rules/annual-report/form.ts';
import { type Block, type GridCell, squeeze, type TableBlock } from './blocks.ts';
import { type FusedTable, readFusedTable4 } from './fused.ts';
import type { CellReading } from './table3.ts';
import { headerMark } from './text.ts';
import { asFigure, type Item, itemsOf, rowItems } from './zone.ts';

type ValueItem = Extract<Item, { kind: 'value' }>;

const columns = [...remedyResultKeys, 'total'] as const;
type Column = (typeof columns)[number];

const places = table4BlockKeys.flatMap((block) => columns.map((c) => `table4.${block}.${c}`));
const width = places.length;

const subLabels: Readonly<Record<string, Column>> = {
  ...Object.fromEntries(remedyResultKeys.map((key) => [remedyResults[key], key])),
  总计: 'total',
  合计: 'total',
};

function subLabelOf(text: string): Column | null {
  return subLabels[squeeze(text)] ?? null;
}

function blockOf(text: string): Table4Block | null {
  const label = squeeze(text);
  if (/未经复议/.test(label)) return 'litigation-direct';
  if (/复议后/.test(label)) return 'litigation-after-reconsideration';
  return /^行政复议(情况)?$/.test(label.replace(/^[#一二三(]*[、)]?/, ''))
    ? 'reconsideration'
    : null;
}

export function readTable4(blocks: readonly Block[]): FusedTable {
  const byColumn = fromGrids(blocks);
  const readings = byColumn.size > 0 ? byColumn : fromStream(blocks);
  if (readings.size === 0) {
    return readFusedTable4(blocks.map((b) => (b.kind === 'line' ? b.text : '')).join(' '));
  }
  const cells = table4BlockKeys.flatMap((block) => {
    const found = columns.map((column) => readings.get(`table4.${block}.${column}`));
    // A block cut off by the edge of the page is not in the file.
    return found.every((cell) => cell !== undefined) ? found : [];
  });
  return { cells, choices: [] };
}

// ── Grids: each column knows its heads ─────────────────────────────────────────────────────────

function fromGrids(blocks: readonly Block[]): ReadonlyMap<string, CellReading> {
  const readings = new Map<string, CellReading>();
  let context: Table4Block | null = null;
  for (const block of blocks) {
    if (block.kind === 'line') context = blockOf(block.text) ?? context;
    else if (block.kind === 'table') context = readGrid(block, context, readings);
  }
  return readings;
}

function readGrid(
  { rows, exact }: TableBlock,
  context: Table4Block | null,
  readings: Map<string, CellReading>,
): Table4Block | null {
  const first = rows.findIndex((row) => rowItems(row).some(isFigure));
  const heads = rows.slice(0, first === -1 ? rows.length : first);
  const data = first === -1 ? undefined : rows[first];
  for (const row of heads) {
    const named = new Set(row.map((cell) => blockOf(cell.text.replace(headerMark, ''))));
    named.delete(null);
    if (named.size === 1) context = [...named][0] ?? context;
  }
  const items = data === undefined ? [] : figureItems(data).filter((i) => i.kind === 'value');
  if (items.length >= width) {
    // All fifteen: rows of bars or tabs have lost the spans of their heads, not the order.
    const whole = exact && items.length === width ? items : aligned(items);
    for (const [place, cell] of whole === null ? unplaced('ambiguous') : inOrder(whole, width)) {
      if (!readings.has(place)) readings.set(place, cell);
    }
    return context;
  }
  // Each figure has its heads above it, or beside it where blocks or results stand under each other.
  for (const row of first === -1 ? [] : rows.slice(first)) {
    const beside: string[] = [];
    context = row.map(({ text }) => blockOf(text)).findLast((b) => b !== null) ?? context;
    row.forEach((cell, x) => {
      const [value] = figureItems([{ ...cell, origin: true }]);
      if (value?.kind !== 'value') return void beside.push(cell.text);
      const named = [
        ...heads.map((head) => head[x]?.text.replace(headerMark, '') ?? ''),
        ...beside,
      ];
      const column = named.map(subLabelOf).findLast((label) => label !== null);
      const block = named.map(blockOf).findLast((b) => b !== null) ?? context;
      if (column === undefined || column === null || block === null) return;
      const place = `table4.${block}.${column}`;
      if (!readings.has(place)) readings.set(place, reading(place, value));
    });
  }
  return context;
}

function figureItems(row: readonly GridCell[]): readonly Item[] {
  return rowItems(row).map((item) => {
    const isLabel = item.kind === 'text' && (subLabelOf(item.text) ?? blockOf(item.text)) !== null;
    return isLabel ? item : asFigure(item);
  });
}

function isFigure(item: Item): boolean {
  return item.kind === 'value' && (item.value !== null || item.unreadable);
}

function reading(place: string, item: ValueItem): CellReading {
  if (item.unreadable) return [place, null, 'ambiguous'];
  return [place, item.value, item.value === null ? 'blank' : 'read'];
}

// ── Streams: heads first, figures in their order ───────────────────────────────────────────────

function fromStream(blocks: readonly Block[]): ReadonlyMap<string, CellReading> {
  const readings = new Map<string, CellReading>();
  const heads: Column[] = [];
  const values: ValueItem[] = [];
  let context: Table4Block | null = null;
  let pending: Column | null = null;
  let headsInRow = 0;
  for (const item of blocks.flatMap(itemsOf)) {
    if (item.kind === 'text') {
      const column = subLabelOf(item.text);
      // Empty cells before a head fill its own row.
      if (!values.some(isFigure)) values.length = 0;
      const isPairs = readings.size === values.length;
      if (values.length > 0 && values.length === heads.length && !isPairs) break;
      context = blockOf(item.text) ?? context;
      pending = column;
      headsInRow = column === null ? 0 : headsInRow + 1;
      if (column !== null) heads.push(column);
    } else if (item.kind === 'value') {
      // A list of pairs (结果维持 27 结果纠正 10 …) names each figure; a table names them all first.
      if (pending !== null && context !== null && values.length === heads.length - 1) {
        const place = `table4.${context}.${pending}`;
        if (!readings.has(place)) readings.set(place, reading(place, item));
      }
      values.push(item);
    }
  }
  const isList = readings.size > 5 && readings.size === values.length;
  if (isList) return readings;
  const figures = values.filter(isFigure);
  if (heads.length < width && figures.length > 0 && figures.length === heads.length) {
    return inOrder(figures, heads.length);
  }
  if (values.length < width) return inOrder(values, heads.length);
  const whole = aligned(values, Math.max(0, width - headsInRow));
  return whole === null ? unplaced('ambiguous') : inOrder(whole, width);
}

/**
 * The fifteen cells among empty ones that fill up rows. Where all are figures, these; else those behind
 * the empty cells that fill the row of the heads, or the one place at which every block adds up.
 * `null` where that leaves a choice.
 */
function aligned(values: readonly ValueItem[], padding = 0): readonly ValueItem[] | null {
  const figures = values.filter(isFigure);
  if (figures.length === width) return figures;
  if (figures.length === 0) return values.slice(0, width);
  const first = values.findIndex(isFigure);
  const last = values.findLastIndex(isFigure);
  const starts: number[] = [];
  for (let start = 0; start + width <= values.length; start += 1) {
    if (start <= first && last < start + width) starts.push(start);
  }
  const fits = (start: number): boolean => blocksFit(values.slice(start, start + width));
  // Blanks among the figures show that blanks were kept; then a sum that fails is the report's own.
  const hasInner = values.slice(first, last).some((v) => !isFigure(v));
  const expected = values.length === width ? 0 : padding;
  const isExpected = starts.includes(expected) && (hasInner || fits(expected));
  const fitting = isExpected ? [expected] : starts.filter(fits);
  const [start] = fitting;
  return start === undefined || fitting.length > 1 ? null : values.slice(start, start + width);
}

function blocksFit(values: readonly ValueItem[]): boolean {
  return [0, 5, 10].every((from) => {
    const block = values.slice(from, from + 5).map((v) => v.value ?? 0);
    return block.slice(0, 4).reduce((a, b) => a + b, 0) === block[4];
  });
}

/** Figures under heads that came first: the whole table, or as many columns as the page shows. */
function inOrder(values: readonly ValueItem[], heads: number): ReadonlyMap<string, CellReading> {
  const whole = values.length >= places.length;
  if (whole || (values.length > 0 && values.length === heads)) {
    return new Map(
      places.slice(0, values.length).flatMap((place, i) => {
        const item = values[i];
        return item === undefined ? [] : [[place, reading(place, item)] as const];
      }),
    );
  }
  // Blank cells were lost: where none is left all are blank, else nothing tells which are filled.
  if (heads < places.length) return new Map();
  return unplaced(values.length === 0 ? 'blank' : 'ambiguous');
}

function unplaced(mark: 'blank' | 'ambiguous'): ReadonlyMap<string, CellReading> {
  return new Map(places.map((place) => [place, [place, null, mark] as const]));
}
