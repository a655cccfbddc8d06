// Who issued what stands in columns, counted where the search finds it: a click on a name leads there.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { inHalves } from './search-conditions.ts';

export interface IssuerCount {
  readonly issuer: string;
  readonly count: number;
}

/** Most first: so many at most. */
export async function issuersIn(
  db: Database,
  columnIds: readonly number[],
  most: number,
): Promise<readonly IssuerCount[]> {
  // The narrow rows of the search: documents themselves take a page each.
  const placed = inHalves(
    (half) => sql`select s.issuers from document_search s
      where ${half} and s.places && ${[...columnIds]}::integer[]`,
  );
  const { rows } = await sql<IssuerCount>`
    select i.issuer, count(*)::int as count
    from (${placed}) as placed cross join unnest(placed.issuers) as i (issuer)
    group by i.issuer order by count desc, i.issuer limit ${most}`.execute(db);
  return rows;
}
