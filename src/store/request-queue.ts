// What the queue of the back office reads beside its page of rows: how many stand behind each tab, and
// the events of a page in one query.

import type { RequestEvent } from '../rules/request/events.ts';
import type { Database } from './database.ts';
import type { StoredEvent } from './requests.ts';
import type { Secrets } from './secrets.ts';
import type { RequestRow } from './tables.ts';

export async function countByClockState(
  db: Database,
  organIds: readonly number[],
): Promise<ReadonlyMap<RequestRow['clock_state'], number>> {
  const rows = await db
    .selectFrom('requests')
    .select('clock_state')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organ_id', 'in', [-1, ...organIds])
    .groupBy('clock_state')
    .execute();
  return new Map(rows.map((row) => [row.clock_state, row.count]));
}

export async function eventsOfMany(
  db: Database,
  secrets: Secrets,
  requestIds: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredEvent[]>> {
  const rows = await db
    .selectFrom('request_events')
    .selectAll()
    .where('request_id', 'in', [-1, ...requestIds])
    .orderBy('request_id')
    .orderBy('seq')
    .execute();
  const events = new Map<number, StoredEvent[]>(requestIds.map((id) => [id, []]));
  for (const row of rows) {
    const { request_id: id, seq, actor, recorded_at: recordedAt } = row;
    const plain = secrets.open(row.data, `event ${id} ${seq}`).toString('utf8');
    events.get(id)?.push({ seq, actor, recordedAt, event: JSON.parse(plain) as RequestEvent });
  }
  return events;
}
