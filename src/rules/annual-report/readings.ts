// Figures that were run together can be cut in more than one way. The arithmetic of the form decides
// where it can; where it cannot, a finding says whether it holds however they are cut.

import type { Finding } from './finding.ts';
import { type Table3Column, table3Columns, type Table3RowRead } from './form.ts';
import { outcomeRowsOf, table3Place } from './reconcile-table3.ts';
import { type Sheet, termAt } from './sums.ts';

/** Cells whose figures were printed without gaps, and the ways to cut them, likeliest first. */
export interface Choice {
  readonly places: readonly string[];
  /** Each as long as `places`; two or more. */
  readonly candidates: readonly (readonly number[])[];
}

type Open = readonly { places: readonly string[]; candidates: readonly (readonly number[])[] }[];

/**
 * Each column of Table 3 must add up; a way to cut a row that no way of the other rows can complete is
 * dropped. A column that the printed figures already break teaches nothing.
 */
export function narrowChoices(sheet: Sheet, choices: readonly Choice[]): readonly Choice[] {
  let open: Open = choices;
  for (let round = 0; round < 20; round += 1) {
    const before = count(open);
    for (const column of table3Columns) {
      for (const terms of equationsOf(sheet, column)) open = narrowBy(sheet, open, terms);
    }
    if (count(open) === before) break;
  }
  return narrowExactly(sheet, open);
}

/** The bounds say what a column may come to; the sums that its ways can make say it exactly. */
function narrowExactly(sheet: Sheet, choices: readonly Choice[]): readonly Choice[] {
  let open: Open = choices;
  for (let round = 0; round < 4 && open.some((c) => c.candidates.length > 1); round += 1) {
    const before = count(open);
    for (const column of table3Columns) {
      for (const terms of equationsOf(sheet, column)) {
        open = narrowBySums(sheet, open, terms);
      }
    }
    if (count(open) === before) break;
  }
  return open;
}

function count(open: Open): number {
  return open.reduce((sum, { candidates }) => sum + candidates.length, 0);
}

/** A term of a sum that must come to nothing. */
interface Term {
  readonly place: string;
  readonly sign: 1 | -1;
}

function positive(place: string): Term {
  return { place, sign: 1 };
}

function negative(place: string): Term {
  return { place, sign: -1 };
}

/** Received and brought forward are concluded and carried forward; the outcomes are what is concluded. */
function equationsOf(sheet: Sheet, column: Table3Column): readonly (readonly Term[])[] {
  const place = (row: Table3RowRead): string => table3Place(row, column);
  return [
    [
      ...[place('received'), place('brought-forward')].map(positive),
      ...[place('concluded'), place('carried-forward')].map(negative),
    ],
    [...outcomeRowsOf(sheet).map((row) => positive(place(row))), negative(place('concluded'))],
  ];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

function narrowBy(sheet: Sheet, open: Open, terms: readonly Term[]): Open {
  const ranges = terms.map(({ place, sign }) => rangeOf(sheet, open, place, sign));
  const total = ranges.reduce(add, { low: 0, high: 0 });
  if (total.low > 0 || total.high < 0) return open;
  return open.map((choice) => {
    if (choice.candidates.length < 2) return choice;
    const mine = terms.flatMap(({ place, sign }, i) => {
      const at = choice.places.indexOf(place);
      return at === -1 ? [] : [{ at, sign, range: ranges[i] ?? { low: 0, high: 0 } }];
    });
    const [only] = mine;
    if (only === undefined) return choice;
    const others = { low: total.low - only.range.low, high: total.high - only.range.high };
    const candidates = choice.candidates.filter((values) => {
      const value = only.sign * (values[only.at] ?? 0);
      return value + others.low <= 0 && value + others.high >= 0;
    });
    return candidates.length === 0 ? choice : { ...choice, candidates };
  });
}

/** More sums than this are not listed: the column then decides nothing. */
const mostSums = 4000;
const mostTries = 100_000;

function narrowBySums(sheet: Sheet, open: Open, terms: readonly Term[]): Open {
  const values = terms.map((term) => valuesOf(sheet, open, term));
  if (values.some((list) => list === null)) return open;
  const lists = values.flatMap((list) => (list === null ? [] : [list]));
  const before = sumsUpTo(lists);
  const behind = sumsUpTo(lists.toReversed())?.toReversed();
  if (before === null || behind === undefined) return open;
  if (lists.some((list, i) => list.length * (before[i]?.size ?? 0) > mostTries)) return open;
  const possible = lists.map((list, i) => {
    const first = [...(before[i] ?? [])];
    return new Set(list.filter((v) => first.some((sum) => behind[i + 1]?.has(0 - v - sum))));
  });
  if (possible.some((set) => set.size === 0)) return open;
  return open.map((choice) => {
    const candidates = choice.candidates.filter((way) =>
      terms.every(({ place, sign }, i) => {
        const at = choice.places.indexOf(place);
        return at === -1 || possible[i]?.has(sign * (way[at] ?? 0)) === true;
      }),
    );
    return candidates.length === 0 ? choice : { ...choice, candidates };
  });
}

/** What a term may be; `null`: anything. */
function valuesOf(sheet: Sheet, open: Open, { place, sign }: Term): readonly number[] | null {
  const choice = open.find(({ places }) => places.includes(place));
  if (choice === undefined) {
    const term = termAt(sheet, place);
    return typeof term === 'number' ? [sign * term] : null;
  }
  const at = choice.places.indexOf(place);
  return [...new Set(choice.candidates.map((way) => sign * (way[at] ?? 0)))];
}

/** The sums of the first 0, 1, 2 … lists, one value of each. */
function sumsUpTo(lists: readonly (readonly number[])[]): readonly ReadonlySet<number>[] | null {
  const sums: ReadonlySet<number>[] = [new Set([0])];
  for (const list of lists) {
    const next = new Set<number>();
    for (const sum of sums.at(-1) ?? []) for (const value of list) next.add(sum + value);
    if (next.size > mostSums) return null;
    sums.push(next);
  }
  return sums;
}

function rangeOf(sheet: Sheet, open: Open, place: string, sign: 1 | -1): Range {
  const choice = open.find(({ places }) => places.includes(place));
  const term = termAt(sheet, place);
  if (choice === undefined) {
    if (typeof term === 'number') return { low: sign * term, high: sign * term };
    return sign === 1 ? { low: 0, high: Infinity } : { low: -Infinity, high: 0 };
  }
  const at = choice.places.indexOf(place);
  const values = choice.candidates.map((candidate) => sign * (candidate[at] ?? 0));
  return { low: Math.min(...values), high: Math.max(...values) };
}

function add(a: Range, b: Range): Range {
  return { low: a.low + b.low, high: a.high + b.high };
}

/** More ways together than this are not tried one by one; the cells then prove nothing. */
const mostWays = 64;

/**
 * What a check finds however the figures are cut (`every`), and what it finds only for some ways; the
 * latter is no more than a question.
 */
export function underReadings(
  sheet: Sheet,
  choices: readonly Choice[],
  check: (sheet: Sheet) => readonly Finding[],
): readonly Finding[] {
  const tried = smallest(choices);
  if (tried.length === 0) return check(sheet);
  const plain = new Set(check(sheet).map(keyOf));
  const ways = waysOf(tried).map((way) => check(cut(sheet, tried, way)));
  const met = new Map<string, { finding: Finding; times: number }>();
  for (const findings of ways) {
    for (const finding of findings) {
      const held = met.get(keyOf(finding));
      met.set(keyOf(finding), { finding: held?.finding ?? finding, times: (held?.times ?? 0) + 1 });
    }
  }
  return [...met.values()].map(({ finding, times }): Finding => {
    if (times === ways.length) {
      return plain.has(keyOf(finding)) ? finding : { ...finding, readings: 'every' };
    }
    const message = `${finding.message}（原文数字连写，有的断法不是这样，请核对原文。）`;
    return { ...finding, severity: 'question', readings: 'some', message };
  });
}

function keyOf({ rule, where }: Finding): string {
  return `${rule} ${where}`;
}

function smallest(choices: readonly Choice[]): readonly Choice[] {
  const sorted = choices.toSorted((a, b) => a.candidates.length - b.candidates.length);
  const tried: Choice[] = [];
  let ways = 1;
  for (const choice of sorted) {
    ways *= choice.candidates.length;
    if (ways > mostWays) break;
    tried.push(choice);
  }
  return tried;
}

function waysOf(choices: readonly Choice[]): readonly (readonly number[])[] {
  return choices.reduce<readonly (readonly number[])[]>(
    (ways, { candidates }) => ways.flatMap((way) => candidates.map((_, i) => [...way, i])),
    [[]],
  );
}

function cut(sheet: Sheet, choices: readonly Choice[], way: readonly number[]): Sheet {
  const cells = new Map(sheet.cells);
  const marks = new Map(sheet.marks);
  choices.forEach(({ places, candidates }, i) => {
    const values = candidates[way[i] ?? 0] ?? [];
    places.forEach((place, k) => {
      cells.set(place, values[k] ?? null);
      marks.set(place, 'inferred');
    });
  });
  return { cells, marks };
}
