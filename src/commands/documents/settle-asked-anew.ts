// What was found at the hour of publication was looked at by a person: nothing is to be changed, and why (条例 15, 17).

import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lockDocument } from '../../store/documents/document-writing.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import type { SavedDocument } from './save-document.ts';

export async function settleAskedAnew(
  context: CommandContext,
  { id, version, reason }: SavedDocument & { readonly reason: string },
): Promise<Result<SavedDocument>> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockDocument(db, id);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (row.version !== version) return refusedFor('changed-meanwhile');
    if (row.asked_anew === null) return refusedFor('document-state');
    if (reason.trim() === '') return refused(violation('asked-anew-reason-missing', 'reason'));
    await db.updateTable('documents').set({ asked_anew: null }).where('id', '=', id).execute();
    await appendAuditLog(db, {
      at: context.clock.now(),
      actor: context.actor,
      action: 'document-asked-settled',
      object: `document ${id}`,
      detail: { titles: row.asked_anew.titles, reason: reason.trim() },
    });
    return done({ id, version });
  });
}
