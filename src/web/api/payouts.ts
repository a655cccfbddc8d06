// 免申即享: lists found by comparison of data and their way to the payment and to the public.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import {
  changePayoutAmount,
  closeConfirmation,
  decidePayout,
  draftPayout,
  draftPayoutNotice,
  draftPayoutResult,
  endPayoutNotice,
  openPayout,
  recordPayment,
  removePayoutLine,
} from '../../commands/payouts.ts';
import { addWorkingDays } from '../../rules/calendar.ts';
import { day as dayOf, type IsoDay, isoOf } from '../../rules/day.ts';
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
import { listPayouts, openAccount, payoutById } from '../../store/payouts.ts';
import { publishedItems } from '../../store/policy-items.ts';
import type { PayoutRow } from '../../store/tables.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { logLook } from './log-look.ts';
import { day, dayOut, id, keysOf, moment, nothing, smallId, text } from './schemas.ts';
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

export const postPayoutDecision = endpoint({
  method: 'post',
  path: '/payouts/{id}/decision',
  access: 'approve-payouts',
  summary: '核准、退回、终止名单；核准的人不能是形成名单的人',
  params,
  body: z.object({ act: z.enum(['approved', 'returned', 'cancelled']), text: text(1000) }),
  reply: nothing,
});

export const postPayoutRemoval = endpoint({
  method: 'post',
  path: '/payouts/{id}/removals',
  access: 'keep-enterprises',
  summary: '把一家企业移出名单',
  params,
  body: z.object({ line: smallId, reason: text(500) }),
  reply: nothing,
});

export const postPayoutAmount = endpoint({
  method: 'post',
  path: '/payouts/{id}/amounts',
  access: 'keep-enterprises',
  summary: '更改一家企业的金额，说明理由',
  params,
  body: z.object({ line: smallId, fen: count, reason: text(500) }),
  reply: nothing,
});

export const postPayoutClose = endpoint({
  method: 'post',
  path: '/payouts/{id}/confirmation-end',
  access: 'keep-enterprises',
  summary: '结束企业确认；过了最后一日没有确认的视为放弃',
  params,
  reply: nothing,
});

const column = z.object({ column: smallId });

export const postPayoutNotice = endpoint({
  method: 'post',
  path: '/payouts/{id}/notice',
  access: 'edit-documents',
  summary: '起草公示（文件草稿，照常审查发布；期满自动撤下）',
  params,
  body: column,
  reply: nothing,
});

export const postPayoutNoticeEnd = endpoint({
  method: 'post',
  path: '/payouts/{id}/notice-end',
  access: 'keep-enterprises',
  summary: '登记公示结束和异议处理情况',
  params,
  body: z.object({ objections: text(1000).default('') }),
  reply: nothing,
});

export const postPayment = endpoint({
  method: 'post',
  path: '/payouts/{id}/payments',
  access: 'keep-enterprises',
  summary: '登记兑付：日期、金额、支付凭证号；登记的人不能是核准名单的人',
  params,
  body: z.object({ line: smallId, on: day, fen: count, reference: text(100) }),
  reply: nothing,
});

export const postPayoutResult = endpoint({
  method: 'post',
  path: '/payouts/{id}/result',
  access: 'edit-documents',
  summary: '起草兑现结果（文件草稿，照常审查发布）',
  params,
  body: column,
  reply: nothing,
});

export const postPayoutAccount = endpoint({
  method: 'post',
  path: '/payouts/{id}/accounts/{line}',
  access: 'reveal-enterprises',
  summary: '查看企业账户明文，记入日志',
  params: z.object({ id: smallId, line: smallId }),
  body: z.object({ reason: text(500).min(1, '请写明理由') }),
  reply: z.object({ holder: z.string(), bank: z.string(), number: z.string() }),
});

async function payoutInScope(call: StaffCall, payoutId: number): Promise<Result<PayoutRow>> {
  const organIds = await organIdsInScope(call, undefined);
  if (!organIds.ok) return organIds;
  const row = await payoutById(call.context.db, organIds.value, payoutId);
  return row === undefined ? refusedFor('payout-unknown') : done(row);
}

async function entered(result: Promise<Result<unknown>>): Promise<Result<z.input<typeof nothing>>> {
  const answer = await result;
  return answer.ok ? done({}) : answer;
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
    const { row, payout, lines } = await openPayout({ db, secrets, clock }, found.value);
    const [item] = await publishedItems(db, { ids: [row.item_id] });
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
          : payoutDue(approved, calendar, item?.content.deliveryDays ?? usualPayoutDays),
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
      events: (payout.events as readonly EventWithTime[]).map(({ event, actor: by, at }) => ({
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

  route(postPayoutDecision, async (call) =>
    entered(decidePayout(ownContext(call), { id: call.params.id, ...call.body })),
  ),
  route(postPayoutRemoval, async (call) =>
    entered(
      removePayoutLine(ownContext(call), {
        id: call.params.id,
        lineId: call.body.line,
        reason: call.body.reason,
      }),
    ),
  ),
  route(postPayoutAmount, async (call) => {
    const { line: lineId, ...rest } = call.body;
    return await entered(
      changePayoutAmount(ownContext(call), { id: call.params.id, lineId, ...rest }),
    );
  }),
  route(postPayoutClose, async (call) =>
    entered(closeConfirmation(ownContext(call), call.params.id)),
  ),
  route(postPayoutNotice, async (call) =>
    entered(
      draftPayoutNotice(ownContext(call), { id: call.params.id, columnId: call.body.column }),
    ),
  ),
  route(postPayoutNoticeEnd, async (call) =>
    entered(endPayoutNotice(ownContext(call), { id: call.params.id, ...call.body })),
  ),
  route(postPayment, async (call) => {
    const { line: lineId, ...rest } = call.body;
    return await entered(recordPayment(ownContext(call), { id: call.params.id, lineId, ...rest }));
  }),
  route(postPayoutResult, async (call) =>
    entered(
      draftPayoutResult(ownContext(call), { id: call.params.id, columnId: call.body.column }),
    ),
  ),

  route(postPayoutAccount, async (call) => {
    const found = await payoutInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db, secrets, clock } = call.context;
    const { lines } = await openPayout({ db, secrets, clock }, found.value);
    const wanted = lines.find((one) => one.id === call.params.line);
    const account = wanted && openAccount(secrets, wanted);
    if (wanted === undefined || account === undefined) return refusedFor('payout-line-unknown');
    await logLook(call, {
      action: 'enterprise-revealed',
      object: `enterprise ${wanted.enterprise_id}`,
      reason: call.body.reason,
      detail: { payout: call.params.id },
    });
    return done({ ...account });
  }),
];

type EventWithTime = {
  readonly event: PayoutEvent;
  readonly actor: Actor;
  readonly on: IsoDay;
  readonly at: Temporal.Instant;
};

function ownContext(call: StaffCall) {
  return commandContext(call, call.session.organId);
}

function masked(account: string | undefined): string | null {
  return account === undefined ? null : `****${account.slice(-4)}`;
}
