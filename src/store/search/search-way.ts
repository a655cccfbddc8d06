// Searching is a transaction of its own kind: it waits only so long, and the planner is told which way to go.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

const longestWait = '8s';

/** The planner's own guesses are far off for words: it is told which way to go. */
export async function inSearch<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await sql`select set_config('statement_timeout', ${longestWait}, true),
      set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
      set_config('enable_indexscan', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true),
      set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx);
    ways.set(tx, 'index');
    return await work(tx);
  });
}

/** Rows are fetched by their keys as well either way. */
type Way = 'index' | 'days';

const ways = new WeakMap<Database, Way>();

/** Which way the next statement reads the table; told to the transaction only when it changes. */
export async function direct(db: Database, way: Way): Promise<void> {
  if (ways.get(db) === way) return;
  ways.set(db, way);
  await sql`select set_config('enable_indexscan', ${way === 'index' ? 'off' : 'on'}, true),
    set_config('enable_bitmapscan', ${way === 'days' ? 'off' : 'on'}, true)`.execute(db);
}
