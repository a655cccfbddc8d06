// The written parts of the annual report. Figures are chips; one that gives no figure is refused at its place, so
// that text and tables cannot disagree. Every version stays with who saved it: he does not sign it (条例 17).

import { reportObstacle } from '../../rules/annual-report/approval.ts';
import type { FigureFault } from '../../rules/annual-report/derived.ts';
import { chipFaults, type ReportTexts } from '../../rules/annual-report/texts.ts';
import { violation, type ViolationCode } from '../../rules/violations.ts';
import { lockReport, saveTexts } from '../../store/reports/annual-reports.ts';
import { organById } from '../../store/people/organs.ts';
import { computeReport } from './compute-report.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import { reportStanding } from './report-act.ts';

const codes: Readonly<Record<FigureFault, ViolationCode>> = {
  unknown: 'figure-unknown',
  'no-last-year': 'figure-no-last-year',
  'no-base': 'figure-no-base',
};

export async function saveReportTexts(
  context: CommandContext,
  {
    year,
    texts,
    seenAt,
  }: {
    readonly year: number;
    readonly texts: ReportTexts;
    /** When the texts that the writer saw were saved; `null`: there were none. Absent: no matter. */
    readonly seenAt?: Temporal.Instant | null;
  },
): Promise<Result<{ savedAt: Temporal.Instant; version: number }>> {
  const { organId, clock, actor } = context;
  const organ = await organById(context.db, organId);
  if (organ === undefined) return refused(violation('organ-unknown'));
  const { figures, last } = await computeReport(context, organ, year);
  const faults = chipFaults(texts, { figures, last });
  if (faults.length > 0) {
    return refused(...faults.map(({ place, name, why }) => violation(codes[why], place, name)));
  }
  return await context.db.transaction().execute(async (db) => {
    const row = await lockReport(db, organId, year);
    if (row !== undefined) {
      const settings = { middleReview: organ.middle_review };
      const why = reportObstacle(
        await reportStanding({ db, clock }, organ, row, true),
        'write',
        actor,
        settings,
      );
      if (why !== undefined) return refused(why);
    }
    // What somebody else saved in between is not overwritten.
    const now = row?.updated_at;
    const isOther =
      seenAt !== undefined &&
      now !== undefined &&
      (seenAt === null ? row?.texts !== null : seenAt.epochMilliseconds !== now.epochMilliseconds);
    if (isOther) return refused(violation('changed-meanwhile'));
    const saved = await saveTexts(db, {
      organId,
      year,
      texts,
      staffId: staffIdOf(actor) ?? null,
      at: clock.now(),
    });
    return done(saved);
  });
}
