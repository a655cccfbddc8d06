// A changed calendar moves every open clock (条例 33; K08, K09), and so does a day on which a third party's
// silence ends its pause: due dates are computed again from the stored facts in one pass, and each that
// moved is logged with the old and the new date and the cause.

import { sql } from 'kysely';
import type { Pause } from '../rules/clock.ts';
import { currentRow, redue } from '../rules/request/current-row.ts';
import { requestFrom } from '../rules/request/fold.ts';
import { clockFactsOf, eventsOf, updateRequest } from '../store/requests.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';

// One join for each batch: small ones would read the table again and again.
const batchSize = 100_000;

export interface Recomputed {
  readonly open: number;
  readonly moved: number;
}

/** `cause` is the number or address of the notice. All organs: there is one national calendar. */
export async function recomputeClocks(
  context: Omit<CommandContext, 'organId'>,
  cause: string,
): Promise<Recomputed> {
  return context.db.transaction().execute(async (db) => {
    const within = { ...context, db };
    let after = 0;
    let open = 0;
    let moved = 0;
    for (;;) {
      const rows = await db
        .selectFrom('requests')
        .select(['id', 'clock_started_on', 'extension_days', 'pauses', 'due_on', 'sort_on'])
        .where('concluded_on', 'is', null)
        .where('clock_started_on', 'is not', null)
        .where('clock_state', 'in', ['running', 'paused'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(batchSize)
        .execute();
      if (rows.length === 0) break;
      after = rows.at(-1)?.id ?? after;
      open += rows.length;
      moved += await updateMoved(within, rows as RequestRow[], cause);
    }
    // What hangs on events (an unconfirmed date, a supplement notice's timeliness) is folded again.
    const folded = await recomputeFromEvents(within);
    return { open: open + folded.open, moved: moved + folded.moved };
  });
}

async function updateMoved(
  { db, clock, calendar, actor }: Omit<CommandContext, 'organId'>,
  rows: readonly RequestRow[],
  cause: string,
): Promise<number> {
  const today = clock.today();
  const moved = rows.flatMap((row) => {
    const facts = clockFactsOf(row);
    if (facts === undefined) return [];
    const due = redue(facts, today, calendar);
    const same = due.dueOn === row.due_on && due.sortOn === row.sort_on;
    return same ? [] : [{ row, due }];
  });
  if (moved.length === 0) return 0;
  const column = <T>(value: (one: (typeof moved)[number]) => T): T[] => moved.map(value);
  await sql`
    with new as (
      select * from unnest(
        ${column(({ row }) => row.id)}::bigint[], ${column(({ row }) => row.due_on)}::date[],
        ${column(({ due }) => due.dueOn)}::date[], ${column(({ due }) => due.sortOn)}::date[],
        ${column(({ due }) => due.dueProvisional)}::boolean[],
        ${column(({ due }) => due.clockState)}::text[],
        ${column(({ row, due }) => changedPauses(row, due.facts.pauses))}::jsonb[]
      ) as n(id, was, due_on, sort_on, provisional, clock_state, pauses)
    ), moved as (
      update requests r
      set due_on = n.due_on, clock_state = n.clock_state, due_provisional = n.provisional, sort_on = n.sort_on,
          pauses = coalesce(n.pauses, r.pauses), version = r.version + 1,
          updated_at = ${clock.now()}
      from new n where r.id = n.id
      returning r.number, n.was, n.due_on
    )
    insert into audit_log (at, actor, action, object, detail)
    select ${clock.now()}, ${JSON.stringify(actor)}::jsonb, 'due-date-recomputed',
           'request ' || number, jsonb_build_object('was', was, 'now', due_on, 'cause', ${cause}::text)
    from moved`.execute(db);
  return moved.length;
}

/** Absent when no consultation of the request lapses on another day now. */
function changedPauses(row: RequestRow, pauses: readonly Pause[]): string | null {
  const same = pauses.every((pause, i) => pause.lapsesOn === row.pauses[i]?.lapsesOn);
  return same ? null : JSON.stringify(pauses);
}

async function recomputeFromEvents({
  db,
  clock,
  calendar,
  secrets,
}: Omit<CommandContext, 'organId'>): Promise<Recomputed> {
  const rows = await db
    .selectFrom('requests')
    .selectAll()
    .where('concluded_on', 'is', null)
    .where((eb) =>
      eb.or([
        eb('clock_state', 'in', ['unconfirmed', 'awaiting-supplement']),
        eb.exists(
          eb
            .selectFrom('request_events')
            .select('seq')
            .whereRef('request_events.request_id', '=', 'requests.id')
            .where('kind', '=', 'supplement-requested'),
        ),
      ]),
    )
    .execute();
  let moved = 0;
  for (const row of rows) {
    const request = requestFrom(await eventsOf(db, secrets, row.id));
    if (request === undefined) continue;
    const current = currentRow(request, clock.today(), calendar);
    if (current.dueOn === row.due_on && current.sortOn === row.sort_on) continue;
    await updateRequest(db, row.id, current, row.version + 1, clock.now());
    moved += 1;
  }
  return { open: rows.length, moved };
}
