// What the tables count, under the names that prose uses for it.

import { type OutcomeGroup, outcomesOf } from '../outcomes.ts';
import type { Table3Column, Table3RowRead } from './form.ts';
import { outcomeRowsOf, table3Place } from './reconcile-table3.ts';
import { type Sheet, termAt } from './sums.ts';

export interface Tallies {
  readonly sheet: Sheet;
  readonly inferred: ReadonlyMap<string, number>;
}

/** The printed figure, else the one that arithmetic forces; `null` where neither is known. */
export function knownAt({ sheet, inferred }: Tallies, place: string): number | null {
  const term = termAt(sheet, place);
  return typeof term === 'number' ? term : (inferred.get(place) ?? null);
}

export function plus(...terms: readonly (number | null)[]): number | null {
  return terms.reduce<number | null>((sum, t) => (sum === null || t === null ? null : sum + t), 0);
}

export const legalColumns: readonly Table3Column[] = [
  'business',
  'research-institute',
  'public-welfare',
  'legal-service',
  'other-organization',
];

export function rowFigure(
  tallies: Tallies,
  row: Table3RowRead,
  columns: readonly Table3Column[] = ['total'],
): number | null {
  return plus(...columns.map((column) => knownAt(tallies, table3Place(row, column))));
}

/** Received this year and brought forward: what there was to handle. */
export function toHandle(
  tallies: Tallies,
  columns: readonly Table3Column[] = ['total'],
): number | null {
  return plus(
    rowFigure(tallies, 'received', columns),
    rowFigure(tallies, 'brought-forward', columns),
  );
}

export function groupFigure(tallies: Tallies, group: OutcomeGroup): number | null {
  const rows: readonly Table3RowRead[] = outcomesOf(group);
  const printed = outcomeRowsOf(tallies.sheet).filter((row) => rows.includes(row) || row === group);
  return plus(...printed.map((row) => rowFigure(tallies, row)));
}
