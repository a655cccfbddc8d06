// 免申即享: lists found by comparison of data and their way to the payment and to the public.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { draftPayout } from '../../commands/policies/draft-payout.ts';
import { openPayout } from '../../commands/policies/payout-act.ts';
import { addWorkingDays } from '../../rules/calendar.ts';
import { day as dayOf, isoOf } from '../../rules/day.ts';
import { moneyInWords } from '../../rules/policy/amount.ts';
import {
  lineStates,
  openPayoutActs,
  payoutDue,
  type PayoutEvent,
  payoutEventNames,
  payoutStates,
  stateOfPayout,
  usualConfirmDays,
  usualPayoutDays,
} from '../../rules/policy/payout.ts';
import type { Actor } from '../../rules/request/events.ts';
import {
  listPayouts,
  openAccount,
  payoutById,
  payoutEvents,
  payoutLines,
} from '../../store/policies/payouts.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import type { PayoutRow } from '../../store/tables.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { day, dayOut, id, keysOf, moment, smallId, text } from './schemas.ts';
import { commandContext, organIdsInScope } from './scope.ts';

const params = z.object({ id: smallId });
const count = z.number().int();
const state = z.enum(keysOf(payoutStates));

export const getPayouts = endpoint({
  method: 'get',
  path: '/payouts',
  access: 'read-enterprises',
  summary: '免申即享名单，和可以比对形成名单的事项',
  reply: z.object({
    items: z.array(
      z.object({
        id,
        number: z.string(),
        item: z.string(),
        state,
        firms: count,
        paid: count,
        fen: count,
        confirmBy: dayOut,
      }),
    ),
    ready: z.array(z.object({ id, name: z.string() })),
    usualConfirmBy: dayOut,
  }),
});

export const postPayout = endpoint({
  method: 'post',
  path: '/payouts',
  access: 'keep-enterprises',
  summary: '比对数据，形成免申即享名单',
  body: z.object({ item: smallId, confirmBy: day, note: text(500).default('') }),
  reply: z.object({ id }),
});

const line = z.object({
  id,
  enterpriseId: id,
  name: z.string(),
  creditCode: z.string(),
  state: z.enum(keysOf(lineStates)),
  fen: count,
  basis: z.string(),
  /** The last four figures. */
  account: z.string().nullable(),
  paidOn: dayOut.nullable(),
});

export const getPayout = endpoint({
  method: 'get',
  path: '/payouts/{id}',
  access: 'read-enterprises',
  summary: '一份免申即享名单：企业、经过、现在可以办理的步骤',
  params,
  reply: z.object({
    id,
    number: z.string(),
    itemId: id,
    item: z.string(),
    state,
    confirmBy: dayOut,
    payBy: dayOut.nullable(),
    noticeId: id.nullable(),
    resultId: id.nullable(),
    total: count,
    lines: z.array(line),
    events: z.array(
      z.object({
        kind: z.enum(keysOf(payoutEventNames)),
        by: z.string(),
        at: moment,
        text: z.string(),
      }),
    ),
    acts: z.array(z.enum(keysOf(payoutEventNames))),
  }),
});

export async function payoutInScope(call: StaffCall, payoutId: number): Promise<Result<PayoutRow>> {
  const organIds = await organIdsInScope(call, undefined);
  if (!organIds.ok) return organIds;
  const row = await payoutById(call.context.db, organIds.value, payoutId);
  return row === undefined ? refusedFor('payout-unknown') : done(row);
}

function inWords(event: PayoutEvent): string {
  switch (event.kind) {
    case 'drafted':
      return event.note;
    case 'approved':
      return event.opinion;
    case 'returned':
    case 'cancelled':
    case 'line-declined':
    case 'line-removed':
      return event.reason;
    case 'amount-changed':
      return `${moneyInWords(event.fromFen)}改为${moneyInWords(event.toFen)}：${event.reason}`;
    case 'notice-drafted':
      return `公示到${event.lastDayOn}`;
    case 'notice-over':
      return event.objections === '' ? '没有异议' : event.objections;
    case 'line-paid':
      return `${event.on}兑付${moneyInWords(event.fen)}，凭证号${event.reference}`;
    case 'line-confirmed':
    case 'confirmation-closed':
    case 'result-drafted':
      return '';
  }
}

function nameOf(actor: Actor): string {
  if (actor.kind === 'staff') return actor.name;
  return actor.kind === 'system' ? '系统' : '企业';
}

export const payoutRoutes: readonly Route[] = [
  route(getPayouts, async (call) => {
    const { db, clock, calendar } = call.context;
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const rows = await listPayouts(db, organIds.value);
    const items = await publishedItems(db);
    return done({
      items: rows.map((row) => ({
        id: row.id,
        number: row.number,
        item: row.content?.name ?? '',
        state: row.state,
        firms: Number(row.firms),
        paid: Number(row.paid),
        fen: Number(row.fen ?? 0),
        confirmBy: row.confirm_by,
      })),
      ready: items
        .filter(
          ({ organId, content }) =>
            organId === call.session.organId &&
            content.delivery === 'automatic' &&
            content.amount !== undefined,
        )
        .map(({ id: itemId, content }) => ({ id: itemId, name: content.name })),
      usualConfirmBy: isoOf(addWorkingDays(calendar, dayOf(clock.today()), usualConfirmDays).on),
    });
  }),

  route(postPayout, async (call) => {
    const { item, ...rest } = call.body;
    return await draftPayout(commandContext(call, call.session.organId), { itemId: item, ...rest });
  }),

  route(getPayout, async (call) => {
    const found = await payoutInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db, secrets, clock, calendar } = call.context;
    const { row, payout } = await openPayout({ db, secrets, clock }, found.value);
    const lines = await payoutLines(db, row.id);
    const events = await payoutEvents(db, secrets, row.id);
    const [item] = await publishedItems(db, { ids: [row.item_id], withWithdrawn: true });
    const names = new Map(lines.map((one) => [one.id, one.name]));
    const approved = payout.events.findLast(({ event }) => event.kind === 'approved')?.on;
    const actor = { kind: 'staff', id: call.session.staffId, name: call.session.name } as const;
    return done({
      id: row.id,
      number: row.number,
      itemId: row.item_id,
      item: item?.content.name ?? row.number,
      state: stateOfPayout(payout),
      confirmBy: row.confirm_by,
      payBy:
        approved === undefined
          ? null
          : payoutDue(approved, calendar, row.delivery_days ?? usualPayoutDays),
      noticeId: row.notice_id,
      resultId: row.result_id,
      total: lines.reduce(
        (sum, one) =>
          one.state === 'removed' || one.state === 'declined' ? sum : sum + one.amount_fen,
        0,
      ),
      lines: lines.map((one) => ({
        id: one.id,
        enterpriseId: one.enterprise_id,
        name: one.name,
        creditCode: one.credit_code,
        state: one.state,
        fen: one.amount_fen,
        basis: one.basis,
        account: masked(openAccount(secrets, one)?.number),
        paidOn: one.paid_on,
      })),
      events: events.map(({ event, actor: by, at }) => ({
        kind: event.kind,
        by: nameOf(by),
        at: at.toString(),
        text: [
          ...('lineId' in event ? [names.get(event.lineId) ?? ''] : []),
          ...(inWords(event) === '' ? [] : [inWords(event)]),
        ].join('：'),
      })),
      acts: openPayoutActs(payout, actor, clock.today()),
    });
  }),
];

function masked(account: string | undefined): string | null {
  return account === undefined ? null : `****${account.slice(-4)}`;
}
