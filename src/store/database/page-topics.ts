// What pages are about. A page names the topics it was made from, a change those it touches: where they meet, the page
// is made anew. `column:5` is what lists column 5 and all below it, `organ:3` what counts and shows the whole of the
// organ's documents, `document:7` the page of the document and whatever names it by its title or its state.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

export type PageTopic =
  /** Everything: the frame of every page, the tree of columns, organs, the calendar. */
  | 'site'
  | 'guide'
  | 'catalogue'
  /** 政策事项: their list, their pages and what is matched against them. */
  | 'policies'
  /** Documents of whatever organ: what counts or names all of them. */
  | 'documents'
  /** Annual reports of all organs, and those of the website. */
  | 'reports'
  | `organ:${number}`
  | `column:${number}`
  | `document:${number}`;

/**
 * What a change of these documents touches as they stand now: their own pages and those of what they do something to
 * or interpret, either way round; those that an issue of the gazette prints; those they stand between in a column; the lists of their columns and of all above,
 * also those of what they amend or repeal, whose rows say whether it holds.
 */
export async function documentTopics(
  db: Database,
  ids: readonly number[],
): Promise<readonly PageTopic[]> {
  const { rows } = await sql<{ topic: PageTopic }>`
    with recursive changed as (select unnest(${ids}::bigint[]) as id),
    touched as (
      select id from changed
      union select r.to_id from document_relations r join changed on changed.id = r.from_id
        where r.to_id is not null
      -- its result answers a consultation: the page and every list say so
      union select x.document_id from consultation_results x join changed on changed.id = x.result_id),
    linked as (
      select d.interprets_id as id from documents d join touched on touched.id = d.id
        where d.interprets_id is not null
      union select d.id from documents d join changed on d.interprets_id = changed.id
      union select r.from_id from document_relations r join changed on r.to_id = changed.id
      union select x.result_id from consultation_results x join changed on changed.id = x.document_id
      union select (entry ->> 'documentId')::bigint from documents d join changed on changed.id = d.id
        cross join lateral jsonb_array_elements(coalesce(d.details -> 'contents', '[]')) entry),
    placed as (
      select p.column_id, p.document_id, p.published_at
      from document_columns p join changed on changed.id = p.document_id
      where p.published_at is not null),
    beside as (
      select older.document_id as id from placed cross join lateral (
        select p.document_id from document_columns p
        where p.column_id = placed.column_id and p.published_at is not null
          and (p.published_at, p.document_id) < (placed.published_at, placed.document_id)
        order by p.published_at desc, p.document_id desc limit 1) older
      union select newer.document_id from placed cross join lateral (
        select p.document_id from document_columns p
        where p.column_id = placed.column_id and p.published_at is not null
          and (p.published_at, p.document_id) > (placed.published_at, placed.document_id)
        order by p.published_at, p.document_id limit 1) newer),
    listed as (
      select c.id, c.parent_id, c.organ_id from columns c
        where c.id in (
          select p.column_id from document_columns p join touched on touched.id = p.document_id)
      union select c.id, c.parent_id, c.organ_id
        from columns c join listed on listed.parent_id = c.id)
    select 'documents' as topic
    union select 'document:' || id from touched
    union select 'document:' || id from linked
    union select 'document:' || id from beside
    union select 'column:' || id from listed
    union select 'organ:' || organ_id from listed
    union select 'organ:' || d.organ_id from documents d join touched on touched.id = d.id
    union select 'policies' where exists (
      select from policy_items i join touched on touched.id = i.document_id
      where i.state = 'published')
    union select 'catalogue' where exists (
      select from catalogue_documents c join changed on changed.id = c.document_id)`.execute(db);
  return rows.map(({ topic }) => topic);
}
