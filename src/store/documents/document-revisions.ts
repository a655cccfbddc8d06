// The texts of a document that readers once saw, and what documents do to each other.

import type { IsoDay } from '../../rules/day.ts';
import type { DocumentContent, RelationKind } from '../../rules/document-content.ts';
import { attachmentsOf } from './document-files.ts';
import type { Database } from '../database.ts';
import { columnIdsOf } from './edited-documents.ts';
import type { DocumentRevisionRow, DocumentRow } from '../tables.ts';

/** The row as the content it was published from. */
export async function contentOfRow(db: Database, row: DocumentRow): Promise<DocumentContent> {
  const placed = await columnIdsOf(db, row.id);
  const files = await attachmentsOf(db, row.id);
  return {
    title: row.title,
    kind: row.kind,
    documentNumber: row.document_number,
    issuers: row.issuers,
    publisher: row.publisher,
    source: row.source,
    madeOn: row.made_on,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    repealedOn: row.repealed_on,
    columns: [row.home_column_id, ...placed.filter((id) => id !== row.home_column_id)],
    theme: row.theme as DocumentContent['theme'] & string,
    subtheme: row.subtheme,
    groupClass: row.group_class,
    genre: row.genre as DocumentContent['genre'] & string,
    keywords: row.keywords,
    summary: row.summary,
    openness: row.openness,
    opennessReason: row.openness_reason,
    interpretsId: row.interprets_id,
    interpretationForm: row.interpretation_form,
    body: row.body,
    attachments: files.map(({ sha256, name }) => ({ sha256, name })),
    ...row.details,
  };
}

/** Keeps the text that readers see, just before another takes its place or it goes. */
export async function keepRevision(
  db: Database,
  row: DocumentRow,
  { until, reason, locked }: { until: Temporal.Instant; reason: string; locked: boolean },
): Promise<void> {
  const publishedAt = row.revised_at ?? row.published_at;
  if (publishedAt === null) throw new Error('only what was published is kept');
  await db
    .insertInto('document_revisions')
    .values({
      document_id: row.id,
      revision: row.revision,
      content: JSON.stringify(await contentOfRow(db, row)),
      published_at: publishedAt,
      until,
      reason,
      locked,
    })
    // Withdrawn, published anew unchanged and withdrawn again: the first keeping says it all.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** After a leak nothing of any earlier text is shown either. */
export async function lockRevisions(db: Database, id: number): Promise<void> {
  await db
    .updateTable('document_revisions')
    .set({ locked: true })
    .where('document_id', '=', id)
    .execute();
}

export async function revisionsOf(
  db: Database,
  id: number,
): Promise<readonly Omit<DocumentRevisionRow, 'content'>[]> {
  return await db
    .selectFrom('document_revisions')
    .select(['document_id', 'revision', 'published_at', 'until', 'reason', 'locked'])
    .where('document_id', '=', id)
    .orderBy('revision', 'desc')
    .execute();
}

export async function revisionContent(
  db: Database,
  id: number,
  revision: number,
): Promise<DocumentRevisionRow | undefined> {
  return await db
    .selectFrom('document_revisions')
    .selectAll()
    .where('document_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
}

export interface Relation {
  readonly kind: RelationKind;
  readonly otherId: number | null;
  readonly name: string;
  readonly on: IsoDay;
  readonly until?: IsoDay | null;
}

/** What a published document does to others. */
export async function relationsFrom(db: Database, id: number): Promise<readonly Relation[]> {
  return await db
    .selectFrom('document_relations')
    .select(['kind', 'to_id as otherId', 'name', 'effective_on as on', 'until'])
    .where('from_id', '=', id)
    .orderBy('position')
    .execute();
}

/** What other published documents do to it. */
export async function relationsTo(db: Database, id: number): Promise<readonly Relation[]> {
  return await db
    .selectFrom('document_relations as r')
    .innerJoin('documents as d', 'd.id', 'r.from_id')
    .select([
      'r.kind',
      'r.from_id as otherId',
      'd.title as name',
      'r.effective_on as on',
      'r.until',
    ])
    .where('r.to_id', '=', id)
    .where('d.state', '=', 'published')
    .orderBy('r.effective_on')
    .execute();
}

export async function replaceRelations(
  db: Database,
  id: number,
  relations: readonly Relation[],
): Promise<void> {
  const before = await db
    .selectFrom('document_relations')
    .select(['kind', 'to_id', 'was'])
    .where('from_id', '=', id)
    .execute();
  await db.deleteFrom('document_relations').where('from_id', '=', id).execute();
  if (relations.length === 0) return;
  await db
    .insertInto('document_relations')
    .values(
      relations.map(({ kind, otherId, name, on, until = null }, position) => ({
        from_id: id,
        position,
        kind,
        to_id: otherId,
        name,
        effective_on: on,
        until,
        // What it found is found once: kept when the relation is written again.
        was: before.find((one) => one.kind === kind && one.to_id === otherId)?.was ?? null,
      })),
    )
    .execute();
}
