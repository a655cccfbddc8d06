// Takes a letter of the example through the office, each act by its own person: 经办 drafts and sends, another
// signs. A letter that an interrupted first start left on the way is gone on with.

import type { CommandContext, Result } from '../commands/context.ts';
import { draftLetter } from '../commands/letters/draft-letter.ts';
import { recordLetterArrival, sendLetter } from '../commands/letters/send-letter.ts';
import { signLetter } from '../commands/letters/sign-letter.ts';
import { submitLetter } from '../commands/letters/submit-letter.ts';
import type { IsoDay } from '../rules/day.ts';
import type { LetterFacts } from '../rules/letters/facts.ts';
import type { LetterKind } from '../rules/letters/kinds.ts';
import { isReplyKind, letterKind } from '../rules/letters/kinds.ts';
import type { Sending } from '../rules/request/service.ts';
import { lettersOf } from '../store/requests/letters.ts';
import type { LetterRow } from '../store/tables.ts';
import { must } from './accounts.ts';

/** A context for that person on that day. */
export type As = (username: string, on: IsoDay) => Promise<CommandContext>;

const secrecyReview = '经保密审查，不涉及国家秘密，可以发出。';

/** Drafted and sent up. */
export async function submitted(
  as: As,
  on: IsoDay,
  requestId: number,
  facts: LetterFacts,
): Promise<LetterRow> {
  const context = await as('jingban', on);
  const begun = await latest(context, requestId, (letter) => letter.kind === facts.kind);
  // Signed and not yet sent is on the way too.
  const isNew = begun === undefined || begun.sent_on !== null;
  const letter = isNew ? must(await draftLetter(context, { requestId, facts }), facts.kind) : begun;
  if (letter.state !== 'draft') return letter;
  return must(await submitLetter(context, acting(letter)), facts.kind);
}

export async function signed(as: As, on: IsoDay, letter: LetterRow): Promise<LetterRow> {
  if (letter.state === 'signed') return letter;
  // The office head lengthens the period (条例 33 ¶2); everything else the signatory signs.
  const signatory = letterKind(letter.kind).signedBy === 'extend-period' ? 'fuzeren' : 'qianfa';
  const context = await as(signatory, on);
  return must(await signLetter(context, { ...acting(letter), secrecyReview }), letter.kind);
}

export async function sent(
  as: As,
  letter: LetterRow,
  sending: Sending,
): Promise<Result<LetterRow>> {
  return sendLetter(await as('jingban', sending.on), { ...acting(letter), sending });
}

/** A notice: drafted, signed on `signedOn` and posted on `on`. */
export async function posted(
  as: As,
  days: { readonly signedOn: IsoDay; readonly on: IsoDay },
  requestId: number,
  facts: LetterFacts,
): Promise<Result<LetterRow>> {
  const up = await submitted(as, days.signedOn, requestId, facts);
  const letter = await signed(as, days.signedOn, up);
  return sent(as, letter, { on: days.on, method: 'post', postal: true });
}

export async function arrived(as: As, on: IsoDay, letter: LetterRow): Promise<Result<LetterRow>> {
  return recordLetterArrival(await as('jingban', on), { ...acting(letter), on });
}

/** The last letter of that kind that has been sent. */
export async function lastSent(
  context: CommandContext,
  requestId: number,
  kinds: readonly LetterKind[],
): Promise<LetterRow> {
  const found = await latest(
    context,
    requestId,
    (letter) => kinds.includes(letter.kind) && letter.sent_on !== null,
  );
  if (found === undefined) throw new Error(`no ${kinds.join('/')} was sent`);
  return found;
}

export async function replyOf(context: CommandContext, requestId: number): Promise<LetterRow> {
  const found = await latest(context, requestId, (letter) => isReplyKind(letter.kind));
  if (found === undefined) throw new Error('no reply was drafted');
  return found;
}

async function latest(
  { db }: CommandContext,
  requestId: number,
  fits: (letter: LetterRow) => boolean,
): Promise<LetterRow | undefined> {
  return (await lettersOf(db, requestId)).findLast((one) => one.state !== 'void' && fits(one));
}

function acting({ id, version }: LetterRow): { letterId: number; version: number } {
  return { letterId: id, version };
}
