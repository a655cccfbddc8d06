// What readers see has changed: every server process throws its rendered pages away. The notice goes
// out when the transaction commits and not before, whichever process made the change.

import { sql } from 'kysely';
import { Client } from 'pg';
import type { Database, Pool } from './database.ts';

const channel = 'gongkai_pages';

export async function announcePageChange(db: Database): Promise<void> {
  await sql`select pg_notify(${channel}, '')`.execute(db);
}

export interface PageListener {
  readonly onChange: () => void;
  /** False from the moment the connection breaks until a new one listens. */
  readonly onListening: (listening: boolean) => void;
}

const retryAfter = 1000; // ms

/**
 * Listens on a connection of its own, which never keeps the process alive, and finds its way back after
 * the database was away.
 */
export function listenForPageChanges(pool: Pool, listener: PageListener): { stop: () => void } {
  let stopped = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const own = new Client(pool.options);
    client = own;
    const lost = (): void => {
      if (client !== own) return;
      client = undefined;
      listener.onListening(false);
      own.end().catch(() => undefined);
      if (!stopped) timer = setTimeout(() => void connect(), retryAfter).unref();
    };
    own.on('error', lost);
    own.on('end', lost);
    own.on('notification', listener.onChange);
    try {
      await own.connect();
      unref(own);
      await own.query(`listen ${channel}`);
      if (client === own) listener.onListening(true);
    } catch {
      lost();
    }
  };
  void connect();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      void client?.end().catch(() => undefined);
    },
  };
}

function unref(client: Client): void {
  const { stream } = (client as unknown as { connection: { stream: { unref?: () => void } } })
    .connection;
  stream.unref?.();
}
