// How many documents are published, by year and by organ.

import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';

export interface YearCount {
  readonly year: number;
  readonly count: number;
}

/** All of them, or those of one year. */
export function totalOf(years: readonly YearCount[], year?: number): number {
  return years
    .filter((one) => year === undefined || one.year === year)
    .reduce((sum, { count }) => sum + count, 0);
}

/**
 * Years of publication with how many documents each has, newest first. Counted between two days, along the index: to
 * take the year of a hundred thousand moments takes twenty times as long.
 */
export async function yearsOf(
  db: Database,
  columnIds: readonly number[],
): Promise<readonly YearCount[]> {
  const [only, second] = columnIds;
  const one = only !== undefined && second === undefined;
  const ids = [...columnIds];
  const years = byYear(
    // One that stands in two of them counts once.
    one ? sql`count(*)` : sql`count(distinct document_id)`,
    sql`document_columns where column_id = any(${ids}::int[])`,
  );
  const { rows } = await sql<YearCount>`${years} order by y.year desc`.execute(db);
  return rows;
}

/** `year` and `count` of the years that have any. @param published table and condition, open to a further `and` */
function byYear(count: RawBuilder<unknown>, published: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select y.year, n.count::int
    from generate_series(
      (select extract(year from min(published_at) at time zone 'Asia/Shanghai')::int from ${published}),
      (select extract(year from max(published_at) at time zone 'Asia/Shanghai')::int from ${published})
    ) as y (year)
    cross join lateral (
      select ${count} as count from ${published}
        and published_at >= make_timestamptz(y.year, 1, 1, 0, 0, 0, 'Asia/Shanghai')
        and published_at < make_timestamptz(y.year + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')) n
    where n.count > 0`;
}

/** Published documents of each organ, by its id; one without any is absent. */
export async function publishedByOrgan(db: Database): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('documents')
    .where('state', '=', 'published')
    .groupBy('organ_id')
    .select((eb) => ['organ_id', eb.fn.countAll<number>().as('count')])
    .execute();
  return new Map(rows.map((row) => [row.organ_id, row.count]));
}

/** All published documents by year of publication, newest first: organ by organ, as the index has them. */
export async function publishedYears(db: Database): Promise<readonly YearCount[]> {
  const published = sql`documents where organ_id = o.id and state = 'published'`;
  const { rows } = await sql<YearCount>`
    select y.year, sum(y.count)::int as count
    from organs o cross join lateral (${byYear(sql`count(*)`, published)}) y
    group by y.year order by y.year desc`.execute(db);
  return rows;
}
