// The government's own report becomes the sum of all that goes into it (条例 49, 50): from then on its tables
// are the roll-up and its lead paragraph states the scope. It is written, signed and sealed like any report.

import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { standingOverrides } from '../../store/reports/annual-registers.ts';
import { organById } from '../../store/people/organs.ts';
import type { IsoDay } from '../../rules/day.ts';
import { isYearOver } from '../../rules/annual-report/collection.ts';
import { gathers } from '../../rules/annual-report/roll-up.ts';
import { type CommandContext, done, refusedFor, refused, type Result } from '../context.ts';

/** `isTaken` false: back to the report of its own office. */
export async function takeRollUp(
  { db, clock, actor, organId }: CommandContext,
  { year, isTaken }: { readonly year: number; readonly isTaken: boolean },
): Promise<Result<null>> {
  const organ = await organById(db, organId);
  if (organ === undefined) return refusedFor('organ-unknown');
  const { kind, report_deadline_class: deadlineClass } = organ;
  if (!gathers({ kind, deadlineClass })) return refused(violation('roll-up-no-government'));
  // A figure printed otherwise for the own office alone would stand for the whole sum.
  if (isTaken && (await standingOverrides(db, [organId], year)).has(organId)) {
    return refused(violation('roll-up-overridden'));
  }
  const row = {
    government_id: organId,
    year,
    taken_at: isTaken ? clock.now() : null,
    taken_by: isTaken ? (actor.kind === 'staff' ? actor.name : '系统') : null,
  };
  return await db.transaction().execute(async (within) => {
    await within
      .insertInto('roll_ups')
      .values(row)
      .onConflict((conflict) => conflict.columns(['government_id', 'year']).doUpdateSet(row))
      .execute();
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'roll-up-taken',
      object: `report ${organ.code} ${year}`,
      detail: { isTaken },
    });
    return done(null);
  });
}

/** The day that the government sets for townships and whoever has no class (条例 50; R14). */
export async function setRollUpDay(
  { db, clock, actor, organId }: CommandContext,
  { year, dueOn }: { readonly year: number; readonly dueOn: IsoDay | null },
): Promise<Result<null>> {
  if (dueOn !== null && !isYearOver(year, dueOn)) {
    return refusedFor('report-year-not-over', 'dueOn');
  }
  const row = { government_id: organId, year, due_on: dueOn };
  return await db.transaction().execute(async (within) => {
    await within
      .insertInto('roll_ups')
      .values({ ...row, taken_at: null, taken_by: null })
      .onConflict((conflict) =>
        conflict.columns(['government_id', 'year']).doUpdateSet({ due_on: dueOn }),
      )
      .execute();
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'roll-up-day-set',
      object: `report ${organId} ${year}`,
      detail: { dueOn },
    });
    return done(null);
  });
}
