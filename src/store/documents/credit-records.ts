// Records of 双公示 among the documents: which decisions are here, and how many were published in a year.

import { sql } from 'kysely';
import {
  recordDay,
  type RecordKind,
  recordKinds,
  recordNumber,
} from '../../rules/credit-records.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';

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

export interface RecordDraft {
  readonly id: number;
  readonly version: number;
  readonly kind: RecordKind;
  readonly title: string;
  readonly column: string;
  readonly decidedOn: IsoDay | null;
  readonly publishBy: IsoDay | null;
}

/** Being written and not yet sent up, the nearest due first. */
export async function recordDrafts(db: Database, organId: number): Promise<readonly RecordDraft[]> {
  return await db
    .selectFrom('documents as d')
    .innerJoin('document_drafts as r', 'r.document_id', 'd.id')
    .innerJoin('columns as c', 'c.id', 'd.home_column_id')
    .where('d.organ_id', '=', organId)
    .where('d.kind', 'in', recordKinds)
    .where('d.state', '=', 'draft')
    .where('r.state', '=', 'writing')
    .select([
      'd.id',
      'd.version',
      'd.title',
      'c.name as column',
      'd.made_on as decidedOn',
      'd.publish_by as publishBy',
    ])
    .select(sql<RecordKind>`d.kind`.as('kind'))
    .orderBy('d.publish_by')
    .orderBy('d.id')
    .execute();
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

export interface CountedRecord {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly decidedOn: string;
  readonly publishedAt: Temporal.Instant | null;
}

/** The records that `countRecords` counts as decided: of each number the one published, or the last. */
export async function recordsBehind(
  db: Database,
  organId: number,
  kind: RecordKind,
  year: number,
): Promise<readonly CountedRecord[]> {
  const number = sql`details -> 'particulars' ->> ${recordNumber[kind]}::text`;
  const day = sql`details -> 'particulars' ->> ${recordDay[kind]}::text`;
  const { rows } = await sql<CountedRecord>`
    select distinct on (number) id, number, title, "decidedOn", "publishedAt"
    from (
      select id, ${number} as number, title, ${day} as "decidedOn", published_at as "publishedAt",
        state = 'published' as stands
      from documents
      where organ_id = ${organId} and kind = ${kind} and state <> 'withdrawn') records
    where "decidedOn" like ${`${year}-%`} and number is not null
    order by number, stands desc, id desc`.execute(db);
  return rows;
}
