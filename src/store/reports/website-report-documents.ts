// Documents published in a year as the website's report counts them; count and list share one predicate.

import { sql } from 'kysely';
import type { DocumentCountOf } from '../../rules/website-report/form.ts';
import type { PublishedCount } from '../../rules/website-report/report.ts';
import type { Database } from '../database.ts';
import { type DocumentLine, publishedIn } from './report-documents.ts';

const form = sql`coalesce(d.interpretation_form, 'unstated')`;
/** Placed nowhere, nobody can find it. */
const placed = sql`exists (select from document_columns dc where dc.document_id = d.id)`;

export async function publishedByKind(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly PublishedCount[]> {
  const { rows } = await sql<PublishedCount>`
    select d.kind, ${form} as form, count(*)::integer as count from documents d
    where ${publishedIn(organId, year)} and ${placed} group by 1, 2`.execute(db);
  return rows;
}

export async function publishedOf(
  db: Database,
  organId: number,
  year: number,
  { kinds, forms }: DocumentCountOf,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly DocumentLine[]; total: number }> {
  const inForm = forms === undefined ? sql`` : sql`and ${form} = any(${sql.val([...forms])})`;
  const { rows } = await sql<DocumentLine & { total: number }>`
    with counted as (
      select d.id, d.title, d.document_number as "documentNumber", d.made_on as "madeOn",
        d.published_at as "publishedAt"
      from documents d
      where ${publishedIn(organId, year)} and ${placed} and d.kind = any(${sql.val([...kinds])}) ${inForm})
    select *, (select count(*) from counted)::integer as total from counted
    order by "publishedAt", id limit ${page.limit} offset ${page.offset}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
