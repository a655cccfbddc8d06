// Table 3 as sites bend it: turned by a quarter, cut into halves of columns, with a column of subtotals.
// Its heads tell; what they tell is laid out again as the form has it, a row a label and seven cells.

import {
  type Table3Column,
  table3Columns,
  table3RowLabels,
  type Table3RowRead,
} from '../../rules/annual-report/form.ts';
import { type Block, type GridCell, squeeze, type TableBlock } from './blocks.ts';
import { parseCell } from './cell.ts';
import { table3RowOf } from './labels.ts';
import { headerMark } from './text.ts';

export function asInTheForm(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some((block) => block.kind === 'table')) return blocks;
  const upright = blocks.map((block) => (block.kind === 'table' ? turnedBack(block) : block));
  const headed = upright.map((block) => (block.kind === 'table' ? byHeads(block) : null));
  const bent = headed.filter((table) => table !== null);
  const found = new Set(bent.flatMap(({ columns }) => columns));
  if (table3Columns.some((column) => !found.has(column))) return upright;
  const whole = laidOut(bent);
  const first = headed.findIndex((table) => table !== null);
  return upright.flatMap((block, i) => {
    if (i === first) return [whole];
    return headed[i] === null ? [block] : [];
  });
}

const textOf = (cell: GridCell): string => cell.text.replace(headerMark, '');

// ── Turned by a quarter ────────────────────────────────────────────────────────────────────────

/** Labels of five rows beside each other, and kinds of applicants under each other. */
function turnedBack(table: TableBlock): TableBlock {
  const headsRows = table.rows.some(
    (row) => new Set(row.flatMap((cell) => table3RowOf(textOf(cell)) ?? [])).size >= 5,
  );
  if (!headsRows) return table;
  const kinds = table.rows.filter((row) => row.some((cell) => headOf(textOf(cell)) !== null));
  if (kinds.length < 5) return table;
  const width = Math.max(...table.rows.map((row) => row.length));
  const empty: GridCell = { text: '', origin: false };
  const rows = Array.from({ length: width }, (_, x) =>
    table.rows.map((row) => {
      const cell = row[x];
      return cell === undefined ? empty : { ...cell, text: textOf(cell) };
    }),
  );
  return { ...table, rows };
}

// ── Other columns than the form's ──────────────────────────────────────────────────────────────

interface Headed {
  readonly columns: readonly Table3Column[];
  readonly rows: readonly (readonly [Table3RowRead, ReadonlyMap<Table3Column, GridCell>])[];
}

type Head = Table3Column | 'subtotal';

const headWords: readonly (readonly [Head, RegExp])[] = [
  ['natural-person', /^自然人$/],
  ['business', /^商业企业$/],
  ['research-institute', /^科研机构$/],
  ['public-welfare', /^(社会)?公益组织$/],
  ['legal-service', /^法律服务机构$/],
  ['other-organization', /^其[他它](组织)?$/],
  ['total', /^(总计|合计)$/],
  ['subtotal', /小计$/],
];

function headOf(text: string): Head | null {
  if (text.length > 40) return null;
  const word = squeeze(text);
  return headWords.find(([, words]) => words.test(word))?.[0] ?? null;
}

/** `null`: the seven columns in their order, or heads that do not stand over the figures. */
function byHeads({ rows }: TableBlock): Headed | null {
  const first = rows.findIndex((row) => row.some((cell) => table3RowOf(textOf(cell)) !== null));
  if (first < 1) return null;
  const heads = headsOver(rows.slice(0, first));
  const columns = [...heads.values()].filter((head) => head !== 'subtotal');
  if (columns.length < 2 || new Set(columns).size < columns.length) return null;
  const isUsual = heads.size === columns.length && columns.length === table3Columns.length;
  if (isUsual && columns.every((column, i) => column === table3Columns[i])) return null;
  const found: [Table3RowRead, Map<Table3Column, GridCell>][] = [];
  for (const row of rows.slice(first)) {
    const label = row.reduce<Table3RowRead | null>((l, c) => table3RowOf(textOf(c)) ?? l, null);
    const isAstray = row.some((cell, x) => isFigure(cell) && !heads.has(x));
    if (isAstray || row.some((cell, x) => heads.has(x) && table3RowOf(textOf(cell)) !== null)) {
      return null;
    }
    if (label === null) continue;
    const cells = [...heads].flatMap(([x, head]) => {
      const cell = row[x];
      return head === 'subtotal' || cell === undefined ? [] : [[head, cell] as const];
    });
    found.push([label, new Map(cells)]);
  }
  return found.length < 3 ? null : { columns, rows: found };
}

/** Of each column the lowest of its heads. */
function headsOver(rows: readonly (readonly GridCell[])[]): ReadonlyMap<number, Head> {
  const heads = new Map<number, Head>();
  for (const row of rows) {
    row.forEach((cell, x) => {
      const head = headOf(textOf(cell));
      if (head !== null) heads.set(x, head);
    });
  }
  return new Map([...heads].toSorted(([a], [b]) => a - b));
}

function isFigure(cell: GridCell): boolean {
  return parseCell(cell.text).kind === 'number';
}

function cellOf(text: string): GridCell {
  return { text, origin: true };
}

function laidOut(tables: readonly Headed[]): TableBlock {
  const rows = new Map<Table3RowRead, Map<Table3Column, GridCell>>();
  for (const [label, cells] of tables.flatMap((table) => table.rows)) {
    const row = rows.get(label) ?? new Map<Table3Column, GridCell>();
    rows.set(label, row);
    for (const [column, cell] of cells) if (!row.has(column)) row.set(column, cell);
  }
  return {
    kind: 'table',
    exact: true,
    rows: [...rows].map(([label, cells]) => [
      cellOf(table3RowLabels[label]),
      ...table3Columns.map((column) => cellOf(cells.get(column)?.text ?? '')),
    ]),
  };
}
