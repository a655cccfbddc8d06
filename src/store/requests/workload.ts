// Who has how much before him: open requests by how pressing they are, and what each concluded in a span of
// days with the working days that it took. Counted by the database, the calendar handed to it.

import { sql } from 'kysely';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../../rules/day.ts';
import type { CauseDays } from './causes.ts';
import type { Database } from '../database.ts';

export interface Workload {
  /** Nobody's yet where both are absent. */
  readonly staffId: number | null;
  readonly departmentId: number | null;
  readonly open: number;
  readonly yellow: number;
  readonly red: number;
  readonly overdue: number;
  readonly concluded: number;
  readonly late: number;
  /** From receipt to the reply, pauses in it; absent where nothing was replied. */
  readonly averageDays: number | null;
}

/** By person; what lies with an inner office that named nobody is a line of that office. */
export async function workloadOf(
  db: Database,
  organIds: readonly number[],
  span: { readonly from: IsoDay; readonly to: IsoDay },
  { today, redUntil, yellowUntil }: Pick<CauseDays, 'today' | 'redUntil' | 'yellowUntil'>,
  calendar: WorkingCalendar,
): Promise<readonly Workload[]> {
  const { rows } = await sql<Workload>`
    with ${ranked(calendar, span.to)}, work as (
      select handler_id, case when handler_id is null then department_id end as department_id,
        count(*)::integer as open,
        (count(*) filter (where clock_state = 'running' and due_on > ${redUntil}
          and due_on <= ${yellowUntil}))::integer as yellow,
        (count(*) filter (where clock_state = 'running' and due_on >= ${today}
          and due_on <= ${redUntil}))::integer as red,
        (count(*) filter (where clock_state = 'running' and due_on < ${today}))::integer as overdue,
        0 as concluded, 0 as late, null::numeric as days
      from requests
      where organ_id = any(${[...organIds]}) and concluded_on is null
      group by 1, 2
      union all
      select handler_id, case when handler_id is null then department_id end, 0, 0, 0, 0,
        count(*)::integer, (count(*) filter (where concluded_on > due_on))::integer, avg(${daysTaken})
      from requests r cross join ranked
      where organ_id = any(${[...organIds]}) and concluded_on between ${span.from} and ${span.to}
        and received_on is not null and ${wasReplied}
      group by 1, 2
    )
    select handler_id as "staffId", department_id as "departmentId",
      sum(open)::integer as open, sum(yellow)::integer as yellow, sum(red)::integer as red,
      sum(overdue)::integer as overdue, sum(concluded)::integer as concluded, sum(late)::integer as late,
      round(max(days), 1)::float8 as "averageDays"
    from work group by handler_id, department_id
    order by sum(overdue) desc, sum(red) desc, sum(open) desc, handler_id`.execute(db);
  return rows;
}

/** Of a row `r`: it ended with a reply, not with a withdrawal, which both may stand under 其他. */
export const wasReplied = sql<boolean>`(r.outcome <> 'other' or not exists (
  select from request_events e where e.request_id = r.id and e.kind = 'withdrawn'))`;

/** The calendar's ranks up to a day as a table of one row, `ranked(ranks, base)`. */
export function ranked(calendar: WorkingCalendar, to: IsoDay) {
  const ranks = Array.from(calendar.rank.subarray(0, ordinalOfIso(to) - calendar.first + 1));
  const base = isoOfOrdinal(calendar.first - 1);
  return sql`ranked as materialized (select ${ranks}::integer[] as ranks, ${base}::date as base)`;
}

/** Working days in (receipt, conclusion] of a row `r` beside `ranked`: two look-ups. */
export const daysTaken = sql`(ranks[r.concluded_on - base] - ranks[r.received_on - base])`;
