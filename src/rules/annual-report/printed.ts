// A report as printed, whoever printed it: what the readers of formats/ hand to the checks.

import type { Choice } from './readings.ts';
import type { Cell, Table2Read, Table2Read2019, Table3Read, Table4Read } from './form.ts';

/** `mixed`: Table 2 of 2021 with the undivided row (六) of the trial form. */
export type FormVersion = '2021' | '2019' | 'mixed';

/** Tables as printed; an absent table, block or row is not in the file. */
export interface PrintedTables {
  readonly table2?: Table2Read;
  readonly 'table2-2019'?: Table2Read2019;
  readonly table3?: Table3Read;
  readonly table4?: Table4Read;
}

/**
 * How a cell came by its value. `inferred`: the figure is printed, its column follows from the
 * others because blank cells were lost. `ambiguous`: it cannot be told which cell a figure fills,
 * or a figure could not be read; nothing is concluded from such a cell.
 */
export type Mark = 'read' | 'inferred' | 'ambiguous' | 'blank';

/** Cells by their place, `table3.concluded.total`; the flat form in which checks speak of them. */
export type Cells = ReadonlyMap<string, Cell>;
export type Marks = ReadonlyMap<string, Mark>;

export interface PrintedPart {
  /** 1–6. */
  readonly number: number;
  /** As printed, numeral included. */
  readonly heading: string;
  /** Running text without tables, a line per paragraph. */
  readonly text: string;
}

export interface PrintedReport {
  readonly organ: string | null;
  /** The year that most of title, period, opening and signature speak of. */
  readonly year: number | null;
  /** Of the title alone. */
  readonly titleYear: number | null;
  readonly form: FormVersion;
  readonly title: string | null;
  /** What stands before part one. */
  readonly lead: string;
  /** In the printed order. */
  readonly parts: readonly PrintedPart[];
  readonly tables: PrintedTables;
  readonly cells: Cells;
  readonly marks: Marks;
  /** Figures run together that arithmetic could not tell apart, with the ways to cut them. */
  readonly choices: readonly Choice[];
  /** Rows of which no way to cut them is likelier than others, with what is printed. */
  readonly undecided: ReadonlyMap<string, string>;
  /** `YYYY-MM-DD`. */
  readonly signedOn: string | null;
  /** What the reader met on the way, in Chinese. */
  readonly notes: readonly string[];
}

/** Flattens nested tables into cells by place. */
export function cellsOf(tables: PrintedTables): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const walk = (place: string, value: unknown): void => {
    if (value === null || typeof value === 'number') cells.set(place, value);
    else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(`${place}.${key}`, inner);
    }
  };
  for (const [name, table] of Object.entries(tables)) walk(name, table);
  return cells;
}

/** Builds nested objects from places, in the order given. */
export function nested<T>(entries: Iterable<readonly [string, T]>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [place, value] of entries) {
    const keys = place.split('.');
    const last = keys.pop();
    if (last === undefined) continue;
    let node = root;
    for (const key of keys) node = (node[key] ??= {}) as Record<string, unknown>;
    node[last] = value;
  }
  return root;
}
