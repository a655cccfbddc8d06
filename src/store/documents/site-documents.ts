// Documents as the static site knows them: those that stand on it and those that were taken off it, each with what
// has an address of its own.

import { type SqlBool, sql } from 'kysely';
import type { DocumentKind } from '../../rules/document-classes.ts';
import type { Database } from '../database.ts';

export interface SiteDocument {
  readonly id: number;
  readonly state: 'published' | 'withdrawn';
  readonly published_at: Temporal.Instant;
  readonly home_path: string;
  readonly kind: DocumentKind;
  readonly document_number: string | null;
  /** Earlier texts by number. */
  readonly revisions: readonly number[];
  /** Those that readers get, and pictures of its earlier texts. */
  readonly files: readonly { readonly sha256: string; readonly name: string }[];
  /** Those that can be looked at beside the page: no pictures of the text. */
  readonly shown: readonly { readonly sha256: string; readonly media_type: string }[];
}

/** By id, `limit` of those after `after`; or only those asked for. */
export async function siteDocuments(
  db: Database,
  which: { readonly after: number; readonly limit: number } | { readonly ids: readonly number[] },
): Promise<readonly SiteDocument[]> {
  let query = db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select([
      'd.id',
      'd.state',
      'd.published_at',
      'home.path as home_path',
      'd.kind',
      'd.document_number',
      sql<number[]>`array(select r.revision from document_revisions r
        where r.document_id = d.id order by r.revision)`.as('revisions'),
      // With the pictures of earlier texts that may still be read (store/documents/document-history.ts).
      sql<{ sha256: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('sha256', f.sha256, 'name', f.name) order by f.text, f.n)
        from (
          select a.sha256, a.name, -1 as text, row_number() over (order by a.position, a.id) as n
          from attachments a where a.document_id = d.id
          union all
          select e.file ->> 'sha256', e.file ->> 'name', r.revision, e.n
          from document_revisions r
          cross join lateral jsonb_array_elements(coalesce(r.content -> 'attachments', '[]'))
            with ordinality as e(file, n)
          where r.document_id = d.id and not r.locked
            and position('data-file="' || (e.file ->> 'sha256') || '"' in r.content ->> 'body') > 0
            and not exists (select from document_words w
              where w.document_id = d.id and w.act = 'withdraw' and w.revision = r.revision)
        ) f), '[]')`.as('files'),
      sql<{ sha256: string; media_type: string }[]>`coalesce((
        select json_agg(json_build_object('sha256', f.sha256, 'media_type', f.media_type)
          order by a.position, a.id)
        from attachments a join files f on f.sha256 = a.sha256
        where a.document_id = d.id
          and position('data-file="' || a.sha256 || '"' in d.body) = 0), '[]')`.as('shown'),
    ])
    .where('d.published_at', 'is not', null)
    .where('d.state', 'in', ['published', 'withdrawn'])
    .orderBy('d.id');
  query =
    'ids' in which
      ? query.where(sql<SqlBool>`d.id = any(${which.ids}::bigint[])`)
      : query.where('d.id', '>', which.after).limit(which.limit);
  const rows = await query.execute();
  return rows.flatMap(({ state, published_at, ...row }) =>
    published_at === null || (state !== 'published' && state !== 'withdrawn')
      ? []
      : [{ ...row, state, published_at }],
  );
}

export async function siteDocumentCount(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', ['published', 'withdrawn'])
    .executeTakeFirstOrThrow();
  return count;
}
