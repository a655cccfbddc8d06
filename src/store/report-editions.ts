// Which reports there are: the years an organ has records of, and the sealed editions of a year.

import { sql } from 'kysely';
import { yearBounds } from '../rules/day.ts';
import type { Database } from './database.ts';

/** From the first record on; the indexes give the ends without counting anything. */
export async function firstYearOf(db: Database, organId: number): Promise<number | undefined> {
  const { rows } = await sql<{ year: number | null }>`
    select extract(year from least(
      (select min(received_on) from requests where organ_id = ${organId}),
      (select min(published_at)::date from documents
        where organ_id = ${organId} and state = 'published'),
      (select make_date(min(year), 1, 1) from annual_reports where organ_id = ${organId})
    ))::integer as year`.execute(db);
  return rows[0]?.year ?? undefined;
}

export interface Edition {
  readonly year: number;
  readonly edition: number;
  readonly sealedAt: Temporal.Instant;
  readonly sealedBy: string | null;
  readonly overrideReason: string | null;
}

export async function editionsOf(db: Database, organId: number): Promise<readonly Edition[]> {
  return await db
    .selectFrom('annual_report_editions as e')
    .leftJoin('staff', 'staff.id', 'e.sealed_by')
    .select([
      'e.year',
      'e.edition',
      'e.sealed_at as sealedAt',
      'staff.name as sealedBy',
      'e.override_reason as overrideReason',
    ])
    .where('e.organ_id', '=', organId)
    .orderBy('e.year', 'desc')
    .orderBy('e.edition', 'desc')
    .execute();
}

/** Whether anything of the year is on record: without, there is no report to compute. */
export async function hasRecords(db: Database, organId: number, year: number): Promise<boolean> {
  const { first, last } = yearBounds(year);
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from documents where organ_id = ${organId}
                     and (made_on between ${first} and ${last}
                          or (published_at at time zone 'Asia/Shanghai')::date
                             between ${first} and ${last}))
        or exists (select 1 from requests where organ_id = ${organId} and received_on <= ${last}
                     and (concluded_on is null or concluded_on >= ${first}))
        or exists (select 1 from annual_reports where organ_id = ${organId} and year = ${year})
      as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** When the texts of a year were last saved: what a writer has seen is told apart by it. */
export async function textsSavedAt(
  db: Database,
  organId: number,
  year: number,
): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('annual_reports')
    .select('updated_at')
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.updated_at ?? null;
}
