// The annual report, computed at every call; each figure opens the records behind it, by the same
// predicate that counted them.

import { z } from '@hono/zod-openapi';
import { computeReport, reportTexts } from '../../commands/reports/compute-report.ts';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { reconcileReport } from '../../commands/reports/reconcile-report.ts';
import { saveReportTexts } from '../../commands/reports/save-report-texts.ts';
import {
  reportActKeys,
  type ReportState,
  reportStates,
  whyNotReport,
} from '../../rules/annual-report/approval.ts';
import { cellName } from '../../rules/annual-report/cell-names.ts';
import { isYearOver } from '../../rules/annual-report/collection.ts';
import {
  type ReportDeadlineClass,
  reportDeadlineClasses,
  reportDueOn,
} from '../../rules/annual-report/deadline.ts';
import type { ReportDifference } from '../../rules/annual-report/difference.ts';
import type { Finding } from '../../rules/annual-report/finding.ts';
import type { ReportTables } from '../../rules/annual-report/report.ts';
import { type WayStep, waySteps } from '../../rules/annual-report/way-steps.ts';
import type { Figures, ReportTexts } from '../../rules/annual-report/texts.ts';
import { overridesOf } from '../../store/reports/annual-registers.ts';
import { openedReports, reportRow, wordsOf } from '../../store/reports/annual-reports.ts';
import { daysSetFor } from '../../store/reports/report-days.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import {
  editionsOf,
  firstYearOf,
  publishedEditions,
  textsSaved,
} from '../../store/reports/report-editions.ts';
import type { AnnualOverrideRow, AnnualReportRow, OrganRow } from '../../store/tables.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { sentenceOf } from '../../rules/violations.ts';
import { reportStanding, unopenedStanding } from '../../commands/reports/report-act.ts';
import { changesIn } from '../../commands/reports/sent-report.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  dayOut,
  keysOf,
  moment,
  momentIn,
  organBrief,
  organCode,
  text,
  typed,
  year,
} from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

const edition = z.object({
  year: z.number().int(),
  edition: z.number().int(),
  sealedAt: moment,
  sealedBy: z.string().nullable(),
  overrideReason: z.string().nullable(),
  correctionReason: z.string().nullable(),
  publishedAt: moment.nullable(),
});

/** A report that was opened, with the days it is collected by; no days without an assigned class. */
const opened = z.object({
  year: z.number().int(),
  openedOn: dayOut.nullable(),
  dataDueOn: dayOut.nullable(),
  draftDueOn: dayOut.nullable(),
  planOn: dayOut.nullable(),
  dueOn: dayOut.nullable(),
  state: z.enum(keysOf<ReportState>(reportStates)),
  isPublished: z.boolean(),
  missingEntries: z.number().int(),
});

export const getReports = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports',
  access: 'read-report',
  summary: '有记录的年度和已定稿的年度报告',
  params: z.object({ code: organCode }),
  reply: z.object({
    years: z.array(z.number().int()),
    editions: z.array(edition),
    opened: z.array(opened),
  }),
});

const word = z.object({
  act: z.enum(reportActKeys),
  opinion: z.string().nullable(),
  at: moment,
  name: z.string().nullable(),
  forName: z.string().nullable(),
});

/** A figure printed otherwise than computed, also one that was taken back. */
const override = z.object({
  id: z.number().int(),
  cell: z.string(),
  name: z.string(),
  /** As it was computed when it was overridden; the present one stands in the reconciliation. */
  computed: z.number(),
  printed: z.number(),
  reason: z.string(),
  by: z.string(),
  on: dayOut,
  withdrawn: z.object({ by: z.string(), on: dayOut, reason: z.string() }).nullable(),
});

export const getReport = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}',
  access: 'read-report',
  summary: '年度报告：由记录算出的三张表、勾稽结果和文字',
  params: z.object({ code: organCode, year }),
  reply: z
    .object({
      organ: organBrief,
      year: z.number().int(),
      tables: typed<ReportTables>('object', '表二、表三、表四'),
      figures: typed<Figures>('object', '每个数字的名称和值'),
      /** Figures of last year's sealed report. */
      last: typed<Figures>('object', '上一年度报告的数字').nullable(),
      /** Names of the columns, by the slug in `columns.<slug>`. */
      columnNames: z.record(z.string(), z.string()),
      findings: typed<readonly Finding[]>('array', '勾稽检查发现的问题'),
      texts: typed<ReportTexts>('object', '文字部分，数字以 {{名称}} 引用').nullable(),
      filledTexts: typed<ReportTexts>('object', '数字已填入的文字').nullable(),
      textsSavedAt: moment.nullable(),
      textsSavedBy: z.string().nullable(),
      editions: z.array(edition),
      isYearOver: z.boolean(),
      /** When it is to be published; unknown until the organ's class is assigned. */
      dueOn: dayOut.nullable(),
      /** A government also states appraisal, public review and accountability. */
      needsAssessment: z.boolean(),
      organClass: z.enum(keysOf<ReportDeadlineClass>(reportDeadlineClasses)).nullable(),
      state: z.enum(keysOf<ReportState>(reportStates)),
      /** The whole way in order: within the office, to the superior, to the public. */
      way: typed<readonly WayStep[]>('array', '办理到哪一步'),
      /** What the records give otherwise than what was sent up for signature. */
      changedSinceSent: typed<ReportDifference>('object', '送审以后的变动').nullable(),
      version: z.number().int(),
      correctionReason: z.string().nullable(),
      /** What was said on the way. */
      words: z.array(word),
      /** What the caller may do now, and why not. */
      acts: z.array(
        z.object({ act: z.enum(reportActKeys), isOpen: z.boolean(), why: z.string().nullable() }),
      ),
      overrides: z.array(override),
    })
    .openapi('AnnualReport'),
});

const reportTextsBody = z.object({
  lead: text(),
  overview: z.array(z.object({ heading: text(200), text: text(20_000) })).max(30),
  problems: text(20_000),
  other: text(20_000),
  assessment: text(20_000).exactOptional(),
  signedBy: text(200).exactOptional(),
  signedOn: text(20).exactOptional(),
  /** `textsSavedAt` as it was read: what somebody else saved since is not overwritten. */
  seenAt: momentIn.nullable().exactOptional(),
});

export const putReportTexts = endpoint({
  method: 'put',
  path: '/organs/{code}/annual-reports/{year}/texts',
  access: 'edit-report',
  summary: '保存年度报告的文字部分',
  params: z.object({ code: organCode, year }),
  body: reportTextsBody,
  reply: z.object({ savedAt: moment, version: z.number().int() }),
});

export const reportRoutes: readonly Route[] = [
  route(getReports, async (call) => {
    const { context } = call;
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const current = Number(context.clock.today().slice(0, 4));
    const first = (await firstYearOf(context.db, organ.value.id)) ?? current;
    const years = Array.from({ length: Math.max(current - first, 0) + 1 }, (_, n) => current - n);
    const editions = await editionsOf(context.db, organ.value.id);
    const open = await openedReports(context.db, organ.value.id);
    return done({
      years,
      editions: editions.map(editionOf),
      opened: open.map(({ row, isPublished, missingEntries }) => ({
        year: row.year,
        openedOn: row.opened_on,
        dataDueOn: row.data_due_on,
        draftDueOn: row.draft_due_on,
        planOn: row.plan_on,
        dueOn: row.due_on,
        state: row.state,
        isPublished,
        missingEntries,
      })),
    });
  }),

  route(getReport, async (call) => {
    const { context, params } = call;
    const organ = await knownYear(call, params);
    if (!organ.ok) return organ;
    const { id, report_deadline_class: deadlineClass } = organ.value;
    const now = await computeReport(context, organ.value, params.year);
    const row = await reportRow(context.db, id, params.year);
    // From being sent up to the signature it is shown as it was sent up.
    const sent = row?.sent_content ?? undefined;
    const report = sent ?? now;
    const changed = sent === undefined ? undefined : changesIn(sent, now);
    const editions = await editionsOf(context.db, id);
    const set = await daysSetFor(context.db, [id], params.year);
    const saved = await textsSaved(context.db, id, params.year);
    return done({
      organ: { code: organ.value.code, name: organ.value.name },
      year: params.year,
      tables: report.tables,
      figures: report.figures,
      last: now.last ?? null,
      columnNames: Object.fromEntries(
        (await columnsOf(context.db, id)).map((column) => [column.slug, column.name]),
      ),
      findings: [...(await reconcileReport(context.db, organ.value, report))],
      texts: (await reportTexts(context.db, id, params.year)) ?? null,
      filledTexts: report.texts ?? null,
      textsSavedAt: saved.at === null ? null : saved.at.toString(),
      textsSavedBy: saved.by,
      editions: editions.filter((edition) => edition.year === params.year).map(editionOf),
      isYearOver: isYearOver(params.year, context.clock.today()),
      dueOn: reportDueOn(deadlineClass, params.year, set.get(id)) ?? null,
      needsAssessment: deadlineClass === 'government',
      organClass: deadlineClass,
      changedSinceSent: changed ?? null,
      ...(await wayOf(call, organ.value, {
        year: params.year,
        row,
        isAsSent: changed === undefined,
      })),
      overrides: (await overridesOf(context.db, id, params.year)).map(overrideView),
    });
  }),

  route(putReportTexts, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { seenAt, ...texts } = call.body;
    const input = {
      year: call.params.year,
      texts,
      ...(seenAt === undefined ? {} : { seenAt }),
    };
    const result = await saveReportTexts(commandContext(call, organ.value.id), input);
    if (!result.ok) return result;
    const { savedAt, version } = result.value;
    return done({ savedAt: savedAt.toString(), version });
  }),
];

const officeActs = reportActKeys.filter((act) => act !== 'send-back' && act !== 'accept');

/** How far the report is, and what the caller may do with it. */
async function wayOf(
  call: StaffCall,
  organ: OrganRow,
  { year, row, isAsSent }: { year: number; row: AnnualReportRow | undefined; isAsSent: boolean },
) {
  const { context } = call;
  const { db } = context;
  const standing =
    row === undefined
      ? await unopenedStanding(context, organ, year)
      : await reportStanding(context, organ, row, isAsSent);
  const person = await approverCalling(call);
  const settings = { middleReview: organ.middle_review };
  const words = row === undefined ? [] : await wordsOf(db, row.id);
  return {
    state: standing.state,
    way: waySteps({
      ...standing,
      ...settings,
      isPublished: (await publishedEditions(db, organ.id, year)).length > 0,
      isSentBack: words.at(-1)?.act === 'return',
      isCorrection: (row?.correction_reason ?? null) !== null,
    }),
    version: row?.version ?? 1,
    correctionReason: row?.correction_reason ?? null,
    words: words.map(({ at, ...said }) => ({ ...said, at: at.toString() })),
    // What the superior does is done where it gathers the reports.
    acts: officeActs.map((act) => {
      const why = whyNotReport(standing, act, person, settings);
      return { act, isOpen: why === undefined, why: why === undefined ? null : sentenceOf(why) };
    }),
  };
}

function overrideView(row: AnnualOverrideRow): z.input<typeof override> {
  const { withdrawn_at: withdrawnAt } = row;
  return {
    id: row.id,
    cell: row.cell,
    name: cellName(row.cell),
    computed: row.computed,
    printed: row.printed,
    reason: row.reason,
    by: row.made_by_name,
    on: beijingDay(row.made_at),
    withdrawn:
      withdrawnAt === null
        ? null
        : {
            by: row.withdrawn_by_name ?? '',
            on: beijingDay(withdrawnAt),
            reason: row.withdrawn_reason ?? '',
          },
  };
}

/** The organ, if the year is not one still to come. */
export async function knownYear(
  call: StaffCall,
  { code, year }: { code: string; year: number },
): Promise<Result<OrganRow>> {
  const organ = await organInScope(call, code);
  if (!organ.ok) return organ;
  const current = Number(call.context.clock.today().slice(0, 4));
  return year > current ? refusedFor('year-unknown', 'year') : organ;
}

function editionOf({
  sealedAt,
  publishedAt,
  ...edition
}: Awaited<ReturnType<typeof editionsOf>>[number]): z.input<
  typeof getReports.reply
>['editions'][number] {
  return {
    ...edition,
    sealedAt: sealedAt.toString(),
    publishedAt: publishedAt === null ? null : publishedAt.toString(),
  };
}
