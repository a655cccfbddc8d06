// A document is taken off the site: its address says so (410), lists, feeds and search forget it at once, the
// record and its reason stay. After a leak nothing of any of its texts is shown again, to nobody but whoever
// keeps the case file (条例 17, 53; 个人信息保护法 57).

import { draftOf } from '../store/document-drafts.ts';
import { keepRevision, lockRevisions } from '../store/document-revisions.ts';
import { lockDocument, markPlacements, removeSearchEntry } from '../store/document-writing.ts';
import { addToOutbox } from '../store/outbox.ts';
import { announcePageChange } from '../store/page-notice.ts';
import { type CommandContext, done, refusedFor, type Result } from './context.ts';
import { sayOfDocument } from './document-act.ts';
import { inTransaction } from './in-transaction.ts';
import type { SavedDocument } from './save-document.ts';

export interface Withdrawal {
  readonly id: number;
  readonly version: number;
  readonly reason: string;
  /** It holds what must not be public: its texts are locked. */
  readonly leak?: boolean;
  readonly forStaffId?: number;
}

export async function withdrawDocument(
  context: CommandContext,
  { id, version, reason, leak = false, forStaffId }: Withdrawal,
): Promise<Result<SavedDocument>> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockDocument(db, id);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (row.version !== version) return refusedFor('changed-meanwhile');
    if (row.state !== 'published') return refusedFor('document-not-published');
    if (reason.trim() === '') return refusedFor('withdrawal-reason-missing', 'reason');
    const now = context.clock.now();
    await keepRevision(db, row, { until: now, reason: reason.trim(), locked: leak });
    if (leak) await lockRevisions(db, id);
    await db
      .updateTable('documents')
      .set({ state: 'withdrawn', withdrawn_reason: reason.trim(), locked: leak })
      .where('id', '=', id)
      .execute();
    await markPlacements(db, id, null);
    await removeSearchEntry(db, id);
    await addToOutbox(db, 'document-withdrawn', { documentId: id, leak });
    const draft = await draftOf(db, id);
    const spoken = await sayOfDocument({ ...context, db }, row, {
      revision: row.revision,
      round: draft?.round ?? 1,
      act: 'withdraw',
      opinion: reason,
      ...(forStaffId === undefined ? {} : { forStaffId }),
      detail: { reason: reason.trim(), leak },
    });
    await announcePageChange(db);
    return done(spoken);
  });
}
