// The day after the last day of a 公示 it goes by itself (公务员法 32; 个人信息保护法 19, 47; P06): page, lists, feeds and
// search no longer have it, its address says that the period is over, and a list of persons is sealed for the case
// file. What merely was open for comment stays and says that it is closed.

import { endingOf } from '../../rules/display-period.ts';
import { lockRevisions, keepRevision } from '../../store/documents/document-revisions.ts';
import { lockDocument, markPlacements } from '../../store/documents/document-writing.ts';
import { leaveSearch } from '../../store/search/search-index.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { announceDocumentChange } from '../../store/database/page-notice.ts';
import { removeTerms } from '../../store/search/search-terms.ts';
import { draftOf } from '../../store/documents/document-drafts.ts';
import { endedDisplays } from '../../store/documents/document-deadlines.ts';
import type { CommandContext } from '../context.ts';
import { sayOfDocument } from './document-act.ts';

export const displayOver = '公示期已满';

export async function endDisplays(
  context: Omit<CommandContext, 'organId' | 'actor'>,
): Promise<{ readonly ended: readonly number[] }> {
  const ended: number[] = [];
  const today = context.clock.today();
  for (const { id, organId } of await endedDisplays(context.db, today)) {
    const went = await context.db.transaction().execute(async (db) => {
      const row = await lockDocument(db, id);
      const { display } = row?.details ?? {};
      // Withdrawn, prolonged or ended by another process between the list and the lock.
      if (row?.state !== 'published' || !display || display.lastDayOn >= today) return false;
      const ending = endingOf(display);
      if (ending === 'stay') return false;
      const now = context.clock.now();
      const locked = ending === 'take-down-sealed';
      await keepRevision(db, row, { until: now, reason: displayOver, locked });
      if (locked) await lockRevisions(db, id);
      await db
        .updateTable('documents')
        .set({
          state: 'withdrawn',
          withdrawn_reason: displayOver,
          display_ended_on: display.lastDayOn,
          locked,
          public_at: now,
        })
        .where('id', '=', id)
        .execute();
      await markPlacements(db, id, null);
      await leaveSearch(db, id);
      await removeTerms(db, id);
      await addToOutbox(db, 'document-withdrawn', { documentId: id, leak: locked });
      const at = { ...context, db, organId, actor: { kind: 'system' } as const };
      await sayOfDocument(at, row, {
        revision: row.revision,
        round: (await draftOf(db, id))?.round ?? 1,
        act: 'withdraw',
        opinion: displayOver,
        detail: { reason: displayOver, locked },
      });
      await announceDocumentChange(db, [id]);
      return true;
    });
    if (went) ended.push(id);
  }
  return { ended };
}
