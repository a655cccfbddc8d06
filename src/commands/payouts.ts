// 免申即享 act by act: found by comparison of data, approved by another person, confirmed by the firms, shown, paid, and
// the result made public. Each act locks the list, asks the rules and leaves an event.

import { addWorkingDays } from '../rules/calendar.ts';
import { day, type IsoDay, isoOf } from '../rules/day.ts';
import { amountFor, basisOf } from '../rules/policy/amount.ts';
import { itemStateOn } from '../rules/policy/item.ts';
import { prepareCondition } from '../rules/policy/match.ts';
import {
  type Payout,
  type PayoutAccount,
  type PayoutEvent,
  payoutObstacle,
  paymentFaults,
  accountFaults,
  shownDays,
  stateOfPayout,
} from '../rules/policy/payout.ts';
import {
  noticeBody,
  type NoticeFacts,
  noticeTitle,
  resultBody,
  resultTitle,
} from '../rules/policy/payout-notice.ts';
import { isDisplayOver } from '../rules/display-period.ts';
import { violation } from '../rules/violations.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { nextNumber } from '../store/counters.ts';
import type { Database } from '../store/database.ts';
import { documentById } from '../store/documents.ts';
import { organById } from '../store/organs.ts';
import {
  appendPayoutEvent,
  type ListedLine,
  lockPayout,
  payoutEvents,
  payoutLines,
  sealAccount,
} from '../store/payouts.ts';
import { publishedItems, type PublishedItem } from '../store/policy-items.ts';
import type { PayoutRow } from '../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from './context.ts';
import { inTransaction } from './in-transaction.ts';
import { firmOrgans, matchAllFirms } from './policy-reach.ts';
import { tellFirms } from './push-policy.ts';
import { saveDocument } from './save-document.ts';

const series = 'payout';

/** All firms that fit by what is known of them, with the amount that the item's formula gives. */
export async function draftPayout(
  context: CommandContext,
  {
    itemId,
    confirmBy,
    note,
  }: { readonly itemId: number; readonly confirmBy: IsoDay; readonly note: string },
): Promise<Result<{ readonly id: number }>> {
  const { clock, organId, secrets, actor } = context;
  const [item] = await publishedItems(context.db, { ids: [itemId] });
  if (item?.organId !== organId) return refusedFor('policy-item-unknown');
  const { amount, delivery, condition } = item.content;
  const stand = itemStateOn(item.content, item.document, clock.today());
  if (delivery !== 'automatic' || amount === undefined || stand !== 'open') {
    return refusedFor('payout-not-automatic');
  }
  const basis = basisOf(amount);
  if (basis !== undefined && !('fact' in basis)) return refusedFor('payout-basis-missing');
  if (confirmBy < clock.today()) return refusedFor('payout-confirm-by', 'confirmBy');
  const found: { enterprise_id: number; amount_fen: number; basis: string }[] = [];
  const organIds = await firmOrgans(context.db, organId);
  const prepared = prepareCondition(condition);
  for await (const { firms, profiles, stateOf } of matchAllFirms(context, prepared, organIds)) {
    for (const [i, firm] of firms.entries()) {
      if (stateOf(i) !== 'fits') continue;
      const sum = amountFor(amount, basis && profiles[i]?.facts[basis.fact]);
      // What the amount rests on is not known: no list by data can say it.
      if ('asks' in sum || sum.fen <= 0) continue;
      found.push({ enterprise_id: firm.id, amount_fen: sum.fen, basis: sum.steps });
    }
  }
  if (found.length === 0) return refusedFor('payout-nobody');
  return await context.db.transaction().execute(async (db) => {
    // Two lists of one item at once: the second sees the first.
    await db.selectFrom('policy_items').select('id').where('id', '=', itemId).forUpdate().execute();
    const open = await db
      .selectFrom('payouts')
      .select('id')
      .where('item_id', '=', itemId)
      .where('state', 'not in', ['cancelled', 'paid', 'published'])
      .executeTakeFirst();
    if (open !== undefined) return refusedFor('payout-open-already');
    const paid = await paidBefore(db, itemId);
    const lines = found.filter(({ enterprise_id }) => !paid.has(enterprise_id));
    if (lines.length === 0) return refusedFor('payout-nobody');
    const organ = await organById(db, organId);
    const year = Number(clock.today().slice(0, 4));
    const n = String(await nextNumber(db, organId, series, year)).padStart(3, '0');
    const { id } = await db
      .insertInto('payouts')
      .values({
        organ_id: organId,
        item_id: itemId,
        number: `${(organ?.code ?? '').toUpperCase()}-DF-${year}-${n}`,
        confirm_by: confirmBy,
        state: 'drafted',
        notice_id: null,
        result_id: null,
        created_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (let at = 0; at < lines.length; at += 1000) {
      await db
        .insertInto('payout_lines')
        .values(
          lines.slice(at, at + 1000).map((line) => ({
            ...line,
            payout_id: id,
            state: 'listed',
            account: null,
            paid_on: null,
          })),
        )
        .execute();
    }
    const [on, at] = [clock.today(), clock.now()];
    const event = { kind: 'drafted', note } as const;
    await appendPayoutEvent(db, secrets, { payoutId: id, event, actor, on, at });
    await logAct(context, db, id, 'drafted');
    return done({ id });
  });
}

/** Of one item a firm is paid once by list. */
async function paidBefore(db: Database, itemId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('payout_lines as l')
    .innerJoin('payouts as p', 'p.id', 'l.payout_id')
    .select('l.enterprise_id')
    .where('p.item_id', '=', itemId)
    .where('l.state', '=', 'paid')
    .execute();
  return new Set(rows.map(({ enterprise_id }) => enterprise_id));
}

async function logAct(
  { clock, actor }: CommandContext,
  db: Database,
  id: number,
  act: string,
): Promise<void> {
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'payout-act',
    object: `payout ${id}`,
    detail: { act },
  });
}

export interface OpenedPayout {
  readonly row: PayoutRow;
  readonly payout: Payout;
  readonly lines: readonly ListedLine[];
}

export async function openPayout(
  { db, secrets, clock }: Pick<CommandContext, 'db' | 'secrets' | 'clock'>,
  row: PayoutRow,
): Promise<OpenedPayout> {
  const lines = await payoutLines(db, row.id);
  const notice = row.notice_id === null ? undefined : await documentById(db, row.notice_id);
  const result = row.result_id === null ? undefined : await documentById(db, row.result_id);
  const display = notice?.details.display;
  const isOver =
    notice !== undefined &&
    (notice.display_ended_on !== null ||
      (notice.state === 'published' && !!display && isDisplayOver(display, clock.today())));
  const standing = isOver ? 'over' : notice?.state === 'published' ? 'running' : 'draft';
  return {
    row,
    lines,
    payout: {
      events: await payoutEvents(db, secrets, row.id),
      lines: lines.map(({ id, state, amount_fen }) => ({ id, state, amountFen: amount_fen })),
      confirmBy: row.confirm_by,
      ...(notice === undefined ? {} : { notice: standing }),
      isResultPublished: result?.state === 'published',
    },
  };
}

/** Locks the list, asks the rule of the act, does the work and leaves the event. */
async function act(
  context: CommandContext,
  id: number,
  kind: PayoutEvent['kind'],
  work: (opened: OpenedPayout, inside: CommandContext) => Promise<Result<PayoutEvent>>,
): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    const inside = { ...context, db };
    const row = await lockPayout(db, id);
    if (row?.organ_id !== context.organId) return refusedFor('payout-unknown');
    const opened = await openPayout(inside, row);
    const why = payoutObstacle(opened.payout, kind, context.actor, context.clock.today());
    if (why !== undefined) return refused(why);
    const result = await work(opened, inside);
    if (!result.ok) return result;
    const { clock, secrets, actor } = context;
    await appendPayoutEvent(db, secrets, {
      payoutId: id,
      event: result.value,
      actor,
      on: clock.today(),
      at: clock.now(),
    });
    await keepState(inside, id);
    await logAct(context, db, id, kind);
    return done(null);
  });
}

async function keepState(context: CommandContext, id: number): Promise<void> {
  const { db } = context;
  const row = await lockPayout(db, id);
  if (row === undefined) return;
  const { payout } = await openPayout(context, row);
  await db
    .updateTable('payouts')
    .set({ state: stateOfPayout(payout) })
    .where('id', '=', id)
    .execute();
}

export async function decidePayout(
  context: CommandContext,
  given: {
    readonly id: number;
    readonly act: 'approved' | 'returned' | 'cancelled';
    readonly text: string;
  },
): Promise<Result<null>> {
  const { id, act: kind, text } = given;
  if (kind !== 'approved' && text.trim() === '') return refusedFor('payout-reason-missing', 'text');
  return await act(context, id, kind, async ({ row, lines }, inside) => {
    if (kind !== 'approved') return done({ kind, reason: text.trim() });
    // The firms hear of it with the approval; who did not agree to messages is rung by the office.
    const item = { id: row.item_id, organId: row.organ_id };
    const listed = lines.filter(({ state }) => state === 'listed');
    const firms = listed.map((line) => ({ id: line.enterprise_id, state: 'fits' as const }));
    await tellFirms(inside, item, 'payout', firms);
    return done({ kind, opinion: text.trim() });
  });
}

type LineState = ListedLine['state'];

function lineIn(
  { lines }: OpenedPayout,
  lineId: number,
  states: readonly LineState[],
): Result<ListedLine> {
  const line = lines.find(({ id }) => id === lineId);
  if (line === undefined) return refusedFor('payout-line-unknown', 'lineId');
  return states.includes(line.state) ? done(line) : refusedFor('payout-line-state', 'lineId');
}

async function setLine(
  db: Database,
  id: number,
  change: Partial<Pick<ListedLine, 'state' | 'amount_fen' | 'account' | 'paid_on' | 'basis'>>,
): Promise<void> {
  await db.updateTable('payout_lines').set(change).where('id', '=', id).execute();
}

/** What the firm itself says, on its own page. */
export async function confirmPayoutLine(
  context: CommandContext,
  given: { readonly id: number; readonly lineId: number; readonly account: PayoutAccount },
): Promise<Result<null>> {
  const { id, lineId, account } = given;
  return await act(context, id, 'line-confirmed', async (opened, { db, secrets }) => {
    const line = lineIn(opened, lineId, ['listed', 'confirmed', 'declined']);
    if (!line.ok) return line;
    const [wrong] = accountFaults(account, line.value.name);
    if (wrong !== undefined) {
      return refused(violation('payout-account', wrong.field, wrong.text));
    }
    await setLine(db, lineId, {
      state: 'confirmed',
      account: sealAccount(secrets, line.value, account),
    });
    return done({ kind: 'line-confirmed', lineId });
  });
}

export async function declinePayoutLine(
  context: CommandContext,
  given: { readonly id: number; readonly lineId: number; readonly reason: string },
): Promise<Result<null>> {
  const { id, lineId, reason } = given;
  return await act(context, id, 'line-declined', async (opened, { db }) => {
    const line = lineIn(opened, lineId, ['listed', 'confirmed']);
    if (!line.ok) return line;
    await setLine(db, lineId, { state: 'declined', account: null });
    return done({ kind: 'line-declined', lineId, reason });
  });
}

export async function removePayoutLine(
  context: CommandContext,
  given: { readonly id: number; readonly lineId: number; readonly reason: string },
): Promise<Result<null>> {
  const { id, lineId, reason } = given;
  if (reason.trim() === '') return refusedFor('payout-reason-missing', 'reason');
  return await act(context, id, 'line-removed', async (opened, { db }) => {
    const line = lineIn(opened, lineId, ['listed', 'confirmed']);
    if (!line.ok) return line;
    await setLine(db, lineId, { state: 'removed', account: null });
    return done({ kind: 'line-removed', lineId, reason: reason.trim() });
  });
}

export async function changePayoutAmount(
  context: CommandContext,
  given: {
    readonly id: number;
    readonly lineId: number;
    readonly fen: number;
    readonly reason: string;
  },
): Promise<Result<null>> {
  const { id, lineId, fen, reason } = given;
  if (reason.trim() === '') return refusedFor('payout-reason-missing', 'reason');
  return await act(context, id, 'amount-changed', async (opened, { db }) => {
    const line = lineIn(opened, lineId, ['listed', 'confirmed']);
    if (!line.ok) return line;
    const [item] = await publishedItems(db, { ids: [opened.row.item_id] });
    const cap = item?.content.amount?.capFen ?? Number.MAX_SAFE_INTEGER;
    if (!Number.isSafeInteger(fen) || fen <= 0 || fen > cap) {
      return refusedFor('payout-amount', 'fen');
    }
    const { amount_fen: fromFen } = line.value;
    await setLine(db, lineId, { amount_fen: fen, basis: `调整：${reason.trim()}` });
    return done({ kind: 'amount-changed', lineId, fromFen, toFen: fen, reason: reason.trim() });
  });
}

/** Who did not answer in time is not paid without a word: he goes off this list. */
export async function closeConfirmation(
  context: CommandContext,
  id: number,
): Promise<Result<null>> {
  return await act(context, id, 'confirmation-closed', async ({ lines }, { db }) => {
    for (const line of lines) {
      if (line.state === 'listed') await setLine(db, line.id, { state: 'declined' });
    }
    return done({ kind: 'confirmation-closed' });
  });
}

function factsOf({ content, document }: PublishedItem): NoticeFacts {
  return {
    itemName: content.name,
    documentTitle: document.title,
    documentNumber: document.number,
    anchor: content.supportClause.anchor,
    office: content.office,
    phone: content.phone,
  };
}

/** The public notice as a draft: through the reviews of every document, with a last day on which it goes by itself. */
export async function draftPayoutNotice(
  context: CommandContext,
  { id, columnId }: { readonly id: number; readonly columnId: number },
): Promise<Result<null>> {
  return await act(context, id, 'notice-drafted', async (opened, inside) => {
    const [item] = await publishedItems(inside.db, { ids: [opened.row.item_id] });
    const organ = await organById(inside.db, context.organId);
    if (item === undefined || organ === undefined) return refusedFor('policy-item-unknown');
    const today = context.clock.today();
    const lastDayOn = isoOf(addWorkingDays(context.calendar, day(today), shownDays + 3).on);
    const lines = shownOf(opened.lines, 'confirmed');
    const facts = factsOf(item);
    const saved = await saveDocument(inside, {
      title: noticeTitle(facts),
      kind: 'notice',
      issuers: [organ.name],
      publisher: organ.name,
      columns: [columnId],
      madeOn: today,
      openness: 'proactive',
      body: noticeBody(facts, lines, { from: today, until: lastDayOn }),
      display: { matter: 'other', lastDayOn, atEnd: 'take-down-sealed' },
    });
    if (!saved.ok) return saved;
    await inside.db
      .updateTable('payouts')
      .set({ notice_id: saved.value.id })
      .where('id', '=', id)
      .execute();
    return done({ kind: 'notice-drafted', documentId: saved.value.id, lastDayOn });
  });
}

function shownOf(lines: readonly ListedLine[], state: LineState) {
  return lines
    .filter((line) => line.state === state)
    .map(({ name, credit_code, amount_fen, paid_on }) => ({
      name,
      creditCode: credit_code,
      fen: amount_fen,
      paidOn: paid_on,
    }));
}

export async function endPayoutNotice(
  context: CommandContext,
  { id, objections }: { readonly id: number; readonly objections: string },
): Promise<Result<null>> {
  return await act(context, id, 'notice-over', async () =>
    done({ kind: 'notice-over', objections: objections.trim() }),
  );
}

export async function recordPayment(
  context: CommandContext,
  given: {
    readonly id: number;
    readonly lineId: number;
    readonly on: IsoDay;
    readonly fen: number;
    readonly reference: string;
  },
): Promise<Result<null>> {
  const { id, lineId, on, fen, reference } = given;
  return await act(context, id, 'line-paid', async (opened, { db }) => {
    const line = opened.payout.lines.find((one) => one.id === lineId);
    if (line === undefined) return refusedFor('payout-line-unknown', 'lineId');
    const wrong = paymentFaults(opened.payout, line, { on, fen, reference }, context.clock.today());
    if (wrong.length > 0) return refused(...wrong);
    await setLine(db, lineId, { state: 'paid', paid_on: on });
    return done({ kind: 'line-paid', lineId, on, fen, reference: reference.trim() });
  });
}

/** 条例 20(11): the result is public information, by the reviews of every document. */
export async function draftPayoutResult(
  context: CommandContext,
  { id, columnId }: { readonly id: number; readonly columnId: number },
): Promise<Result<null>> {
  return await act(context, id, 'result-drafted', async (opened, inside) => {
    const [item] = await publishedItems(inside.db, { ids: [opened.row.item_id] });
    const organ = await organById(inside.db, context.organId);
    if (item === undefined || organ === undefined) return refusedFor('policy-item-unknown');
    const facts = factsOf(item);
    const saved = await saveDocument(inside, {
      title: resultTitle(facts),
      kind: 'notice',
      issuers: [organ.name],
      publisher: organ.name,
      columns: [columnId],
      madeOn: context.clock.today(),
      openness: 'proactive',
      body: resultBody(facts, shownOf(opened.lines, 'paid')),
    });
    if (!saved.ok) return saved;
    await inside.db
      .updateTable('payouts')
      .set({ result_id: saved.value.id })
      .where('id', '=', id)
      .execute();
    return done({ kind: 'result-drafted', documentId: saved.value.id });
  });
}
