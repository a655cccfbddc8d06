// The third party's look at its letter by number and answer code (条例 32). Both are looked for together, by
// their keyed hash: an unknown number costs the same as a wrong code and gives the same answer.

import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import type { LinkStanding } from '../../rules/request/answer-link.ts';
import { violation } from '../../rules/violations.ts';
import { answerLinkOf, letterOfAnswerCode } from '../../store/requests/answer-links.ts';
import {
  eventsOf,
  requestById,
  requestOf,
  type StoredEvent,
} from '../../store/requests/requests.ts';
import type { AnswerLinkRow, LetterRow, RequestRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';

export interface LetterAndCode {
  readonly number: string;
  readonly code: string;
}

export interface AnswerLook {
  /** What was typed may be short for the letters of several organs. */
  readonly numbers: readonly string[];
  readonly code: string;
  /** Whose letters are looked through. */
  readonly organIds: readonly number[];
}

export interface OpenedLink {
  readonly letter: LetterRow;
  readonly link: AnswerLinkRow;
  readonly row: RequestRow;
  readonly request: DisclosureRequest;
  readonly events: readonly StoredEvent[];
}

export async function openAnswerLink(
  { db, secrets }: Pick<CommandContext, 'db' | 'secrets'>,
  { numbers, code, organIds }: AnswerLook,
): Promise<Result<OpenedLink>> {
  const hashes = numbers.map((number) => secrets.answerCodeHash(number, code));
  const letter = await letterOfAnswerCode(db, hashes, organIds);
  if (letter === undefined) return refused(violation('letter-unknown', 'code'));
  const link = await answerLinkOf(db, letter.id);
  const row = await requestById(db, letter.request_id);
  const events = await eventsOf(db, secrets, letter.request_id);
  const request = row && requestOf(row, events);
  if (link === undefined || row === undefined || request === undefined) {
    throw new Error(`letter ${letter.id} is broken`);
  }
  return done({ letter, link, row, request, events });
}

/** What the rules ask of the two rows. */
export function linkStanding(letter: LetterRow, link: AnswerLinkRow): LinkStanding {
  return {
    ...(letter.sent_on === null || letter.consultation_id === null
      ? {}
      : { consultationId: letter.consultation_id }),
    isVoid: letter.state === 'void',
    isRevoked: link.revoked_at !== null,
  };
}

/** The moment at which the answer of this letter was taken in, by whichever door. */
export function answeredAt({
  letter,
  events,
}: Pick<OpenedLink, 'letter' | 'events'>): Temporal.Instant | undefined {
  return events.find(
    ({ event }) =>
      event.kind === 'opinion-received' && event.consultationId === letter.consultation_id,
  )?.recordedAt;
}
