// 复议诉讼台账: the register of reconsiderations and suits, each with its course to the end.

import { z } from '@hono/zod-openapi';
import {
  type CommandContext,
  done,
  refused,
  refusedFor,
  type Result,
} from '../../commands/context.ts';
import {
  recordAppeal,
  recordRemedyAnswer,
  recordRemedyCopy,
  recordRemedyDecision,
  recordRemedyEffect,
} from '../../commands/remedies/record-remedy-course.ts';
import { remedyResults, table4BlockKeys, table4Blocks } from '../../rules/annual-report/form.ts';
import {
  type ReconsiderationProcedure,
  reconsiderationProcedures,
} from '../../rules/litigation.ts';
import {
  type DecisionForm,
  decisionForms,
  remedyEndingKeys,
  remedyStates,
  type RemedyStep,
  remedySteps,
} from '../../rules/remedy-case.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { listRemedies, remedyById, type RemedyFilter } from '../../store/remedies/remedies.ts';
import type { RemedyRow } from '../../store/tables.ts';
import { type Endpoint, endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { remedyDetail, remedyItem, remedyWords } from './remedy-schemas.ts';
import { logLook } from './log-look.ts';
import { remedyDetailOf, remedyItems, wordsInClear } from './remedy-view.ts';
import { day, id, keysOf, offsetOf, organCode, page, text } from './schemas.ts';
import { commandContext, organIdsInScope, requestInScope } from './scope.ts';
import { fileFormat, sendTable, type TableColumns } from './table-file.ts';

const filter = {
  standing: z.enum(['open', 'ended', 'all']).default('open'),
  organ: organCode.optional(),
  /** Only those about one request. */
  request: id.optional(),
  block: z.enum(table4BlockKeys).optional(),
  filedFrom: day.optional(),
  filedTo: day.optional(),
  decidedFrom: day.optional(),
  decidedTo: day.optional(),
};
const filterSchema = z.object(filter);

export const getRemedies = endpoint({
  method: 'get',
  path: '/remedies',
  access: 'read-requests',
  summary: '复议诉讼台账',
  query: z.object({ ...filter, ...page }),
  reply: z.object({ items: z.array(remedyItem), total: z.number().int() }),
});

export const exportRemedies = endpoint({
  method: 'get',
  path: '/remedies/export',
  access: 'read-requests',
  summary: '导出复议诉讼台账（XLSX 或者 CSV）',
  query: z.object({ ...filter, format: fileFormat }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

const params = z.object({ id });

export const getRemedy = endpoint({
  method: 'get',
  path: '/remedies/{id}',
  access: 'read-requests',
  summary: '一件复议或者诉讼：期限、各阶段的决定裁判、可办的步骤',
  params,
  reply: remedyDetail,
});

export const revealRemedy = endpoint({
  method: 'post',
  path: '/remedies/{id}/reveal',
  access: 'reveal-applicants',
  summary: '查看复议、诉讼的请求事项、理由和备注：须写明理由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  reply: remedyWords,
});

/** What each step takes beside the version. */
export const remedyStepBodies = {
  copy: z.object({
    on: day,
    procedure: z.enum(keysOf<ReconsiderationProcedure>(reconsiderationProcedures)).exactOptional(),
  }),
  answer: z.object({ on: day }),
  decide: z.object({
    ending: z.enum(remedyEndingKeys),
    form: z.enum(keysOf<DecisionForm>(decisionForms)),
    decidedOn: day,
    receivedOn: day.exactOptional(),
    ordersRedo: z.boolean().default(false),
  }),
  appeal: z.object({ on: day }),
  effect: z.object({ on: day }),
} as const satisfies Record<RemedyStep, z.ZodObject>;

type Body<S extends RemedyStep> = z.output<(typeof remedyStepBodies)[S]>;

const takes: {
  readonly [S in RemedyStep]: (
    context: CommandContext,
    input: { remedyId: number; version: number } & Body<S>,
  ) => Promise<Result<RemedyRow>>;
} = {
  copy: recordRemedyCopy,
  answer: recordRemedyAnswer,
  decide: recordRemedyDecision,
  appeal: recordAppeal,
  effect: recordRemedyEffect,
};

function stepRoute(step: RemedyStep): Route {
  const description: Endpoint = endpoint({
    method: 'post',
    path: `/remedies/{id}/${step}`,
    access: ['handle-requests', 'edit-report'],
    summary: remedySteps[step],
    params,
    body: (remedyStepBodies[step] as z.ZodObject).extend({ version: z.number().int() }),
    reply: remedyDetail,
  });
  return route(description, async (call) => {
    const { id: remedyId } = call.params as { id: number };
    const found = await remedyInScope(call, remedyId);
    if (!found.ok) return found;
    // The body's schema is the step's own, so that it holds what the step takes.
    const take = takes[step] as (
      context: CommandContext,
      input: { remedyId: number; version: number } & Body<'copy'> & Body<'decide'>,
    ) => Promise<Result<RemedyRow>>;
    const body = call.body as { version: number } & Body<'copy'> & Body<'decide'>;
    const context = commandContext(call, found.value.organ_id);
    const taken = await take(context, { remedyId, ...body });
    return taken.ok ? done(await remedyDetailOf(call, taken.value)) : taken;
  });
}

const mostExported = 10_000;

export const remedyRoutes: readonly Route[] = [
  route(getRemedies, async (call) => {
    const filter = await filterOf(call, call.query);
    if (!filter.ok) return filter;
    const { rows, total } = await listRemedies(call.context.db, filter.value, offsetOf(call.query));
    return done({ items: [...(await remedyItems(call, rows))], total });
  }),

  route(exportRemedies, async (call) => {
    const { context, query, session, http } = call;
    const filter = await filterOf(call, query);
    if (!filter.ok) return filter;
    const page = { limit: mostExported, offset: 0 };
    const { rows } = await listRemedies(context.db, filter.value, page);
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'remedies-exported',
      object: 'remedies',
      address: context.addressOf(http),
      detail: { standing: query.standing, rows: rows.length },
    });
    return sendTable(http, {
      name: `复议诉讼台账${context.clock.today()}`,
      format: query.format,
      columns,
      items: await remedyItems(call, rows),
    });
  }),

  route(getRemedy, async (call) => {
    const found = await remedyInScope(call, call.params.id);
    return found.ok ? done(await remedyDetailOf(call, found.value)) : found;
  }),

  route(revealRemedy, async (call) => {
    const found = await remedyInScope(call, call.params.id);
    if (!found.ok) return found;
    const { reason } = call.body;
    if (reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    await logLook(call, { object: `remedy ${call.params.id}`, reason });
    return done(wordsInClear(call, found.value));
  }),

  ...(Object.keys(remedySteps) as RemedyStep[]).map(stepRoute),
];

const columns: TableColumns<z.input<typeof remedyItem>> = [
  ['种类', (item) => table4Blocks[item.block]],
  ['案号', (item) => item.caseNumber],
  ['机关', (item) => item.organ.name],
  ['复议机关、法院', (item) => item.body],
  ['所涉申请', (item) => item.request?.number ?? ''],
  ['提起之日', (item) => item.filedOn],
  ['收到副本', (item) => item.copyReceivedOn],
  ['答复期限', (item) => item.answerBy],
  ['提交答复', (item) => item.answeredOn],
  ['状态', (item) => remedyStates[item.state]],
  ['结果', (item) => item.ending ?? remedyResults[item.result]],
  ['生效之日', (item) => item.decidedOn],
  ['重新答复', (item) => item.redo?.number ?? ''],
  ['经办人', (item) => item.handler?.name ?? ''],
];

async function filterOf(
  call: StaffCall,
  query: z.output<typeof filterSchema>,
): Promise<Result<RemedyFilter>> {
  const { standing, block, request } = query;
  const filed = { from: query.filedFrom, to: query.filedTo };
  const decided = { from: query.decidedFrom, to: query.decidedTo };
  const narrowed = { standing, block, filed, decided };
  if (request !== undefined) {
    const found = await requestInScope(call, request);
    if (!found.ok) return found;
    return done({ organIds: [found.value.organ.id], requestId: request, ...narrowed });
  }
  const organIds = await organIdsInScope(call, query.organ);
  return organIds.ok ? done({ organIds: organIds.value, ...narrowed }) : organIds;
}

/** Of an organ seen; for somebody of an inner office, about a request that was passed to it. */
async function remedyInScope(call: StaffCall, remedyId: number): Promise<Result<RemedyRow>> {
  const row = await remedyById(call.context.db, remedyId);
  if (row === undefined) return refusedFor('remedy-unknown');
  const organIds = await organIdsInScope(call, undefined);
  if (organIds.ok && organIds.value.includes(row.organ_id)) return done(row);
  const request = row.request_id === null ? undefined : await requestInScope(call, row.request_id);
  return request?.ok === true ? done(row) : refusedFor('remedy-unknown');
}
