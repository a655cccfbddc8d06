// A report sent to the superior (条例 49), and sent back with what is to be mended while there is time.

import { reportState } from '../rules/annual-report/roll-up-state.ts';
import { violation } from '../rules/violations.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import type { Database } from '../store/database.ts';
import { courseOf } from '../store/report-submissions.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';
import { unitBelow } from './decide-inclusion.ts';

function nameOf({ actor }: CommandContext): string {
  return actor.kind === 'staff' ? actor.name : '系统';
}

export async function submitReport(
  context: CommandContext,
  { year }: { readonly year: number },
): Promise<Result<null>> {
  const { clock, actor, organId } = context;
  return await context.db.transaction().execute(async (db) => {
    const course = await lockedCourse(db, organId, year);
    if (course?.isBegun !== true) return refused(violation('report-unwritten', 'texts'));
    if (clock.today() <= `${year}-12-31`) return refused(violation('report-year-not-over', 'year'));
    if (stateOf(course) === 'submitted') return refused(violation('report-already-submitted'));
    await db
      .insertInto('report_submissions')
      .values({
        organ_id: organId,
        year,
        submitted_at: clock.now(),
        submitted_by: nameOf(context),
        returned_at: null,
        returned_by: null,
        comment: null,
      })
      .execute();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'report-submitted',
      object: `organ ${organId}`,
      detail: { year },
    });
    return done(null);
  });
}

/** The context's organ is the government; `code` names one whose report it gathers. */
export async function returnReport(
  context: CommandContext,
  {
    year,
    code,
    comment,
  }: { readonly year: number; readonly code: string; readonly comment: string },
): Promise<Result<null>> {
  const { clock, actor, organId } = context;
  const unit = await unitBelow(context.db, organId, year, code);
  if (unit === undefined) return refused(violation('roll-up-not-below', 'organ'));
  if (comment.trim() === '') return refused(violation('return-reason-missing', 'comment'));
  return await context.db.transaction().execute(async (db) => {
    const course = await lockedCourse(db, unit.organ.id, year);
    const state = stateOf(course);
    if (state !== 'submitted' && state !== 'sealed') {
      return refused(violation('report-not-submitted'));
    }
    await db
      .insertInto('report_submissions')
      .values({
        organ_id: unit.organ.id,
        year,
        submitted_at: course?.submittedAt ?? null,
        submitted_by: course?.submittedBy ?? null,
        returned_at: clock.now(),
        returned_by: nameOf(context),
        comment: comment.trim(),
      })
      .execute();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'report-returned',
      object: `organ ${unit.organ.id}`,
      detail: { year, comment: comment.trim() },
    });
    return done(null);
  });
}

/** Two acts on one report come one after the other. */
async function lockedCourse(db: Database, organId: number, year: number) {
  await db.selectFrom('organs').select('id').where('id', '=', organId).forUpdate().execute();
  return (await courseOf(db, [organId], year)).get(organId);
}

function stateOf(course: Awaited<ReturnType<typeof lockedCourse>>) {
  const { sealedAt, submittedAt, returnedAt } = course ?? {};
  return reportState({
    isBegun: course?.isBegun ?? false,
    ...(sealedAt ? { sealedAt } : {}),
    ...(submittedAt ? { submittedAt } : {}),
    ...(returnedAt ? { returnedAt } : {}),
  });
}
