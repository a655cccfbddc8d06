// The dated bodies of remedy of an organ: what its replies print, since when, and who confirmed it.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { saveRemedySet } from '../../commands/remedies/save-remedy-set.ts';
import { remedySetAmong, replyNameKeys } from '../../rules/remedy-set.ts';
import { remedySetsOf } from '../../store/remedies/remedy-settings.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { day, dayOut, organBrief, organCode, smallId, text } from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

const remedySet = z
  .object({
    id: smallId,
    inNameOf: z.enum(replyNameKeys),
    issuer: z.string(),
    reconsideration: z.string(),
    court: z.string(),
    internetReconsideration: z.string().exactOptional(),
    confirmedBy: z.string(),
    confirmedOn: dayOut,
    validFrom: dayOut,
    validUntil: dayOut.exactOptional(),
    isDefault: z.boolean(),
  })
  .openapi('RemedySet');

const params = z.object({ code: organCode });

export const getRemedySets = endpoint({
  method: 'get',
  path: '/organs/{code}/remedy-sets',
  access: 'signed-in',
  summary: '复议机关和法院：各时期的设置',
  params,
  reply: z.object({
    organ: organBrief,
    items: z.array(remedySet),
    /** The one that a reply of today prints. */
    current: smallId.nullable(),
  }),
});

export const postRemedySet = endpoint({
  method: 'post',
  path: '/organs/{code}/remedy-sets',
  access: ['manage-organs', 'edit-particulars'],
  summary: '确认复议机关和法院：新的一条，或者更正已有的一条',
  params,
  body: z.object({
    inNameOf: z.enum(replyNameKeys),
    issuer: text(200),
    reconsideration: text(500),
    court: text(200),
    internetReconsideration: text(500).exactOptional(),
    confirmedBy: text(100),
    confirmedOn: day,
    validFrom: day,
    isDefault: z.boolean().exactOptional(),
    /** The set that this one corrects; it keeps its name and its days. */
    corrects: smallId.exactOptional(),
  }),
  reply: z.object({ id: smallId }),
});

export const remedySetRoutes: readonly Route[] = [
  route(getRemedySets, async (call) => {
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const { id, code, name } = organ.value;
    const { db, clock } = call.context;
    const items = await remedySetsOf(db, id);
    const current = remedySetAmong(items, clock.today())?.id ?? null;
    return done({ organ: { code, name }, items: [...items], current });
  }),

  route(postRemedySet, async (call) => {
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const { internetReconsideration, ...set } = call.body;
    const channel = internetReconsideration ? { internetReconsideration } : {};
    return saveRemedySet(commandContext(call, organ.value.id), { ...set, ...channel });
  }),
];
