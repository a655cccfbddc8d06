// The words of what is public, counted: written with the document that brings them, gone with the last that had
// them, in the transaction that puts it on the site or takes it off.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { spellingOf } from './pinyin.ts';

export interface NewTerms {
  readonly documentId: number;
  readonly terms: readonly { readonly level: string; readonly term: string }[];
}

/** What stood there for these documents before is replaced. */
export async function writeTerms(db: Database, entries: readonly NewTerms[]): Promise<void> {
  const changes = await takeOut(
    db,
    entries.map(({ documentId }) => documentId),
  );
  const shown = new Map<string, string>();
  for (const { terms } of entries) {
    for (const { level, term } of terms) {
      changes.set(level, (changes.get(level) ?? 0) + 1);
      shown.set(level, term);
    }
  }
  if (entries.length > 0) {
    await db
      .insertInto('document_terms')
      .values(
        entries.map(({ documentId, terms }) => ({
          document_id: documentId,
          levels: terms.map(({ level }) => level),
        })),
      )
      .execute();
  }
  await count(db, changes, shown);
}

/** The words of a document that goes leave with it. */
export async function removeTerms(db: Database, documentId: number): Promise<void> {
  await count(db, await takeOut(db, [documentId]), new Map());
}

async function takeOut(db: Database, ids: readonly number[]): Promise<Map<string, number>> {
  const changes = new Map<string, number>();
  if (ids.length === 0) return changes;
  const gone = await db
    .deleteFrom('document_terms')
    .where('document_id', 'in', [...ids])
    .returning('levels')
    .execute();
  for (const level of gone.flatMap(({ levels }) => levels)) {
    changes.set(level, (changes.get(level) ?? 0) - 1);
  }
  return changes;
}

async function count(
  db: Database,
  changes: ReadonlyMap<string, number>,
  shown: ReadonlyMap<string, string>,
): Promise<void> {
  // In one order, so that two who publish at the same moment wait for each other and no further.
  const changed = [...changes]
    .filter(([, by]) => by !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (changed.length === 0) return;
  const rows = changed.map(([level, by]) => {
    const spelling = by > 0 ? spellingOf(shown.get(level) ?? level) : undefined;
    return { level, by, term: shown.get(level) ?? level, ...spelling };
  });
  await sql`
    insert into search_terms (level, term, pinyin, initials, documents)
    select level, term, pinyin, initials, by
    from unnest(
      ${rows.map(({ level }) => level)}::text[],
      ${rows.map(({ term }) => term)}::text[],
      ${rows.map(({ pinyin }) => pinyin ?? null)}::text[],
      ${rows.map(({ initials }) => initials ?? null)}::text[],
      ${rows.map(({ by }) => by)}::integer[]
    ) as given (level, term, pinyin, initials, by)
    on conflict (level) do update
      set documents = search_terms.documents + excluded.documents`.execute(db);
  const fewer = changed.filter(([, by]) => by < 0).map(([level]) => level);
  if (fewer.length === 0) return;
  await db
    .deleteFrom('search_terms')
    .where('level', 'in', fewer)
    .where('documents', '<=', 0)
    .execute();
}

/** Published documents whose words nobody has taken yet, by id; the rows stay locked. */
export async function documentsWithoutTerms(db: Database, after: number, limit: number) {
  return await db
    .selectFrom('documents as d')
    .innerJoin('document_search as s', 's.document_id', 'd.id')
    .leftJoin('document_terms as t', 't.document_id', 'd.id')
    .where('t.document_id', 'is', null)
    .where('d.state', '=', 'published')
    .where('d.id', '>', after)
    .select([
      'd.id',
      'd.title',
      'd.kind',
      'd.document_number',
      'd.keywords',
      'd.issuers',
      'd.display_until',
    ])
    .orderBy('d.id')
    .limit(limit)
    .forUpdate('d')
    .execute();
}
