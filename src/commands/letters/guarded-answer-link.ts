// The third party's look by number of the letter and answer code, guarded as the applicant's is.

import { letterByNumber } from '../../store/requests/letters.ts';
import type { CommandContext } from '../context.ts';
import { type Guarded, guardedLook, type GuardedLook } from '../guarded-look.ts';
import { type AnswerLook, openAnswerLink, type OpenedLink } from './open-answer-link.ts';

export type GuardedAnswerLook = AnswerLook & Pick<GuardedLook<OpenedLink>, 'address' | 'isPaid'>;

export async function guardedAnswerLink(
  context: Pick<CommandContext, 'db' | 'secrets' | 'clock'>,
  look: GuardedAnswerLook,
): Promise<Guarded<OpenedLink>> {
  const { numbers, organIds, address, isPaid } = look;
  return await guardedLook(context, {
    index: context.secrets.guessIndex(`letter ${numbers.join('\n')}`),
    actor: { kind: 'third-party' },
    address,
    isPaid,
    find: async () => {
      const result = await openAnswerLink(context, look);
      return result.ok ? result.value : undefined;
    },
    // What was typed is kept only where it is a number of ours: it could be anything.
    locked: async () => {
      const letter = await letterByNumber(context.db, organIds, numbers);
      return {
        action: 'answer-code-locked',
        object: letter === undefined ? 'query' : `letter ${letter.id}`,
      };
    },
  });
}
