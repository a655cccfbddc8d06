// An earlier text that holds what must not be public is taken out of the history that readers see, while the text
// that mended it stays (个人信息保护法 57; 条例 15). It is kept for the case file and never opened to readers again.

import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lockRevision } from '../../store/documents/document-history.ts';
import { lockDocument } from '../../store/documents/document-writing.ts';
import { announceDocumentChange } from '../../store/database/page-notice.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export async function lockEarlierText(
  context: CommandContext,
  { id, revision, reason }: { id: number; revision: number; reason: string },
): Promise<Result<{ readonly id: number }>> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockDocument(db, id);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (reason.trim() === '') return refusedFor('withdrawal-reason-missing', 'reason');
    if (!(await lockRevision(db, id, revision))) return refusedFor('revision-locked');
    await appendAuditLog(db, {
      at: context.clock.now(),
      actor: context.actor,
      action: 'document-revision-locked',
      object: `document ${id}`,
      detail: { revision, reason: reason.trim() },
    });
    await db
      .updateTable('documents')
      .set({ public_at: context.clock.now() })
      .where('id', '=', id)
      .execute();
    await announceDocumentChange(db, [id]);
    return done({ id });
  });
}
