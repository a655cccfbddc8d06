// The organ's rule for its own deadline before the legal one (条例 45); every open request that has none named
// by hand moves with it at once.

import { mostInternalDays } from '../../rules/request/internal-due.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { recomputeClocks } from './recompute-clocks.ts';

export async function setInternalRule(
  context: CommandContext,
  { days }: { readonly days: number },
): Promise<Result<{ readonly moved: number }>> {
  const { clock, actor, organId } = context;
  if (!Number.isInteger(days) || days < 0 || days > mostInternalDays) {
    return refused(violation('internal-days-impossible', 'days'));
  }
  await context.db.transaction().execute(async (db) => {
    await db.updateTable('organs').set({ internal_days: days }).where('id', '=', organId).execute();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'internal-rule-set',
      object: `organ ${organId}`,
      detail: { days },
    });
  });
  const { moved } = await recomputeClocks(context, '内部期限');
  return done({ moved });
}
