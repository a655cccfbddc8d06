// A reader's look at his message by number and query code, guarded against guessing as that of an applicant.

import { messageByNumber } from '../../store/readers/reader-messages.ts';
import type { MessageRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import { type Guarded, guardedLook, type GuardedLook } from '../guarded-look.ts';
import { givenNumber } from '../requests/query-request.ts';

export interface GuardedMessage extends Pick<GuardedLook<MessageRow>, 'address' | 'isPaid'> {
  readonly number: string;
  readonly code: string;
}

export async function guardedMessage(
  context: Pick<CommandContext, 'db' | 'secrets' | 'clock'>,
  { number, code, address, isPaid }: GuardedMessage,
): Promise<Guarded<MessageRow>> {
  const { db, secrets } = context;
  const given = givenNumber(number);
  return await guardedLook(context, {
    index: secrets.guessIndex(given),
    actor: { kind: 'reader' },
    address,
    isPaid,
    find: async () => {
      const row = await messageByNumber(db, given);
      const hash = secrets.queryCodeHash(given, code.slice(0, 60));
      const stored = row?.query_code_hash ?? Buffer.alloc(hash.length);
      return secrets.sameHash(stored, hash) ? row : undefined;
    },
    locked: async () => {
      const row = await messageByNumber(db, given);
      return {
        action: 'query-locked',
        object: row === undefined ? 'query' : `message ${row.id}`,
      };
    },
  });
}
