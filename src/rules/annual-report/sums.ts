// Sums over printed cells. A blank is not a zero, and a figure that could not be read is nothing to
// conclude from; so a sum says how much of it is printed.

import type { Cells, Marks } from './printed.ts';

export interface Sheet {
  readonly cells: Cells;
  readonly marks?: Marks | undefined;
}

/** `unknown`: the cell is not in the file, or which figure fills it cannot be told. */
export type Term = number | 'blank' | 'unknown';

export function termAt(sheet: Sheet, place: string): Term {
  if (sheet.marks?.get(place) === 'ambiguous') return 'unknown';
  const cell = sheet.cells.get(place);
  if (cell === undefined) return 'unknown';
  return cell ?? 'blank';
}

export interface PartSum {
  /** Of the printed parts. */
  readonly known: number;
  readonly printed: number;
  readonly blank: number;
  readonly unknown: number;
}

/**
 * Parts of one row: where it cannot be told which column a printed figure fills, it is still one of
 * the row's figures.
 */
export function sumOfRow(sheet: Sheet, places: readonly string[]): PartSum {
  const sum = sumOf(sheet, places);
  const unplaced = places.filter((place) => sheet.marks?.get(place) === 'ambiguous');
  const figures = unplaced.flatMap((place) => sheet.cells.get(place) ?? []);
  return {
    known: figures.reduce((a, b) => a + b, sum.known),
    printed: sum.printed + figures.length,
    blank: sum.blank,
    unknown: sum.unknown - figures.length,
  };
}

export function sumOf(sheet: Sheet, places: readonly string[]): PartSum {
  let known = 0;
  let printed = 0;
  let blank = 0;
  for (const place of places) {
    const term = termAt(sheet, place);
    if (term === 'blank') blank += 1;
    else if (term !== 'unknown') {
      known += term;
      printed += 1;
    }
  }
  return { known, printed, blank, unknown: places.length - printed - blank };
}

/**
 * Whether printed parts contradict a printed total. Nothing is said where the total or every part is
 * blank, where a part could not be read and may hold the rest, or where exactly one blank is left:
 * arithmetic then gives its value (`inferred`). With several blanks the rest has no place in the
 * printed table, which is a fault of the table (国办公开办函〔2021〕30号 附表三: every request has one
 * outcome, every row its applicants).
 */
export function contradicts(parts: PartSum, total: Term): boolean {
  if (typeof total !== 'number' || parts.printed === 0) return false;
  if (parts.known === total) return false;
  if (parts.known > total) return true;
  return parts.unknown === 0 && parts.blank !== 1;
}
