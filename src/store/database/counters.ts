// Numbers without gaps. The row is locked until the transaction ends, so a number that was taken and
// rolled back is given again, and two writers never get the same.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

export async function nextNumber(
  db: Database,
  organId: number,
  series: string,
  year: number,
): Promise<number> {
  return (await nextNumbers(db, organId, series, year, 1)).first;
}

/** The number that would be given next, held until the transaction ends as if it were taken. */
export async function peekNumber(
  db: Database,
  organId: number,
  series: string,
  year: number,
): Promise<number> {
  const row = await db
    .selectFrom('counters')
    .select('last')
    .where('organ_id', '=', organId)
    .where('series', '=', series)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** The number that would be given next if nobody else took it: promised to nobody, and no writer waits for it. */
export async function foreseenNumber(
  db: Database,
  organId: number,
  series: string,
  year: number,
): Promise<number> {
  const row = await db
    .selectFrom('counters')
    .select('last')
    .where('organ_id', '=', organId)
    .where('series', '=', series)
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** A run of `count` consecutive numbers: for imports. */
export async function nextNumbers(
  db: Database,
  organId: number,
  series: string,
  year: number,
  count: number,
): Promise<{ first: number; last: number }> {
  const row = await db
    .insertInto('counters')
    .values({ organ_id: organId, series, year, last: count })
    .onConflict((conflict) =>
      conflict
        .columns(['organ_id', 'series', 'year'])
        .doUpdateSet({ last: sql`counters.last + excluded.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return { first: row.last - count + 1, last: row.last };
}
