// Sending a draft up: to the middle review where one is configured, else to signature (条例 17). What is
// missing in it is said now, not to the signatory.

import { replyKindOf } from '../../rules/letters/facts.ts';
import { letterFaults } from '../../rules/letters/check.ts';
import { broughtToDay } from '../../rules/letters/dates.ts';
import { draftReply } from '../../rules/request/reply.ts';
import { violation } from '../../rules/violations.ts';
import { addOpinion, openLetter, updateLetter } from '../../store/requests/letters.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnLetter, type LetterInput } from './letter-act.ts';
import { letterCase } from './letter-case.ts';
import { takeStepIn } from '../requests/take-step.ts';

export async function submitLetter(
  context: CommandContext,
  input: LetterInput & { readonly opinion?: string },
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'submit', async ({ letter, row, context: held, staffId }) => {
    const { db, secrets, clock } = held;
    const { facts, text } = openLetter(secrets, letter);
    const here = await letterCase(held, row, clock.today());
    const found = letterFaults(facts, broughtToDay(text, facts, here), here);
    if ('reply' in facts && facts.kind !== replyKindOf(facts.reply)) {
      return refused(violation('letter-kind-mismatch', 'kind'));
    }
    if (found.length > 0) return refused(...found);
    if ('reply' in facts && facts.corrects === undefined) {
      const { reply } = facts;
      const on = clock.today();
      const taken = await takeStepIn(held, row, (r, at) => draftReply(r, { on, reply }, at));
      if (!taken.ok) return taken;
    }
    const { id: letterId, version } = letter;
    const { opinion } = input;
    await addOpinion(db, secrets, {
      letterId,
      version,
      act: 'submit',
      opinion,
      staffId,
      at: clock.now(),
    });
    return done(
      await updateLetter(db, letter.id, {
        state: 'submitted',
        submitted_at: clock.now(),
        late_entry: null,
      }),
    );
  });
}
