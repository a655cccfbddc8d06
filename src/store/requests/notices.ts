// Reminders as they were stored for each person: since when, and whether he has seen them.

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { Cause } from './causes.ts';

/** Stores what is new and drops what is gone; the same round twice changes nothing. */
export async function storeNotices(
  db: Database,
  causes: readonly Cause[],
  today: IsoDay,
): Promise<{ readonly raised: number; readonly gone: number }> {
  const staffIds = causes.map(({ staffId }) => staffId);
  const kinds = causes.map(({ kind }) => kind);
  const subjectIds = causes.map(({ subjectId }) => subjectId);
  const { rows } = await sql<{ raised: number; gone: number }>`
    with live as (
      select distinct * from unnest(${staffIds}::integer[], ${kinds}::text[], ${subjectIds}::bigint[])
        as l(staff_id, kind, subject_id)
    ), raised as (
      insert into notices (staff_id, kind, subject_id, raised_on)
      select staff_id, kind, subject_id, ${today}::date from live
      on conflict (staff_id, kind, subject_id) do nothing
      returning id
    ), gone as (
      delete from notices n where not exists (
        select from live l
        where l.staff_id = n.staff_id and l.kind = n.kind and l.subject_id = n.subject_id)
      returning id
    )
    select (select count(*)::integer from raised) as raised,
           (select count(*)::integer from gone) as gone`.execute(db);
  return rows[0] ?? { raised: 0, gone: 0 };
}

export interface StoredNotice {
  readonly raisedOn: IsoDay;
  readonly isSeen: boolean;
}

/** By kind and subject; what came up since the last round is not in it yet. */
export async function storedNotices(
  db: Database,
  staffId: number,
): Promise<ReadonlyMap<string, StoredNotice>> {
  const rows = await db
    .selectFrom('notices')
    .select(['kind', 'subject_id', 'raised_on', 'seen_at'])
    .where('staff_id', '=', staffId)
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.kind} ${row.subject_id}`,
      { raisedOn: row.raised_on, isSeen: row.seen_at !== null },
    ]),
  );
}

/** All that stands before this person now counts as seen. */
export async function markSeen(
  db: Database,
  staffId: number,
  causes: readonly Cause[],
  { today, now }: { readonly today: IsoDay; readonly now: Temporal.Instant },
): Promise<void> {
  if (causes.length === 0) return;
  await db
    .insertInto('notices')
    .values(
      causes.map(({ kind, subjectId }) => ({
        staff_id: staffId,
        kind,
        subject_id: subjectId,
        raised_on: today,
        seen_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['staff_id', 'kind', 'subject_id'])
        .doUpdateSet((eb) => ({ seen_at: eb.fn.coalesce('notices.seen_at', 'excluded.seen_at') })),
    )
    .execute();
}
