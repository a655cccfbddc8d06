// How often pages of documents were opened, by whomever.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { askedTogether, byId } from '../database/asked-together.ts';

/** In the order of their ids, so that servers that write at the same moment wait for each other and no longer. */
export async function addViews(db: Database, counted: ReadonlyMap<number, number>): Promise<void> {
  const rows = [...counted].toSorted(([a], [b]) => a - b);
  if (rows.length === 0) return;
  await sql`
    insert into document_views (document_id, views)
    select * from unnest(${rows.map(([id]) => id)}::bigint[], ${rows.map(([, n]) => n)}::bigint[])
    on conflict (document_id) do update set views = document_views.views + excluded.views`.execute(
    db,
  );
}

/** Undefined: it is not on the site. */
export const viewsOf: (db: Database, id: number) => Promise<number | undefined> = askedTogether(
  async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('documents as d')
      .leftJoin('document_views as v', 'v.document_id', 'd.id')
      .select(['d.id', 'v.views'])
      .where(sql<boolean>`d.id = any(${ids}::bigint[])`)
      .where('d.state', '=', 'published')
      .execute();
    return byId(ids, rows, ({ id }) => id).map(([row]) => row && (row.views ?? 0));
  },
);
