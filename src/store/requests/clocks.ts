// Open clocks under another calendar: which there are, and their new dates, each with its line in the log.
// Rows whose dates follow from one day alone are moved by the day, without being read.

import { sql } from 'kysely';
import type { Pause } from '../../rules/clock.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Actor } from '../../rules/request/events.ts';
import type { StoredClockState } from '../../rules/request/current-row.ts';
import type { Database } from '../database.ts';
import type { RequestRow } from '../tables.ts';

const advisoryLock = 7_246_003;

/** Two computations of all clocks follow each other. */
export async function lockClocks(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(db);
}

/**
 * With the days of open requests in indexes no row is changed in place: each of 100,000 writes an entry into
 * every index there is, which takes longer than making those of the open requests anew (bench clocks). Readers
 * wait until the transaction is over. And the planner, who expects a row or two, is kept from going through
 * the groups for each of them.
 */
export async function inBulk(db: Database, work: () => Promise<void>): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(db);
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index
    where indrelid = 'requests'::regclass and not indisunique
      and pg_get_expr(indpred, indrelid) like '%concluded_on IS NULL%'`.execute(db);
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(db);
  await work();
  for (const { definition } of indexes) await sql.raw(definition).execute(db);
}

/** Asked for a supplement: whether that was in time, and so from which day the clock counts, is in the events. */
const supplementAsked = sql<boolean>`exists (select from request_events e
  where e.request_id = requests.id and e.kind = 'supplement-requested')`;

/** Open requests without a consultation that share the day they count from, and their last day. */
export interface ClockGroup {
  readonly state: 'unconfirmed' | 'running';
  /** Receipt or restart; of an unconfirmed one the submission. */
  readonly from: IsoDay;
  readonly extensionDays: number;
  readonly lastDay: IsoDay;
  readonly provisional: boolean;
  readonly heldUntil: IsoDay | null;
  readonly count: number;
}

const plain = sql<boolean>`(clock_state = 'unconfirmed' or (clock_state = 'running' and pauses = '[]'))
  and not ${supplementAsked}`;
const countedFrom = sql<IsoDay>`coalesce(clock_started_on, submitted_on)`;

export async function clockGroups(db: Database): Promise<readonly ClockGroup[]> {
  return db
    .selectFrom('requests')
    .select([
      sql<ClockGroup['state']>`clock_state`.as('state'),
      countedFrom.as('from'),
      'extension_days as extensionDays',
      'sort_on as lastDay',
      'due_provisional as provisional',
      'held_until as heldUntil',
    ])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('concluded_on', 'is', null)
    .where(plain)
    .groupBy(['clock_state', countedFrom, 'extension_days', 'sort_on', 'due_provisional'])
    .groupBy('held_until')
    .execute();
}

const clockColumns = [
  'id',
  'version',
  'clock_state',
  'clock_started_on',
  'extension_days',
  'pauses',
  'due_on',
  'due_provisional',
  'sort_on',
  'held_until',
  'waiting_until',
] as const;
export type ClockRow = Pick<RequestRow, (typeof clockColumns)[number]>;

/** Open requests with consultations: their pauses move too. */
export async function pausedClocks(db: Database): Promise<readonly ClockRow[]> {
  return db
    .selectFrom('requests')
    .select(clockColumns)
    .where('concluded_on', 'is', null)
    .where('clock_state', 'in', ['running', 'paused'])
    .where(sql<boolean>`pauses <> '[]' and not ${supplementAsked}`)
    .orderBy('id')
    .execute();
}

/** Those whose dates hang on events as well, in the order of their ids. */
export async function clocksOfEvents(
  db: Database,
  after: number,
  limit: number,
): Promise<readonly ClockRow[]> {
  return db
    .selectFrom('requests')
    .select(clockColumns)
    .where('concluded_on', 'is', null)
    .where(
      sql<boolean>`(clock_state in ('awaiting-supplement', 'awaiting-payment') or ${supplementAsked})`,
    )
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** For the log of each request that moved (K08, K09). */
export interface Cause {
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  /** Number or address of the notice. */
  readonly cause: string;
}

export interface GroupMove {
  readonly group: ClockGroup;
  readonly lastDay: IsoDay;
  readonly provisional: boolean;
  readonly heldUntil: IsoDay | null;
  /** The office's own day before it, by each of the numbers of days that organs have set. */
  readonly internal: ReadonlyMap<number, IsoDay | null>;
}

/** So many working days before the legal one: each number that some organ has set. */
export async function internalDaysInUse(db: Database): Promise<readonly number[]> {
  const rows = await db.selectFrom('organs').select('internal_days').distinct().execute();
  return rows.map(({ internal_days: days }) => days);
}

export async function moveGroups(
  db: Database,
  moves: readonly GroupMove[],
  cause: Cause,
): Promise<void> {
  if (moves.length === 0) return;
  // One line for each move and number of days: every row is written once, its own day with the legal one.
  const lines = moves.flatMap((move) =>
    [...move.internal].map(([days, internal]) => ({ ...move, days, internal })),
  );
  const column = <T>(value: (one: (typeof lines)[number]) => T): T[] => lines.map(value);
  await sql`
    with new as (
      select * from unnest(
        ${column(({ group }) => group.state)}::text[], ${column(({ group }) => group.from)}::date[],
        ${column(({ group }) => group.extensionDays)}::int[],
        ${column(({ group }) => group.lastDay)}::date[],
        ${column(({ group }) => group.provisional)}::boolean[],
        ${column(({ group }) => group.heldUntil)}::date[],
        ${column(({ lastDay }) => lastDay)}::date[],
        ${column(({ provisional }) => provisional)}::boolean[],
        ${column(({ heldUntil }) => heldUntil)}::date[],
        ${column(({ days }) => days)}::int[], ${column(({ internal }) => internal)}::date[]
      ) as n(state, counted_from, extension, was, was_provisional, was_held, on_day, provisional, held,
             days, internal)
    ), moved as (
      update requests
      set due_on = case when n.state = 'running' then n.on_day end, sort_on = n.on_day,
          internal_due_on = case when internal_fixed then internal_due_on else n.internal end,
          due_provisional = n.provisional, held_until = n.held, version = version + 1,
          updated_at = ${cause.at}
      from new n join organs o on o.internal_days = n.days
      where concluded_on is null and ${plain} and clock_state = n.state and organ_id = o.id
        and ${countedFrom} = n.counted_from and extension_days = n.extension and sort_on = n.was
        and due_provisional = n.was_provisional and held_until is not distinct from n.was_held
      returning number, n.was, n.on_day
    )
    ${intoLog(cause)}`.execute(db);
}

/** What one row becomes; computed from the row as it was read, so that it must still be that version. */
export interface RowMove {
  readonly row: ClockRow;
  readonly state: StoredClockState;
  readonly startedOn: IsoDay | null;
  readonly dueOn: IsoDay | null;
  readonly lastDay: IsoDay;
  readonly provisional: boolean;
  readonly pauses: readonly Pause[];
  readonly waitingUntil: IsoDay | null;
  readonly heldUntil: IsoDay | null;
}

export async function moveRows(
  db: Database,
  moves: readonly RowMove[],
  cause: Cause,
): Promise<void> {
  if (moves.length === 0) return;
  const column = <T>(value: (one: RowMove) => T): T[] => moves.map(value);
  await sql`
    with new as (
      select * from unnest(
        ${column(({ row }) => row.id)}::bigint[], ${column(({ row }) => row.version)}::int[],
        ${column(({ row }) => row.due_on ?? row.sort_on)}::date[],
        ${column(({ state }) => state)}::text[], ${column(({ startedOn }) => startedOn)}::date[],
        ${column(({ dueOn }) => dueOn)}::date[], ${column(({ lastDay }) => lastDay)}::date[],
        ${column(({ provisional }) => provisional)}::boolean[],
        ${column(({ pauses }) => JSON.stringify(pauses))}::jsonb[],
        ${column(({ heldUntil }) => heldUntil)}::date[],
        ${column(({ waitingUntil }) => waitingUntil)}::date[]
      ) as n(id, version, was, state, started_on, due_on, on_day, provisional, pauses, held, waiting)
    ), moved as (
      update requests r
      set clock_state = n.state, clock_started_on = n.started_on, due_on = n.due_on, sort_on = n.on_day,
          due_provisional = n.provisional, pauses = n.pauses, held_until = n.held,
          waiting_until = n.waiting, version = r.version + 1, updated_at = ${cause.at}
      from new n where r.id = n.id and r.version = n.version
      returning r.number, n.was, n.on_day
    )
    ${intoLog(cause)}`.execute(db);
}

/** A date that only became firm stands in the row; the log is of dates that moved. */
function intoLog({ at, actor, cause }: Cause) {
  return sql`
    insert into audit_log (at, actor, action, object, detail)
    select ${at}, ${JSON.stringify(actor)}::jsonb, 'due-date-recomputed', 'request ' || number,
      jsonb_build_object('was', was, 'now', on_day, 'cause', ${cause}::text)
    from moved where was <> on_day`;
}

// ── The office's own days ──────────────────────────────────────────────────────────────────────

/** Running requests whose own deadline follows from the legal day by the organ's rule. */
export interface InternalGroup {
  readonly organId: number;
  readonly internalDays: number;
  readonly dueOn: IsoDay;
  readonly internalDueOn: IsoDay | null;
}

export async function internalGroups(db: Database): Promise<readonly InternalGroup[]> {
  const { rows } = await sql<InternalGroup>`
    select r.organ_id as "organId", o.internal_days as "internalDays", r.due_on as "dueOn",
           r.internal_due_on as "internalDueOn"
    from requests r join organs o on o.id = r.organ_id
    where r.concluded_on is null and r.due_on is not null and not r.internal_fixed
    group by 1, 2, 3, 4`.execute(db);
  return rows;
}

export async function moveInternal(
  db: Database,
  moves: readonly (InternalGroup & { readonly internal: IsoDay | null })[],
): Promise<void> {
  if (moves.length === 0) return;
  const column = <T>(value: (one: (typeof moves)[number]) => T): T[] => moves.map(value);
  await sql`
    update requests r set internal_due_on = n.internal
    from unnest(
      ${column(({ organId }) => organId)}::int[], ${column(({ dueOn }) => dueOn)}::date[],
      ${column(({ internalDueOn }) => internalDueOn)}::date[],
      ${column(({ internal }) => internal)}::date[]
    ) as n(organ_id, due_on, was, internal)
    where r.concluded_on is null and not r.internal_fixed and r.organ_id = n.organ_id
      and r.due_on = n.due_on and r.internal_due_on is not distinct from n.was`.execute(db);
}

export async function unconfirmedClocks(
  db: Database,
  after: number,
  limit: number,
): Promise<readonly Pick<RequestRow, 'id' | 'contact_due_on'>[]> {
  return db
    .selectFrom('requests')
    .select(['id', 'contact_due_on'])
    .where('concluded_on', 'is', null)
    .where('clock_state', '=', 'unconfirmed')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function moveContacts(
  db: Database,
  moves: readonly { readonly id: number; readonly contact: IsoDay | null }[],
): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    update requests r set contact_due_on = n.contact
    from unnest(
      ${moves.map(({ id }) => id)}::bigint[], ${moves.map(({ contact }) => contact)}::date[]
    ) as n(id, contact)
    where r.id = n.id`.execute(db);
}
