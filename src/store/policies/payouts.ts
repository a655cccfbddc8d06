// Lists of 免申即享: what happened to them, sealed; and their lines.

import {
  lineStates,
  type LineState,
  type PayoutAccount,
  type PayoutEvent,
  type RecordedEvent,
} from '../../rules/policy/payout.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Actor } from '../../rules/request/events.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { PayoutLineRow, PayoutRow } from '../tables.ts';

export async function lockPayout(db: Database, id: number): Promise<PayoutRow | undefined> {
  return await db
    .selectFrom('payouts')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function payoutById(
  db: Database,
  organIds: readonly number[],
  id: number,
): Promise<PayoutRow | undefined> {
  return await db
    .selectFrom('payouts')
    .selectAll()
    .where('organ_id', 'in', [-1, ...organIds])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function payoutEvents(
  db: Database,
  secrets: Secrets,
  payoutId: number,
  of: 'all' | 'the-whole' = 'all',
): Promise<readonly (RecordedEvent & { readonly at: Temporal.Instant })[]> {
  const rows = await db
    .selectFrom('payout_events')
    .selectAll()
    .where('payout_id', '=', payoutId)
    .$if(of === 'the-whole', (query) => query.where('line_id', 'is', null))
    .orderBy('seq')
    .execute();
  return rows.map(({ seq, data, actor, on_day, recorded_at }) => ({
    event: JSON.parse(
      secrets.open(data, `payout event ${payoutId} ${seq}`).toString('utf8'),
    ) as PayoutEvent,
    actor,
    on: on_day,
    at: recorded_at,
  }));
}

/** Under the lock of the list. */
export async function appendPayoutEvent(
  db: Database,
  secrets: Secrets,
  given: {
    readonly payoutId: number;
    readonly event: PayoutEvent;
    readonly actor: Actor;
    readonly on: IsoDay;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  const { payoutId, event, actor, on, at } = given;
  const last = await db
    .selectFrom('payout_events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('payout_id', '=', payoutId)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  await db
    .insertInto('payout_events')
    .values({
      payout_id: payoutId,
      seq,
      kind: event.kind,
      line_id: 'lineId' in event ? event.lineId : null,
      actor: JSON.stringify(actor),
      on_day: on,
      data: secrets.seal(JSON.stringify(event), `payout event ${payoutId} ${seq}`),
      recorded_at: at,
    })
    .execute();
}

export async function insertPayout(
  db: Database,
  row: Pick<
    PayoutRow,
    'organ_id' | 'item_id' | 'number' | 'confirm_by' | 'delivery_days' | 'created_at'
  >,
  lines: readonly Pick<PayoutLineRow, 'enterprise_id' | 'amount_fen' | 'basis'>[],
): Promise<number> {
  const { id } = await db
    .insertInto('payouts')
    .values({ ...row, state: 'drafted', notice_id: null, result_id: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    await db
      .insertInto('payout_lines')
      .values(
        lines.slice(at, at + linesAtOnce).map((line) => ({
          ...line,
          payout_id: id,
          state: 'listed',
          account: null,
          paid_on: null,
        })),
      )
      .execute();
  }
  return id;
}

/** A statement takes 65,535 values. */
const linesAtOnce = 1000;

/** A list of the item that is neither ended nor paid. */
export async function hasOpenPayout(db: Database, itemId: number): Promise<boolean> {
  const open = await db
    .selectFrom('payouts')
    .select('id')
    .where('item_id', '=', itemId)
    .where('state', 'not in', ['cancelled', 'paid', 'published'])
    .executeTakeFirst();
  return open !== undefined;
}

/** Firms that were paid for this item by an earlier list. */
export async function firmsPaid(db: Database, itemId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('payout_lines as l')
    .innerJoin('payouts as p', 'p.id', 'l.payout_id')
    .select('l.enterprise_id')
    .where('p.item_id', '=', itemId)
    .where('l.state', '=', 'paid')
    .execute();
  return new Set(rows.map(({ enterprise_id }) => enterprise_id));
}

export async function updatePayout(
  db: Database,
  id: number,
  change: Partial<Pick<PayoutRow, 'state' | 'notice_id' | 'result_id'>>,
): Promise<void> {
  await db.updateTable('payouts').set(change).where('id', '=', id).execute();
}

export async function updatePayoutLine(
  db: Database,
  id: number,
  change: Partial<Pick<PayoutLineRow, 'state' | 'amount_fen' | 'account' | 'paid_on' | 'basis'>>,
): Promise<void> {
  await db.updateTable('payout_lines').set(change).where('id', '=', id).execute();
}

/** Who was asked and did not answer. */
export async function declineUnanswered(db: Database, payoutId: number): Promise<void> {
  await db
    .updateTable('payout_lines')
    .set({ state: 'declined' })
    .where('payout_id', '=', payoutId)
    .where('state', '=', 'listed')
    .execute();
}

export type ListedLine = PayoutLineRow & { readonly name: string; readonly credit_code: string };

function listedLines(db: Database, payoutId: number) {
  return db
    .selectFrom('payout_lines as l')
    .innerJoin('enterprises as e', 'e.id', 'l.enterprise_id')
    .selectAll('l')
    .select(['e.name', 'e.credit_code'])
    .where('l.payout_id', '=', payoutId);
}

export async function payoutLines(db: Database, payoutId: number): Promise<readonly ListedLine[]> {
  return await listedLines(db, payoutId).orderBy('l.id').execute();
}

export async function payoutLine(
  db: Database,
  payoutId: number,
  lineId: number,
): Promise<ListedLine | undefined> {
  return await listedLines(db, payoutId).where('l.id', '=', lineId).executeTakeFirst();
}

/** Whether any line of the list is in a state, asked of each by itself: lists have thousands of lines. */
export async function statesOnList(db: Database, payoutId: number): Promise<readonly LineState[]> {
  const states = Object.keys(lineStates) as LineState[];
  const found = await Promise.all(
    states.map(async (state) => {
      const line = await db
        .selectFrom('payout_lines')
        .select('id')
        .where('payout_id', '=', payoutId)
        .where('state', '=', state)
        .limit(1)
        .executeTakeFirst();
      return line === undefined ? [] : [state];
    }),
  );
  return found.flat();
}

function aboutAccount({
  payout_id,
  enterprise_id,
}: Pick<PayoutLineRow, 'payout_id' | 'enterprise_id'>) {
  return `payout account ${payout_id} ${enterprise_id}`;
}

export function sealAccount(
  secrets: Secrets,
  line: Pick<PayoutLineRow, 'payout_id' | 'enterprise_id'>,
  account: PayoutAccount,
): Buffer {
  return secrets.seal(JSON.stringify(account), aboutAccount(line));
}

export function openAccount(
  secrets: Secrets,
  line: Pick<PayoutLineRow, 'payout_id' | 'enterprise_id' | 'account'>,
): PayoutAccount | undefined {
  if (line.account === null) return undefined;
  const text = secrets.open(line.account, aboutAccount(line)).toString('utf8');
  return JSON.parse(text) as PayoutAccount;
}

/** Lists that wait for a word of this firm. */
export async function payoutsForFirm(db: Database, enterpriseId: number) {
  return await db
    .selectFrom('payout_lines as l')
    .innerJoin('payouts as p', 'p.id', 'l.payout_id')
    .selectAll('l')
    .select(['p.item_id', 'p.organ_id', 'p.number', 'p.confirm_by', 'p.state as payout_state'])
    .where('l.enterprise_id', '=', enterpriseId)
    .where('p.state', 'not in', ['drafted', 'cancelled'])
    .where('l.state', '<>', 'removed')
    .orderBy('l.id', 'desc')
    .execute();
}

export async function listPayouts(db: Database, organIds: readonly number[]) {
  return await db
    .selectFrom('payouts as p')
    .innerJoin('policy_items as i', 'i.id', 'p.item_id')
    .leftJoin('payout_lines as l', (join) =>
      join.onRef('l.payout_id', '=', 'p.id').on('l.state', '<>', 'removed'),
    )
    .selectAll('p')
    .select(['i.content'])
    .select((eb) => [
      eb.fn.count('l.id').as('firms'),
      eb.fn.sum('l.amount_fen').as('fen'),
      eb.fn.count('l.paid_on').as('paid'),
    ])
    .where('p.organ_id', 'in', [-1, ...organIds])
    .groupBy(['p.id', 'i.content'])
    .orderBy('p.id', 'desc')
    .limit(500)
    .execute();
}
