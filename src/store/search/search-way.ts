// Searching is a transaction of its own kind: it waits only so long, and the planner is told which way to go.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

const longestWait = '8s';

/** The planner's own guesses are far off for words: it is told which way to go. Sent at once: each way there takes time. */
const beginning = (way: Way) =>
  sql.raw(`begin; set local statement_timeout = '${longestWait}';
  set local enable_seqscan = off; set local jit = off; set local enable_indexscan = ${way === 'index' ? 'off' : 'on'};
  set local max_parallel_workers_per_gather = 0`);

/** @param isReading whether texts are read for a phrase: each by its key, which costs a third less without a bitmap */
export async function inSearch<T>(
  db: Database,
  isReading: boolean,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return await db.connection().execute(async (tx) => {
    if (isReading) reading.add(tx);
    const way = isReading ? 'texts' : 'index';
    ways.set(tx, way);
    try {
      await beginning(way).execute(tx);
      return await work(tx);
    } finally {
      // Nothing was written. A connection that broke has told so already.
      await sql`rollback`.execute(tx).catch(() => undefined);
    }
  });
}

/** Rows are fetched by their keys as well each way. */
type Way = 'index' | 'texts' | 'days';

const ways = new WeakMap<Database, Way>();
const reading = new WeakSet<Database>();

export function isReading(tx: Database): boolean {
  return reading.has(tx);
}

/** Which way the next statement reads the table; told to the transaction only when it changes. */
export async function direct(db: Database, asked: 'index' | 'days'): Promise<void> {
  const way = asked === 'index' && reading.has(db) ? 'texts' : asked;
  if (ways.get(db) === way) return;
  ways.set(db, way);
  await sql`select set_config('enable_indexscan', ${way === 'index' ? 'off' : 'on'}, true),
    set_config('enable_bitmapscan', ${way === 'days' ? 'off' : 'on'}, true)`.execute(db);
}
