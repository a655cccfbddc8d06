// How a firm is reached, in clear and with its reason; whether it agreed to be told.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { setConsent } from '../../commands/policies/guarded-firm.ts';
import { codeOfFirm } from '../../store/policies/enterprise-links.ts';
import { openContact } from '../../store/policies/enterprises.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { logLook } from './log-look.ts';
import { nothing, smallId, text } from './schemas.ts';
import { commandContext } from './scope.ts';
import { contact, firmInScope } from './enterprises.ts';

const params = z.object({ id: smallId });

export const postEnterpriseReveal = endpoint({
  method: 'post',
  path: '/enterprises/{id}/reveal',
  access: 'reveal-enterprises',
  summary: '查看企业联系人明文，记入日志',
  params,
  body: z.object({ reason: text(500).min(1, '请写明理由') }),
  reply: contact.extend({ code: z.string() }),
});

export const putEnterpriseConsent = endpoint({
  method: 'put',
  path: '/enterprises/{id}/consent',
  access: 'keep-enterprises',
  summary: '登记企业是否同意接收推送',
  params,
  body: z.object({
    consent: z.enum(['given', 'refused']),
    source: text(100).min(1, '请写明同意的依据'),
  }),
  reply: nothing,
});

export const enterpriseContactRoutes: readonly Route[] = [
  route(postEnterpriseReveal, async (call) => {
    const found = await firmInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db, secrets, clock } = call.context;
    await logLook(call, {
      action: 'enterprise-revealed',
      object: `enterprise ${found.value.id}`,
      reason: call.body.reason,
      detail: {},
    });
    return done({
      ...openContact(secrets, found.value),
      code: await codeOfFirm(db, secrets, found.value, clock.now()),
    });
  }),

  route(putEnterpriseConsent, async (call) => {
    const found = await firmInScope(call, call.params.id);
    if (!found.ok) return found;
    const context = commandContext(call, found.value.organ_id);
    await setConsent(context, found.value, call.body);
    return done({});
  }),
];
