// Organs that were dissolved, their successors, and the requests that passed between them.

import { sql } from 'kysely';
import type { Handover, Succession } from '../../rules/annual-report/succession.ts';
import type { ApplicantKind } from '../../rules/applicant-kinds.ts';
import { type IsoDay, yearBounds } from '../../rules/day.ts';
import type { Database } from '../database.ts';

/** `undefined` where nothing passed from or to the organ in the year. */
export async function successionOf(
  db: Database,
  organId: number,
  year: number,
): Promise<Succession | undefined> {
  const { first, last } = yearBounds(year);
  const { rows } = await sql<{
    id: number;
    name: string;
    isOut: boolean;
    on: IsoDay;
    kind: ApplicantKind | null;
    count: number;
  }>`
    with passed as (
      select d.id, d.dissolved_on, d.id = ${organId} as is_out,
             case when d.id = ${organId} then s.name else d.name end as name
      from organs d join organs s on s.id = d.successor_id
      where ${organId} in (d.id, d.successor_id) and d.dissolved_on between ${first} and ${last}
    )
    select p.id, p.name, p.is_out as "isOut", p.dissolved_on as "on",
           r.applicant_kind as kind, count(r.id)::integer as count
    from passed p
    left join requests r on r.handed_from = p.id and r.counts and r.received_on <= r.handed_on
    group by 1, 2, 3, 4, 5 order by 4, 1, 5`.execute(db);
  if (rows.length === 0) return undefined;
  const byOrgan = [...Map.groupBy(rows, ({ id }) => id).values()];
  const handover = (own: typeof rows): Handover => ({
    name: own[0]?.name ?? '',
    on: own[0]?.on ?? first,
    requests: Object.fromEntries(own.flatMap(({ kind, count }) => (kind ? [[kind, count]] : []))),
  });
  const out = byOrgan.find(([one]) => one?.isOut === true);
  return {
    from: byOrgan.filter(([one]) => one?.isOut === false).map(handover),
    ...(out === undefined ? {} : { to: handover(out) }),
  };
}

/** Everything open passes to the successor; who handled it there is its own to say. */
export async function handOverRequests(
  db: Database,
  { from, to, on }: { readonly from: number; readonly to: number; readonly on: IsoDay },
): Promise<number> {
  const moved = await db
    .updateTable('requests')
    .set({
      organ_id: to,
      handed_from: from,
      handed_on: on,
      handler_id: null,
      department_id: null,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', from)
    .where((eb) => eb.or([eb('concluded_on', 'is', null), eb('concluded_on', '>', on)]))
    .returning('id')
    .execute();
  return moved.length;
}
