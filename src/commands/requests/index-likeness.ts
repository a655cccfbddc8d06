// Requests that came before the blind index was kept, or whose tokens were made another way, get theirs:
// in small batches, each its own transaction, so that a stop in between loses nothing.

import {
  likenessTokens,
  requestsWithoutLikeness,
  saveLikeness,
} from '../../store/requests/likeness.ts';
import { openApplication } from '../../store/requests/requests.ts';
import type { CommandContext } from '../context.ts';

const batchSize = 100;

export interface Indexed {
  readonly indexed: number;
  /** Applications that this installation's keys do not open. */
  readonly unreadable: readonly number[];
}

/** `goOn` is asked between batches: a server that stops does not wait for the rest. */
export async function indexLikeness(
  { db, secrets }: Pick<CommandContext, 'db' | 'secrets'>,
  goOn: () => boolean = () => true,
): Promise<Indexed> {
  let indexed = 0;
  const unreadable: number[] = [];
  let after = 0;
  while (goOn()) {
    const rows = await requestsWithoutLikeness(db, after, batchSize);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    const made = rows.flatMap((row) => {
      try {
        const tokens = likenessTokens(secrets, openApplication(secrets, row));
        return [{ requestId: row.id, organId: row.organ_id, tokens }];
      } catch {
        // One broken row must not keep the others from being found.
        unreadable.push(row.id);
        return [];
      }
    });
    await saveLikeness(db, made);
    indexed += made.length;
  }
  return { indexed, unreadable };
}
