// Policy items as readers and the matching see them: published ones, each with the document it stands in.

import { sql, type SqlBool } from 'kysely';
import type { PolicyItemContent } from '../../rules/policy/item.ts';
import type { ValidityDates } from '../../rules/validity.ts';
import type { Database } from '../database.ts';
import { askedTogether, byId } from '../database/asked-together.ts';

export interface PublishedItem {
  readonly id: number;
  readonly organId: number;
  readonly organName: string;
  readonly edition: number;
  readonly publishedAt: Temporal.Instant;
  readonly content: PolicyItemContent;
  readonly document: ValidityDates & {
    readonly id: number;
    readonly title: string;
    readonly number: string | null;
    readonly isPublished: boolean;
    readonly homePath: string;
    readonly publishedAt: Temporal.Instant | null;
  };
}

/** All of them, by id; whether one is open on a day says `itemStateOn`. */
export async function publishedItems(
  db: Database,
  which: {
    readonly ids?: readonly number[];
    readonly documentIds?: readonly number[];
    /** Those that left the site too, as they last stood there. */
    readonly withWithdrawn?: true;
  } = {},
): Promise<readonly PublishedItem[]> {
  let query = db
    .selectFrom('policy_items as i')
    .innerJoin('documents as d', 'd.id', 'i.document_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .innerJoin('organs as o', 'o.id', 'i.organ_id')
    .select([
      'i.id',
      'i.organ_id',
      'o.name as organ_name',
      'i.edition',
      'i.published_at',
      'i.content',
      'd.id as document_id',
      'd.title',
      'd.document_number',
      'd.state as document_state',
      'd.effective_from',
      'd.effective_to',
      'd.repealed_on',
      'd.published_at as document_published_at',
      'home.path',
    ])
    .where('i.content', 'is not', null)
    .orderBy('i.id');
  if (which.withWithdrawn !== true) query = query.where('i.state', '=', 'published');
  if (which.ids) query = query.where('i.id', 'in', which.ids.length > 0 ? which.ids : [-1]);
  if (which.documentIds) {
    query = query.where(sql<SqlBool>`d.id = any(${which.documentIds}::bigint[])`);
  }
  const rows = await query.execute();
  return rows.flatMap((row) =>
    row.content && row.published_at
      ? {
          id: row.id,
          organId: row.organ_id,
          organName: row.organ_name,
          edition: row.edition,
          publishedAt: row.published_at,
          content: row.content,
          document: {
            id: row.document_id,
            title: row.title,
            number: row.document_number,
            isPublished: row.document_state === 'published',
            homePath: row.path,
            publishedAt: row.document_published_at,
            effectiveFrom: row.effective_from,
            effectiveTo: row.effective_to,
            repealedOn: row.repealed_on,
          },
        }
      : [],
  );
}

/** Those of a document. */
export const publishedItemsOf: (
  db: Database,
  documentId: number,
) => Promise<readonly PublishedItem[]> = askedTogether(async (db, documentIds: readonly number[]) =>
  byId(documentIds, await publishedItems(db, { documentIds }), ({ document }) => document.id),
);

/** By id; without what they say. */
export async function publishedItemIds(db: Database): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('policy_items')
    .select('id')
    .where('state', '=', 'published')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Names of regions by code. */
export async function regionNames(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('policy_regions').selectAll().orderBy('code').execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}
