// The counts behind Table 4: one row a case; count and list share one expression.

import { sql } from 'kysely';
import type { RemedyResult, Table4Block } from '../../rules/annual-report/form.ts';
import type { RemedyGroup } from '../../rules/annual-report/tally.ts';
import { yearBounds } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { RemedyRow } from '../tables.ts';

/** The result of a case as the year's report prints it: decided in the year, or pending on 31 December. */
export function remedyResultIn(year: number) {
  const { first, last } = yearBounds(year);
  return sql<RemedyResult | null>`
    case when decided_on between ${first} and ${last} then result
         when filed_on <= ${last} and (decided_on is null or decided_on > ${last}) then 'pending'
    end`;
}

export async function countRemedies(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly RemedyGroup[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('remedies')
        .where('organ_id', '=', organId)
        .select(['block', remedyResultIn(year).as('standing')])
        .as('cases'),
    )
    .where('standing', 'is not', null)
    .select(['block', 'standing'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['block', 'standing'])
    .execute();
  return rows.flatMap(({ block, standing, count }) =>
    standing === null ? [] : [{ block, result: standing, count }],
  );
}

export async function remediesBehind(
  db: Database,
  organId: number,
  year: number,
  cell: { readonly block: Table4Block; readonly result?: RemedyResult },
): Promise<readonly RemedyRow[]> {
  let query = db
    .selectFrom('remedies')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('block', '=', cell.block)
    .where(remedyResultIn(year), 'is not', null);
  if (cell.result !== undefined) query = query.where(remedyResultIn(year), '=', cell.result);
  return query.orderBy('filed_on').orderBy('id').execute();
}
