// The database as it stood at one moment, read over several connections at once: what is made from it agrees with
// itself, whatever is published meanwhile.

import { type ClientBase, Pool } from 'pg';
import { createDatabase, type Database, type Pool as OwnPool } from '../database.ts';

const connections = 4;

export interface Moment {
  readonly db: Database;
  /** Others read the same through `readersOf`, as long as the work lasts. */
  readonly snapshot: string;
}

export async function atOneMoment<T>(
  pool: OwnPool,
  work: (moment: Moment) => Promise<T>,
): Promise<T> {
  // Its transaction keeps the moment alive for the others.
  const keeper = await pool.connect();
  try {
    await keeper.query('begin isolation level repeatable read read only');
    const { rows } = await keeper.query<{ id: string }>('select pg_export_snapshot() as id');
    const snapshot = rows[0]?.id ?? '';
    const db = readersOf(pool, snapshot);
    try {
      return await work({ db, snapshot });
    } finally {
      await db.destroy();
    }
  } finally {
    await keeper.query('rollback').catch(() => undefined);
    keeper.release();
  }
}

/** Connections of their own, in this thread or another. Destroying it ends them. */
export function readersOf(pool: OwnPool, snapshot: string): Database {
  const begin = async (client: ClientBase): Promise<void> => {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set transaction snapshot '${snapshot}'`);
  };
  const readers = new Pool({
    ...pool.options,
    // Not among what spreading copies.
    password: pool.options.password,
    max: connections,
    // Many ask at once and wait for their turn, on a busy machine for long.
    connectionTimeoutMillis: 0,
    // Waited for, though its type does not say so.
    onConnect: begin as unknown as (client: ClientBase) => void,
  });
  readers.on('error', () => undefined);
  return createDatabase(readers);
}
