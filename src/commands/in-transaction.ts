// One act within another is written with it or not at all: a command that is called inside a transaction
// joins it.

import type { Database } from '../store/database.ts';

export async function inTransaction<T>(
  db: Database,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return db.isTransaction ? await work(db) : await db.transaction().execute(work);
}
