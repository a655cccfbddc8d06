// Writing documents: rows and placements, always together in the caller's transaction.

import type { Database } from '../database.ts';
import { draftOf } from './document-drafts.ts';
import { takenColumns } from './document-offers.ts';
import type { AskedAnew, DocumentRow, NewDocument } from '../tables.ts';

/** In the order given; ids come back in the same order. */
export async function insertDocuments(
  db: Database,
  documents: readonly NewDocument[],
): Promise<readonly number[]> {
  if (documents.length === 0) return [];
  const rows = await db
    .insertInto('documents')
    .values([...documents])
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Locks the row until the transaction ends. */
export async function lockDocument(db: Database, id: number): Promise<DocumentRow | undefined> {
  return await db
    .selectFrom('documents')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Locks a document that is to be published or taken down until the transaction ends, and with it what it does something
 * to, did or interprets: all in the order of their ids, so that of two that change each other the later one waits.
 */
export async function lockWithTargets(db: Database, id: number): Promise<DocumentRow | undefined> {
  const done = await db
    .selectFrom('document_relations')
    .select('to_id')
    .where('from_id', '=', id)
    .execute();
  const content = (await draftOf(db, id))?.content;
  const targets = [
    ...done.map(({ to_id: target }) => target),
    ...(content?.relations ?? []).map(({ documentId }) => documentId),
    content?.interpretsId,
  ];
  const rows = await db
    .selectFrom('documents')
    .selectAll()
    .where('id', 'in', [id, ...targets.filter((target) => typeof target === 'number')])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.find((row) => row.id === id);
}

export async function noteAskedAnew(db: Database, id: number, asked: AskedAnew): Promise<void> {
  await db
    .updateTable('documents')
    .set({ asked_anew: JSON.stringify(asked) })
    .where('id', '=', id)
    .execute();
}

export interface Placement {
  readonly document_id: number;
  readonly column_id: number;
  readonly published_at: Temporal.Instant | null;
}

export async function placeDocuments(
  db: Database,
  placements: readonly Placement[],
): Promise<void> {
  if (placements.length === 0) return;
  await db
    .insertInto('document_columns')
    .values([...placements])
    .execute();
}

/** Takes the document out of all columns of its organ and puts it into these. */
export async function replacePlacements(
  db: Database,
  documentId: number,
  columnIds: readonly number[],
  publishedAt: Temporal.Instant | null,
): Promise<void> {
  await db.deleteFrom('document_columns').where('document_id', '=', documentId).execute();
  // Where another organ took it, it stays until one of the two ends that.
  const everywhere = [...columnIds, ...(await takenColumns(db, documentId))];
  const placements = [...new Set(everywhere)].map((id) => ({
    document_id: documentId,
    column_id: id,
    published_at: publishedAt,
  }));
  await placeDocuments(db, placements);
}

/** Lists show only placements with a moment of publication. */
export async function markPlacements(
  db: Database,
  documentId: number,
  publishedAt: Temporal.Instant | null,
): Promise<void> {
  await db
    .updateTable('document_columns')
    .set({ published_at: publishedAt })
    .where('document_id', '=', documentId)
    .execute();
}
