// The fields of their kinds, for lists that print them.

import type { Database } from '../database.ts';

export type Particulars = Readonly<Record<string, string>>;

export async function particularsOf(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Particulars>> {
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'details'])
    .where('id', 'in', [-1, ...ids])
    .execute();
  return new Map(rows.map(({ id, details }) => [id, details.particulars ?? {}]));
}
