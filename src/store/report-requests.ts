// The counts behind Table 3. Each set of requests is one predicate, used by the count and by the list of
// records behind it, so that a figure and its drill-down cannot differ.

import { type ExpressionBuilder, type ExpressionWrapper, sql, type SqlBool } from 'kysely';
import { type LedgerSet, ledgerSets, type RequestGroup } from '../rules/annual-report/tally.ts';
import type { ApplicantKind } from '../rules/applicant-kinds.ts';
import { yearBounds } from '../rules/day.ts';
import type { Outcome } from '../rules/outcomes.ts';
import type { Database } from './database.ts';
import type { RequestRow, Tables } from './tables.ts';

type RequestFilter = (
  eb: ExpressionBuilder<Tables, 'requests'>,
) => ExpressionWrapper<Tables, 'requests', SqlBool>;

/** The SQL twin of `isInSet` in rules/annual-report/tally.ts; a property test holds them together. */
function inSet(set: LedgerSet, year: number): RequestFilter {
  const { first, last } = yearBounds(year);
  switch (set) {
    case 'received':
      return (eb) => eb.and([eb('received_on', '>=', first), eb('received_on', '<=', last)]);
    case 'brought-forward':
      return (eb) =>
        eb.and([
          eb('received_on', '<', first),
          eb.or([eb('concluded_on', 'is', null), eb('concluded_on', '>=', first)]),
        ]);
    case 'concluded':
      return (eb) =>
        eb.and([
          eb('received_on', 'is not', null),
          eb('concluded_on', '>=', first),
          eb('concluded_on', '<=', last),
        ]);
    case 'carried-forward':
      return (eb) =>
        eb.and([
          eb('received_on', '<=', last),
          eb.or([eb('concluded_on', 'is', null), eb('concluded_on', '>', last)]),
        ]);
  }
}

export interface OrganRequestGroup extends RequestGroup {
  readonly organId: number;
}

/** Four counts of their own; nothing is got by subtraction. */
export async function countRequestsOf(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<readonly OrganRequestGroup[]> {
  const groups: OrganRequestGroup[] = [];
  for (const set of ledgerSets) {
    const base = db
      .selectFrom('requests')
      .where('organ_id', '=', sql<number>`any(${organIds})`)
      .where('counts', '=', true)
      .where(inSet(set, year));
    const rows =
      set === 'concluded'
        ? await base
            .select(['organ_id', 'applicant_kind', 'outcome'])
            .select((eb) => eb.fn.countAll<number>().as('count'))
            .groupBy(['organ_id', 'applicant_kind', 'outcome'])
            .execute()
        : await base
            .select(['organ_id', 'applicant_kind'])
            .select((eb) => eb.fn.countAll<number>().as('count'))
            .groupBy(['organ_id', 'applicant_kind'])
            .execute();
    for (const row of rows) {
      groups.push({
        organId: row.organ_id,
        set,
        applicantKind: row.applicant_kind,
        outcome: 'outcome' in row ? (row.outcome as Outcome | null) : null,
        count: row.count,
      });
    }
  }
  return groups;
}

export async function countRequests(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly RequestGroup[]> {
  return await countRequestsOf(db, [organId], year);
}

/** Which requests a cell of Table 3 counts. */
export interface RequestCell {
  readonly set: LedgerSet;
  readonly applicantKind?: ApplicantKind;
  readonly outcome?: Outcome;
}

export async function requestsBehind(
  db: Database,
  organId: number,
  year: number,
  cell: RequestCell,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly RequestRow[]; total: number }> {
  let query = db
    .selectFrom('requests')
    .where('organ_id', '=', organId)
    .where('counts', '=', true)
    .where(inSet(cell.set, year));
  if (cell.applicantKind !== undefined) {
    query = query.where('applicant_kind', '=', cell.applicantKind);
  }
  if (cell.outcome !== undefined) query = query.where('outcome', '=', cell.outcome);
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('received_on')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total };
}
