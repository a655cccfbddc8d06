// Table 2 of a page that lost its cells: labels and figures run together (`规章007规范性文件7777166`). The
// form has no sums here. What the prose says of the same documents decides; else the figures that such a
// row usually holds come first, and every other way to cut them stands beside.

import { amountIn } from './cell.ts';
import { type Cuts, cutsOf, type Shape } from './split-digits.ts';

export interface FusedRow {
  /** Row of the table, and its columns in order (`''`: the row has one figure). */
  readonly row: string;
  readonly columns: readonly string[];
}

export interface FusedReading {
  readonly row: string;
  /** Likeliest first; none: it cannot be told. */
  readonly ways: readonly (readonly number[])[];
  /** The first is the only one that agrees with what is printed elsewhere. */
  readonly isDecided: boolean;
  readonly printed: string;
}

const labels: Readonly<Record<string, string>> = {
  rules: '规章',
  'normative-documents': '(?:行政)?规范性文件',
  licensing: '行政许可',
  'other-services': '其他对外管理服务事项',
  penalty: '行政处罚',
  coercion: '行政强制(?:措施)?',
  fees: '行政事业性收费',
  procurement: '(?:政府)?集中采购',
};

const figures = String.raw`\s*([-+]?\d[-+\d. ]*)(亿元|万元|元|件|项)?`;

/** Figures named in the prose: a cut that meets them is the right one. */
export function readFusedTable2(
  text: string,
  rows: readonly FusedRow[],
  prose: string,
): readonly FusedReading[] {
  const line = text.normalize('NFKC').replaceAll(/\s+/g, ' ').replaceAll('−', '-');
  const start = Math.max(0, line.indexOf('第二十条第'));
  const named = numbersIn(prose);
  return rows.flatMap(({ row, columns }): readonly FusedReading[] => {
    const match = new RegExp(`${labels[row]}${figures}`).exec(line.slice(start));
    if (match === null) return [];
    const [, digits = '', unit = ''] = match;
    const shapes = columns.map((column): Shape => shapeOf(row, column));
    const cuts = cutsOf(digits.trim(), shapes, (values) => isPossible(columns, values), 200);
    const amounts = inUnit(row, cuts, unit);
    return [{ row, printed: `${digits.trim()}${unit}`, ...decide(row, columns, amounts, named) }];
  });
}

function shapeOf(row: string, column: string): Shape {
  if (column === '.change') return 'change';
  return column === '.amount' || (row === 'fees' && column === '') ? 'amount' : 'count';
}

function inUnit(row: string, cuts: Cuts, unit: string): Cuts {
  if (row !== 'fees' && row !== 'procurement') return cuts;
  const wanted = row === 'fees' ? '万元' : '元';
  const ways = cuts.ways.map((way) =>
    way.map((value, i) => (i === way.length - 1 ? amountIn(wanted, value, unit) : value)),
  );
  return { ...cuts, ways };
}

/** What no office can have: more items taken away than there were. */
function isPossible(columns: readonly string[], values: readonly number[]): boolean {
  const at = columns.indexOf('.change');
  return at === -1 || (values[0] ?? 0) + (values[at] ?? 0) >= 0;
}

function decide(
  row: string,
  columns: readonly string[],
  { ways, complete }: Cuts,
  named: ReadonlySet<number>,
): Pick<FusedReading, 'ways' | 'isDecided'> {
  if (!complete || ways.length === 0) return { ways: [], isDecided: false };
  if (ways.length === 1) return { ways, isDecided: true };
  // Where a number and an amount share their digits, nothing speaks for any way.
  if (columns.includes('.amount')) return { ways: [], isDecided: false };
  const sorted = ways
    .map((way) => ({
      way,
      met: agreed(way, named),
      odds: oddity(row, columns, way),
    }))
    .toSorted((a, b) => b.met - a.met || a.odds - b.odds);
  const [first, second] = sorted;
  const isDecided = (first?.met ?? 0) > (second?.met ?? 0);
  return { ways: sorted.map(({ way }) => way), isDecided };
}

/** One number may stand in the prose by chance; two of a row's own do not. */
function agreed(way: readonly number[], named: ReadonlySet<number>): number {
  const met = way.filter((value) => value >= 10 && named.has(value)).length;
  return met >= 2 ? met : 0;
}

/** How many digits such a figure usually has, from the reports of counties, cities and their departments. */
const usualDigits: Readonly<Record<string, readonly number[]>> = {
  rules: [1, 1, 1],
  'normative-documents': [2, 2, 2.5],
  licensing: [2.3, 1, 3],
  'other-services': [2.3, 1, 3],
  penalty: [2.8, 1, 3],
  coercion: [2.3, 1, 1.5],
  fees: [1.5, 1],
};

/** The smaller, the more usual: figures of the usual size, a small change, all that was made disclosed. */
function oddity(row: string, columns: readonly string[], way: readonly number[]): number {
  const usual = usualDigits[row] ?? [];
  return way.reduce((sum, value, i) => {
    const column = columns[i] ?? '';
    const digits = String(Math.abs(value)).length;
    if (column === '.change') {
      const base = Math.abs(way[i - 1] ?? 0);
      const big = Math.abs(value) > base ? 4 : 0;
      return sum + big + (digits - (String(base).length - 1.5)) ** 2;
    }
    const more = column === '.newly-disclosed' && value !== way[i - 1] ? 6 : 0;
    const total = column === '.disclosed-total' && value < (way[i - 1] ?? 0) ? 4 : 0;
    return sum + more + total + (digits - (usual[i] ?? 2)) ** 2;
  }, 0);
}

/** Whole numbers of a text, not years. */
function numbersIn(text: string): ReadonlySet<number> {
  const found = [...text.matchAll(/(?<![\d.])(\d{1,9})(?![\d.年%])/g)];
  return new Set(found.map(([, digits = '0']) => Number(digits)));
}
