// In how many working days a document is to be explained (国办发〔2016〕80号): set in one place, for what is published
// from then on.

import { interpretationDaysBounds } from '../../rules/interpretation.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { setInterpretationDays } from '../../store/documents/interpretation-figures.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';

export async function setInterpretationPeriod(
  { db, clock, actor }: CommandContext,
  days: number,
): Promise<Result<null>> {
  const { least, most } = interpretationDaysBounds;
  if (days < least || days > most) return refusedFor('interpretation-days', 'days');
  return await db.transaction().execute(async (within) => {
    await setInterpretationDays(within, days);
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'interpretation-days-set',
      object: 'settings',
      detail: { days },
    });
    return done(null);
  });
}
