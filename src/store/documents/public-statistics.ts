// What the page of statistics counts beside the figures of the annual report: documents by kind, replies by year.

import { sql } from 'kysely';
import type { DocumentKind } from '../../rules/document-classes.ts';
import type { Database } from '../database.ts';
import { wasReplied } from '../requests/workload.ts';

/** Published documents of all organs by kind, most first. */
export async function publishedKinds(
  db: Database,
): Promise<readonly { readonly kind: DocumentKind; readonly count: number }[]> {
  return await db
    .selectFrom('documents')
    .where('state', '=', 'published')
    .groupBy('kind')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .orderBy('count', 'desc')
    .orderBy('kind')
    .execute();
}

export interface RepliesOfYear {
  readonly year: number;
  readonly replied: number;
  readonly inTime: number;
}

/** Requests that Table 3 counts and that ended with a reply, by the year of the reply, newest first. */
export async function repliesByYear(
  db: Database,
  organId: number,
): Promise<readonly RepliesOfYear[]> {
  const { rows } = await sql<RepliesOfYear>`
    select extract(year from concluded_on)::integer as year, count(*)::integer as replied,
      (count(*) filter (where (concluded_on > due_on) is not true))::integer as "inTime"
    from requests r
    where organ_id = ${organId} and counts and received_on is not null and concluded_on is not null
      and ${wasReplied}
    group by 1 order by 1 desc`.execute(db);
  return rows;
}

/** Years in which requests of the organ were received, newest first. */
export async function yearsOfRequests(db: Database, organId: number): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from received_on)::integer as year from requests
    where organ_id = ${organId} and counts and received_on is not null order by 1 desc`.execute(db);
  return rows.map(({ year }) => year);
}
