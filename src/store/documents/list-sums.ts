// What stands on the pages of a column's list, as sums: whoever copies the site as files knows by them which pages are
// other ones now, without making any.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface ListSum {
  /** Of the list of that year; null: of all years. */
  readonly year: number | null;
  /** So many rows at a time, counted from the oldest. */
  readonly stretch: number;
  readonly count: number;
  /** Of the documents in their order. */
  readonly sum: string;
}

/** In the order of years and stretches. @param size rows of a stretch */
export async function listSums(
  db: Database,
  columnIds: readonly number[],
  size: number,
): Promise<readonly ListSum[]> {
  const { rows } = await sql<ListSum>`
    with placed as (
      select distinct document_id, published_at,
        extract(year from published_at at time zone 'Asia/Shanghai')::integer as year
      from document_columns
      where column_id = any(${[...columnIds]}::integer[]) and published_at is not null),
    numbered as (
      select document_id, published_at, year,
        (row_number() over (order by published_at, document_id) - 1) / ${sql.lit(size)} as stretch,
        (row_number() over (partition by year order by published_at, document_id) - 1)
          / ${sql.lit(size)} as of_year
      from placed)
    select null as year, stretch::integer, count(*)::integer as count, ${sumOfRows} as sum
      from numbered group by stretch
    union all
    select year, of_year::integer, count(*)::integer, ${sumOfRows}
      from numbered group by year, of_year
    order by year nulls first, stretch`.execute(db);
  return rows;
}

const sumOfRows = sql<string>`md5(string_agg(document_id::text, ' ' order by published_at, document_id))`;
