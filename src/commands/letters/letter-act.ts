// Every act on a letter: lock the request, then the letter, ask who may do it in this state, and do it in
// one transaction with the step of the request that it carries.

import {
  type LetterAct,
  letterObstacle,
  type LetterStanding,
} from '../../rules/letters/approval.ts';
import { type FailedAttempt, failedAttempts } from '../../rules/request/attempts.ts';
import type { Actor } from '../../rules/request/events.ts';
import { violation } from '../../rules/violations.ts';
import {
  authorsOf,
  type LetterAuthors,
  letterById,
  lockLetter,
} from '../../store/requests/letters.ts';
import { organById } from '../../store/people/organs.ts';
import type { Database } from '../../store/database.ts';
import type { Secrets } from '../../store/database/secrets.ts';
import { eventsOf, lockRequest } from '../../store/requests/requests.ts';
import type { LetterRow, OrganRow, RequestRow } from '../../store/tables.ts';
import { type CommandContext, refused, type Result } from '../context.ts';

export interface LetterInput {
  readonly letterId: number;
  /** The version that was seen: somebody else's words in between are not passed over. */
  readonly version: number;
  /** Whose place is taken while that person is away (delegation). */
  readonly forStaffId?: number;
}

export interface Held {
  readonly letter: LetterRow;
  readonly row: RequestRow;
  readonly organ: OrganRow;
  /** Inside the transaction. */
  readonly context: CommandContext;
  readonly staffId: number;
}

export async function actOnLetter<T>(
  context: CommandContext,
  { letterId, version }: LetterInput,
  act: LetterAct,
  carryOut: (held: Held) => Promise<Result<T>>,
): Promise<Result<T>> {
  const staffId = staffIdOf(context.actor);
  const seen = await letterById(context.db, letterId);
  if (seen === undefined || seen.organ_id !== context.organId || staffId === undefined) {
    return refused(violation('letter-unknown'));
  }
  return context.db.transaction().execute(async (db) => {
    const row = await lockRequest(db, seen.request_id);
    const letter = await lockLetter(db, letterId);
    const organ = await organById(db, context.organId);
    if (row === undefined || letter === undefined || organ === undefined) {
      return refused(violation('letter-unknown'));
    }
    if (letter.version !== version) return refused(violation('changed-meanwhile'));
    const authors = (await authorsOf(db, [letterId])).get(letterId);
    const hasFailed = (await failedAttemptsOf(db, context.secrets, letter)).length > 0;
    const standing = { ...standingOf(letter, row, authors), hasFailed };
    const settings = { middleReview: organ.middle_review };
    // The word is the delegate's own: what bars is what he did himself.
    const why = letterObstacle(standing, act, context.actor, settings);
    if (why !== undefined) return refused(why);
    return carryOut({ letter, row, organ, context: { ...context, db }, staffId });
  });
}

/** Only of a signed letter that is not under way: of others there is nothing to know. */
export async function failedAttemptsOf(
  db: Database,
  secrets: Secrets,
  letter: LetterRow,
): Promise<readonly FailedAttempt[]> {
  if (letter.state !== 'signed') return [];
  return failedAttempts(await eventsOf(db, secrets, letter.request_id), letter.id);
}

export function staffIdOf(actor: Actor): number | undefined {
  return actor.kind === 'staff' ? actor.id : undefined;
}

/** What the rules of approval ask of a letter, its request and those who wrote it. */
export function standingOf(
  letter: LetterRow,
  { handler_id: handledBy }: Pick<RequestRow, 'handler_id'>,
  authors: LetterAuthors | undefined,
): LetterStanding {
  return {
    kind: letter.kind,
    state: letter.state,
    ...(authors ?? { writtenBy: [letter.drafted_by] }),
    ...(handledBy === null ? {} : { handledBy }),
    ...(letter.reviewed_by === null ? {} : { reviewedBy: letter.reviewed_by }),
    isSent: letter.sent_on !== null,
    isReceived: letter.received_on !== null,
  };
}
