// The website's yearly work report, computed at every call; what people enter into it, and the documents behind what is
// counted (国办函〔2018〕12号).

import { z } from '@hono/zod-openapi';
import {
  answerWebsiteReport,
  overrideWebsiteFigure,
  withdrawWebsiteOverride,
} from '../../commands/reports/answer-website-report.ts';
import { computeWebsiteReport } from '../../commands/reports/compute-website-report.ts';
import { done, refusedFor } from '../../commands/context.ts';
import {
  unopenedWebsiteStanding,
  websiteStanding,
} from '../../commands/reports/website-report-act.ts';
import { type ReportState, reportStates } from '../../rules/annual-report/approval.ts';
import type { Answer } from '../../rules/website-report/answers.ts';
import { websiteActs, whyNotWebsiteReport } from '../../rules/website-report/approval.ts';
import { websiteReportDueOn } from '../../rules/website-report/calendar.ts';
import type { WebsiteFinding } from '../../rules/website-report/check.ts';
import {
  isWebsiteField,
  type WebsiteField,
  websiteField,
  websiteFieldKeys,
} from '../../rules/website-report/form.ts';
import {
  type WebsiteDifference,
  websiteDifference,
} from '../../rules/website-report/difference.ts';
import type { WebsiteAnswer, WebsiteReport } from '../../rules/website-report/report.ts';
import { sentenceOf } from '../../rules/violations.ts';
import { firstYearOf } from '../../store/reports/report-editions.ts';
import type { OrganRow } from '../../store/tables.ts';
import { publishedOf } from '../../store/reports/website-report-documents.ts';
import {
  type WebsiteEdition,
  websiteEditions,
} from '../../store/reports/website-report-editions.ts';
import {
  type AnswerLine,
  openedWebsiteReports,
  websiteReportRow,
  websiteWordsOf,
} from '../../store/reports/website-reports.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { knownYear } from './report.ts';
import {
  dayOut,
  id,
  keysOf,
  moment,
  offsetOf,
  organBrief,
  organCode,
  page,
  text,
  typed,
  year,
} from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

const params = z.object({ code: organCode, year });
const field = z.enum([...websiteFieldKeys]);
const written = z.object({ version: z.number().int() });

const edition = z.object({
  year: z.number().int(),
  edition: z.number().int(),
  sealedAt: moment,
  sealedBy: z.string().nullable(),
  overrideReason: z.string().nullable(),
  correctionReason: z.string().nullable(),
  publishedAt: moment.nullable(),
});

export const getWebsiteReports = endpoint({
  method: 'get',
  path: '/organs/{code}/website-reports',
  access: 'read-report',
  summary: '各年度的政府网站工作年度报表：收集日程、状态和已定稿的各版',
  params: z.object({ code: organCode }),
  reply: z.object({
    /** The address of the organ's website is registered, so that its report opens by itself. */
    hasWebsite: z.boolean(),
    years: z.array(z.number().int()),
    editions: z.array(edition),
    opened: z.array(
      z.object({
        year: z.number().int(),
        openedOn: dayOut.nullable(),
        dataDueOn: dayOut.nullable(),
        draftDueOn: dayOut.nullable(),
        dueOn: dayOut.nullable(),
        state: z.enum(keysOf<ReportState>(reportStates)),
        isPublished: z.boolean(),
      }),
    ),
  }),
});

const line = z.object({
  id: z.number().int(),
  field: z.string(),
  value: typed<Answer>('object', '填写的内容').nullable(),
  computed: z.number().nullable(),
  note: z.string(),
  enteredBy: z.string(),
  enteredAt: moment,
});

export const getWebsiteReport = endpoint({
  method: 'get',
  path: '/organs/{code}/website-reports/{year}',
  access: 'read-report',
  summary: '政府网站工作年度报表：由记录算出的、填报的、沿用的各项，核对结果和填报经过',
  params,
  reply: z
    .object({
      organ: organBrief,
      year: z.number().int(),
      answers: typed<Partial<Record<WebsiteField, WebsiteAnswer>>>('object', '各项及其来源'),
      /** Every entry, oldest first: what stood there before stays in sight. */
      entries: z.array(line),
      findings: typed<readonly WebsiteFinding[]>('array', '核对发现的问题'),
      editions: z.array(edition),
      isYearOver: z.boolean(),
      dueOn: dayOut,
      state: z.enum(keysOf<ReportState>(reportStates)),
      version: z.number().int(),
      correctionReason: z.string().nullable(),
      /** What the records give otherwise than was sent up: then it is sent back, not signed. */
      changedSinceSent: typed<readonly WebsiteDifference[]>('array', '送审以后变了的各项'),
      words: z.array(
        z.object({
          act: z.string(),
          opinion: z.string().nullable(),
          at: moment,
          name: z.string().nullable(),
          forName: z.string().nullable(),
        }),
      ),
      acts: z.array(
        z.object({ act: z.enum(websiteActs), isOpen: z.boolean(), why: z.string().nullable() }),
      ),
    })
    .openapi('WebsiteReport'),
});

const answer = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string().max(50)).max(20),
  z.null(),
]);

export const putWebsiteAnswers = endpoint({
  method: 'put',
  path: '/organs/{code}/website-reports/{year}/answers',
  access: 'edit-report',
  summary: '填报政府网站工作年度报表的若干项，数字写明来源；以前填的都保留',
  params,
  body: z.object({
    answers: z
      .array(
        z.object({
          field,
          /** `null` takes back what was entered. */
          value: answer,
          /** The entry that was seen; `null`: there was none. */
          seen: id.nullable().exactOptional(),
        }),
      )
      .max(100),
    note: text(1000),
  }),
  reply: written,
});

const reason = text(1000);

export const putWebsiteOverride = endpoint({
  method: 'put',
  path: '/organs/{code}/website-reports/{year}/overrides/{field}',
  access: 'override-report',
  summary: '改用一项由记录算出的数字，写明理由；算出的和改用的都保留',
  params: params.extend({ field }),
  body: z.object({ printed: z.number(), reason }),
  reply: written,
});

export const postWebsiteOverrideWithdraw = endpoint({
  method: 'post',
  path: '/organs/{code}/website-reports/{year}/overrides/{field}/withdraw',
  access: 'override-report',
  summary: '撤回改用的数字，写明理由',
  params: params.extend({ field }),
  body: z.object({ reason }),
  reply: written,
});

export const getWebsiteRecords = endpoint({
  method: 'get',
  path: '/organs/{code}/website-reports/{year}/records',
  access: 'read-report',
  summary: '一项由记录算出的数字数的是哪些文件',
  params,
  query: z.object({ field: z.string().max(60), ...page }),
  reply: z.object({
    total: z.number().int(),
    items: z.array(z.object({ id, title: z.string(), publishedAt: moment.nullable() })),
  }),
});

export const websiteReportRoutes: readonly Route[] = [
  route(getWebsiteReports, async (call) => {
    const { db, clock } = call.context;
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const { id: organId, site } = organ.value;
    const current = Number(clock.today().slice(0, 4));
    const first = (await firstYearOf(db, organId)) ?? current - 1;
    const last = current - 1;
    const opened = await openedWebsiteReports(db, organId);
    return done({
      hasWebsite: (site.domain ?? '').trim() !== '',
      years: Array.from({ length: Math.max(last - first, 0) + 1 }, (_, n) => last - n),
      editions: (await websiteEditions(db, [organId])).map(editionOf),
      opened: opened.map((row) => ({
        year: row.year,
        openedOn: row.opened_on,
        dataDueOn: row.data_due_on,
        draftDueOn: row.draft_due_on,
        dueOn: row.due_on,
        state: row.state,
        isPublished: row.isPublished,
      })),
    });
  }),

  route(getWebsiteReport, async (call) => {
    const { context, params } = call;
    const organ = await knownYear(call, params);
    if (!organ.ok) return organ;
    const { id: organId, code, name } = organ.value;
    const computed = await computeWebsiteReport(context.db, organ.value, params.year);
    const editions = await websiteEditions(context.db, [organId], params.year);
    return done({
      organ: { code, name },
      year: params.year,
      answers: computed.report.answers,
      entries: computed.lines.map(lineOf),
      findings: [...computed.findings],
      editions: editions.map(editionOf),
      isYearOver: context.clock.today() > `${params.year}-12-31`,
      dueOn: websiteReportDueOn(params.year),
      ...(await wayOf(call, organ.value, computed.report)),
    });
  }),

  route(putWebsiteAnswers, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const input = { year: call.params.year, ...call.body };
    return await answerWebsiteReport(commandContext(call, organ.value.id), input);
  }),

  route(putWebsiteOverride, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year: ofYear, field: of } = call.params;
    const input = { year: ofYear, field: of, ...call.body };
    return await overrideWebsiteFigure(commandContext(call, organ.value.id), input);
  }),

  route(postWebsiteOverrideWithdraw, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year: ofYear, field: of } = call.params;
    const input = { year: ofYear, field: of, ...call.body };
    return await withdrawWebsiteOverride(commandContext(call, organ.value.id), input);
  }),

  route(getWebsiteRecords, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { field: of, ...paged } = call.query;
    const counts = isWebsiteField(of) ? countsOf(of) : undefined;
    if (counts === undefined) return refusedFor('website-field-unknown', 'field');
    const { rows, total } = await publishedOf(
      call.context.db,
      organ.value.id,
      call.params.year,
      counts,
      offsetOf(paged),
    );
    const items = rows.map(({ id: documentId, title, publishedAt }) => ({
      id: documentId,
      title,
      publishedAt: publishedAt === null ? null : publishedAt.toString(),
    }));
    return done({ total, items });
  }),
];

/** The sum of the interpretations is that of its parts; its documents are all of them. */
function countsOf(of: WebsiteField) {
  return of === 'interpretations-total'
    ? ({ kinds: ['interpretation'] } as const)
    : websiteField(of).counts;
}

/** How far the report is, and what the caller may do with it. */
async function wayOf(call: StaffCall, organ: OrganRow, report: WebsiteReport) {
  const { context } = call;
  const { year: ofYear } = report;
  const row = await websiteReportRow(context.db, organ.id, ofYear);
  const sent = row?.sent_content ?? null;
  const standing =
    row === undefined
      ? unopenedWebsiteStanding(ofYear, context.clock.today())
      : await websiteStanding(context, organ, row);
  const person = await approverCalling(call);
  const settings = { middleReview: organ.middle_review };
  const words = row === undefined ? [] : await websiteWordsOf(context.db, row.id);
  return {
    state: standing.state,
    version: row?.version ?? 1,
    correctionReason: row?.correction_reason ?? null,
    changedSinceSent: sent === null ? [] : websiteDifference(sent, report),
    words: words.map(({ at, ...said }) => ({ ...said, at: at.toString() })),
    acts: websiteActs.map((act) => {
      const why = whyNotWebsiteReport(standing, act, person, settings);
      return { act, isOpen: why === undefined, why: why === undefined ? null : sentenceOf(why) };
    }),
  };
}

function lineOf({ enteredAt, enteredById: _, ...entry }: AnswerLine): z.input<typeof line> {
  return { ...entry, enteredAt: enteredAt.toString() };
}

function editionOf({
  organId: _organ,
  report: _report,
  sealedAt,
  publishedAt,
  ...rest
}: WebsiteEdition): z.input<typeof edition> {
  return {
    ...rest,
    sealedAt: sealedAt.toString(),
    publishedAt: publishedAt === null ? null : publishedAt.toString(),
  };
}
