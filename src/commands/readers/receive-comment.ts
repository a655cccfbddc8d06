// A comment on a consultation comes in (重大行政决策程序暂行条例 15). Whether it is open is asked at this moment: a form
// that was opened on the last day is refused after it. The same form sent twice is one comment.

import { beijingDay } from '../../rules/beijing-time.ts';
import { maskName } from '../../rules/identity.ts';
import {
  commentObstacle,
  commentViolations,
  type PublicComment,
} from '../../rules/public-consultation.ts';
import { nextNumber } from '../../store/database/counters.ts';
import { documentById } from '../../store/documents/documents.ts';
import { organById } from '../../store/people/organs.ts';
import {
  commentBySubmissionKey,
  insertComment,
  lockSubmission,
} from '../../store/readers/public-comments.ts';
import { standingsAmong } from '../../store/readers/public-consultations.ts';
import type { CommentRow, DocumentRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';

export interface NewPublicComment {
  readonly documentId: number;
  readonly comment: PublicComment;
  readonly submissionKey: string;
  /** Puts its file into the vault: asked for once, when the comment can be taken. */
  readonly storeFiles?: () => Promise<
    readonly { readonly sha256: string; readonly name: string }[]
  >;
}

export interface CommentReceipt {
  readonly row: CommentRow;
  /** The same form came before: this is its receipt. */
  readonly repeated: boolean;
}

/** Number series beside the requests': KFQ-YJ-2026-0001. */
const series = 'comment';

export async function receiveComment(
  context: CommandContext,
  { documentId, comment, submissionKey, storeFiles }: NewPublicComment,
): Promise<Result<CommentReceipt>> {
  const { db, clock, secrets, organId } = context;
  const wrong = commentViolations(comment);
  if (wrong.length > 0) return refused(...wrong);
  // A file of a form that is taken already would lie in the vault for nothing.
  const known = await commentBySubmissionKey(db, submissionKey);
  if (known !== undefined) return receiptOf(known, documentId);
  const before = await obstacleTo(context, documentId);
  if (!before.ok) return before;
  const [file] = (await storeFiles?.()) ?? [];
  return await db.transaction().execute(async (tx) => {
    await lockSubmission(tx, submissionKey);
    const twin = await commentBySubmissionKey(tx, submissionKey);
    if (twin !== undefined) return receiptOf(twin, documentId);
    const now = await obstacleTo({ ...context, db: tx }, documentId);
    if (!now.ok) return now;
    const organ = await organById(tx, organId);
    if (organ === undefined) return refusedFor('organ-unknown');
    const receivedAt = clock.now();
    const year = Number(beijingDay(receivedAt).slice(0, 4));
    const n = String(await nextNumber(tx, organId, series, year)).padStart(4, '0');
    const row = await insertComment(tx, secrets, {
      organId,
      documentId,
      number: `${organ.code.toUpperCase()}-YJ-${year}-${n}`,
      submissionKey,
      receivedAt,
      maskedName: comment.name === '' ? null : maskName(comment.name),
      comment,
      file,
    });
    return done({ row, repeated: false });
  });
}

/** Only what stands on the organ's own site now and is open today. */
async function obstacleTo(
  { db, clock, organId }: CommandContext,
  documentId: number,
): Promise<Result<DocumentRow>> {
  const document = await documentById(db, documentId);
  if (
    document === undefined ||
    document.kind !== 'consultation' ||
    document.state !== 'published' ||
    document.organ_id !== organId
  ) {
    return refusedFor('public-consultation-unknown');
  }
  const standing = (await standingsAmong(db, [documentId])).get(documentId);
  const { particulars = {} } = document.details;
  const why = commentObstacle(particulars, clock.today(), standing?.hasResult === true);
  return why === undefined ? done(document) : refused(why);
}

function receiptOf(row: CommentRow, documentId: number): Result<CommentReceipt> {
  return row.document_id === documentId
    ? done({ row, repeated: true })
    : refusedFor('public-consultation-unknown');
}
