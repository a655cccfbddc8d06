// Questions about one row that are asked in the same moment of the same database are asked as one: many readers at once,
// or a whole site that is written out, cost as many queries as there are sorts of questions.

import type { Database } from '../database.ts';

interface Waiting<K, T> {
  readonly keys: K[];
  readonly answers: Promise<readonly T[]>;
}

/** @param readMany gives an answer for each of the keys, in their order */
export function askedTogether<K, T>(
  readMany: (db: Database, keys: readonly K[]) => Promise<readonly T[]>,
): (db: Database, key: K) => Promise<T> {
  // By database: what is asked within a transaction stays in it.
  const waiting = new WeakMap<Database, Waiting<K, T>>();
  const begin = (db: Database): Waiting<K, T> => {
    const keys: K[] = [];
    const { promise: answers, resolve } = Promise.withResolvers<readonly T[]>();
    // After everything that can still be asked before the next answer comes in.
    process.nextTick(() => {
      waiting.delete(db);
      resolve(readMany(db, keys));
    });
    const begun = { keys, answers };
    waiting.set(db, begun);
    return begun;
  };
  return async (db, key) => {
    const { keys, answers } = waiting.get(db) ?? begin(db);
    const place = keys.push(key) - 1;
    return (await answers)[place] as T;
  };
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
