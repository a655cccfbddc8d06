// Every act on a draft: lock the document, ask who may do it as it stands, do it and leave the word in one
// transaction (条例 17).

import {
  awaitedStep,
  type DocumentAct,
  documentObstacle,
  type DocumentWord,
  type DraftStanding,
  type ReviewStep,
  type SecrecyAnswers,
} from '../../rules/document-review.ts';
import type { AuditAction } from '../../rules/audit-actions.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { addDocumentWord, draftOf, standingsOf } from '../../store/documents/document-drafts.ts';
import { lockWithTargets } from '../../store/documents/document-writing.ts';
import type { DocumentDraftRow, DocumentRow } from '../../store/tables.ts';
import { type CommandContext, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface DocumentInput {
  readonly id: number;
  /** The version that was seen: what somebody else did in between is not passed over. */
  readonly version: number;
  readonly opinion?: string;
  /** Whose place is taken while that person is away (delegation). */
  readonly forStaffId?: number;
}

export interface HeldDraft {
  readonly row: DocumentRow;
  readonly draft: DocumentDraftRow;
  readonly standing: DraftStanding;
  readonly step: ReviewStep | undefined;
  /** Inside the transaction. */
  readonly context: CommandContext;
}

export async function actOnDocument<T>(
  context: CommandContext,
  input: DocumentInput,
  act: DocumentAct,
  carryOut: (held: HeldDraft) => Promise<Result<T>>,
): Promise<Result<T>> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockWithTargets(db, input.id);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (row.version !== input.version) return refusedFor('changed-meanwhile');
    const draft = await draftOf(db, row.id);
    const standing = (await standingsOf(db, [row.id])).get(row.id);
    if (draft === undefined || standing === undefined) return refusedFor('document-state');
    const why = documentObstacle(standing, act, context.actor, input.forStaffId);
    if (why !== undefined) return refused(why);
    const step = awaitedStep(standing);
    return await carryOut({ row, draft, standing, step, context: { ...context, db } });
  });
}

const logged: Readonly<Record<DocumentWord, AuditAction>> = {
  submit: 'document-submitted',
  recall: 'document-recalled',
  agree: 'document-reviewed',
  return: 'document-returned',
  refer: 'document-referred',
  publish: 'document-published',
  withdraw: 'document-withdrawn',
};

export interface Spoken {
  readonly revision: number;
  readonly round: number;
  readonly act: DocumentWord;
  readonly step?: ReviewStep;
  readonly answers?: SecrecyAnswers;
  readonly opinion?: string;
  readonly forStaffId?: number;
  /** What the log says beside the act; never a word of the text. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Leaves the word beside the document, raises its version and writes the log. */
export async function sayOfDocument(
  { db, clock, actor }: CommandContext,
  row: Pick<DocumentRow, 'id' | 'version'>,
  said: Spoken,
): Promise<{ readonly id: number; readonly version: number }> {
  const at = clock.now();
  const version = row.version + 1;
  const opinion = said.opinion?.trim() ?? '';
  await addDocumentWord(db, {
    document_id: row.id,
    revision: said.revision,
    round: said.round,
    version: row.version,
    act: said.act,
    step: said.step ?? null,
    opinion: opinion === '' ? null : opinion,
    answers: said.answers === undefined ? null : JSON.stringify(said.answers),
    staff_id: staffIdOf(actor) ?? null,
    for_staff_id: said.forStaffId ?? null,
    at,
  });
  await db
    .updateTable('documents')
    .set({ version, updated_at: at })
    .where('id', '=', row.id)
    .execute();
  await appendAuditLog(db, {
    at,
    actor,
    action: logged[said.act],
    object: `document ${row.id}`,
    detail: { ...(said.step === undefined ? {} : { step: said.step }), ...said.detail },
  });
  return { id: row.id, version };
}
