// The queue: requests by state, by what is pressing and by filters, counted and listed by one predicate. All
// it asks for stands in indexes, so that a hundred thousand open requests are counted from some megabytes.

import { type ExpressionBuilder, type ExpressionWrapper, sql, type SqlBool } from 'kysely';
import type { ApplicantKind } from '../../rules/applicant-kinds.ts';
import type { Channel } from '../../rules/channels.ts';
import type { CaseOutcome } from '../../rules/corrections.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Matter, RequestEventKind } from '../../rules/request/events.ts';
import { type Cutoffs, type UrgentList, urgentListKeys } from '../../rules/request/urgency.ts';
import type { Database } from '../database.ts';
import type { RequestRow, Tables } from '../tables.ts';

export type ClockState = RequestRow['clock_state'];

/** Whose requests: an organ's, or those that were passed to an inner office or to one of its people. */
export type QueueScope =
  | { readonly organIds: readonly number[] }
  | { readonly departmentIds: readonly number[]; readonly staffId: number };

export interface DaySpan {
  readonly from?: IsoDay | undefined;
  readonly to?: IsoDay | undefined;
}

export interface QueueFilter {
  readonly scope: QueueScope;
  readonly standing: 'open' | 'concluded' | 'all';
  readonly cutoffs: Cutoffs;
  readonly clockStates?: readonly ClockState[] | undefined;
  readonly list?: UrgentList | undefined;
  /** A part of it. */
  readonly number?: string | undefined;
  readonly matter?: Matter | undefined;
  readonly channel?: Channel | undefined;
  readonly applicantKind?: ApplicantKind | undefined;
  readonly outcomes?: readonly CaseOutcome[] | undefined;
  /** `null`: nobody's yet. */
  readonly handlerId?: number | null | undefined;
  readonly departmentId?: number | null | undefined;
  readonly submitted?: DaySpan | undefined;
  readonly received?: DaySpan | undefined;
  readonly concluded?: DaySpan | undefined;
  /** Received by the end of that day, and not concluded by then. */
  readonly openOn?: IsoDay | undefined;
  /** Replied after the legal day. */
  readonly late?: boolean | undefined;
  /** Ended with a reply, not with a withdrawal; or the other way. */
  readonly replied?: boolean | undefined;
  readonly step?: (DaySpan & { readonly kind: RequestEventKind }) | undefined;
  /** Only what Table 3 counts, or only what it does not. */
  readonly counted?: boolean | undefined;
  /** Only those of whoever sent this one, by the blind index of his number. */
  readonly identityIndex?: Buffer | undefined;
}

type Where = ExpressionBuilder<Tables, 'requests'>;
type Condition = ExpressionWrapper<Tables, 'requests', SqlBool>;

export function inQueue(filter: QueueFilter): (eb: Where) => Condition {
  return (eb) => eb.and([...placed(eb, filter), ...filtered(eb, filter)]);
}

function placed(eb: Where, filter: QueueFilter): Condition[] {
  const { scope, standing, clockStates, list, cutoffs } = filter;
  const conditions =
    'organIds' in scope
      ? // One organ alone stays an equality, by which the index gives the order too.
        [eb('organ_id', 'in', scope.organIds.length === 0 ? [-1] : [...scope.organIds])]
      : [
          eb.or([
            eb('department_id', 'in', [-1, ...scope.departmentIds]),
            eb('handler_id', '=', scope.staffId),
          ]),
        ];
  if (standing !== 'all') {
    conditions.push(eb('concluded_on', standing === 'open' ? 'is' : 'is not', null));
  }
  if (clockStates !== undefined) conditions.push(eb('clock_state', 'in', [...clockStates]));
  if (list !== undefined) conditions.push(isPressing(list, cutoffs)(eb));
  return conditions;
}

function filtered(eb: Where, filter: QueueFilter): Condition[] {
  const conditions: Condition[] = [];
  const { number, outcomes, identityIndex } = filter;
  for (const [column, value] of [
    ['matter', filter.matter],
    ['channel', filter.channel],
    ['applicant_kind', filter.applicantKind],
    ['counts', filter.counted],
    ['handler_id', filter.handlerId],
    ['department_id', filter.departmentId],
  ] as const) {
    if (value === null) conditions.push(eb(column, 'is', null));
    else if (value !== undefined) conditions.push(eb(column, '=', value));
  }
  for (const [column, span] of [
    ['submitted_on', filter.submitted],
    ['received_on', filter.received],
    ['concluded_on', filter.concluded],
  ] as const) {
    if (span?.from !== undefined) conditions.push(eb(column, '>=', span.from));
    if (span?.to !== undefined) conditions.push(eb(column, '<=', span.to));
  }
  if (outcomes !== undefined) conditions.push(eb('outcome', 'in', [...outcomes]));
  if (number !== undefined) conditions.push(eb('number', 'ilike', `%${escapeLike(number)}%`));
  if (identityIndex !== undefined) conditions.push(eb('identity_index', '=', identityIndex));
  if (filter.openOn !== undefined) conditions.push(openAt(eb, filter.openOn));
  if (filter.late !== undefined) conditions.push(filter.late ? isLate(eb) : eb.not(isLate(eb)));
  if (filter.replied !== undefined) {
    const withdrawn = tookStep(eb, { kind: 'withdrawn' });
    conditions.push(filter.replied ? eb.not(withdrawn) : withdrawn);
  }
  if (filter.step !== undefined) conditions.push(tookStep(eb, filter.step));
  return conditions;
}

function openAt(eb: Where, on: IsoDay): Condition {
  const after = eb.or([eb('concluded_on', 'is', null), eb('concluded_on', '>', on)]);
  return eb.and([eb('received_on', '<=', on), after]);
}

/** A withdrawal comes late to nothing. */
export function isLate(eb: Where): Condition {
  const replied = eb.or([
    eb('outcome', '<>', 'other'),
    eb.not(tookStep(eb, { kind: 'withdrawn' })),
  ]);
  const past = eb.and([
    eb('due_on', 'is not', null),
    eb('concluded_on', 'is not', null),
    eb(eb.ref('concluded_on'), '>', eb.ref('due_on')),
  ]);
  return eb.and([past, replied]);
}

function tookStep(eb: Where, { kind, from, to }: DaySpan & { kind: RequestEventKind }): Condition {
  let steps = eb
    .selectFrom('request_events')
    .select('seq')
    .whereRef('request_events.request_id', '=', 'requests.id')
    .where('request_events.kind', '=', kind);
  if (from !== undefined) steps = steps.where('occurred_on', '>=', from);
  if (to !== undefined) steps = steps.where('occurred_on', '<=', to);
  return eb.exists(steps);
}

/** As `urgentListsOf` says it of one row (rules/request/urgency.ts). */
function isPressing(list: UrgentList, cutoffs: Cutoffs): (eb: Where) => Condition {
  const { today, redUntil, yellowUntil } = cutoffs;
  return (eb) => {
    const running = eb('clock_state', '=', 'running');
    switch (list) {
      case 'overdue':
        return eb.and([running, eb('due_on', '<', today)]);
      case 'red':
        return eb.and([running, eb('due_on', '>=', today), eb('due_on', '<=', redUntil)]);
      case 'yellow':
        return eb.and([running, eb('due_on', '>', redUntil), eb('due_on', '<=', yellowUntil)]);
      case 'internal':
        return eb.and([running, eb('due_on', '>=', today), eb('internal_due_on', '<', today)]);
      case 'uncontacted':
        // Only what is unconfirmed has such a day.
        return eb('contact_due_on', '<', today);
      case 'lapsed':
        return eb.and([
          eb('clock_state', 'in', ['awaiting-supplement', 'awaiting-payment']),
          eb('waiting_until', '<', today),
        ]);
    }
  };
}

export interface StateCount extends Readonly<Record<UrgentList, number>> {
  readonly count: number;
}

/**
 * How many stand in each state, and of them in each list of what is pressing. Each is a count of its own over
 * the few rows of a narrow index, which is far less than one pass over everything that asks each row for all;
 * except where a part of the number is asked for, which only a pass over all numbers can answer.
 */
export async function countQueue(
  db: Database,
  filter: Omit<QueueFilter, 'list'>,
): Promise<ReadonlyMap<ClockState, StateCount>> {
  // What is concluded presses nobody.
  const lists = filter.standing === 'concluded' ? [] : urgentListKeys;
  return filter.number === undefined
    ? countByLists(db, filter, lists)
    : countInOnePass(db, filter, lists);
}

type Counts = Map<ClockState, Record<UrgentList | 'count', number>>;

async function countByLists(
  db: Database,
  filter: Omit<QueueFilter, 'list'>,
  lists: readonly UrgentList[],
): Promise<Counts> {
  const counted = (list: UrgentList | undefined) =>
    db
      .selectFrom('requests')
      .select('clock_state')
      .select(sql<UrgentList | 'count'>`${sql.lit(list ?? 'count')}`.as('what'))
      .select((eb) => eb.fn.countAll<number>().as('number_of'))
      .where(inQueue({ ...filter, list }))
      .groupBy('clock_state');
  let query = counted(undefined);
  for (const list of lists) query = query.unionAll(counted(list));
  const counts: Counts = new Map();
  for (const row of await query.execute()) {
    const state = counts.get(row.clock_state) ?? { ...none };
    state[row.what] = row.number_of;
    counts.set(row.clock_state, state);
  }
  return counts;
}

async function countInOnePass(
  db: Database,
  filter: Omit<QueueFilter, 'list'>,
  lists: readonly UrgentList[],
): Promise<Counts> {
  const rows = await db
    .selectFrom('requests')
    .select('clock_state')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      ...lists.map((list) =>
        eb.fn.countAll<number>().filterWhere(isPressing(list, filter.cutoffs)(eb)).as(list),
      ),
    ])
    .where(inQueue(filter))
    .groupBy('clock_state')
    .execute();
  return new Map(rows.map(({ clock_state: state, ...found }) => [state, { ...none, ...found }]));
}

const none = Object.fromEntries([...urgentListKeys, 'count'].map((key) => [key, 0])) as Record<
  UrgentList | 'count',
  number
>;

/** How many of each kind, by one column. */
export async function countQueueBy<C extends 'channel' | 'applicant_kind' | 'outcome'>(
  db: Database,
  filter: QueueFilter,
  column: C,
): Promise<ReadonlyMap<RequestRow[C], number>> {
  const rows = await db
    .selectFrom('requests')
    .select(column as 'channel')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(inQueue(filter))
    .groupBy(column)
    .execute();
  return new Map(rows.map((row) => [row[column as 'channel'] as RequestRow[C], row.count]));
}

export function totalOf(
  counts: ReadonlyMap<ClockState, StateCount>,
  states: readonly ClockState[],
  list: UrgentList | undefined,
): number {
  return states.reduce((sum, state) => sum + (counts.get(state)?.[list ?? 'count'] ?? 0), 0);
}

/** What the list can be sorted by, and the column that it is. */
const sortColumns = {
  due: 'sort_on',
  internal: 'internal_due_on',
  submitted: 'submitted_on',
  received: 'received_on',
  concluded: 'concluded_on',
  number: 'number',
  channel: 'channel',
  organ: 'organ_id',
  handler: 'handler_id',
  outcome: 'outcome',
} as const;
export type QueueSort = keyof typeof sortColumns;
export const queueSorts = Object.keys(sortColumns) as readonly QueueSort[];

export interface QueuePage {
  readonly sort: QueueSort;
  readonly direction: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
}

/** One page. The rows themselves are fetched for its ids alone, however far down the page lies. */
export async function listQueue(
  db: Database,
  filter: QueueFilter,
  { sort, direction, limit, offset }: QueuePage,
): Promise<readonly RequestRow[]> {
  const by = sql.ref(sortColumns[sort]);
  // What has no such date or name stands last, whichever way it is sorted.
  const order = direction === 'asc' ? sql`${by} asc nulls last` : sql`${by} desc nulls last`;
  const ids = await db
    .selectFrom('requests')
    .select('id')
    .where(inQueue(filter))
    .orderBy(order)
    .orderBy('id', direction)
    .limit(limit)
    .offset(offset)
    .execute();
  const rows = await db
    .selectFrom('requests')
    .selectAll()
    .where('id', 'in', [-1, ...ids.map(({ id }) => id)])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** One sight of the register: what is counted and what is listed cannot contradict each other. */
export async function inOneSight<T>(db: Database, look: (db: Database) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (within) => {
      // Every look would call for helpers and wait for them longer than its own counting takes.
      await sql`set local max_parallel_workers_per_gather = 0`.execute(within);
      return look(within);
    });
}

/** The days that the rules need of a row to say how pressing it is. */
export function rowDatesOf(row: RequestRow) {
  return {
    clockState: row.clock_state,
    dueOn: row.due_on,
    internalDueOn: row.internal_due_on,
    contactDueOn: row.contact_due_on,
    waitingUntil: row.waiting_until,
  } as const;
}
