// Records of 双公示 among the documents: which decisions are here, and how many were published in a year.

import { sql } from 'kysely';
import { recordDay, type RecordKind, recordNumber } from '../rules/credit-records.ts';
import type { Database } from './database.ts';

/** Numbers of decisions that are here, in whatever state; one that was taken down may come again. */
export async function knownDecisions(
  db: Database,
  organId: number,
  kind: RecordKind,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string }>`
    select distinct details -> 'particulars' ->> ${recordNumber[kind]}::text as number
    from documents
    where organ_id = ${organId} and kind = ${kind} and state <> 'withdrawn'
      and details -> 'particulars' ->> ${recordNumber[kind]}::text is not null`.execute(db);
  return new Set(rows.map(({ number }) => number));
}

export interface RecordCount {
  /** Decisions of the year that are here, each number once. */
  readonly decided: number;
  readonly published: number;
  /** Published after their seventh working day, or not yet and past it. */
  readonly late: number;
}

export async function countRecords(
  db: Database,
  organId: number,
  kind: RecordKind,
  { year, today }: { readonly year: number; readonly today: string },
): Promise<RecordCount> {
  const number = sql`details -> 'particulars' ->> ${recordNumber[kind]}::text`;
  const day = sql`details -> 'particulars' ->> ${recordDay[kind]}::text`;
  const { rows } = await sql<RecordCount>`
    select count(distinct ${number}) as decided,
      count(distinct ${number}) filter (where state = 'published') as published,
      count(distinct ${number}) filter (where publish_by <
        coalesce((published_at at time zone 'Asia/Shanghai')::date, ${today}::date)) as late
    from documents
    where organ_id = ${organId} and kind = ${kind} and state <> 'withdrawn'
      and ${day} like ${`${year}-%`}`.execute(db);
  return rows[0] ?? { decided: 0, published: 0, late: 0 };
}
