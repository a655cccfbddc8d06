// A letter that went electronically or by post did not get there: the try is kept with its proof in the events
// of the request, and the letter lies ready to go another way (国办公开办函〔2016〕235号; L24, L25).

import type { IsoDay } from '../../rules/day.ts';
import { isReplyKind, letterKind } from '../../rules/letters/kinds.ts';
import type { NoticeStart, ServiceAttempt } from '../../rules/request/events.ts';
import { recordAttemptFailed } from '../../rules/request/attempts.ts';
import { violation } from '../../rules/violations.ts';
import { openProof, openServiceNote, updateLetter } from '../../store/requests/letters.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnLetter, type LetterInput } from './letter-act.ts';
import { takeStepIn } from '../requests/take-step.ts';

export async function recordLetterFailed(
  context: CommandContext,
  input: LetterInput & { readonly on: IsoDay; readonly note: string },
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'fail', async ({ letter, row, context: held }) => {
    const attempt = attemptOf(held, letter);
    if (attempt === undefined) return refused(violation('letter-not-sent'));
    const { on, note } = input;
    const taken = await takeStepIn(held, row, (r, at) =>
      recordAttemptFailed(r, { on, note, attempt }, at),
    );
    if (!taken.ok) return taken;
    const unsent = { sent_on: null, sent_method: null, proof: null, service_note: null };
    return done(await updateLetter(held.db, letter.id, unsent));
  });
}

function attemptOf({ secrets }: CommandContext, letter: LetterRow): ServiceAttempt | undefined {
  const { id, kind, number, sent_on: sentOn, sent_method: method } = letter;
  if (sentOn === null || method === null) return undefined;
  const proof = openProof(secrets, letter);
  const service = openServiceNote(secrets, letter);
  const starts = startedBy[kind];
  return {
    letterId: id,
    title: letterKind(kind).title,
    number: number ?? '',
    isReply: isReplyKind(kind),
    ...(letter.corrects_id === null ? {} : { isCorrection: true }),
    ...(starts === undefined ? {} : { starts }),
    sentOn,
    method,
    ...(proof === null ? {} : { proof }),
    ...(service === undefined ? {} : { service }),
  };
}

const startedBy: Readonly<Partial<Record<LetterRow['kind'], NoticeStart>>> = {
  P02: 'supplement',
  P07: 'explanation',
  P09: 'fee',
};
