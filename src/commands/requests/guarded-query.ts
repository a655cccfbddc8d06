// The applicant's look by number and query code, guarded against guessing.

import { requestByNumber } from '../../store/requests/requests.ts';
import type { CommandContext } from '../context.ts';
import { type Guarded, guardedLook, type GuardedLook } from '../guarded-look.ts';
import { givenNumber, type Progress, queryRequest } from './query-request.ts';

export interface GuardedQuery extends Pick<GuardedLook<Progress>, 'address' | 'isPaid'> {
  readonly number: string;
  readonly code: string;
}

export async function guardedQuery(
  context: Pick<CommandContext, 'db' | 'secrets' | 'clock'>,
  { number, code, address, isPaid }: GuardedQuery,
): Promise<Guarded<Progress>> {
  const { db, secrets } = context;
  return await guardedLook(context, {
    index: secrets.guessIndex(givenNumber(number)),
    actor: { kind: 'applicant' },
    address,
    isPaid,
    find: async () => {
      const result = await queryRequest(context, number, code);
      return result.ok ? result.value : undefined;
    },
    // What was typed is kept only where it is a number of ours: it could be anything.
    locked: async () => {
      const row = await requestByNumber(db, givenNumber(number));
      return {
        action: 'query-locked',
        object: row === undefined ? 'query' : `request ${row.id}`,
      };
    },
  });
}
