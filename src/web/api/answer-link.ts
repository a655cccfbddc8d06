// The office shuts the link of a letter to a third party (条例 32), and reads in plain who answered; both on a
// stated reason and into the log (个人信息保护法 6, 51).

import { z } from '@hono/zod-openapi';
import { done, refused, refusedFor } from '../../commands/context.ts';
import { revokeAnswerLink } from '../../commands/letters/revoke-answer-link.ts';
import { consultationOf } from '../../rules/request/consultation.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import { violation } from '../../rules/violations.ts';
import { eventsOf } from '../../store/requests/requests.ts';
import { logLook } from './log-look.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { letterInScope } from './letters.ts';
import { id, text } from './schemas.ts';
import { commandContext, requestInScope } from './scope.ts';

export const postRevokeLink = endpoint({
  method: 'post',
  path: '/letters/{id}/revoke-link',
  access: 'handle-requests',
  summary: '停用第三方网上答复的链接：须写明理由，不能恢复',
  params: z.object({ id }),
  body: z.object({ reason: text(500) }),
  reply: z.object({ id }),
});

export const revealRespondent = endpoint({
  method: 'post',
  path: '/requests/{id}/consultations/{consultation}/reveal',
  access: 'reveal-applicants',
  summary: '查看提出意见的第三方联系人明文：须写明理由，记入日志',
  params: z.object({ id, consultation: z.string().max(50) }),
  body: z.object({ reason: text(500) }),
  reply: z.object({ name: z.string(), phone: z.string() }),
});

export const answerLinkRoutes: readonly Route[] = [
  route(postRevokeLink, async (call) => {
    const { params, body } = call;
    const found = await letterInScope(call, params.id);
    if (!found.ok) return found;
    const { letter, organ } = found.value;
    const revoked = await revokeAnswerLink(commandContext(call, organ.id), {
      letterId: letter.id,
      reason: body.reason,
    });
    if (!revoked.ok) return revoked;
    await logLook(call, {
      action: 'answer-link-revoked',
      object: `request ${letter.request_id}`,
      detail: { letter: letter.number },
    });
    return done({ id: letter.id });
  }),

  route(revealRespondent, async (call) => {
    const { context, params, body } = call;
    const { db, secrets } = context;
    const found = await requestInScope(call, params.id);
    if (!found.ok) return found;
    const request = requestFrom(await eventsOf(db, secrets, params.id));
    const asked = request && consultationOf(request, params.consultation);
    const respondent = asked?.answer?.online?.respondent;
    if (respondent === undefined) return refusedFor('consultation-unknown');
    if (body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    await logLook(call, {
      action: 'third-party-revealed',
      object: `request ${params.id}`,
      reason: body.reason,
    });
    return done({ name: respondent.name, phone: respondent.phone });
  }),
];
