// Documents as the back office sees them, whatever their state.

import type { DocumentKind } from '../rules/document-classes.ts';
import type { DraftState } from '../rules/document-review.ts';
import type { Database } from './database.ts';
import { likeText } from './like-text.ts';
import type { DocumentRow, DocumentState } from './tables.ts';

export interface EditorFilter {
  readonly organIds: readonly number[];
  readonly state?: DocumentState | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly title?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface EditedDocument {
  readonly id: number;
  readonly organ_id: number;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly document_number: string | null;
  readonly index_number: string | null;
  readonly state: DocumentState;
  readonly made_on: DocumentRow['made_on'];
  readonly published_at: Temporal.Instant | null;
  readonly updated_at: Temporal.Instant;
  readonly version: number;
  readonly locked: boolean;
  readonly publish_by: DocumentRow['publish_by'];
  readonly draft_state: DraftState | null;
  readonly home_path: string;
  readonly home_name: string;
}

/** Every document of the organs, whatever its state, last changed first: for the back office. */
export async function listForEditors(
  db: Database,
  filter: EditorFilter,
): Promise<{ rows: readonly EditedDocument[]; total: number }> {
  let query = db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .leftJoin('document_drafts as r', 'r.document_id', 'd.id')
    .where('d.organ_id', 'in', [-1, ...filter.organIds]);
  if (filter.state) query = query.where('d.state', '=', filter.state);
  if (filter.kind) query = query.where('d.kind', '=', filter.kind);
  if (filter.title) query = query.where('d.title', 'ilike', `%${likeText(filter.title)}%`);
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select([
      'd.id',
      'd.organ_id',
      'd.title',
      'd.kind',
      'd.document_number',
      'd.index_number',
      'd.state',
      'd.made_on',
      'd.published_at',
      'd.updated_at',
      'd.version',
      'd.locked',
      'd.publish_by',
      'r.state as draft_state',
      'home.path as home_path',
      'home.name as home_name',
    ])
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total };
}

/** Of its own organ; where others took it is no part of what is written. */
export async function columnIdsOf(db: Database, documentId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('document_columns as p')
    .innerJoin('documents as d', 'd.id', 'p.document_id')
    .innerJoin('columns as c', (join) =>
      join.onRef('c.id', '=', 'p.column_id').onRef('c.organ_id', '=', 'd.organ_id'),
    )
    .select('p.column_id')
    .where('p.document_id', '=', documentId)
    .orderBy('p.column_id')
    .execute();
  return rows.map((row) => row.column_id);
}
