// Documents as the back office sees them, whatever their state.

import { type OrderByItemBuilder, type RawBuilder, sql } from 'kysely';
import type { DocumentKind, Openness } from '../../rules/document-classes.ts';
import type { DraftState } from '../../rules/document-review.ts';
import type { Database } from '../database.ts';
import { likeText } from '../database/like-text.ts';
import type { DocumentRow, DocumentState } from '../tables.ts';

/** By what the list may be sorted. */
export const editorOrders = ['changed', 'published', 'made', 'number', 'title', 'views'] as const;
export type EditorOrder = (typeof editorOrders)[number];

export interface EditorFilter {
  readonly organIds: readonly number[];
  /** In this column or one below it. */
  readonly columnId?: number | undefined;
  /** Published in that year, or made in it as long as it is not. */
  readonly year?: number | undefined;
  readonly openness?: Openness | undefined;
  /** 待我处理 and the like: where the draft stands. */
  readonly draftState?: DraftState | undefined;
  readonly sort?: EditorOrder | undefined;
  readonly direction?: 'asc' | 'desc' | undefined;
  readonly state?: DocumentState | undefined;
  readonly kind?: DocumentKind | undefined;
  /** In the title, or a number. */
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
  readonly openness: Openness;
  readonly made_on: DocumentRow['made_on'];
  readonly published_at: Temporal.Instant | null;
  readonly updated_at: Temporal.Instant;
  readonly version: number;
  readonly locked: boolean;
  readonly publish_by: DocumentRow['publish_by'];
  readonly draft_state: DraftState | null;
  readonly views: number | null;
  readonly home_path: string;
  readonly home_name: string;
}

/** Every document of the organs, whatever its state, last changed first unless asked otherwise: for the back office. */
export async function listForEditors(
  db: Database,
  filter: EditorFilter,
): Promise<{ rows: readonly EditedDocument[]; total: number }> {
  let query = db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .leftJoin('document_drafts as r', 'r.document_id', 'd.id')
    .leftJoin('document_views as v', 'v.document_id', 'd.id')
    .where('d.organ_id', 'in', [-1, ...filter.organIds]);
  if (filter.state) query = query.where('d.state', '=', filter.state);
  if (filter.kind) query = query.where('d.kind', '=', filter.kind);
  if (filter.openness) query = query.where('d.openness', '=', filter.openness);
  if (filter.draftState) query = query.where('r.state', '=', filter.draftState);
  if (filter.title) {
    const like = `%${likeText(filter.title)}%`;
    query = query.where((eb) =>
      eb.or([
        eb('d.title', 'ilike', like),
        eb('d.document_number', 'ilike', like),
        eb('d.index_number', 'ilike', like),
      ]),
    );
  }
  if (filter.year !== undefined) {
    const [from, to] = [`${filter.year}-01-01`, `${filter.year + 1}-01-01`];
    query = query.where(sql<boolean>`case when d.published_at is null
      then d.made_on >= ${from}::date and d.made_on < ${to}::date
      else d.published_at >= ${from}::timestamp at time zone 'Asia/Shanghai'
        and d.published_at < ${to}::timestamp at time zone 'Asia/Shanghai' end`);
  }
  if (filter.columnId !== undefined) {
    query = query.where(sql<boolean>`exists (
      with recursive below as (
        select id from columns where id = ${filter.columnId}
        union all select c.id from columns c join below on c.parent_id = below.id)
      select from document_columns p join below on below.id = p.column_id
      where p.document_id = d.id)`);
  }
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const orderOf = (by: OrderByItemBuilder): OrderByItemBuilder =>
    (filter.direction === 'asc' ? by.asc() : by.desc()).nullsLast();
  const rows = await query
    .select([
      'd.id',
      'd.organ_id',
      'd.title',
      'd.kind',
      'd.document_number',
      'd.index_number',
      'd.state',
      'd.openness',
      'd.made_on',
      'd.published_at',
      'd.updated_at',
      'd.version',
      'd.locked',
      'd.publish_by',
      'r.state as draft_state',
      'v.views',
      'home.path as home_path',
      'home.name as home_name',
    ])
    .orderBy(orders[filter.sort ?? 'changed'], orderOf)
    .orderBy('d.id', (by) => (filter.direction === 'asc' ? by.asc() : by.desc()))
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total };
}

const orders: Readonly<Record<EditorOrder, RawBuilder<unknown>>> = {
  changed: sql`d.updated_at`,
  published: sql`d.published_at`,
  made: sql`d.made_on`,
  number: sql`d.number_year::bigint * 1000000 + d.number_seq`,
  title: sql`d.title collate "zh-x-icu"`,
  views: sql`coalesce(v.views, 0)`,
};

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
