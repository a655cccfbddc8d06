// Every act on the year's report: lock its row, ask who may do it as it stands, do it and leave the word in one
// transaction (条例 17, 49, 50).

import {
  type ReportAct,
  reportObstacle,
  type ReportStanding,
  type ReportWord,
} from '../../rules/annual-report/approval.ts';
import { collectionState } from '../../rules/annual-report/roll-up-state.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { entererIds } from '../../store/reports/annual-entries.ts';
import { isYearOver } from '../../rules/annual-report/collection.ts';
import { addReportWord, lockReport, writerIds } from '../../store/reports/annual-reports.ts';
import { overridesOf } from '../../store/reports/annual-registers.ts';
import type { Database } from '../../store/database.ts';
import { organById } from '../../store/people/organs.ts';
import { unpublishedEditions } from '../../store/reports/report-editions.ts';
import { courseFrom, courseOf } from '../../store/reports/report-submissions.ts';
import type { AnnualReportRow, OrganRow } from '../../store/tables.ts';
import { type CommandContext, refused, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import { changedSinceSent } from './sent-report.ts';

export interface ReportInput {
  readonly year: number;
  /** The version that was seen: what somebody else wrote in between is not passed over. */
  readonly version?: number;
  readonly opinion?: string;
  /** Whose place is taken while that person is away (delegation). */
  readonly forStaffId?: number;
}

export interface HeldReport {
  readonly row: AnnualReportRow;
  readonly organ: OrganRow;
  /** Inside the transaction. */
  readonly context: CommandContext;
}

export async function actOnReport<T>(
  context: CommandContext,
  input: ReportInput,
  act: ReportAct,
  carryOut: (held: HeldReport) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { organId, actor } = context;
  return await context.db.transaction().execute(async (db) => {
    const organ = await organById(db, organId);
    const row = await lockReport(db, organId, input.year);
    if (organ === undefined) return refused(violation('organ-unknown'));
    if (row === undefined) return refused(missing(act));
    if (input.version !== undefined && input.version !== row.version) {
      return refused(violation('changed-meanwhile'));
    }
    const within = { ...context, db };
    const settings = { middleReview: organ.middle_review };
    const isAsSent = (await changedSinceSent(within, organ, row)) === undefined;
    const standing = await reportStanding(within, organ, row, isAsSent);
    const why = reportObstacle(standing, act, actor, settings);
    if (why !== undefined) return refused(why);
    return await carryOut({ row, organ, context: within });
  });
}

function missing(act: ReportAct): Violation {
  return act === 'send-back' || act === 'accept'
    ? violation('report-not-submitted')
    : violation('report-unwritten', 'texts');
}

export async function sayOfReport(
  { row, context }: HeldReport,
  act: ReportWord,
  { opinion, forStaffId }: Pick<ReportInput, 'opinion' | 'forStaffId'>,
): Promise<void> {
  await addReportWord(context.db, {
    report_id: row.id,
    act,
    opinion: opinion === undefined || opinion.trim() === '' ? null : opinion.trim(),
    staff_id: staffIdOf(context.actor) ?? null,
    for_staff_id: forStaffId ?? null,
    at: context.clock.now(),
  });
}

/**
 * Whoever wrote a version, entered or overrode one of its figures wrote the report. Whether the records still give
 * what was sent up is for the caller to say: it takes the whole report to know.
 */
export async function reportStanding(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  organ: OrganRow,
  row: AnnualReportRow,
  isAsSent: boolean,
): Promise<ReportStanding> {
  const { organ_id: organId, year } = row;
  const overriders = (await overridesOf(db, organId, year)).flatMap((one) =>
    one.made_by === null ? [] : [one.made_by],
  );
  const entered = await entererIds(db, organId, year);
  return {
    state: row.state,
    writtenBy: [...new Set([...(await writerIds(db, row.id)), ...overriders, ...entered])],
    ...(row.submitted_by === null ? {} : { sentUpBy: row.submitted_by }),
    ...(row.reviewed_by === null ? {} : { reviewedBy: row.reviewed_by }),
    awaitsPublication: (await unpublishedEditions(db, organId, year)).length > 0,
    isWritten: row.texts !== null,
    isYearOver: isYearOver(year, clock.today()),
    isAsSent,
    collection: await collectionOf(db, organ, year),
  };
}

/** Of a report that nobody has opened yet. */
export async function unopenedStanding(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  organ: OrganRow,
  year: number,
): Promise<ReportStanding> {
  return {
    state: 'draft',
    writtenBy: [],
    awaitsPublication: false,
    isWritten: false,
    isYearOver: isYearOver(year, clock.today()),
    isAsSent: true,
    collection: await collectionOf(db, organ, year),
  };
}

async function collectionOf(db: Database, { id, parent_id: above }: OrganRow, year: number) {
  if (above === null) return null;
  const course = (await courseOf(db, [id], year)).get(id);
  return collectionState(courseFrom(course));
}
