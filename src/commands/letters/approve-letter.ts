// The word of the reviewer, and the letter sent back with the reason (条例 17).

import type { SpokenAct } from '../../rules/letters/approval.ts';
import { isReplyKind } from '../../rules/letters/kinds.ts';
import { blank } from '../../rules/request/decision.ts';
import { returnReply } from '../../rules/request/reply.ts';
import { violation } from '../../rules/violations.ts';
import { addOpinion, updateLetter } from '../../store/requests/letters.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnLetter, type Held, type LetterInput } from './letter-act.ts';
import { takeStepIn } from '../requests/take-step.ts';

export interface Approval extends LetterInput {
  readonly opinion?: string;
}

export async function reviewLetter(
  context: CommandContext,
  input: Approval,
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'review', async (held) => {
    await say(held, 'review', input);
    const { letter, staffId, context: at } = held;
    return done(await updateLetter(at.db, letter.id, { state: 'reviewed', reviewed_by: staffId }));
  });
}

export async function returnLetter(
  context: CommandContext,
  input: Approval,
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'return', async (held) => {
    const { letter, row, context: at } = held;
    const reason = input.opinion ?? '';
    if (blank(reason)) return refused(violation('return-reason-missing', 'opinion'));
    // A reply on paper is not yet a step of the request while it waits to be confirmed.
    const isStep = letter.state !== 'late' && letter.corrects_id === null;
    if (isReplyKind(letter.kind) && isStep) {
      const on = at.clock.today();
      const taken = await takeStepIn(at, row, (r, here) => returnReply(r, { on, reason }, here));
      if (!taken.ok) return taken;
    }
    await say(held, 'return', input);
    return done(
      await updateLetter(at.db, letter.id, {
        state: 'draft',
        submitted_at: null,
        reviewed_by: null,
      }),
    );
  });
}

export async function say(
  { letter, staffId, context }: Held,
  act: Exclude<SpokenAct, 'submit'>,
  said: Pick<Approval, 'opinion' | 'forStaffId'> & { readonly secrecyReview?: string },
): Promise<void> {
  await addOpinion(context.db, context.secrets, {
    letterId: letter.id,
    version: letter.version,
    act,
    opinion: said.opinion,
    secrecyReview: said.secrecyReview,
    staffId,
    forStaffId: said.forStaffId,
    at: context.clock.now(),
  });
}
