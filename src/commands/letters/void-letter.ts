// A letter that will not go out: a draft is dropped, a signed one keeps its number in the register, void,
// and it is never given again (L31).

import { isReplyKind } from '../../rules/letters/kinds.ts';
import { blank } from '../../rules/request/decision.ts';
import { voidReply } from '../../rules/request/reply.ts';
import { violation } from '../../rules/violations.ts';
import { updateLetter } from '../../store/requests/letters.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type Approval, say } from './approve-letter.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnLetter } from './letter-act.ts';
import { takeStepIn } from '../requests/take-step.ts';

export async function voidLetter(
  context: CommandContext,
  input: Approval,
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'void', async (held) => {
    const { letter, row, context: at } = held;
    const reason = input.opinion ?? '';
    if (blank(reason)) return refused(violation('return-reason-missing', 'opinion'));
    if (letter.state === 'signed' && isReplyKind(letter.kind) && letter.corrects_id === null) {
      const on = at.clock.today();
      const taken = await takeStepIn(at, row, (r, here) => voidReply(r, { on, reason }, here));
      if (!taken.ok) return taken;
    }
    await say(held, 'void', input);
    return done(await updateLetter(at.db, letter.id, { state: 'void' }));
  });
}
