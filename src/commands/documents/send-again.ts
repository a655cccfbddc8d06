// A message that did not arrive is sent once more, under its old key; what is no longer true is dropped when it is due.

import { appendAuditLog } from '../../store/database/audit-log.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export async function sendAgain(
  context: CommandContext,
  id: number,
): Promise<Result<Record<string, never>>> {
  const { organId, clock, actor } = context;
  return await inTransaction(context.db, async (db) => {
    const changed = await db
      .updateTable('channel_sends')
      .set({ state: 'waiting', attempts: 0, next_at: clock.now(), fault: null })
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .where('channel_id', 'in', (eb) =>
        eb.selectFrom('channels').select('channels.id').where('channels.organ_id', '=', organId),
      )
      .returning('document_id')
      .executeTakeFirst();
    if (changed === undefined) return refusedFor('channel-send-unknown');
    const object = `document ${changed.document_id}`;
    const action = 'channel-message-again';
    await appendAuditLog(db, { at: clock.now(), actor, action, object, detail: { send: id } });
    return done({});
  });
}
