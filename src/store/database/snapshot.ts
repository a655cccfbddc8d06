// The database as it stood at one moment, read over several connections at once: what is made from it agrees with
// itself, whatever is published meanwhile.

import { type ClientBase, Pool } from 'pg';
import { createDatabase, type Database, type Pool as OwnPool } from '../database.ts';

const connections = 4;

export async function atOneMoment<T>(
  pool: OwnPool,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  // Its transaction keeps the moment alive for the others.
  const keeper = await pool.connect();
  try {
    await keeper.query('begin isolation level repeatable read read only');
    const { rows } = await keeper.query<{ id: string }>('select pg_export_snapshot() as id');
    const begin = async (client: ClientBase): Promise<void> => {
      await client.query('begin isolation level repeatable read read only');
      await client.query(`set transaction snapshot '${rows[0]?.id ?? ''}'`);
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
    const db = createDatabase(readers);
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  } finally {
    await keeper.query('rollback').catch(() => undefined);
    keeper.release();
  }
}
