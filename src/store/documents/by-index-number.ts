// A published document by its index number (索引号), which is unique within its organ.

import type { Database } from '../database.ts';

export async function publishedWithIndexNumber(
  db: Database,
  organIds: readonly number[],
  numbers: readonly string[],
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where('organ_id', 'in', organIds)
    .where('index_number', 'in', numbers)
    .where('state', '=', 'published')
    .orderBy('id')
    .limit(3)
    .execute();
  return rows.map(({ id }) => id);
}
