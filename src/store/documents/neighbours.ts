// What stands before and after a document in its column.

import { type RawBuilder, sql } from 'kysely';
import { askedTogether } from '../database/asked-together.ts';
import type { Database } from '../database.ts';
import { type ListedDocument, publishedById } from './documents.ts';

interface Standing {
  readonly id: number;
  readonly published_at: Temporal.Instant;
  readonly columnId: number;
}

/** Numbers of those beside it, by the index of the column. */
const besideOf = askedTogether(async (db, standings: readonly Standing[]) => {
  const { rows } = await sql<{ older: number | null; newer: number | null }>`
    select ${besideIn('<', 'desc')} as older, ${besideIn('>', 'asc')} as newer
    from unnest(
      ${standings.map(({ id }) => id)}::bigint[],
      ${standings.map(({ published_at }) => published_at)}::timestamptz[],
      ${standings.map(({ columnId }) => columnId)}::bigint[]
    ) with ordinality as w (id, published_at, column_id, place)
    order by w.place`.execute(db);
  return rows;
});

function besideIn(compare: '<' | '>', order: 'asc' | 'desc'): RawBuilder<number | null> {
  return sql<number | null>`(
    select p.document_id from document_columns p
    where p.column_id = w.column_id and p.published_at is not null
      and (p.published_at, p.document_id) ${sql.raw(compare)} (w.published_at, w.id)
    order by p.published_at ${sql.raw(order)}, p.document_id ${sql.raw(order)} limit 1)`;
}

/** The next older and the next newer document of the same column. */
export async function neighboursOf(
  db: Database,
  { id, published_at }: { readonly id: number; readonly published_at: Temporal.Instant },
  columnId: number,
): Promise<{ older: ListedDocument | undefined; newer: ListedDocument | undefined }> {
  const beside = await besideOf(db, { id, published_at, columnId });
  const [older, newer] = await Promise.all(
    [beside.older, beside.newer].map(async (one) =>
      one === null ? undefined : await publishedById(db, one),
    ),
  );
  return { older, newer };
}
