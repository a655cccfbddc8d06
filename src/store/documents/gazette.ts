// Issues of the gazette as readers look for them: by year, and from a document to the issues that printed it.

import { sql, type SqlBool } from 'kysely';
import type { Database } from '../database.ts';
import { askedTogether, byId } from '../database/asked-together.ts';
import { asListed, listed, type ListedDocument } from './documents.ts';
import type { DocumentRow } from '../tables.ts';

export type GazetteIssue = ListedDocument & Pick<DocumentRow, 'details'>;

const year = sql<string>`coalesce(d.details -> 'particulars' ->> '年份', '')`;
/** What was typed of a number, as a number; what has no digits comes last. */
const issue = sql`nullif(left(regexp_replace(d.details -> 'particulars' ->> '期号', '\\D', '', 'g'), 9), '')::integer`;

/** Years that have issues in the columns, the newest first. */
export async function gazetteYears(
  db: Database,
  columnIds: readonly number[],
): Promise<readonly { year: number; count: number }[]> {
  const rows = await issuesIn(db, columnIds)
    .where(year, '~', '^[0-9]{4}$')
    .select((eb) => [year.as('year'), eb.fn.countAll<number>().as('count')])
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => ({ year: Number(row.year), count: row.count }));
}

/** The issues of a year, the newest first. */
export async function issuesOfYear(
  db: Database,
  columnIds: readonly number[],
  of: number,
): Promise<readonly GazetteIssue[]> {
  const rows = await issuesIn(db, columnIds)
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select([...listed, 'd.details'])
    .where(year, '=', String(of))
    .orderBy(sql`${issue} desc nulls last`)
    .orderBy('d.id', 'desc')
    .execute();
  return asListed(rows);
}

function issuesIn(db: Database, columnIds: readonly number[]) {
  return db
    .selectFrom('documents as d')
    .where('d.kind', '=', 'gazette')
    .where('d.state', '=', 'published')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('document_columns as p')
          .select('p.column_id')
          .whereRef('p.document_id', '=', 'd.id')
          .where('p.published_at', 'is not', null)
          .where('p.column_id', 'in', [-1, ...columnIds]),
      ),
    );
}

/** Issues that list the document, the oldest first. */
export const issuesWith: (db: Database, documentId: number) => Promise<readonly GazetteIssue[]> =
  askedTogether(async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom(sql<{ id: number }>`unnest(${ids}::bigint[])`.as<'k'>(sql`k(id)`))
      .innerJoin('documents as d', (join) =>
        join.on(
          sql<SqlBool>`d.details -> 'contents' @> jsonb_build_array(jsonb_build_object('documentId', k.id))`,
        ),
      )
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .select([...listed, 'd.details', 'k.id as of'])
      .where('d.kind', '=', 'gazette')
      .where('d.state', '=', 'published')
      .orderBy('d.published_at')
      .orderBy('d.id')
      .execute();
    const groups = byId(ids, rows, ({ of }) => of);
    return groups.map((group) => asListed(group.map(({ of: _, ...row }) => row)));
  });

/** Those of the ids that are published, by id. */
export async function publishedAmong(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ListedDocument>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(listed)
    .where('d.id', 'in', [...ids])
    .where('d.state', '=', 'published')
    .execute();
  return new Map(asListed(rows).map((row) => [row.id, row]));
}
