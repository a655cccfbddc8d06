// The newest published documents of some columns, with what a feed says of them, and how the addresses of all
// are cut into files for the site map.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { askedTogether } from '../database/asked-together.ts';
import type { DocumentRow } from '../tables.ts';
import { newestPlacements } from './documents.ts';

export type FeedDocument = Pick<
  DocumentRow,
  | 'id'
  | 'title'
  | 'kind'
  | 'document_number'
  | 'index_number'
  | 'issuers'
  | 'publisher'
  | 'made_on'
  | 'effective_from'
  | 'effective_to'
  | 'repealed_on'
  | 'amended_on'
  | 'revised_at'
  | 'theme'
  | 'subtheme'
  | 'keywords'
  | 'summary'
  | 'body'
  | 'display_until'
> & {
  readonly published_at: Temporal.Instant;
  readonly home_path: string;
  readonly home_name: string;
  readonly attachments: number;
};

interface FeedAsked {
  readonly columnIds: readonly number[];
  readonly limit: number;
}

/**
 * Newest first; one that stands in several of the columns comes once. A feed is written in three formats: asked for
 * together, they are read once.
 */
export const feedDocuments: (db: Database, asked: FeedAsked) => Promise<readonly FeedDocument[]> =
  askedTogether(async (db, all: readonly FeedAsked[]) => {
    const read = new Map<string, Promise<readonly FeedDocument[]>>();
    return await Promise.all(
      all.map(async (asked) => {
        const key = JSON.stringify(asked);
        const reading = read.get(key) ?? newestOf(db, asked);
        read.set(key, reading);
        return await reading;
      }),
    );
  });

async function newestOf(
  db: Database,
  { columnIds, limit }: FeedAsked,
): Promise<readonly FeedDocument[]> {
  const { rows: placed } = await sql<{ document_id: number }>`
    select document_id from ${newestPlacements({ columnIds, limit, offset: 0 })} as newest
  `.execute(db);
  return await feedDocumentsOf(
    db,
    placed.map(({ document_id }) => document_id),
  );
}

/** These documents, as far as they are on the site, newest first. */
export async function feedDocumentsOf(
  db: Database,
  ids: readonly number[],
): Promise<readonly FeedDocument[]> {
  const rows = await db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .where('d.id', 'in', [-1, ...ids])
    .where('d.state', '=', 'published')
    .select([
      'd.id',
      'd.title',
      'd.kind',
      'd.document_number',
      'd.index_number',
      'd.issuers',
      'd.publisher',
      'd.made_on',
      'd.published_at',
      'd.revised_at',
      'd.effective_from',
      'd.effective_to',
      'd.repealed_on',
      'd.amended_on',
      'd.theme',
      'd.subtheme',
      'd.keywords',
      'd.summary',
      'd.body',
      'd.display_until',
      'home.path as home_path',
      'home.name as home_name',
      (eb) =>
        eb
          .selectFrom('attachments as a')
          .whereRef('a.document_id', '=', 'd.id')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .as('attachments'),
    ])
    .orderBy('d.published_at', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
  return rows.flatMap(({ published_at, attachments, ...row }) =>
    published_at === null ? [] : [{ ...row, published_at, attachments: attachments ?? 0 }],
  );
}

/** One file of the site map. */
export interface MapPart {
  readonly part: number;
  readonly changedAt: Temporal.Instant;
}

/** In which file of the site map a document stands, from 1 on: by its number, so that each stays in its own. */
export function mapPartOf(id: number, size: number): number {
  return Math.floor(id / size) + 1;
}

/** The parts in which published documents stand. */
export async function mapParts(db: Database, size: number): Promise<readonly MapPart[]> {
  const part = sql.lit(size);
  // What a reader sees changes with publication and correction, not with the word of a reviewer. The last of each part
  // is found by the index (migration 0075).
  const { rows } = await sql<MapPart>`
    select (g.n + 1)::integer as part, last.at as "changedAt"
    from generate_series(0, (select max(id) from documents) / ${part}) as g (n)
    cross join lateral (
      select coalesce(revised_at, published_at) as at from documents
      where state = 'published' and id / ${part} = g.n
      order by coalesce(revised_at, published_at) desc limit 1) last
    order by g.n`.execute(db);
  return rows;
}
