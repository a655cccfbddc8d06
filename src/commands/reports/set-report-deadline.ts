// By which class an organ reports, and its own day where no law fixes one: its superior says so, nothing infers it
// (条例 49, 50; R14, R15).

import { isYearOver } from '../../rules/annual-report/collection.ts';
import { isDayToBeSet, type ReportDeadlineClass } from '../../rules/annual-report/deadline.ts';
import type { IsoDay } from '../../rules/day.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { setReportDay } from '../../store/reports/report-days.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { unitBelow } from './decide-inclusion.ts';

export interface ReportDeadline {
  readonly year: number;
  /** The organ whose report the context's organ gathers. */
  readonly code: string;
  /** From now on; `null`: not assigned. */
  readonly deadlineClass: ReportDeadlineClass | null;
  /** Of this year alone. */
  readonly dueOn: IsoDay | null;
}

export async function setReportDeadline(
  { db, clock, actor, organId }: CommandContext,
  { year, code, deadlineClass, dueOn }: ReportDeadline,
): Promise<Result<null>> {
  const unit = await unitBelow(db, organId, year, code);
  if (unit === undefined) return refused(violation('roll-up-not-below', 'organ'));
  if (dueOn !== null && !isDayToBeSet(deadlineClass)) {
    return refused(violation('report-day-statutory', 'dueOn'));
  }
  if (dueOn !== null && !isYearOver(year, dueOn)) {
    return refused(violation('report-year-not-over', 'dueOn'));
  }
  const { id } = unit.organ;
  const by = actor.kind === 'staff' ? actor.name : '系统';
  return await db.transaction().execute(async (within) => {
    await within
      .updateTable('organs')
      .set({ report_deadline_class: deadlineClass })
      .where('id', '=', id)
      .execute();
    const set = dueOn === null ? null : { dueOn, by, at: clock.now() };
    await setReportDay(within, { organId: id, year }, set);
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'report-deadline-set',
      object: `organ ${id}`,
      detail: { year, deadlineClass, dueOn, was: unit.organ.deadlineClass },
    });
    return done(null);
  });
}
