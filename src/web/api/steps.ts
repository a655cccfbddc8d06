// The steps of a request, one address each. Every one carries the version that was seen: of two clerks
// who act on the same sight, the second is told that something changed.

import { z } from '@hono/zod-openapi';
import { askForSupplement } from '../../commands/ask-for-supplement.ts';
import { confirmReceipt } from '../../commands/confirm-receipt.ts';
import { consult } from '../../commands/consult.ts';
import { type CommandContext, done, type Result } from '../../commands/context.ts';
import { draftReply } from '../../commands/draft-reply.ts';
import { extendPeriod } from '../../commands/extend-period.ts';
import { logContact } from '../../commands/log-contact.ts';
import { recordConsultationServed } from '../../commands/record-consultation-served.ts';
import { recordOpinion } from '../../commands/record-opinion.ts';
import { recordReplyReceived } from '../../commands/record-reply-received.ts';
import { recordSupplementServed } from '../../commands/record-supplement-served.ts';
import { recordSupplement } from '../../commands/record-supplement.ts';
import { serveReply } from '../../commands/serve-reply.ts';
import { signReply } from '../../commands/sign-reply.ts';
import { withdrawRequest } from '../../commands/withdraw-request.ts';
import { outcomeKeys, type RefusalGround, refusalGrounds } from '../../rules/outcomes.ts';
import {
  type Consultee,
  consultees,
  type DeliveryMethod,
  deliveryMethods,
  type Opinion,
  opinions,
} from '../../rules/request/events.ts';
import { stepPermissions } from '../../rules/request/step-permissions.ts';
import { type Step, steps } from '../../rules/request/steps.ts';
import type { RequestRow } from '../../store/tables.ts';
import { type Endpoint, endpoint, route, type Route } from './endpoint.ts';
import { day, id, keysOf, text } from './schemas.ts';
import { commandContext, requestInScope } from './scope.ts';

const replyContent = z
  .object({
    outcome: z.enum(outcomeKeys),
    grounds: z.array(z.enum(keysOf<RefusalGround>(refusalGrounds))).max(20),
    reasons: text(),
    provided: text().exactOptional(),
    separability: text().exactOptional(),
    searchRecord: text().exactOptional(),
    responsibleOrgan: text(500).exactOptional(),
    earlierReply: text(500).exactOptional(),
    noConsultationReason: text().exactOptional(),
    overrideReason: text().exactOptional(),
    noRuleRequiresDisclosure: z.boolean().exactOptional(),
  })
  .openapi('ReplyContent');

/** What each step takes beside the version. */
export const stepBodies = {
  'confirm-receipt': z.object({ on: day, note: text(1000).exactOptional() }),
  'log-contact': z.object({ on: day, note: text(1000) }),
  'ask-supplement': z.object({ on: day, items: text(), respondWithin: z.number().int() }),
  'record-supplement-served': z.object({ on: day }),
  'record-supplement': z.object({ on: day, text: text() }),
  consult: z.object({
    on: day,
    consultee: z.enum(keysOf<Consultee>(consultees)),
    name: text(200),
    content: text(),
  }),
  'record-consultation-served': z.object({ on: day, consultationId: text(50) }),
  'record-opinion': z.object({
    on: day,
    consultationId: text(50),
    opinion: z.enum(keysOf<Opinion>(opinions)),
    reasons: text().exactOptional(),
  }),
  extend: z.object({ on: day, notifiedOn: day, days: z.number().int(), reason: text() }),
  'draft-reply': z.object({ on: day, reply: replyContent }),
  'sign-reply': z.object({ on: day }),
  'serve-reply': z.object({
    on: day,
    method: z.enum(keysOf<DeliveryMethod>(deliveryMethods)),
    postal: z.boolean().exactOptional(),
    tracking: text(100).exactOptional(),
  }),
  'record-reply-received': z.object({ on: day }),
  withdraw: z.object({ on: day, note: text(1000).exactOptional() }),
} as const satisfies Record<Step, z.ZodObject>;

type Body<S extends Step> = z.output<(typeof stepBodies)[S]>;
type Take<S extends Step> = (
  context: CommandContext,
  input: { requestId: number; version: number } & Body<S>,
) => Promise<Result<RequestRow>>;

const takes: { readonly [S in Step]: Take<S> } = {
  'confirm-receipt': confirmReceipt,
  'log-contact': logContact,
  'ask-supplement': askForSupplement,
  'record-supplement-served': recordSupplementServed,
  'record-supplement': recordSupplement,
  consult,
  'record-consultation-served': recordConsultationServed,
  'record-opinion': recordOpinion,
  extend: extendPeriod,
  'draft-reply': draftReply,
  'sign-reply': signReply,
  'serve-reply': serveReply,
  'record-reply-received': recordReplyReceived,
  withdraw: withdrawRequest,
};

const taken = z.object({ id, version: z.number().int() }).openapi('StepTaken');

function stepRoute(step: Step): Route {
  const description: Endpoint = endpoint({
    method: 'post',
    path: `/requests/{id}/${step}`,
    access: stepPermissions[step],
    summary: `${steps[step].label}（${steps[step].provision}）`,
    params: z.object({ id }),
    body: stepBodies[step].extend({ version: z.number().int() }),
    reply: taken,
  });
  return route(description, async (call) => {
    const { id: requestId } = call.params as { id: number };
    const found = await requestInScope(call, requestId);
    if (!found.ok) return found;
    const take = takes[step] as Take<Step>;
    const input = call.body as { version: number } & Body<Step>;
    const context = commandContext(call, found.value.row.organ_id);
    const result = await take(context, { requestId, ...input });
    return result.ok ? done({ id: requestId, version: result.value.version }) : result;
  });
}

export const stepRoutes: readonly Route[] = keysOf<Step>(steps).map(stepRoute);
