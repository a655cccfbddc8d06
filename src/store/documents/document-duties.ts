// Duties about published documents that came up after they were published.

import { type DocumentDuty, documentDuties } from '../../rules/document-duties.ts';
import type { Database } from '../database.ts';
import type { DocumentDutiesTable } from '../tables.ts';
import type { Insertable, Selectable } from 'kysely';

export type DutyRow = Selectable<DocumentDutiesTable>;

export async function openDuties(db: Database, documentId: number): Promise<readonly DutyRow[]> {
  return (await dutiesOf(db, documentId)).filter(({ closed_at }) => closed_at === null);
}

export async function dutiesOf(db: Database, documentId: number): Promise<readonly DutyRow[]> {
  return await db
    .selectFrom('document_duties')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
}

export async function insertDuty(
  db: Database,
  duty: Insertable<DocumentDutiesTable>,
): Promise<void> {
  await db.insertInto('document_duties').values(duty).execute();
}

/** Those that this act fulfils. */
export async function closeDuties(
  db: Database,
  documentId: number,
  by: (typeof documentDuties)[DocumentDuty]['closedBy'],
  at: Temporal.Instant,
): Promise<void> {
  const kinds = (Object.keys(documentDuties) as DocumentDuty[]).filter(
    (kind) => documentDuties[kind].closedBy === by,
  );
  await db
    .updateTable('document_duties')
    .set({ closed_at: at })
    .where('document_id', '=', documentId)
    .where('kind', 'in', kinds)
    .where('closed_at', 'is', null)
    .execute();
}

/** What a document brought about is no more: the duties that followed from it go with it. */
export async function dropDutiesFrom(db: Database, fromId: number): Promise<void> {
  await db
    .deleteFrom('document_duties')
    .where('from_id', '=', fromId)
    .where('closed_at', 'is', null)
    .execute();
}
