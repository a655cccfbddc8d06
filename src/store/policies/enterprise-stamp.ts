// Whether anything in the register changed since.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

export async function firmsStamp(
  db: Database,
  organIds: readonly number[],
): Promise<{ readonly count: number; readonly changedAt: string; readonly labelsAt: string }> {
  const { rows } = await sql<{ count: number; changedAt: string | null; labelsAt: string | null }>`
    select count(*) as count, max(updated_at)::text as "changedAt",
      (select max(updated_at)::text || count(*) from policy_labels) as "labelsAt"
    from enterprises where organ_id = any(${[-1, ...organIds]}::int[])`.execute(db);
  const { count = 0, changedAt, labelsAt } = rows[0] ?? {};
  return { count, changedAt: changedAt ?? '', labelsAt: labelsAt ?? '' };
}
