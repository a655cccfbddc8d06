// The days that superiors set for the reports of organs whose day no law fixes (条例 50; R14, R15).

import { sql } from 'kysely';
import type { DaysSet } from '../../rules/annual-report/deadline.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';

/** Its own day, and the day that the nearest organ above it set for townships. */
export async function daysSetFor(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, DaysSet>> {
  const { rows } = await sql<{ id: number; own: IsoDay | null; township: IsoDay | null }>`
    with recursive up (id, above, depth) as (
      select id, parent_id, 1 from organs where id = any(${organIds})
      union all
      select up.id, o.parent_id, depth + 1 from up join organs o on o.id = up.above
    ), nearest as (
      select distinct on (up.id) up.id, r.due_on from up
      join roll_ups r on r.government_id = up.above and r.year = ${year} and r.due_on is not null
      order by up.id, up.depth
    )
    select o.id, d.due_on as own, n.due_on as township from organs o
    left join report_days d on d.organ_id = o.id and d.year = ${year}
    left join nearest n on n.id = o.id
    where o.id = any(${organIds}) and (d.due_on is not null or n.due_on is not null)`.execute(db);
  return new Map(
    rows.map(({ id, own, township }) => [
      id,
      { ownDay: own ?? undefined, townshipDay: township ?? undefined },
    ]),
  );
}

export async function setReportDay(
  db: Database,
  { organId, year }: { readonly organId: number; readonly year: number },
  set: { readonly dueOn: IsoDay; readonly by: string; readonly at: Temporal.Instant } | null,
): Promise<void> {
  if (set === null) {
    await db
      .deleteFrom('report_days')
      .where('organ_id', '=', organId)
      .where('year', '=', year)
      .execute();
    return;
  }
  const row = { due_on: set.dueOn, set_by: set.by, set_at: set.at };
  await db
    .insertInto('report_days')
    .values({ organ_id: organId, year, ...row })
    .onConflict((conflict) => conflict.columns(['organ_id', 'year']).doUpdateSet(row))
    .execute();
}
