// A new version of a draft: other facts give a new text, unless the officer sends his own.

import { composeLetter } from '../../rules/letters/compose.ts';
import type { LetterFacts } from '../../rules/letters/facts.ts';
import type { LetterText } from '../../rules/letters/sheet.ts';
import { bearsMask } from '../../rules/mask-applicant.ts';
import { violation } from '../../rules/violations.ts';
import { openLetter, saveContent, updateLetter } from '../../store/requests/letters.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnLetter, type LetterInput } from './letter-act.ts';
import { letterCase, registered } from './letter-case.ts';

export async function saveLetter(
  context: CommandContext,
  input: LetterInput & { readonly facts?: LetterFacts; readonly text?: LetterText },
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'save', async ({ letter, row, context: held, staffId }) => {
    const before = openLetter(held.secrets, letter);
    const here = await letterCase(held, row, held.clock.today());
    if (bearsMask({ ...input.facts, ...input.text }, here.application.applicant)) {
      return refused(violation('masked-words-saved', 'text'));
    }
    const facts = input.facts === undefined ? before.facts : registered(input.facts, here);
    // A reply may turn into one of another kind; a notice stays what it is.
    const bothReplies = !facts.kind.startsWith('P') && !letter.kind.startsWith('P');
    if (facts.kind !== letter.kind && !bothReplies) {
      return refused(violation('letter-kind-mismatch', 'kind'));
    }
    const text =
      input.text ?? (input.facts === undefined ? before.text : composeLetter(facts, here));
    const now = held.clock.now();
    const version = letter.version + 1;
    await saveContent(
      held.db,
      held.secrets,
      { id: letter.id, version },
      { facts, text },
      staffId,
      now,
    );
    return done(await updateLetter(held.db, letter.id, { kind: facts.kind }));
  });
}
