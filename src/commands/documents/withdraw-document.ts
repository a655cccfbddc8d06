// A document is taken off the site: its address says so (410), lists, feeds and search forget it at once, the
// record and its reason stay. After a leak nothing of any of its texts is shown again, to nobody but whoever
// keeps the case file (条例 17, 53; 个人信息保护法 57).

import type { ClosedOpenness } from '../../rules/openness-change.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { draftOf, endDraft } from '../../store/documents/document-drafts.ts';
import { closeDuties, dropDutiesFrom, openDuties } from '../../store/documents/document-duties.ts';
import {
  keepRevision,
  lockRevisions,
  relationsFrom,
} from '../../store/documents/document-revisions.ts';
import { lockWithTargets, markPlacements } from '../../store/documents/document-writing.ts';
import { leaveSearch } from '../../store/search/search-index.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { announceDocumentChange } from '../../store/database/page-notice.ts';
import { documentTopics } from '../../store/database/page-topics.ts';
import { removeTerms } from '../../store/search/search-terms.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { sayOfDocument } from './document-act.ts';
import { inTransaction } from '../in-transaction.ts';
import type { SavedDocument } from './save-document.ts';
import { undoEffects } from './settle-effects.ts';

export interface Withdrawal {
  readonly id: number;
  readonly version: number;
  readonly reason: string;
  /** It holds what must not be public: its texts are locked. */
  readonly leak?: boolean;
  /** What its address tells the public; asked for where a law wants the reason made public (行政处罚法 48¶2). */
  readonly notice?: string;
  /** Whether what it did to other documents is undone; asked for where it did something. */
  readonly undo?: boolean;
  /** What it is from now on, for the reason given: it is public no more (条例 14–16, 18). */
  readonly openness?: ClosedOpenness;
  readonly forStaffId?: number;
}

export async function withdrawDocument(
  context: CommandContext,
  { id, version, reason, leak = false, notice = '', undo, openness, forStaffId }: Withdrawal,
): Promise<Result<SavedDocument>> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockWithTargets(db, id);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (row.version !== version) return refusedFor('changed-meanwhile');
    if (row.state !== 'published') return refusedFor('document-not-published');
    const found: Violation[] = [];
    if (reason.trim() === '') found.push(violation('withdrawal-reason-missing', 'reason'));
    const duties = await openDuties(db, id);
    // A leak waits for nothing else: what it did to others then stays as it is.
    const isAsked = !leak;
    if (
      isAsked &&
      duties.some(({ kind }) => kind === 'penalty-withdrawal') &&
      notice.trim() === ''
    ) {
      found.push(violation('withdrawal-notice-missing', 'notice'));
    }
    // A clarification changes nothing about what it clarifies.
    const did = (await relationsFrom(db, id)).filter(
      ({ otherId, kind }) => otherId !== null && kind !== 'clarifies',
    );
    if (isAsked && did.length > 0 && undo === undefined) {
      const names = did.map(({ name }) => `《${name}》`).join('、');
      found.push(violation('withdrawal-effect-undecided', 'undo', names));
    }
    if (found.length > 0) return refused(...found);
    const before = await documentTopics(db, [id]);
    const now = context.clock.now();
    await keepRevision(db, row, { until: now, reason: reason.trim(), locked: leak });
    if (leak) await lockRevisions(db, id);
    await db
      .updateTable('documents')
      .set({
        state: 'withdrawn',
        withdrawn_reason: reason.trim(),
        withdrawal_notice: notice.trim() === '' ? null : notice.trim(),
        locked: leak,
        public_at: now,
        asked_anew: null,
        ...(openness === undefined ? {} : { openness, openness_reason: reason.trim() }),
      })
      .where('id', '=', id)
      .execute();
    await markPlacements(db, id, null);
    await leaveSearch(db, id);
    await removeTerms(db, id);
    await closeDuties(db, id, 'withdrawal', now);
    if (undo === true) {
      await undoEffects({ ...context, db }, id);
      await dropDutiesFrom(db, id);
    }
    await addToOutbox(db, 'document-withdrawn', { documentId: id, leak });
    const draft = await draftOf(db, id);
    // The draft that said so has done what it was for.
    if (openness !== undefined && draft?.content.openness === openness) await endDraft(db, id);
    const spoken = await sayOfDocument({ ...context, db }, row, {
      revision: row.revision,
      round: draft?.round ?? 1,
      act: 'withdraw',
      opinion: reason,
      ...(forStaffId === undefined ? {} : { forStaffId }),
      detail: {
        reason: reason.trim(),
        leak,
        ...(undo === undefined ? {} : { undo }),
        ...(openness === undefined ? {} : { openness }),
      },
    });
    await announceDocumentChange(db, [id], before);
    return done(spoken);
  });
}
