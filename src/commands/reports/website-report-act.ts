// Every act on the website's yearly work report: lock its row, ask who may do it as it stands, do it and leave the word in
// one transaction (条例 17; 国办函〔2018〕12号).

import type { ReportWord } from '../../rules/annual-report/approval.ts';
import {
  websiteObstacle,
  type WebsiteAct,
  type WebsiteStanding,
} from '../../rules/website-report/approval.ts';
import { websiteDifference } from '../../rules/website-report/difference.ts';
import { violation } from '../../rules/violations.ts';
import { organById } from '../../store/people/organs.ts';
import type { OrganRow, WebsiteReportRow } from '../../store/tables.ts';
import { websiteEditions } from '../../store/reports/website-report-editions.ts';
import {
  addWebsiteWord,
  answerLines,
  lockWebsiteReport,
} from '../../store/reports/website-reports.ts';
import { computeWebsiteReport } from './compute-website-report.ts';
import { type CommandContext, refused, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import type { ReportInput } from './report-act.ts';

export interface HeldWebsiteReport {
  readonly row: WebsiteReportRow;
  readonly organ: OrganRow;
  /** Inside the transaction. */
  readonly context: CommandContext;
}

export async function actOnWebsiteReport<T>(
  context: CommandContext,
  input: ReportInput,
  act: WebsiteAct,
  carryOut: (held: HeldWebsiteReport) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { organId, actor } = context;
  return await context.db.transaction().execute(async (db) => {
    const organ = await organById(db, organId);
    const row = await lockWebsiteReport(db, organId, input.year);
    if (organ === undefined) return refused(violation('organ-unknown'));
    if (row === undefined) return refused(violation('website-report-empty'));
    if (input.version !== undefined && input.version !== row.version) {
      return refused(violation('changed-meanwhile'));
    }
    const within = { ...context, db };
    const settings = { middleReview: organ.middle_review };
    const why = websiteObstacle(await websiteStanding(within, organ, row), act, actor, settings);
    if (why !== undefined) return refused(why);
    return await carryOut({ row, organ, context: within });
  });
}

export async function sayOfWebsiteReport(
  { row, context }: HeldWebsiteReport,
  act: ReportWord,
  { opinion, forStaffId }: Pick<ReportInput, 'opinion' | 'forStaffId'>,
): Promise<void> {
  await addWebsiteWord(context.db, {
    report_id: row.id,
    act,
    opinion: opinion === undefined || opinion.trim() === '' ? null : opinion.trim(),
    staff_id: staffIdOf(context.actor) ?? null,
    for_staff_id: forStaffId ?? null,
    at: context.clock.now(),
  });
}

/** Whoever entered any answer wrote it. */
export async function websiteStanding(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  organ: OrganRow,
  row: WebsiteReportRow,
): Promise<WebsiteStanding> {
  const lines = await answerLines(db, organ.id, row.year);
  const editions = await websiteEditions(db, [organ.id], row.year);
  const writers = lines.flatMap(({ enteredById }) => (enteredById === null ? [] : [enteredById]));
  return {
    ...unopenedWebsiteStanding(row.year, clock.today()),
    state: row.state,
    writtenBy: [...new Set(writers)],
    ...(row.submitted_by === null ? {} : { sentUpBy: row.submitted_by }),
    ...(row.reviewed_by === null ? {} : { reviewedBy: row.reviewed_by }),
    awaitsPublication: editions.some(({ publishedAt }) => publishedAt === null),
    isWritten: lines.length > 0,
    isAsSent: await isAsSent({ db }, organ, row),
  };
}

/** Of a report that nobody has opened yet. */
export function unopenedWebsiteStanding(year: number, today: string): WebsiteStanding {
  return {
    state: 'draft',
    writtenBy: [],
    awaitsPublication: false,
    isWritten: false,
    isYearOver: today > `${year}-12-31`,
    isAsSent: true,
    collection: null,
  };
}

async function isAsSent(
  { db }: Pick<CommandContext, 'db'>,
  organ: OrganRow,
  { sent_content: sent, year }: WebsiteReportRow,
): Promise<boolean> {
  if (sent === null) return true;
  return websiteDifference(sent, (await computeWebsiteReport(db, organ, year)).report).length === 0;
}
