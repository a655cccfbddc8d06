// Questions about one row are asked together: what is asked while an answer to the same sort of question is awaited goes
// into the next one. Many readers at once, or a whole site that is written out, cost a few queries of each sort.

import { type Database, keepPlans } from '../database.ts';

interface Asked<K, T> {
  readonly key: K;
  readonly answer: (value: T) => void;
  readonly fail: (error: unknown) => void;
}

/** @param readMany gives an answer for each of the keys, in their order */
export function askedTogether<K, T>(
  readMany: (db: Database, keys: readonly K[]) => Promise<readonly T[]>,
): (db: Database, key: K) => Promise<T> {
  // By database: what is asked within a transaction stays in it.
  const waiting = new WeakMap<Database, Asked<K, T>[]>();

  const answerAll = async (db: Database, queue: Asked<K, T>[]): Promise<void> => {
    while (queue.length > 0) {
      const asked = queue.splice(0);
      try {
        const keys = asked.map(({ key }) => key);
        const answers = await keepPlans(async () => await readMany(db, keys));
        for (const [place, { answer }] of asked.entries()) answer(answers[place] as T);
      } catch (error) {
        for (const { fail } of asked) fail(error);
      }
    }
    waiting.delete(db);
  };

  return async (db, key) =>
    await new Promise<T>((answer, fail) => {
      const queue = waiting.get(db);
      if (queue !== undefined) {
        queue.push({ key, answer, fail });
        return;
      }
      const begun = [{ key, answer, fail }];
      waiting.set(db, begun);
      // After everything that can still be asked before the next answer comes in.
      process.nextTick(() => void answerAll(db, begun));
    });
}

/** The rows of each id, in its place. */
export function byId<R>(
  ids: readonly number[],
  rows: readonly R[],
  idOf: (row: R) => number,
): readonly (readonly R[])[] {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(idOf(row));
    if (group === undefined) groups.set(idOf(row), [row]);
    else group.push(row);
  }
  return ids.map((id) => groups.get(id) ?? []);
}
