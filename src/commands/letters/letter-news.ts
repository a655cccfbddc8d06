// That a letter lies ready for its applicant, for the mail that tells him (letter-mails.ts): which letter, and nothing
// of what stands in it.

import { letterKind } from '../../rules/letters/kinds.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import type { Database } from '../../store/database.ts';
import type { LetterRow } from '../../store/tables.ts';

export const letterNewsTopic = 'letter-news';

export interface LetterNewsLine {
  readonly letterId: number;
}

/** Within the transaction that sends it. */
export async function tellOfLetter(db: Database, letter: LetterRow): Promise<void> {
  if (letter.sent_method !== 'electronic' || letterKind(letter.kind).to !== 'applicant') return;
  const line: LetterNewsLine = { letterId: letter.id };
  await addToOutbox(db, letterNewsTopic, line);
}
