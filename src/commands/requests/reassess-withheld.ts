// Whoever may sign a refusal looks at it again (条例 18): it is kept, or opened, with a reason. To be opened
// means that it may be published or given from now on; that is its own act with its own review (17).

import type { IsoDay } from '../../rules/day.ts';
import {
  reassessmentDue,
  reassessmentViolations,
  type WithheldState,
} from '../../rules/withheld-review.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lockWithheld, recordReassessment } from '../../store/requests/withheld.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export interface Reassessment {
  readonly id: number;
  /** As it was read: somebody quicker is not overwritten. */
  readonly version: number;
  readonly on: IsoDay;
  readonly conclusion: WithheldState;
  readonly reason: string;
}

export async function reassessWithheld(
  { db, clock, secrets, actor, organId }: Omit<CommandContext, 'calendar'>,
  { id, version, on, conclusion, reason }: Reassessment,
): Promise<Result<null>> {
  return await inTransaction(db, async (db) => {
    const row = await lockWithheld(db, id);
    if (row === undefined || row.organ_id !== organId) return refusedFor('withheld-unknown');
    if (row.version !== version) return refusedFor('changed-meanwhile');
    const record = { state: row.state, withheldOn: row.withheld_on };
    const found = reassessmentViolations(record, { on, reason }, clock.today());
    if (found.length > 0) return refused(...found);
    await recordReassessment(db, secrets, id, {
      on,
      conclusion,
      reason: reason.trim(),
      by: actor,
      nextReviewOn: conclusion === 'withheld' ? reassessmentDue(on) : null,
      at: clock.now(),
    });
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'withheld-reassessed',
      object: `request ${row.request_id}`,
      detail: { conclusion },
    });
    return done(null);
  });
}
