// Who commented or wrote is forgotten a year after the matter is over; what was said stays (个人信息保护法 19, 47).

import {
  readerDataUpTo,
  type ReaderRetentionKey,
  readerRetentionKeys,
} from '../../rules/retention.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  eraseSenders,
  type HeldSender,
  sendersHeld,
} from '../../store/readers/reader-retention.ts';
import { eraseContents } from '../../store/requests/retention.ts';
import type { FileContext } from '../requests/add-case-file.ts';

export interface DueSender extends HeldSender {
  readonly key: ReaderRetentionKey;
}

export async function readerRetentionDue({
  db,
  clock,
}: Pick<FileContext, 'db' | 'clock'>): Promise<readonly DueSender[]> {
  const found: DueSender[] = [];
  for (const key of readerRetentionKeys) {
    const held = await sendersHeld(db, key, readerDataUpTo(key, clock.today()));
    found.push(...held.map((one) => ({ ...one, key })));
  }
  return found;
}

/** How much was erased; looked at once more inside the transaction. */
export async function applyReaderRetention(
  context: Omit<FileContext, 'organId'>,
  { key, id }: Pick<DueSender, 'key' | 'id'>,
): Promise<number> {
  const { clock, actor, dataFolder } = context;
  const { count, addresses } = await context.db.transaction().execute(async (db) => {
    const [held] = await sendersHeld(db, key, readerDataUpTo(key, clock.today()), id);
    if (held === undefined) return { count: 0, addresses: [] };
    const freed = await eraseSenders(db, key, id);
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'personal-data-erased',
      object: key === 'comment-senders' ? `document ${id}` : `message ${id}`,
      detail: { rule: key, count: held.count },
    });
    return { count: held.count, addresses: freed };
  });
  await eraseContents(context.db, dataFolder, addresses);
  return count;
}
