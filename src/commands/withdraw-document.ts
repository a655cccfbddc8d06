// A document is taken off the site: its address says so (410), lists and search forget it at once, the
// record and its reason stay.

import { appendAuditLog } from '../store/audit-log.ts';
import { lockDocument, markPlacements, removeSearchEntry } from '../store/document-writing.ts';
import { addToOutbox } from '../store/outbox.ts';
import { announcePageChange } from '../store/page-notice.ts';
import { type CommandContext, done, refusedFor, type Result } from './context.ts';
import type { SavedDocument } from './save-document.ts';

export async function withdrawDocument(
  context: CommandContext,
  {
    id,
    version,
    reason,
  }: { readonly id: number; readonly version: number; readonly reason: string },
): Promise<Result<SavedDocument>> {
  return await context.db.transaction().execute(async (db) => {
    const row = await lockDocument(db, id);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (row.version !== version) return refusedFor('changed-meanwhile');
    if (row.state !== 'published') return refusedFor('document-not-published');
    if (reason.trim() === '') return refusedFor('withdrawal-reason-missing', 'reason');
    const now = context.clock.now();
    await db
      .updateTable('documents')
      .set({
        state: 'withdrawn',
        withdrawn_reason: reason.trim(),
        version: row.version + 1,
        updated_at: now,
      })
      .where('id', '=', id)
      .execute();
    await markPlacements(db, id, null);
    await removeSearchEntry(db, id);
    await addToOutbox(db, 'document-withdrawn', { documentId: id });
    await appendAuditLog(db, {
      at: now,
      actor: context.actor,
      action: 'document-withdrawn',
      object: `document ${id}`,
      detail: { reason: reason.trim() },
    });
    await announcePageChange(db);
    return done({ id, version: row.version + 1 });
  });
}
