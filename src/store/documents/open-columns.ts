// The columns of all organs of the site by their paths, for programs of others; those of organs below begin with /jg/.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Columns that hold documents, in the order of their paths. */
export async function openColumns(
  db: Database,
  afterPath: string,
  limit: number,
): Promise<readonly { readonly path: string; readonly name: string }[]> {
  return await db
    .selectFrom('columns')
    .select(['path', 'name'])
    .where('link', 'is', null)
    .where('kind', '<>', 'apply')
    .where(sql<boolean>`path collate "C" > ${afterPath}`)
    .orderBy(sql`path collate "C"`)
    .limit(limit)
    .execute();
}

/** The column at that path with all below it. */
export async function openColumnsBelow(
  db: Database,
  path: string,
  organId?: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('columns')
    .select('id')
    .$if(organId !== undefined, (query) => query.where('organ_id', '=', organId ?? -1))
    .where(sql<boolean>`(path = ${path} or starts_with(path, ${`${path}/`}))`)
    .execute();
  return rows.map(({ id }) => id);
}
