// What is done with a list of 免申即享, step by step (commands/policies/payout-act.ts).

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { decidePayout } from '../../commands/policies/decide-payout.ts';
import {
  draftPayoutNotice,
  draftPayoutResult,
  endPayoutNotice,
} from '../../commands/policies/payout-documents.ts';
import {
  changePayoutAmount,
  closeConfirmation,
  removePayoutLine,
} from '../../commands/policies/payout-lines.ts';
import { recordPayment } from '../../commands/policies/record-payment.ts';
import { openAccount, payoutLine } from '../../store/policies/payouts.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { logLook } from './log-look.ts';
import { day, nothing, smallId, text } from './schemas.ts';
import { commandContext } from './scope.ts';
import { payoutInScope } from './payouts.ts';

const params = z.object({ id: smallId });
const count = z.number().int();

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

async function entered(result: Promise<Result<unknown>>): Promise<Result<z.input<typeof nothing>>> {
  const answer = await result;
  return answer.ok ? done({}) : answer;
}

function ownContext(call: StaffCall) {
  return commandContext(call, call.session.organId);
}

export const payoutActRoutes: readonly Route[] = [
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
    const { db, secrets } = call.context;
    const wanted = await payoutLine(db, found.value.id, call.params.line);
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
