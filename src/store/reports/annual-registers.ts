// Registers kept for the report alone: overrides, activities, problems.

import { sql } from 'kysely';
import type { Activity } from '../../rules/annual-report/activities.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import type { Override } from '../../rules/annual-report/overrides.ts';
import { yearBounds } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { AnnualActivityRow, AnnualOverrideRow, AnnualProblemRow } from '../tables.ts';

/** All that ever were, the latest first. */
export async function overridesOf(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly AnnualOverrideRow[]> {
  return await db
    .selectFrom('annual_overrides')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('id', 'desc')
    .execute();
}

/** Those that hold now, by organ. */
export async function standingOverrides(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, readonly Override[]>> {
  const rows = await db
    .selectFrom('annual_overrides')
    .selectAll()
    .where('organ_id', '=', sql<number>`any(${organIds})`)
    .where('year', '=', year)
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  const byOrgan = Map.groupBy(rows, (row) => row.organ_id);
  return new Map([...byOrgan].map(([id, own]) => [id, own.map(overrideOf)]));
}

export function overrideOf(row: AnnualOverrideRow): Override {
  return {
    cell: row.cell,
    printed: row.printed,
    reason: row.reason,
    by: row.made_by_name,
    on: beijingDay(row.made_at),
  };
}

export async function activitiesOf(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly AnnualActivityRow[]> {
  const { first, last } = yearBounds(year);
  return await db
    .selectFrom('annual_activities')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('held_on', '>=', first)
    .where('held_on', '<=', last)
    .where('withdrawn_at', 'is', null)
    .orderBy('held_on')
    .orderBy('id')
    .execute();
}

export function activityOf(row: AnnualActivityRow): Activity {
  return { kind: row.kind, heldOn: row.held_on, people: row.people, note: row.note };
}

/** Named in the report of that year. */
export async function problemsOf(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly AnnualProblemRow[]> {
  return await db
    .selectFrom('annual_problems')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute();
}
