// Effects that follow a commit (mail, page cache, files) are written down in the same transaction.

import type { Database } from './database.ts';

export async function addToOutbox(
  db: Database,
  topic: string,
  ...payloads: readonly unknown[]
): Promise<void> {
  const lines = payloads.map((payload) => ({ topic, payload: JSON.stringify(payload) }));
  await db.insertInto('outbox').values(lines).execute();
}
