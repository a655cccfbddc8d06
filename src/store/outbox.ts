// Effects that follow a commit (mail, page cache, files) are written down in the same transaction.

import type { Database } from './database.ts';

export async function addToOutbox(db: Database, topic: string, payload: unknown): Promise<void> {
  await db
    .insertInto('outbox')
    .values({ topic, payload: JSON.stringify(payload) })
    .execute();
}
