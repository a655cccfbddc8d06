// Everybody's own phrases for an opinion, in his order.

import type { Database } from '../database.ts';

export async function phrasesOf(db: Database, staffId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('opinion_phrases')
    .select('phrase')
    .where('staff_id', '=', staffId)
    .orderBy('position')
    .execute();
  return rows.map(({ phrase }) => phrase);
}

/** Inside the caller's transaction. */
export async function replacePhrases(
  db: Database,
  staffId: number,
  phrases: readonly string[],
): Promise<void> {
  await db.deleteFrom('opinion_phrases').where('staff_id', '=', staffId).execute();
  if (phrases.length === 0) return;
  await db
    .insertInto('opinion_phrases')
    .values(phrases.map((phrase, position) => ({ staff_id: staffId, position, phrase })))
    .execute();
}
