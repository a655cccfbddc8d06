// The way of the year's report: sent up, sent back, reviewed, signed and sealed, published, corrected; figures that
// are printed otherwise than computed; editions with their difference.

import { z } from '@hono/zod-openapi';
import { done, refused, refusedFor, type Result } from '../../commands/context.ts';
import { overrideFigure, withdrawOverride } from '../../commands/reports/override-figure.ts';
import { reportStanding } from '../../commands/reports/report-act.ts';
import { changedSinceSent } from '../../commands/reports/sent-report.ts';
import { sealReport } from '../../commands/reports/seal-report.ts';
import {
  correctReport,
  publishReport,
  returnReport,
  reviewReport,
  submitReport,
} from '../../commands/reports/report-way.ts';
import { leaveOfReport, type ReportAct, whyNotReport } from '../../rules/annual-report/approval.ts';
import { type ReportDifference, reportDifference } from '../../rules/annual-report/difference.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import { reportRow } from '../../store/reports/annual-reports.ts';
import { sealedEditions } from '../../store/reports/report-editions.ts';
import type { OrganRow } from '../../store/tables.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { knownYear } from './report.ts';
import { organCode, text, typed, year } from './schemas.ts';
import { commandContext } from './scope.ts';

const params = z.object({ code: organCode, year });
const version = z.number().int().min(1);
const opinion = text(2000).exactOptional();
const written = z.object({ version: z.number().int() });

/** By the state of the report and by the caller, not by the post alone: a delegate may sign. */
const access = 'read-report' as const;

export const postSubmit = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/submit',
  access: 'edit-report',
  summary: '年度报告送审；送审以后记录有变动的，可以重新送审',
  params,
  body: z.object({ version, opinion }),
  reply: written,
});

export const postReturn = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/return',
  access,
  summary: '退回年度报告，写明理由',
  params,
  body: z.object({ version, opinion: text(2000) }),
  reply: written,
});

export const postReview = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/review',
  access,
  summary: '审核通过年度报告（机关设了中间审核的）',
  params,
  body: z.object({ version, opinion }),
  reply: written,
});

export const postSeal = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/seal',
  access,
  summary: '签发年度报告并定稿；撰写、填报、改动的人不能签发',
  params,
  body: z.object({
    version: version.exactOptional(),
    opinion,
    overrideReason: text(2000).exactOptional(),
  }),
  reply: z.object({ edition: z.number().int() }),
});

export const postPublish = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/publish',
  access: 'publish-report',
  summary: '公布已定稿的年度报告',
  params,
  body: z.object({}),
  reply: written,
});

export const postCorrect = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/correct',
  access: 'edit-report',
  summary: '更正已定稿的年度报告：写明理由，另出新版，原版保留',
  params,
  body: z.object({ opinion: text(2000) }),
  reply: written,
});

const cell = z.string().regex(/^table[234]\.[a-z.-]{1,80}$/, '没有这一格');

export const putOverride = endpoint({
  method: 'put',
  path: '/organs/{code}/annual-reports/{year}/overrides/{cell}',
  access: 'override-report',
  summary: '改用一格的数字，写明理由；算出的和改用的都保留',
  params: params.extend({ cell }),
  body: z.object({ printed: z.number().min(0).max(1_000_000_000), reason: text(1000) }),
  reply: z.object({ id: z.number().int() }),
});

export const postOverrideWithdraw = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/overrides/{cell}/withdraw',
  access: 'override-report',
  summary: '撤回改用的数字，写明理由',
  params: params.extend({ cell }),
  body: z.object({ reason: text(1000) }),
  reply: z.object({ id: z.number().int() }),
});

export const getEdition = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}/editions/{edition}',
  access,
  summary: '定稿的一版，及与上一版的不同',
  params: params.extend({ edition: z.coerce.number().int().min(1).max(1000) }),
  reply: z.object({
    report: typed<AnnualReport>('object', '定稿时的年度报告'),
    difference: typed<ReportDifference>('object', '与上一版的不同').nullable(),
  }),
});

interface WordBody {
  readonly version?: number;
  readonly opinion?: string;
}

export const reportActRoutes: readonly Route[] = [
  route(
    postSubmit,
    async (call) => await act(call, call.params, call.body, 'submit', submitReport),
  ),
  route(
    postReturn,
    async (call) => await act(call, call.params, call.body, 'return', returnReport),
  ),
  route(
    postReview,
    async (call) => await act(call, call.params, call.body, 'review', reviewReport),
  ),
  route(postSeal, async (call) => await act(call, call.params, call.body, 'sign', sealReport)),
  route(postPublish, async (call) => await act(call, call.params, {}, 'publish', publishReport)),
  route(
    postCorrect,
    async (call) => await act(call, call.params, call.body, 'correct', correctReport),
  ),

  route(putOverride, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, cell } = call.params;
    return await overrideFigure(commandContext(call, organ.value.id), { year, cell, ...call.body });
  }),

  route(postOverrideWithdraw, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, cell } = call.params;
    const input = { year, cell, reason: call.body.reason };
    return await withdrawOverride(commandContext(call, organ.value.id), input);
  }),

  route(getEdition, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, edition } = call.params;
    const editions = await sealedEditions(call.context.db, organ.value.id, year);
    const at = editions.findIndex((one) => one.edition === edition);
    const [sealed, before] = at === -1 ? [] : [editions[at], editions[at + 1]];
    if (sealed === undefined) return refusedFor('year-unknown', 'edition');
    return done({
      report: sealed.report,
      difference: before === undefined ? null : reportDifference(before.report, sealed.report),
    });
  }),
];

/** The act by the caller's own right or in the place of somebody away; what he wrote himself bars him. */
async function act<T, B extends WordBody>(
  call: StaffCall,
  at: { readonly code: string; readonly year: number },
  body: B,
  which: ReportAct,
  command: (
    context: ReturnType<typeof commandContext>,
    input: B & { readonly year: number; readonly forStaffId?: number },
  ) => Promise<Result<T>>,
): Promise<Result<T>> {
  const organ = await knownYear(call, at);
  if (!organ.ok) return organ;
  const person = await approverCalling(call);
  const why = await whyNotNow(call, organ.value, at.year, which, person);
  if (why !== undefined) return refused(why);
  const leave = leaveOfReport(person, which);
  const inPlaceOf =
    leave.allowed && leave.forStaffId !== undefined ? { forStaffId: leave.forStaffId } : {};
  const input = { year: at.year, ...body, ...inPlaceOf };
  return await command(commandContext(call, organ.value.id), input);
}

async function whyNotNow(
  { context }: StaffCall,
  organ: OrganRow,
  year: number,
  which: ReportAct,
  person: Awaited<ReturnType<typeof approverCalling>>,
) {
  const row = await reportRow(context.db, organ.id, year);
  // Not opened yet: the act itself says what is missing.
  if (row === undefined) return undefined;
  const isAsSent = (await changedSinceSent(context, organ, row)) === undefined;
  const standing = await reportStanding(context, organ, row, isAsSent);
  return whyNotReport(standing, which, person, { middleReview: organ.middle_review });
}
