// A fault of a page or a message comes in from a reader. The days to take it up and to answer are set at once and stay;
// the same form sent twice is one message. The answer is read by number and query code.

import { beijingDay } from '../../rules/beijing-time.ts';
import {
  isMessageKind,
  messageDays,
  type MessageInput,
  messageViolations,
} from '../../rules/reader-messages.ts';
import { nextNumber } from '../../store/database/counters.ts';
import { documentById } from '../../store/documents/documents.ts';
import { organById } from '../../store/people/organs.ts';
import { lockSubmission } from '../../store/readers/public-comments.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import { readerDaysSet } from '../../store/readers/reader-days.ts';
import { insertMessage, messageBySubmissionKey } from '../../store/readers/reader-messages.ts';
import type { MessageRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';

export interface NewReaderMessage extends MessageInput {
  /** The document that it is about; one that is not on the site is refused. */
  readonly documentId?: number | undefined;
  /** The policy item that a question is about, and the place in its document. */
  readonly policy?: { readonly itemId: number; readonly clause: string | null } | undefined;
  readonly submissionKey: string;
}

export interface MessageReceipt {
  readonly row: MessageRow;
  readonly queryCode: string;
  readonly repeated: boolean;
}

/** KFQ-LY-2026-0001. */
const series = 'message';

export async function receiveMessage(
  context: CommandContext,
  { documentId, policy, submissionKey, ...input }: NewReaderMessage,
): Promise<Result<MessageReceipt>> {
  const { clock, calendar, secrets, organId } = context;
  const wrong = messageViolations(input);
  const { kind } = input;
  if (wrong.length > 0 || !isMessageKind(kind)) return refused(...wrong);
  // Of a policy item and of nothing else.
  if ((kind === 'policy-question') !== (policy !== undefined)) {
    return refusedFor('message-kind-missing', 'kind');
  }
  return await context.db.transaction().execute(async (db) => {
    await lockSubmission(db, submissionKey);
    const known = await messageBySubmissionKey(db, submissionKey);
    if (known !== undefined) return receiptOf(context, known, true);
    const organ = await organById(db, organId);
    if (organ === undefined) return refusedFor('organ-unknown');
    if (documentId !== undefined) {
      const document = await documentById(db, documentId);
      if (document?.state !== 'published') return refusedFor('document-unknown');
    }
    if (policy !== undefined && (await publishedItems(db, { ids: [policy.itemId] })).length === 0) {
      return refusedFor('document-unknown');
    }
    const receivedAt = clock.now();
    const receivedOn = beijingDay(receivedAt);
    const year = Number(receivedOn.slice(0, 4));
    const n = String(await nextNumber(db, organId, series, year)).padStart(4, '0');
    const days = messageDays(kind, receivedOn, calendar, await readerDaysSet(db));
    const row = await insertMessage(db, secrets, {
      organId,
      number: `${organ.code.toUpperCase()}-LY-${year}-${n}`,
      submissionKey,
      kind,
      documentId: documentId ?? null,
      policy: policy ?? null,
      receivedAt,
      receivedOn,
      acknowledgeBy: days.acknowledgeBy,
      answerBy: days.answerBy,
      text: input.text.trim(),
      contact: input.contact.trim(),
    });
    return receiptOf(context, row, false);
  });
}

function receiptOf(
  { secrets, organId }: CommandContext,
  row: MessageRow,
  repeated: boolean,
): Result<MessageReceipt> {
  if (row.organ_id !== organId) return refusedFor('organ-unknown');
  return done({ row, queryCode: secrets.queryCode(row.submission_key), repeated });
}
