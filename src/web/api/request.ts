// The request's own page, its applicant's data in plain on a stated reason, and the case made anew from it.

import { z } from '@hono/zod-openapi';
import { done, refused } from '../../commands/context.ts';
import { redoRequest } from '../../commands/requests/redo-request.ts';
import { violation } from '../../rules/violations.ts';
import { openApplication } from '../../store/requests/requests.ts';
import { applicationSchema } from './application-schemas.ts';
import { logLook } from './log-look.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { detailOf, requestDetail } from './request-detail.ts';
import { day, id, text } from './schemas.ts';
import { commandContext, requestInScope } from './scope.ts';

const params = z.object({ id });

export const getRequest = endpoint({
  method: 'get',
  path: '/requests/{id}',
  access: 'read-requests',
  summary: '一件申请：事项、可办步骤、逐日期限、申请内容（申请人信息隐去）',
  params,
  reply: requestDetail,
});

export const revealApplicant = endpoint({
  method: 'post',
  path: '/requests/{id}/reveal',
  access: 'reveal-applicants',
  summary: '查看申请人信息明文：须写明理由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  reply: applicationSchema,
});

export const redo = endpoint({
  method: 'post',
  path: '/requests/{id}/redo',
  access: 'handle-requests',
  summary: '按复议决定或者判决重新答复：另立一件，期限自收到决定之日起算，不计入新收',
  params,
  body: z.object({
    receivedOn: day,
    /** The case whose decision orders it. */
    remedyId: id.exactOptional(),
  }),
  reply: z.object({ id, number: z.string() }),
});

export const requestRoutes: readonly Route[] = [
  route(redo, async (call) => {
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row, organ } = found.value;
    const made = await redoRequest(commandContext(call, organ.id), {
      requestId: row.id,
      ...call.body,
    });
    return made.ok ? done({ id: made.value.id, number: made.value.number }) : made;
  }),

  route(getRequest, async (call) => {
    const found = await requestInScope(call, call.params.id);
    return found.ok ? done(await detailOf(call, found.value.row, found.value.organ)) : found;
  }),

  route(revealApplicant, async (call) => {
    const { context, body } = call;
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    if (body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    await logLook(call, { object: `request ${found.value.row.id}`, reason: body.reason });
    return done(openApplication(context.secrets, found.value.row));
  }),
];
