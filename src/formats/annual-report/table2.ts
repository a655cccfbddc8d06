// Table 2 in either form.

import type { Choice } from '../../rules/annual-report/readings.ts';
import { readFusedTable2 } from './fused-table2.ts';
import type { CellReading } from './table3.ts';
import { type Block, squeeze } from './blocks.ts';
import { amountIn } from './cell.ts';
import { table2RowOf } from './labels.ts';
import { asFigure, type Item, itemsOf } from './zone.ts';

type ValueItem = Extract<Item, { kind: 'value' }>;

/** Columns of each row, in order; a single column is the row's own figure. */
const rows2021: Readonly<Record<string, readonly string[]>> = {
  rules: ['.made', '.repealed', '.in-force'],
  'normative-documents': ['.made', '.repealed', '.in-force'],
  licensing: [''],
  penalty: [''],
  coercion: [''],
  fees: [''],
};

const itemColumns = ['.items-last-year', '.change', '.decisions'];
const rows2019: Readonly<Record<string, readonly string[]>> = {
  rules: ['.newly-made', '.newly-disclosed', '.disclosed-total'],
  'normative-documents': ['.newly-made', '.newly-disclosed', '.disclosed-total'],
  licensing: itemColumns,
  'other-services': itemColumns,
  penalty: itemColumns,
  coercion: itemColumns,
  fees: ['.items-last-year', '.change'],
  procurement: ['.projects', '.amount'],
};

export interface Table2Reading {
  readonly trialForm: boolean;
  readonly cells: readonly CellReading[];
  readonly choices: readonly Choice[];
  /** Rows whose figures cannot be told apart, as printed. */
  readonly undecided: ReadonlyMap<string, string>;
}

/** `prose` is the rest of the report, which may name the same figures. */
export function readTable2(blocks: readonly Block[], prose: string): Table2Reading {
  const values = collect(blocks);
  const trialForm = isTrialForm(blocks);
  const table = trialForm ? 'table2-2019' : 'table2';
  if (values.size === 0) return { trialForm, ...readFused(table, blocks, prose) };
  const cells = Object.entries(trialForm ? rows2019 : rows2021).flatMap(([row, columns]) => {
    const found = values.get(row);
    if (found === undefined) return [];
    return columns.map((column, i): CellReading => {
      const place = `${table}.${row}${column}`;
      return cellOf(place, found, i, columns.length);
    });
  });
  return { trialForm, cells, choices: [], undecided: new Map() };
}

/** Labels and figures of the whole table on one line. */
function readFused(
  table: 'table2' | 'table2-2019',
  blocks: readonly Block[],
  prose: string,
): Omit<Table2Reading, 'trialForm'> {
  const text = blocks.map((block) => (block.kind === 'line' ? block.text : '')).join(' ');
  const form = table === 'table2' ? rows2021 : rows2019;
  const rows = Object.entries(form).map(([row, columns]) => ({ row, columns }));
  const readings = readFusedTable2(text, rows, prose);
  const cells: CellReading[] = [];
  const choices: Choice[] = [];
  const undecided = new Map<string, string>();
  for (const reading of readings) {
    const places = (form[reading.row] ?? []).map((column) => `${table}.${reading.row}${column}`);
    const [likeliest] = reading.ways;
    if (likeliest === undefined) undecided.set(`${table}.${reading.row}`, reading.printed);
    const mark = reading.isDecided ? 'inferred' : 'ambiguous';
    cells.push(...places.map((place, i): CellReading => [place, likeliest?.[i] ?? null, mark]));
    if (!reading.isDecided && reading.ways.length > 1) {
      choices.push({ places, candidates: reading.ways });
    }
  }
  return { cells, choices, undecided };
}

function cellOf(place: string, all: readonly ValueItem[], i: number, wanted: number): CellReading {
  // Templates put empty cells beside the figures.
  const filled = all.filter((v) => v.value !== null || v.unreadable);
  const found = all.length > wanted && filled.length === wanted ? filled : all;
  const item = found[i];
  if (found.length === 0) return [place, null, 'blank'];
  // Fewer figures than columns: blanks were lost, and nothing in the row tells which.
  if (found.length < wanted) return [place, null, 'ambiguous'];
  if (item === undefined || item.unreadable) return [place, null, 'ambiguous'];
  if (item.value === null) return [place, null, 'blank'];
  if (place.endsWith('.fees')) return [place, amountIn('万元', item.value, item.unit), 'read'];
  if (place.endsWith('.amount')) return [place, amountIn('元', item.value, item.unit), 'read'];
  return [place, item.value, 'read'];
}

function collect(blocks: readonly Block[]): ReadonlyMap<string, readonly ValueItem[]> {
  const rows = new Map<string, ValueItem[]>();
  let current: ValueItem[] | null = null;
  // Cells behind the label in its own row of a table are figures, whatever they hold.
  let isInRow = false;
  const items = blocks.flatMap((block) =>
    itemsOf(block).map((item) => ({ ...item, isCell: block.kind === 'table' })),
  );
  for (const { isCell, ...printed } of items) {
    const isName = printed.kind === 'text' && table2RowOf(printed.text) !== null;
    const item = isInRow && !isName ? asFigure(printed) : printed;
    if (item.kind === 'end') isInRow = false;
    if (item.kind === 'value') current?.push(item);
    if (item.kind !== 'text') continue;
    isInRow = isCell && isName;
    const row = table2RowOf(item.text);
    // A second print of a row, with its figures, changes nothing.
    const isNew = row !== null && (rows.get(row)?.length ?? 0) === 0;
    current = isNew ? [] : null;
    if (isNew && current !== null) rows.set(row, current);
  }
  return rows;
}

/** The trial form counts what was 新制作 and 新公开; the form of 2021 what was 制发 and 废止. */
function isTrialForm(blocks: readonly Block[]): boolean {
  const text = squeeze(blocks.map(textOf).join(''));
  const trial = /新制作|新公开|对外公开总数|上一年项目|采购项目数/.test(text);
  return trial && !/废止件数|现行有效/.test(text);
}

function textOf(block: Block): string {
  if (block.kind === 'line') return block.text;
  return block.kind === 'table'
    ? block.rows
        .flat()
        .map((cell) => cell.text)
        .join('')
    : '';
}
