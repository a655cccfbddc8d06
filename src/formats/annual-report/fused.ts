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

interface Chunk {
  readonly row: Table3RowRead;
  readonly figures: string;
}

/** Rows of a running text, each with what stands up to the next label. */
function chunksOf(text: string): readonly Chunk[] {
  const escaped = spelled.map(([label]) => label.replaceAll(/[.()]/g, String.raw`\$&`));
  const pattern = new RegExp(escaped.join('|'), 'g');
  const line = halfWidth(text);
  const matches = [...line.matchAll(pattern)];
  return matches.flatMap((match, i): readonly Chunk[] => {
    const row = spelled.find(([label]) => label === match[0])?.[1] ?? null;
    const end = matches[i + 1]?.index ?? line.length;
    const figures = line.slice(match.index + match[0].length, end).trim();
    return row === null ? [] : [{ row, figures }];
  });
}

/** Whether one line holds rows of Table 3 run together. */
export function isFused(line: string): boolean {
  return line.length > 60 && chunksOf(line).length >= 3;
}

export function readFusedTable3(text: string): readonly CellReading[] {
  const chunks = chunksOf(text);
  const divided = chunks.some((c) => c.row === 'not-supplemented' || c.row === 'fee-unpaid');
  const seen = new Set<Table3RowRead>();
  return chunks.flatMap(({ row, figures }) => {
    if (seen.has(row) || (row === 'otherwise-concluded' && divided)) return [];
    seen.add(row);
    const parted = partedBySpaces(figures);
    const splits = splitDigits(figures, table3Columns.length, (values) => lastIsSum(values));
    const values = parted ?? (splits.length === 1 ? splits[0] : undefined);
    const mark = parted === undefined ? 'inferred' : 'read';
    return table3Columns.map((column, i): CellReading => [
      `table3.${row}.${column}`,
      values?.[i] ?? null,
      values === undefined ? 'ambiguous' : mark,
    ]);
  });
}

/** Seven figures that are apart need no arithmetic. */
function partedBySpaces(figures: string): readonly number[] | undefined {
  const values = figures.split(' ');
  const isWhole =
    values.length === table3Columns.length && values.every((v) => /^\d{1,9}$/.test(v));
  return isWhole ? values.map(Number) : undefined;
}

function lastIsSum(values: readonly number[]): boolean {
  return values.slice(0, -1).reduce((a, b) => a + b, 0) === values.at(-1);
}

/** Fifteen figures behind the last head of Table 4. */
export function readFusedTable4(text: string): readonly CellReading[] {
  const line = halfWidth(text);
  const start = line.lastIndexOf('总计');
  const figures = /^[\d ]*/.exec(line.slice(start + 2))?.[0]?.trim() ?? '';
  if (start === -1 || figures === '') return [];
  const places = table4BlockKeys.flatMap((block) =>
    [...Object.keys(remedyResults), 'total'].map((column) => `table4.${block}.${column}`),
  );
  const splits = splitDigits(figures, places.length, (values) =>
    [0, 5, 10].every((from) => lastIsSum(values.slice(from, from + 5))),
  );
  const values = splits.length === 1 ? splits[0] : undefined;
  const mark = values === undefined ? 'ambiguous' : 'inferred';
  return places.map((place, i) => [place, values?.[i] ?? null, mark]);
}

/** Longer runs have too many readings to try; they stay ambiguous. */
const longestRun = 26;

/**
 * All ways to cut digits into `count` figures that `accept` takes; two are enough to know that it is
 * not certain. A space always parts figures; no figure but 0 begins with 0.
 */
export function splitDigits(
  figures: string,
  count: number,
  accept: (values: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  if (!/^\d[\d ]*$/.test(figures) || figures.length > longestRun * 2) return [];
  const found: number[][] = [];
  let steps = 0;
  const cut = (rest: string, values: readonly number[]): void => {
    steps += 1;
    if (found.length > 1 || steps > 200_000) return;
    const text = rest.trimStart();
    if (values.length === count) {
      if (text === '' && accept(values)) found.push([...values]);
      return;
    }
    const longest = text.startsWith('0') ? 1 : (/^\d*/.exec(text)?.[0].length ?? 0);
    for (let length = 1; length <= Math.min(longest, 9); length += 1) {
      if (text.replaceAll(' ', '').length - length < count - values.length - 1) break;
      cut(text.slice(length), [...values, Number(text.slice(0, length))]);
    }
  };
  cut(figures, []);
  // Out of steps: more ways may exist, so nothing is certain.
  return steps > 200_000 ? [] : found;
}
