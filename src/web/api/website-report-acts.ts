// The way of the website's yearly work report, its editions with their difference, and its files.

import { z } from '@hono/zod-openapi';
import { computeWebsiteReport } from '../../commands/reports/compute-website-report.ts';
import { done, refused, refusedFor, type Result } from '../../commands/context.ts';
import { sealWebsiteReport } from '../../commands/reports/seal-website-report.ts';
import { websiteStanding } from '../../commands/reports/website-report-act.ts';
import {
  correctWebsiteReport,
  publishWebsiteReport,
  returnWebsiteReport,
  reviewWebsiteReport,
  submitWebsiteReport,
} from '../../commands/reports/website-report-way.ts';
import { type ReportFormat, reportFormats } from '../../formats/report-files/formats.ts';
import { websiteFormats } from '../../formats/report-files/website-formats.ts';
import { leaveOfReport } from '../../rules/annual-report/approval.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { type WebsiteAct, whyNotWebsiteReport } from '../../rules/website-report/approval.ts';
import {
  type WebsiteDifference,
  websiteDifference,
} from '../../rules/website-report/difference.ts';
import { websiteReportTitle } from '../../rules/website-report/form.ts';
import type { WebsiteSheet } from '../../rules/website-report/laid.ts';
import { websiteEditions } from '../../store/reports/website-report-editions.ts';
import { websiteReportRow } from '../../store/reports/website-reports.ts';
import { asDownload } from '../content-disposition.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { knownYear } from './report.ts';
import { keysOf, organCode, text, typed, year } from './schemas.ts';
import { commandContext } from './scope.ts';

const at = '/organs/{code}/website-reports/{year}';
const params = z.object({ code: organCode, year });
const version = z.number().int().min(1);
const opinion = text(2000).exactOptional();
const written = z.object({ version: z.number().int() });
/** By the state of the report and by the caller, not by the post alone: a delegate may sign. */
const access = 'read-report' as const;

export const postWebsiteSubmit = endpoint({
  method: 'post',
  path: `${at}/submit`,
  access: 'edit-report',
  summary: '政府网站工作年度报表送审；数字从此固定',
  params,
  body: z.object({ version, opinion }),
  reply: written,
});

export const postWebsiteReturn = endpoint({
  method: 'post',
  path: `${at}/return`,
  access,
  summary: '退回政府网站工作年度报表，写明理由',
  params,
  body: z.object({ version, opinion: text(2000) }),
  reply: written,
});

export const postWebsiteReview = endpoint({
  method: 'post',
  path: `${at}/review`,
  access,
  summary: '审核通过政府网站工作年度报表（机关设了中间审核的）',
  params,
  body: z.object({ version, opinion }),
  reply: written,
});

export const postWebsiteSeal = endpoint({
  method: 'post',
  path: `${at}/seal`,
  access,
  summary: '签发政府网站工作年度报表并定稿；填报、改动的人不能签发',
  params,
  body: z.object({
    version: version.exactOptional(),
    opinion,
    overrideReason: text(2000).exactOptional(),
  }),
  reply: z.object({ edition: z.number().int() }),
});

export const postWebsitePublish = endpoint({
  method: 'post',
  path: `${at}/publish`,
  access: 'publish-report',
  summary: '在首页公布已定稿的政府网站工作年度报表',
  params,
  body: z.object({}),
  reply: written,
});

export const postWebsiteCorrect = endpoint({
  method: 'post',
  path: `${at}/correct`,
  access: 'edit-report',
  summary: '更正已定稿的政府网站工作年度报表：写明理由，另出新版，原版保留',
  params,
  body: z.object({ opinion: text(2000) }),
  reply: written,
});

export const getWebsiteEdition = endpoint({
  method: 'get',
  path: `${at}/editions/{edition}`,
  access,
  summary: '定稿的一版与上一版的不同',
  params: params.extend({ edition: z.coerce.number().int().min(1).max(1000) }),
  reply: z.object({
    difference: typed<readonly WebsiteDifference[]>('array', '与上一版的不同').nullable(),
  }),
});

export const getWebsiteReportFile = endpoint({
  method: 'get',
  path: `${at}/files/{format}`,
  access,
  summary: '下载政府网站工作年度报表：现在的草稿（每页标明“草稿”），或者指明的定稿版次',
  params: params.extend({ format: z.enum(keysOf<ReportFormat>(reportFormats)) }),
  query: z.object({
    /** Absent: the draft. */
    edition: z.coerce.number().int().min(1).max(1000).optional(),
  }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const websiteReportActRoutes: readonly Route[] = [
  route(
    postWebsiteSubmit,
    async (call) => await act(call, call.params, call.body, 'submit', submitWebsiteReport),
  ),
  route(
    postWebsiteReturn,
    async (call) => await act(call, call.params, call.body, 'return', returnWebsiteReport),
  ),
  route(
    postWebsiteReview,
    async (call) => await act(call, call.params, call.body, 'review', reviewWebsiteReport),
  ),
  route(
    postWebsiteSeal,
    async (call) => await act(call, call.params, call.body, 'sign', sealWebsiteReport),
  ),
  route(
    postWebsitePublish,
    async (call) => await act(call, call.params, {}, 'publish', publishWebsiteReport),
  ),
  route(
    postWebsiteCorrect,
    async (call) => await act(call, call.params, call.body, 'correct', correctWebsiteReport),
  ),

  route(getWebsiteEdition, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year: ofYear, edition } = call.params;
    const editions = await websiteEditions(call.context.db, [organ.value.id], ofYear);
    const n = editions.findIndex((one) => one.edition === edition);
    const [sealed, before] = n === -1 ? [] : [editions[n], editions[n + 1]];
    if (sealed === undefined) return refusedFor('year-unknown', 'edition');
    const difference =
      before === undefined ? null : websiteDifference(before.report, sealed.report);
    return done({ difference });
  }),

  route(getWebsiteReportFile, async (call) => {
    const { context, http, params: asked, query } = call;
    const organ = await knownYear(call, asked);
    if (!organ.ok) return organ;
    const { db, origin } = context;
    const sheet: WebsiteSheet | undefined =
      query.edition === undefined
        ? { report: (await computeWebsiteReport(db, organ.value, asked.year)).report }
        : await sealedSheet(call, organ.value.id, asked.year, query.edition);
    if (sheet === undefined) return refusedFor('year-unknown', 'edition');
    const { print, mediaType } = websiteFormats[asked.format];
    const bytes = await print(sheet, origin);
    const which = query.edition === undefined ? '（草稿）' : `（第${query.edition}版）`;
    const name = `${websiteReportTitle(sheet.report)}${which}.${asked.format}`;
    http.header('Content-Type', mediaType);
    http.header('Content-Disposition', asDownload(name));
    http.header('Cache-Control', 'no-store');
    return http.body(new Uint8Array(bytes));
  }),
];

async function sealedSheet(
  { context }: StaffCall,
  organId: number,
  ofYear: number,
  edition: number,
): Promise<WebsiteSheet | undefined> {
  const editions = await websiteEditions(context.db, [organId], ofYear);
  const found = editions.find((one) => one.edition === edition);
  if (found === undefined) return undefined;
  return { report: found.report, sealed: { edition, on: beijingDay(found.sealedAt) } };
}

interface WordBody {
  readonly version?: number;
  readonly opinion?: string;
}

/** The act by the caller's own right or in the place of somebody away; what he entered himself bars him. */
async function act<T, B extends WordBody>(
  call: StaffCall,
  of: { readonly code: string; readonly year: number },
  body: B,
  which: WebsiteAct,
  command: (
    context: ReturnType<typeof commandContext>,
    input: B & { readonly year: number; readonly forStaffId?: number },
  ) => Promise<Result<T>>,
): Promise<Result<T>> {
  const organ = await knownYear(call, of);
  if (!organ.ok) return organ;
  const { context } = call;
  const person = await approverCalling(call);
  const row = await websiteReportRow(context.db, organ.value.id, of.year);
  // Not opened yet: the act itself says what is missing.
  if (row !== undefined) {
    const standing = await websiteStanding(context, organ.value, row);
    const settings = { middleReview: organ.value.middle_review };
    const why = whyNotWebsiteReport(standing, which, person, settings);
    if (why !== undefined) return refused(why);
  }
  const leave = leaveOfReport(person, which);
  const inPlaceOf =
    leave.allowed && leave.forStaffId !== undefined ? { forStaffId: leave.forStaffId } : {};
  return await command(commandContext(call, organ.value.id), {
    year: of.year,
    ...body,
    ...inPlaceOf,
  });
}
