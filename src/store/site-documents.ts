// Documents as the static site knows them: those that stand on it and those that were taken off it, each with what
// has an address of its own.

import { type SqlBool, sql } from 'kysely';
import type { Database } from './database.ts';
import { standsAt } from './document-offers.ts';

export interface SiteDocument {
  readonly id: number;
  readonly state: 'published' | 'withdrawn';
  readonly published_at: Temporal.Instant;
  readonly home_path: string;
  /** Earlier texts by number. */
  readonly revisions: readonly number[];
  readonly files: readonly { readonly sha256: string; readonly name: string }[];
}

/** By id, `limit` of those after `after`; or only those asked for. */
export async function siteDocuments(
  db: Database,
  organId: number,
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
      sql<number[]>`array(select r.revision from document_revisions r
        where r.document_id = d.id order by r.revision)`.as('revisions'),
      sql<{ sha256: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('sha256', a.sha256, 'name', a.name) order by a.position, a.id)
        from attachments a where a.document_id = d.id), '[]')`.as('files'),
    ])
    .where(standsAt('d', organId))
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
