// Two open requests of one applicant for the same thing are answered together: one content, a letter with a
// number of its own for each, and each still counted (条例 36(6) needs an earlier reply; W03).

import { isStandingReply } from '../../rules/letters/approval.ts';
import { isReplyKind } from '../../rules/letters/kinds.ts';
import { violation } from '../../rules/violations.ts';
import { letterById, lettersOf, openLetter } from '../../store/requests/letters.ts';
import { requestById } from '../../store/requests/requests.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { draftLetter } from '../letters/draft-letter.ts';

export async function answerJointly(
  context: CommandContext,
  { letterId, requestId }: { readonly letterId: number; readonly requestId: number },
): Promise<Result<LetterRow>> {
  const letter = await letterById(context.db, letterId);
  if (letter === undefined || letter.organ_id !== context.organId || !isReplyKind(letter.kind)) {
    return refusedFor('letter-unknown');
  }
  const own = await requestById(context.db, letter.request_id);
  const other = await requestById(context.db, requestId);
  if (own === undefined || other === undefined || other.organ_id !== own.organ_id) {
    return refused(violation('request-unknown', 'requestId'));
  }
  const sameApplicant =
    own.identity_index !== null &&
    other.identity_index !== null &&
    own.identity_index.equals(other.identity_index);
  if (!sameApplicant || other.id === own.id) {
    return refused(violation('not-same-applicant', 'requestId'));
  }
  if (other.concluded_on !== null) return refused(violation('already-concluded', 'requestId'));
  // Pressed twice, or from the other side: its reply is drafted already.
  if ((await lettersOf(context.db, other.id)).some(isStandingReply)) {
    return refused(violation('joint-reply-drafted', 'requestId'));
  }
  const { facts } = openLetter(context.secrets, letter);
  const made = await draftLetter(context, { requestId: other.id, facts, drawnFrom: letter.id });
  return made.ok ? done(made.value) : made;
}
