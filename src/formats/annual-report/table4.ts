// Table 4 out of any layout: three blocks of five figures.

import {
  remedyResultKeys,
  remedyResults,
  type Table4Block,
  table4BlockKeys,
} from '../../rules/annual-report/form.ts';
import { type Block, squeeze, type TableBlock } from './blocks.ts';
import { readFusedTable4 } from './fused.ts';
import type { CellReading } from './table3.ts';
import { headerMark } from './text.ts';
import { type Item, itemsOf, rowItems } from './zone.ts';

type ValueItem = Extract<Item, { kind: 'value' }>;

const columns = [...remedyResultKeys, 'total'] as const;
type Column = (typeof columns)[number];

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

export function readTable4(blocks: readonly Block[]): readonly CellReading[] {
  const byColumn = fromGrids(blocks);
  const readings = byColumn.size > 0 ? byColumn : fromStream(blocks);
  if (readings.size === 0) {
    return readFusedTable4(blocks.map((b) => (b.kind === 'line' ? b.text : '')).join(' '));
  }
  return table4BlockKeys.flatMap((block) => {
    const cells = columns.map((column) => readings.get(`table4.${block}.${column}`));
    // A block cut off by the edge of the page is not in the file.
    return cells.every((cell) => cell !== undefined) ? cells : [];
  });
}

// ── Grids: each column knows its heads ─────────────────────────────────────────────────────────

function fromGrids(blocks: readonly Block[]): ReadonlyMap<string, CellReading> {
  const readings = new Map<string, CellReading>();
  let context: Table4Block | null = null;
  for (const block of blocks) {
    if (block.kind === 'line') context = blockOf(block.text) ?? context;
    else context = readGrid(block, context, readings);
  }
  return readings;
}

function readGrid(
  { rows }: TableBlock,
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
  const items = data === undefined ? [] : rowItems(data).filter((item) => item.kind === 'value');
  if (items.length === table4BlockKeys.length * columns.length) {
    // All fifteen: rows of bars or tabs have lost the spans of their heads, not the order.
    for (const [place, cell] of inOrder(items, items.length)) {
      if (!readings.has(place)) readings.set(place, cell);
    }
    return context;
  }
  data?.forEach((cell, x) => {
    const above = heads.map((row) => row[x]?.text.replace(headerMark, '') ?? '');
    const column = above.map(subLabelOf).findLast((label) => label !== null);
    const block = above.map(blockOf).findLast((b) => b !== null) ?? context;
    if (column === undefined || column === null || block === null) return;
    const place = `table4.${block}.${column}`;
    const value = rowItems([{ ...cell, origin: true }])[0];
    if (value?.kind === 'value' && !readings.has(place)) readings.set(place, reading(place, value));
  });
  return context;
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
  for (const item of blocks.flatMap(itemsOf)) {
    if (item.kind === 'text') {
      const column = subLabelOf(item.text);
      if (values.length > 0 && values.length === heads.length) break;
      context = blockOf(item.text) ?? context;
      pending = column;
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
  return isList ? readings : inOrder(values, heads.length);
}

/** Figures under heads that came first: the whole table, or as many columns as the page shows. */
function inOrder(values: readonly ValueItem[], heads: number): ReadonlyMap<string, CellReading> {
  const places = table4BlockKeys.flatMap((block) => columns.map((c) => `table4.${block}.${c}`));
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
  const mark = values.length === 0 ? 'blank' : 'ambiguous';
  return new Map(places.map((place) => [place, [place, null, mark] as const]));
}
