// What each kind of letter must state: the letter table of the 条例's practice (documents P02–C03).

import { isReplyKind, letterKind, type LetterKind } from './kinds.ts';
import { noticeParts } from './notice-parts.ts';
import type { LetterPart } from './part.ts';
import { replyParts } from './reply-parts.ts';

/** The mandatory parts of a kind, the remedy clause aside (check.ts). */
export function partsOf(kind: LetterKind): readonly LetterPart[] {
  return isReplyKind(kind) ? replyParts[kind] : noticeParts[kind];
}

/** Whether a letter of this kind opens a remedy at all: replies and the notice to a third party (L07). */
export function carriesRemedy(kind: LetterKind): boolean {
  return kind === 'P11' || letterKind(kind).onSending === 'serve-reply';
}
