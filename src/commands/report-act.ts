// Every act on the year's report: lock its row, ask who may do it as it stands, do it and leave the word in one
// transaction (条例 17, 49, 50).

import {
  type ReportAct,
  reportObstacle,
  type ReportStanding,
  type ReportWord,
} from '../rules/annual-report/approval.ts';
import { violation } from '../rules/violations.ts';
import { entererIds } from '../store/annual-entries.ts';
import { addReportWord, lockReport, writerIds } from '../store/annual-reports.ts';
import { overridesOf } from '../store/annual-registers.ts';
import type { Database } from '../store/database.ts';
import { organById } from '../store/organs.ts';
import { unpublishedEditions } from '../store/report-editions.ts';
import type { AnnualReportRow, OrganRow } from '../store/tables.ts';
import { type CommandContext, refused, type Result } from './context.ts';
import { staffIdOf } from './letter-act.ts';

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
    if (row === undefined) return refused(violation('report-unwritten', 'texts'));
    if (input.version !== undefined && input.version !== row.version) {
      return refused(violation('changed-meanwhile'));
    }
    const settings = { middleReview: organ.middle_review };
    const why = reportObstacle(await reportStanding(db, row), act, actor, settings);
    if (why !== undefined) return refused(why);
    return await carryOut({ row, organ, context: { ...context, db } });
  });
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

/** Whoever wrote a version, entered or overrode one of its figures wrote the report. */
export async function reportStanding(db: Database, row: AnnualReportRow): Promise<ReportStanding> {
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
  };
}
