// Whether an organ's report goes into a government's roll-up, with the reason; from that year on, apart from
// where the organ stands in the tree (条例 3 ¶4; R16).

import { unitsOf } from '../../rules/annual-report/roll-up.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { decisionsOf, organsBelow } from '../../store/reports/roll-up.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';

export interface Inclusion {
  readonly year: number;
  readonly code: string;
  readonly included: boolean;
  readonly reason: string;
}

/** The context's organ is the government. */
export async function decideInclusion(
  { db, clock, actor, organId }: CommandContext,
  { year, code, included, reason }: Inclusion,
): Promise<Result<null>> {
  const unit = await unitBelow(db, organId, year, code);
  if (unit === undefined) return refused(violation('roll-up-not-below', 'organ'));
  if (reason.trim() === '') return refused(violation('roll-up-reason-missing', 'reason'));
  const row = {
    government_id: organId,
    organ_id: unit.organ.id,
    from_year: year,
    included,
    reason: reason.trim(),
    decided_by: actor.kind === 'staff' ? actor.name : '系统',
    decided_at: clock.now(),
  };
  return await db.transaction().execute(async (within) => {
    await within
      .insertInto('roll_up_decisions')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['government_id', 'organ_id', 'from_year']).doUpdateSet(row),
      )
      .execute();
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'roll-up-inclusion-decided',
      object: `organ ${unit.organ.id}`,
      detail: { year, included, reason: row.reason },
    });
    return done(null);
  });
}

/** An organ whose report is the government's to gather. */
export async function unitBelow(
  db: CommandContext['db'],
  governmentId: number,
  year: number,
  code: string,
) {
  const organs = await organsBelow(db, governmentId);
  const decisions = await decisionsOf(db, [governmentId]);
  return unitsOf(governmentId, { year, organs, decisions }).find(
    ({ organ }) => organ.code === code,
  );
}
