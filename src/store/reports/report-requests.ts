// The counts behind Table 3. Each set of requests is one predicate, used by the count and by the list of
// records behind it, so that a figure and its drill-down cannot differ.

import { type ExpressionBuilder, type ExpressionWrapper, sql, type SqlBool } from 'kysely';
import { type LedgerSet, ledgerSets, type RequestGroup } from '../../rules/annual-report/tally.ts';
import type { ApplicantKind } from '../../rules/applicant-kinds.ts';
import { yearBounds } from '../../rules/day.ts';
import type { Outcome } from '../../rules/outcomes.ts';
import type { Database } from '../database.ts';
import type { RequestRow, Tables } from '../tables.ts';

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

/** Never handed over: counted from the index alone. */
const neverHanded: RequestFilter = (eb) => eb('handed_on', 'is', null);

/** The SQL twin of `isInSet` of what was handed over, as the successor counts it (R06). */
function inSetOfSuccessor(set: LedgerSet, year: number): RequestFilter {
  const { first, last } = yearBounds(year);
  return (eb) => {
    const isEarlier = eb('received_on', '<=', eb.ref('handed_on'));
    const counted =
      set === 'received'
        ? []
        : set === 'brought-forward'
          ? [eb.or([eb('handed_on', '>=', first), inSet(set, year)(eb)])]
          : [inSet(set, year)(eb)];
    return eb.and([
      eb('handed_from', 'is not', null),
      eb.or([
        eb.and([eb('received_on', '>', eb.ref('handed_on')), inSet(set, year)(eb)]),
        ...counted.map((one) => eb.and([isEarlier, eb('handed_on', '<=', last), one])),
      ]),
    ]);
  };
}

/** And as the organ that was dissolved counts it: open to the end, concluded never. */
function inSetOfFormer(set: LedgerSet, year: number): RequestFilter | undefined {
  if (set === 'concluded') return undefined;
  const { first, last } = yearBounds(year);
  return (eb) =>
    eb.and([
      eb('received_on', '<=', eb.ref('handed_on')),
      eb('handed_on', '>=', first),
      set === 'brought-forward'
        ? eb('received_on', '<', first)
        : eb.and([
            eb('received_on', '<=', last),
            ...(set === 'received' ? [eb('received_on', '>=', first)] : []),
          ]),
    ]);
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
  const of = { db, organIds };
  for (const set of ledgerSets) {
    groups.push(
      ...(await grouped(of, 'organ_id', set, (eb) =>
        eb.and([neverHanded(eb), inSet(set, year)(eb)]),
      )),
      ...(await grouped(of, 'organ_id', set, inSetOfSuccessor(set, year))),
    );
    const former = inSetOfFormer(set, year);
    if (former !== undefined) groups.push(...(await grouped(of, 'handed_from', set, former)));
  }
  return groups;
}

async function grouped(
  { db, organIds }: { readonly db: Database; readonly organIds: readonly number[] },
  holder: 'organ_id' | 'handed_from',
  set: LedgerSet,
  filter: RequestFilter,
): Promise<readonly OrganRequestGroup[]> {
  const base = db
    .selectFrom('requests')
    .where(holder, '=', sql<number>`any(${organIds})`)
    .where('counts', '=', true)
    .where(filter);
  const whose = base.select((eb) => [
    eb.ref(holder).as('holder'),
    'applicant_kind as applicantKind',
    eb.fn.countAll<number>().as('count'),
  ]);
  const rows =
    set === 'concluded'
      ? await whose.select('outcome').groupBy([holder, 'applicant_kind', 'outcome']).execute()
      : await whose.groupBy([holder, 'applicant_kind']).execute();
  return rows.flatMap(({ holder: organId, applicantKind, count, ...row }) => {
    const outcome = 'outcome' in row ? (row.outcome as Outcome | null) : null;
    return organId === null ? [] : [{ organId, set, applicantKind, outcome, count }];
  });
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
  const ownOnly: RequestFilter = (eb) =>
    eb.and([eb('organ_id', '=', organId), neverHanded(eb), inSet(cell.set, year)(eb)]);
  const former = inSetOfFormer(cell.set, year);
  const withHanded: RequestFilter = (eb) =>
    eb.or([
      ownOnly(eb),
      eb.and([eb('organ_id', '=', organId), inSetOfSuccessor(cell.set, year)(eb)]),
      ...(former === undefined ? [] : [eb.and([eb('handed_from', '=', organId), former(eb)])]),
    ]);
  let query = db
    .selectFrom('requests')
    .where('counts', '=', true)
    .where((await hasHanded(db, organId)) ? withHanded : ownOnly);
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

/** Most organs never were: their lists stay on their index. */
async function hasHanded(db: Database, organId: number): Promise<boolean> {
  const found = await db
    .selectFrom('requests')
    .select('id')
    .where('handed_from', 'is not', null)
    .where((eb) => eb.or([eb('organ_id', '=', organId), eb('handed_from', '=', organId)]))
    .limit(1)
    .execute();
  return found.length > 0;
}
