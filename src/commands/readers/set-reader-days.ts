// In how many working days readers are answered, set in one place, for what comes from then on.

import { type ReaderDays, readerDaysBounds } from '../../rules/reader-messages.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { writeReaderDays } from '../../store/readers/reader-days.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';

export async function setReaderDays(
  { db, clock, actor }: CommandContext,
  days: ReaderDays,
): Promise<Result<null>> {
  const { least, most } = readerDaysBounds;
  for (const field of ['acknowledge', 'answer', 'result'] as const) {
    const n = days[field];
    if (!Number.isInteger(n) || n < least || n > most) return refusedFor('reader-days', field);
  }
  return await db.transaction().execute(async (within) => {
    await writeReaderDays(within, days);
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'reader-days-set',
      object: 'settings',
      detail: { ...days },
    });
    return done(null);
  });
}
