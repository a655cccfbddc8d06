// Whether a published document gives enterprises something is for somebody to say: that it gives nothing is recorded
// with the reason. The period for taking items out is set in one place.

import { itemiseDaysBounds } from '../../rules/policy/itemise.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { documentById } from '../../store/documents/documents.ts';
import {
  markPolicyDocument,
  setItemiseDays,
  unmarkPolicyDocument,
} from '../../store/policies/policy-duties.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

/** Without a reason the record is taken back. */
export async function sayNoItems(
  context: CommandContext,
  { documentId, reason }: { readonly documentId: number; readonly reason: string | null },
): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    const { clock, actor } = context;
    const document = await documentById(db, documentId);
    if (document?.organ_id !== context.organId) return refusedFor('document-unknown');
    const said = reason?.trim();
    if (said === '') return refusedFor('policy-reason-missing', 'reason');
    if (said === undefined) await unmarkPolicyDocument(db, documentId);
    else {
      await markPolicyDocument(db, {
        document_id: documentId,
        reason: said,
        marked_by: staffIdOf(actor) ?? null,
        marked_at: clock.now(),
      });
    }
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: said === undefined ? 'policy-document-unmarked' : 'policy-document-marked',
      object: `document ${documentId}`,
      detail: said === undefined ? {} : { reason: said },
    });
    return done(null);
  });
}

export async function setItemisePeriod(
  { db, clock, actor }: CommandContext,
  days: number,
): Promise<Result<null>> {
  const { least, most } = itemiseDaysBounds;
  if (days < least || days > most) return refusedFor('policy-itemise-days', 'days');
  return await db.transaction().execute(async (within) => {
    await setItemiseDays(within, days);
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'policy-itemise-days-set',
      object: 'settings',
      detail: { days },
    });
    return done(null);
  });
}
