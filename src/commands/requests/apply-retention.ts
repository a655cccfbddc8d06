// Personal data whose time is over are erased case by case, each recorded (个人信息保护法 47). A case that is not
// filed, or is before a court, is never touched: both are looked at again under the lock.

import {
  filedUpTo,
  isDueForErasure,
  type RetentionKey,
  retentionKeys,
} from '../../rules/retention.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lockRequest } from '../../store/requests/requests.ts';
import {
  eraseContents,
  eraseUnder,
  type HeldCase,
  heldUnder,
} from '../../store/requests/retention.ts';
import type { FileContext } from './add-case-file.ts';

export interface DueCase extends HeldCase {
  readonly key: RetentionKey;
}

export async function retentionDue({
  db,
  clock,
}: Pick<FileContext, 'db' | 'clock'>): Promise<readonly DueCase[]> {
  const today = clock.today();
  const found: DueCase[] = [];
  for (const key of retentionKeys) {
    const held = await heldUnder(db, key, filedUpTo(key, today));
    found.push(
      ...held.filter((one) => isDueForErasure(key, one, today)).map((one) => ({ ...one, key })),
    );
  }
  return found;
}

/** How much was erased; nothing when the case came under dispute since it was listed. */
export async function applyRetention(
  context: Omit<FileContext, 'organId'>,
  { key, requestId }: Pick<DueCase, 'key' | 'requestId'>,
): Promise<number> {
  const { clock, actor, dataFolder } = context;
  const today = clock.today();
  const { count, addresses } = await context.db.transaction().execute(async (db) => {
    await lockRequest(db, requestId);
    const [held] = await heldUnder(db, key, filedUpTo(key, today), requestId);
    if (held === undefined || !isDueForErasure(key, held, today))
      return { count: 0, addresses: [] };
    const freed = await eraseUnder(db, key, requestId);
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'personal-data-erased',
      object: `request ${requestId}`,
      detail: { rule: key, count: held.count },
    });
    return { count: held.count, addresses: freed };
  });
  await eraseContents(context.db, dataFolder, addresses);
  return count;
}
