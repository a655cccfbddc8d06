// The guide as it stood on a day (条例 12): letters bear the address and telephone of the day they were signed (P17).

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Guide } from '../../rules/organ.ts';
import type { Database } from '../database.ts';
import type { OrganRow } from '../tables.ts';

export async function guideOn(
  db: Database,
  organ: Pick<OrganRow, 'id' | 'guide'>,
  on: IsoDay,
): Promise<Guide> {
  const row = await db
    .selectFrom('guide_records')
    .select('guide')
    .where('organ_id', '=', organ.id)
    .where(sql<boolean>`(from_at at time zone 'Asia/Shanghai')::date <= ${on}::date`)
    .orderBy('from_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Nothing was changed since the records began.
  return row?.guide ?? organ.guide;
}

/** What stood before the first change is kept with it, or nobody could tell what older letters said. */
export async function keepGuide(
  db: Database,
  organ: Pick<OrganRow, 'id' | 'guide'>,
  next: { readonly guide: Guide; readonly at: Temporal.Instant; readonly by: number | null },
): Promise<void> {
  const known = await db
    .selectFrom('guide_records')
    .select('id')
    .where('organ_id', '=', organ.id)
    .limit(1)
    .executeTakeFirst();
  const before =
    known === undefined
      ? [
          {
            organ_id: organ.id,
            guide: JSON.stringify(organ.guide),
            from_at: Temporal.Instant.from('2008-05-01T00:00:00+08:00'),
            saved_by: null,
          },
        ]
      : [];
  const now = {
    organ_id: organ.id,
    guide: JSON.stringify(next.guide),
    from_at: next.at,
    saved_by: next.by,
  };
  await db
    .insertInto('guide_records')
    .values([...before, now])
    .execute();
}
