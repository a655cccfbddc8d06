// Two statements at the same time, on two connections: what is shown is found while it is counted how many there are,
// or each looks through one half of the documents.

import type { Database } from '../database.ts';
import type { Half } from './search-conditions.ts';
import { inSearch, isReading } from './search-way.ts';
import type { Known } from './search-weights.ts';

/**
 * More searches than these at once have the processors busy as it is, and do one thing after the other. That they are
 * few is also why nobody waits for ever: whoever waits for a second connection has one that others may wait for.
 */
const mostTogether = 2;
const under = new WeakMap<Database, number>();

/**
 * @param db the one of the process
 * @param tx where the first is done, and the other too where no connection can be spared
 */
export async function together<One, Other>(
  db: Database,
  tx: Database,
  one: (tx: Database) => Promise<One>,
  other: (tx: Database) => Promise<Other>,
): Promise<readonly [One, Other]> {
  const running = under.get(db) ?? 0;
  if (running >= mostTogether) return [await one(tx), await other(tx)];
  under.set(db, running + 1);
  const beside = inSearch(db, isReading(tx), other).finally(() =>
    under.set(db, (under.get(db) ?? 1) - 1),
  );
  // Both are over before either connection is given back.
  const [first, second] = await Promise.allSettled([one(tx), beside]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}

/** What each half of the documents gives; where they are few, all of them at once. */
export async function ofBothHalves<T>(
  { db, sample }: Known,
  tx: Database,
  look: (tx: Database, half: Half | undefined) => Promise<T>,
): Promise<readonly T[]> {
  if (sample.isSmall) return [await look(tx, undefined)];
  return await together(
    db,
    tx,
    async (one) => await look(one, 'even'),
    async (other) => await look(other, 'odd'),
  );
}
