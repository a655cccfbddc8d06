// What an editor has to do: documents that wait for their interpretation, drafts that he is writing.

import { sql, type SqlBool } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';

export interface UnexplainedDocument {
  readonly id: number;
  readonly title: string;
  readonly dueOn: IsoDay;
}

/** Published documents of the organ that are to be explained and are not, the most urgent first. */
export async function unexplainedDocuments(
  db: Database,
  organId: number,
): Promise<readonly UnexplainedDocument[]> {
  const rows = await db
    .selectFrom('documents as d')
    .select(['d.id', 'd.title', 'd.interpretation_due as dueOn'])
    .where('d.organ_id', '=', organId)
    .where('d.state', '=', 'published')
    .where('d.interpretation_due', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('documents as i')
            .select('i.id')
            .whereRef('i.interprets_id', '=', 'd.id')
            .where('i.state', '=', 'published'),
        ),
      ),
    )
    .orderBy('d.interpretation_due')
    .limit(200)
    .execute();
  return rows.flatMap(({ dueOn, ...row }) => (dueOn === null ? [] : [{ ...row, dueOn }]));
}

/** Drafts of the organ that are to explain a document and are not on the site yet, the eldest first. */
export async function draftsExplaining(
  db: Database,
  { organId, documentId }: { readonly organId: number; readonly documentId: number },
): Promise<readonly { readonly id: number; readonly title: string }[]> {
  const rows = await db
    .selectFrom('document_drafts as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .select(['d.id', 'r.content'])
    .where('d.organ_id', '=', organId)
    .where('d.state', '=', 'draft')
    .where(sql<SqlBool>`r.content ->> 'interpretsId' = ${String(documentId)}`)
    .orderBy('d.id')
    .limit(5)
    .execute();
  return rows.map(({ id, content }) => ({ id, title: content.title }));
}

export interface OpenDraft {
  readonly id: number;
  readonly title: string;
  readonly savedAt: Temporal.Instant;
  readonly publishBy: IsoDay | null;
}

/** What he wrote on last and has not sent up, the nearest last day first. */
export async function openDraftsOf(db: Database, staffId: number): Promise<readonly OpenDraft[]> {
  const rows = await db
    .selectFrom('document_drafts as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .select(['r.document_id as id', 'r.content', 'r.saved_at as savedAt'])
    .select('d.publish_by as publishBy')
    .where('r.saved_by', '=', staffId)
    .where('r.state', '=', 'writing')
    .where('d.locked', '=', false)
    .orderBy('d.publish_by')
    .orderBy('r.saved_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, title: content.title }));
}
