// The address of a published document of the test site.

import { addressOfDocument } from '../../src/web/portal/parts/list-row.ts';
import type { TestSite } from './site.ts';

/** @param title the end of it */
export async function addressOfTitle(
  { database: { db } }: TestSite,
  title: string,
): Promise<string> {
  const row = await db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(['d.id', 'd.published_at', 'home.path as home_path'])
    .where('d.title', 'like', `%${title}`)
    .orderBy('d.id')
    .executeTakeFirstOrThrow();
  const { published_at } = row;
  if (published_at === null) throw new Error(`not published: ${title}`);
  return addressOfDocument({ ...row, published_at });
}
