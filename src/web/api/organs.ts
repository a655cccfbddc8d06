// Organs as a tree, and new ones.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { createOrgan } from '../../commands/people/create-organ.ts';
import { dissolveOrgan } from '../../commands/people/dissolve-organ.ts';
import {
  type ReportDeadlineClass,
  reportDeadlineClasses,
} from '../../rules/annual-report/deadline.ts';
import { organsWithRemedySet } from '../../store/remedies/remedy-settings.ts';
import type { OrganRow } from '../../store/tables.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { day, dayOut, id, keysOf, organCode, text } from './schemas.ts';
import { commandContext, organInScope, organsInScope } from './scope.ts';

export const organKinds = ['government', 'department', 'dispatched', 'internal'] as const;
export const deadlineClasses = keysOf<ReportDeadlineClass>(reportDeadlineClasses);

const organ = z
  .object({
    id,
    parentId: id.nullable(),
    code: organCode,
    name: z.string(),
    shortName: z.string(),
    kind: z.enum(organKinds),
    letterWord: z.string(),
    creditCode: z.string().nullable(),
    reports: z.boolean(),
    reportDeadlineClass: z.enum(deadlineClasses).nullable(),
    dissolvedOn: dayOut.nullable(),
    /** Whether a set of remedy bodies holds today: without one no reply can be signed. */
    remedyConfirmed: z.boolean(),
  })
  .openapi('Organ');

export const getOrgans = endpoint({
  method: 'get',
  path: '/organs',
  access: 'signed-in',
  summary: '本机关和下级机关',
  reply: z.object({ items: z.array(organ) }),
});

export const postOrgan = endpoint({
  method: 'post',
  path: '/organs',
  access: 'manage-organs',
  summary: '新建下级机关',
  body: z.object({
    /** Code of the organ above. */
    parent: organCode,
    code: text(40),
    name: text(200),
    shortName: text(50),
    kind: z.enum(organKinds),
    letterWord: text(50),
    reports: z.boolean(),
    reportDeadlineClass: z.enum(deadlineClasses).nullable(),
  }),
  reply: organ,
});

export const postDissolution = endpoint({
  method: 'post',
  path: '/organs/{code}/dissolution',
  access: 'manage-organs',
  summary: '登记机关撤销：没有办结的申请由承接的机关继续办理',
  params: z.object({ code: organCode }),
  body: z.object({ successor: organCode, on: day, document: text(300) }),
  reply: z.object({ handedOver: z.number().int() }),
});

export const organRoutes: readonly Route[] = [
  route(getOrgans, async (call) => {
    const { db, clock } = call.context;
    const confirmed = await organsWithRemedySet(db, clock.today());
    const organs = await organsInScope(call);
    return done({ items: organs.map((organ) => organOf(organ, confirmed.has(organ.id))) });
  }),

  route(postOrgan, async (call) => {
    const { parent, ...body } = call.body;
    const above = await organInScope(call, parent);
    if (!above.ok) return above;
    const address = call.context.addressOf(call.http);
    const context = commandContext(call, above.value.id);
    const result = await createOrgan(context, { ...body, parentId: above.value.id, address });
    return result.ok ? done(organOf(result.value, false)) : result;
  }),

  route(postDissolution, async (call) => {
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const successor = await organInScope(call, call.body.successor);
    if (!successor.ok) return successor;
    return await dissolveOrgan(commandContext(call, organ.value.id), call.body);
  }),
];

function organOf(row: OrganRow, remedyConfirmed: boolean): z.input<typeof organ> {
  return {
    id: row.id,
    parentId: row.parent_id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    letterWord: row.letter_word,
    creditCode: row.credit_code,
    reports: row.reports,
    reportDeadlineClass: row.report_deadline_class,
    dissolvedOn: row.dissolved_on,
    remedyConfirmed,
  };
}
