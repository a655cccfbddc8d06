// Suggestions to make public what was asked for (条例 44): the list, a suggestion by staff, the decision.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { decideConversion } from '../../commands/requests/decide-conversion.ts';
import { suggestConversion } from '../../commands/requests/suggest-conversion.ts';
import { conversionOrigins, conversionStates, draftTitle } from '../../rules/conversion.ts';
import {
  conversionById,
  listConversions,
  openDecisionReason,
  openNote,
} from '../../store/requests/conversions.ts';
import { openApplication } from '../../store/requests/requests.ts';
import { requestsByIds } from '../../store/requests/similar-requests.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { ConversionRow, OrganRow, RequestRow } from '../../store/tables.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { dayOut, id, keysOf, offsetOf, organBrief, organCode, page, text } from './schemas.ts';
import { commandContext, organIdsInScope, organsInScope, requestInScope } from './scope.ts';

const states = keysOf(conversionStates);

const conversion = z
  .object({
    id,
    organ: organBrief,
    request: z.object({ id, number: z.string(), subject: z.string() }),
    origin: z.enum(keysOf(conversionOrigins)),
    suggestedBy: z.string().nullable(),
    suggestedOn: dayOut,
    /** How many had received the same when the system suggested it. */
    applicants: z.number().int().nullable(),
    note: z.string().nullable(),
    state: z.enum(states),
    decidedBy: z.string().nullable(),
    decidedOn: dayOut.nullable(),
    reason: z.string().nullable(),
    documentId: id.nullable(),
    /** What the draft may be called: the subject without what tells who asked. */
    draftTitle: z.string(),
  })
  .openapi('ConversionSuggestion');

export const getConversions = endpoint({
  method: 'get',
  path: '/conversions',
  access: 'read-requests',
  summary: '转为主动公开的建议，待决定的在前',
  query: z.object({
    organ: organCode.optional(),
    state: z.enum(states).optional(),
    ...page,
  }),
  reply: z.object({ items: z.array(conversion), total: z.number().int() }),
});

export const postConversion = endpoint({
  method: 'post',
  path: '/requests/{id}/conversions',
  access: 'handle-requests',
  summary: '建议将所申请的信息转为主动公开',
  params: z.object({ id }),
  body: z.object({ note: text(1000) }),
  reply: z.object({ id, state: z.enum(states) }),
});

export const decideOnConversion = endpoint({
  method: 'post',
  path: '/conversions/{id}/decide',
  access: 'decide-conversions',
  summary: '决定是否转为主动公开：写明理由；同意的，生成文件草稿',
  params: z.object({ id }),
  body: z.object({
    decision: z.enum(['accepted', 'declined']),
    reason: text(1000),
    title: text(200).default(''),
  }),
  reply: z.object({ id, state: z.enum(states), documentId: id.nullable() }),
});

export const conversionRoutes: readonly Route[] = [
  route(getConversions, async (call) => {
    const { context, query } = call;
    const organIds = await organIdsInScope(call, query.organ);
    if (!organIds.ok) return organIds;
    const { rows, total } = await listConversions(context.db, {
      organIds: organIds.value,
      state: query.state,
      ...offsetOf(query),
    });
    return done({ items: await itemsOf(call, rows), total });
  }),

  route(postConversion, async (call) => {
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row, organ } = found.value;
    const result = await suggestConversion(commandContext(call, organ.id), row.id, call.body.note);
    if (!result.ok) return result;
    return done({ id: result.value.id, state: result.value.state });
  }),

  route(decideOnConversion, async (call) => {
    const { params, body } = call;
    const found = await conversionInScope(call, params.id);
    if (!found.ok) return found;
    const context = commandContext(call, found.value.organ_id);
    const result = await decideConversion(context, params.id, body);
    if (!result.ok) return result;
    const { id, state, document_id: documentId } = result.value;
    return done({ id, state, documentId });
  }),
];

async function conversionInScope(call: StaffCall, id: number): Promise<Result<ConversionRow>> {
  const row = await conversionById(call.context.db, id);
  const isSeen =
    row !== undefined && (await organsInScope(call)).some((organ) => organ.id === row.organ_id);
  return isSeen ? done(row) : refusedFor('conversion-unknown');
}

type Item = z.input<typeof conversion>;

async function itemsOf(call: StaffCall, rows: readonly ConversionRow[]): Promise<Item[]> {
  const { db } = call.context;
  const organs = new Map((await organsInScope(call)).map((organ) => [organ.id, organ]));
  const requests = await requestsByIds(
    db,
    rows.map((row) => row.request_id),
  );
  const requestOf = new Map(requests.map((row) => [row.id, row]));
  const names = await staffNames(
    db,
    rows.flatMap((row) => [row.suggested_by, row.decided_by].filter((id) => id !== null)),
  );
  return rows.flatMap((row) => {
    const [request, organ] = [requestOf.get(row.request_id), organs.get(row.organ_id)];
    if (request === undefined || organ === undefined) return [];
    return [itemOf(call, row, request, organ, names)];
  });
}

function itemOf(
  { context: { secrets } }: StaffCall,
  row: ConversionRow,
  request: RequestRow,
  organ: OrganRow,
  names: ReadonlyMap<number, string>,
): Item {
  const application = openApplication(secrets, request);
  const { title, documentNumber = '', description } = application;
  return {
    id: row.id,
    organ: { code: organ.code, name: organ.name },
    request: {
      id: request.id,
      number: request.number,
      subject: title || documentNumber || description,
    },
    origin: row.origin,
    suggestedBy: names.get(row.suggested_by ?? 0) ?? null,
    suggestedOn: row.suggested_on,
    applicants: row.applicants,
    note: openNote(secrets, row) ?? null,
    state: row.state,
    decidedBy: names.get(row.decided_by ?? 0) ?? null,
    decidedOn: row.decided_on,
    reason: openDecisionReason(secrets, row),
    documentId: row.document_id,
    draftTitle: draftTitle(application),
  };
}
