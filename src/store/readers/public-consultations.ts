// Consultations as a list: their days, how many commented, the document that reports the result.

import { sql, type SqlBool } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import { askedTogether } from '../database/asked-together.ts';
import { type ListedDocument, publishedById } from '../documents/documents.ts';

export interface ConsultationStanding {
  readonly particulars: Readonly<Record<string, string>>;
  /** Its result is on the site. */
  readonly hasResult: boolean;
}

const particularsOf = sql<Record<string, string> | null>`d.details -> 'particulars'`;
const hasResult = sql<boolean>`exists (
  select from consultation_results x join documents r on r.id = x.result_id
  where x.document_id = d.id and r.state = 'published')`;

/** Of these documents those that are consultations, by id. */
export async function standingsAmong(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ConsultationStanding>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('documents as d')
    .select(['d.id', particularsOf.as('particulars'), hasResult.as('hasResult')])
    .where('d.id', 'in', [...ids])
    .where('d.kind', '=', 'consultation')
    .execute();
  return new Map(
    rows.map(({ id, particulars, hasResult: has }) => [
      id,
      { particulars: particulars ?? {}, hasResult: has },
    ]),
  );
}

/** Consultations of all organs on the site, the newest first. */
export async function consultationIds(db: Database, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where('kind', '=', 'consultation')
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Rows that name the document, as the consultation or as the result of one. */
const resultsBeside: (
  db: Database,
  id: number,
) => Promise<readonly { document_id: number; result_id: number }[]> = askedTogether(
  async (db, ids: readonly number[]) => {
    const among = sql`any(${ids}::bigint[])`;
    const rows = await db
      .selectFrom('consultation_results')
      .select(['document_id', 'result_id'])
      .where(sql<SqlBool>`document_id = ${among} or result_id = ${among}`)
      .execute();
    return ids.map((id) => rows.filter((row) => row.document_id === id || row.result_id === id));
  },
);

/** The published result of a consultation, and the consultation that a published result is of. */
export async function resultAndQuestion(
  db: Database,
  id: number,
): Promise<{
  readonly result: ListedDocument | undefined;
  readonly question: ListedDocument | undefined;
}> {
  const links = await resultsBeside(db, id);
  const result = links.find((link) => link.document_id === id)?.result_id;
  const question = links.find((link) => link.result_id === id)?.document_id;
  return {
    result: result === undefined ? undefined : await publishedById(db, result),
    question: question === undefined ? undefined : await publishedById(db, question),
  };
}

export async function resultDraftOf(
  db: Database,
  id: number,
): Promise<{ readonly id: number; readonly state: string } | undefined> {
  return await db
    .selectFrom('consultation_results as x')
    .innerJoin('documents as r', 'r.id', 'x.result_id')
    .select(['r.id', 'r.state'])
    .where('x.document_id', '=', id)
    .executeTakeFirst();
}

export async function linkResult(db: Database, id: number, resultId: number): Promise<void> {
  await db
    .insertInto('consultation_results')
    .values({ document_id: id, result_id: resultId })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ result_id: resultId }))
    .execute();
}

export interface CountedConsultation extends ConsultationStanding {
  readonly id: number;
  readonly organId: number;
  readonly title: string;
  readonly resultDue: IsoDay | null;
  readonly comments: number;
  readonly undecided: number;
  readonly resultId: number | null;
}

/** For the desk: every consultation that was ever on the site, with how many commented, the newest first. */
export async function countedConsultations(
  db: Database,
  organIds: readonly number[],
  id?: number,
): Promise<readonly CountedConsultation[]> {
  const { rows } = await sql<CountedConsultation>`
    select d.id, d.organ_id as "organId", d.title, d.result_due as "resultDue",
      coalesce(d.details -> 'particulars', '{}') as particulars, ${hasResult} as "hasResult",
      (select count(*)::integer from public_comments c where c.document_id = d.id) as comments,
      (select count(*)::integer from public_comments c
        where c.document_id = d.id and c.verdict is null) as undecided,
      (select x.result_id from consultation_results x where x.document_id = d.id) as "resultId"
    from documents d
    where d.kind = 'consultation' and d.organ_id = any(${[...organIds]})
      and d.published_at is not null
      ${id === undefined ? sql`` : sql`and d.id = ${id}`}
    order by d.published_at desc limit 500`.execute(db);
  return rows;
}

/** Ended, and nothing published about it. */
export interface UnansweredConsultation {
  readonly id: number;
  readonly title: string;
  readonly dueOn: IsoDay;
}

export const isUnanswered = sql<boolean>`d.kind = 'consultation' and d.state = 'published'
  and d.result_due is not null and not ${hasResult}
  and coalesce(d.details -> 'particulars' ->> '结果反馈', '') = ''`;

/** Over since yesterday or longer, the most urgent first. */
export async function unansweredConsultations(
  db: Database,
  organId: number,
  today: IsoDay,
): Promise<readonly UnansweredConsultation[]> {
  const { rows } = await sql<UnansweredConsultation>`
    select d.id, d.title, d.result_due as "dueOn" from documents d
    where d.organ_id = ${organId} and ${isUnanswered}
      and d.details -> 'particulars' ->> '截止日期' < ${today}
    order by d.result_due limit 200`.execute(db);
  return rows;
}
