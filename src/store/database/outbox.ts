// Effects that follow a commit (mail, page cache, files) are written down in the same transaction.

import type { Database } from '../database.ts';

export async function addToOutbox(
  db: Database,
  topic: string,
  ...payloads: readonly unknown[]
): Promise<void> {
  const lines = payloads.map((payload) => ({ topic, payload: JSON.stringify(payload) }));
  await db.insertInto('outbox').values(lines).execute();
}

export interface OutboxLine {
  readonly id: number;
  readonly topic: string;
  readonly payload: unknown;
}

/** The oldest open lines of the topics, held and marked done with the transaction that they are taken in. */
export async function takeFromOutbox(
  db: Database,
  topics: readonly string[],
  now: Temporal.Instant,
  limit: number,
): Promise<readonly OutboxLine[]> {
  const lines = await db
    .selectFrom('outbox')
    .select(['id', 'topic', 'payload'])
    .where('done_at', 'is', null)
    .where('topic', 'in', topics)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (lines.length > 0) {
    const ids = lines.map(({ id }) => id);
    await db.updateTable('outbox').set({ done_at: now }).where('id', 'in', ids).execute();
  }
  return lines;
}
