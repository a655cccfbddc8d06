// A page that lost its cells and line ends runs labels and figures together (`713000074二、上年结转`).
// The labels of the form cut the text into rows; the arithmetic of a row cuts its digits into figures.

import { outcomeGroups } from '../../rules/outcomes.ts';
import {
  remedyResults,
  table3Columns,
  table3RowLabels,
  type Table3RowRead,
  table4BlockKeys,
} from '../../rules/annual-report/form.ts';
import { type Choice, narrowChoices } from '../../rules/annual-report/readings.ts';
import { cutsOf, type Shape } from './split-digits.ts';
import type { CellReading } from './table3.ts';

const shortLabels: Partial<Record<Table3RowRead, readonly string[]>> = {
  'partly-disclosed': ['（二）部分公开'],
  'not-supplemented': ['1.逾期不补正'],
  'fee-unpaid': ['2.逾期不缴费'],
};
const groups = [
  '三、本年度办理结果',
  outcomeGroups.withheld,
  outcomeGroups.unavailable,
  outcomeGroups['not-processed'],
];

/** Half-width, and spaces kept: they part figures. */
function halfWidth(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ');
}

const spelled: readonly (readonly [string, Table3RowRead | null])[] = [
  ...Object.entries(table3RowLabels).map(([row, label]) => [label, row as Table3RowRead] as const),
  ...Object.entries(shortLabels).flatMap(([row, labels]) =>
    labels.map((label) => [label, row as Table3RowRead] as const),
  ),
  ...groups.map((label) => [label, null] as const),
]
  .map(([label, row]) => [halfWidth(label), row] as const)
  .toSorted((a, b) => b[0].length - a[0].length);

const rowOfLabel = new Map(spelled);
const anyLabel = new RegExp(
  spelled.map(([label]) => label.replaceAll(/[.()]/g, String.raw`\$&`)).join('|'),
  'g',
);

interface Chunk {
  readonly row: Table3RowRead;
  readonly figures: string;
}

/** Rows of a running text, each with what stands up to the next label. */
function chunksOf(text: string): readonly Chunk[] {
  const line = halfWidth(text);
  const matches = [...line.matchAll(anyLabel)];
  return matches.flatMap((match, i): readonly Chunk[] => {
    const row = rowOfLabel.get(match[0]) ?? null;
    const end = matches[i + 1]?.index ?? line.length;
    const figures = line.slice(match.index + match[0].length, end).trim();
    return row === null ? [] : [{ row, figures }];
  });
}

/** Whether one line holds rows of Table 3 run together. */
export function isFused(line: string): boolean {
  return line.length > 60 && chunksOf(line).length >= 3;
}

/** Cells as they are read, and the ways to cut those that could be cut in several. */
export interface FusedTable {
  readonly cells: readonly CellReading[];
  readonly choices: readonly Choice[];
}

/** More ways to cut a row than this are not looked for; the row then stays unread. */
const mostWays = 400;
/** More than this that the columns leave are not listed. */
const mostListed = 40;

export function readFusedTable3(text: string): FusedTable {
  const chunks = chunksOf(text);
  const divided = chunks.some((c) => c.row === 'not-supplemented' || c.row === 'fee-unpaid');
  const seen = new Set<Table3RowRead>();
  const rows = chunks.flatMap(({ row, figures }) => {
    if (seen.has(row) || (row === 'otherwise-concluded' && divided)) return [];
    seen.add(row);
    const places = table3Columns.map((column) => `table3.${row}.${column}`);
    const parted = partedBySpaces(figures);
    if (parted !== undefined) return [asRead(places, parted)];
    return [fromCuts(places, figures, lastIsSum)];
  });
  const sheet = {
    cells: new Map(rows.flatMap(({ cells }) => cells.map(([place, value]) => [place, value]))),
    marks: new Map(rows.flatMap(({ cells }) => cells.map(([place, , mark]) => [place, mark]))),
  };
  const narrowed = narrowChoices(
    sheet,
    rows.flatMap(({ choices }) => choices),
  );
  return settle(
    rows.flatMap(({ cells }) => cells),
    narrowed,
  );
}

/** Seven figures that are apart need no arithmetic. */
function partedBySpaces(figures: string): readonly number[] | undefined {
  const values = figures.split(' ');
  const isWhole =
    values.length === table3Columns.length && values.every((v) => /^\d{1,9}$/.test(v));
  return isWhole ? values.map(Number) : undefined;
}

function asRead(places: readonly string[], values: readonly number[]): FusedTable {
  return { cells: places.map((place, i) => [place, values[i] ?? null, 'read']), choices: [] };
}

/** The ways that add up; where none does, all ways: then the row is wrong however it is cut. */
function fromCuts(
  places: readonly string[],
  figures: string,
  accept: (values: readonly number[]) => boolean,
): FusedTable {
  const shapes = places.map((): Shape => 'count');
  const sound = cutsOf(figures, shapes, accept, mostWays);
  const any = sound.complete && sound.ways.length === 0;
  const { ways, complete } = any ? cutsOf(figures, shapes, () => true, mostWays) : sound;
  if (!complete || ways.length === 0) return unread(places);
  const sorted = ways.toSorted((a, b) => zeros(b) - zeros(a));
  const [only] = sorted;
  if (only !== undefined && sorted.length === 1) {
    return { cells: places.map((place, i) => [place, only[i] ?? null, 'inferred']), choices: [] };
  }
  return { ...unread(places), choices: [{ places, candidates: sorted }] };
}

function unread(places: readonly string[]): FusedTable {
  return { cells: places.map((place) => [place, null, 'ambiguous']), choices: [] };
}

function zeros(values: readonly number[]): number {
  return values.filter((value) => value === 0).length;
}

/** One way left: the arithmetic has decided. */
function settle(cells: readonly CellReading[], choices: readonly Choice[]): FusedTable {
  const decided = new Map(
    choices.flatMap(({ places, candidates }) =>
      candidates.length === 1 ? places.map((place, i) => [place, candidates[0]?.[i] ?? null]) : [],
    ),
  );
  return {
    cells: cells.map(([place, value, mark]) =>
      decided.has(place) ? [place, decided.get(place) ?? null, 'inferred'] : [place, value, mark],
    ),
    choices: choices.filter(
      ({ candidates }) => candidates.length > 1 && candidates.length <= mostListed,
    ),
  };
}

function lastIsSum(values: readonly number[]): boolean {
  return values.slice(0, -1).reduce((a, b) => a + b, 0) === values.at(-1);
}

/** Fifteen figures behind the last head of Table 4. */
export function readFusedTable4(text: string): FusedTable {
  const line = halfWidth(text);
  const start = line.lastIndexOf('总计');
  const figures = /^[\d ]*/.exec(line.slice(start + 2))?.[0]?.trim() ?? '';
  if (start === -1 || figures === '') return { cells: [], choices: [] };
  const places = table4BlockKeys.flatMap((block) =>
    [...Object.keys(remedyResults), 'total'].map((column) => `table4.${block}.${column}`),
  );
  return fromCuts(places, figures, (values) =>
    [0, 5, 10].every((from) => lastIsSum(values.slice(from, from + 5))),
  );
}
