// An office's own words; those of the organs above it count below too.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface StoredWord {
  readonly id: number;
  readonly organId: number;
  readonly word: string;
  readonly blocking: boolean;
  readonly advice: string;
}

export async function checkWordsFor(db: Database, organId: number): Promise<readonly StoredWord[]> {
  return await db
    .selectFrom('check_words')
    .select(['id', 'organ_id as organId', 'word', 'blocking', 'advice'])
    .where(
      'organ_id',
      'in',
      sql<number>`(with recursive above as (
        select id, parent_id from organs where id = ${organId}
        union select o.id, o.parent_id from organs o join above on o.id = above.parent_id
      ) select id from above)`,
    )
    .orderBy('word')
    .orderBy('id')
    .execute();
}

/** A word that is there already takes the new gravity and advice. */
export async function putCheckWords(
  db: Database,
  organId: number,
  words: readonly { readonly word: string; readonly blocking: boolean; readonly advice: string }[],
  by: { readonly staffId: number | null; readonly at: Temporal.Instant },
): Promise<void> {
  if (words.length === 0) return;
  await db
    .insertInto('check_words')
    .values(
      words.map((one) => ({
        ...one,
        organ_id: organId,
        added_by: by.staffId,
        added_at: by.at,
      })),
    )
    .onConflict((conflict) =>
      conflict.expression(sql`organ_id, lower(word)`).doUpdateSet((eb) => ({
        blocking: eb.ref('excluded.blocking'),
        advice: eb.ref('excluded.advice'),
      })),
    )
    .execute();
}

/** The word that went; only of this organ. */
export async function removeCheckWord(
  db: Database,
  organId: number,
  id: number,
): Promise<string | undefined> {
  const gone = await db
    .deleteFrom('check_words')
    .where('id', '=', id)
    .where('organ_id', '=', organId)
    .returning('word')
    .executeTakeFirst();
  return gone?.word;
}
