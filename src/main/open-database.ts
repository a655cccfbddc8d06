// The database of the settings: the server that DATABASE_URL names, else the embedded one.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { createDatabase, createPool, type Database, type Pool } from '../store/database.ts';
import { type DatabaseServer, openDatabaseServer } from '../store/embedded-postgres/open.ts';
import { OperatorError } from '../store/database/operator-error.ts';
import { isDatabaseUnavailable } from '../store/database/unavailable.ts';

export interface OpenDatabase {
  readonly db: Database;
  readonly pool: Pool;
  /** Undefined with DATABASE_URL. */
  readonly server: DatabaseServer | undefined;
  readonly close: () => Promise<void>;
}

/** Throws an OperatorError for a database that cannot be reached or is too old. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl === undefined) {
    const server = await openDatabaseServer({ dataFolder: config.dataFolder });
    return withPool(createPool(server.address), server);
  }
  const pool = createPool({ connectionString: config.databaseUrl });
  try {
    await checkVersion(pool);
  } catch (error) {
    await pool.end();
    throw explained(error, new URL(config.databaseUrl));
  }
  return withPool(pool, undefined);
}

const longestStatement = 3000;

function withPool(pool: Pool, server: DatabaseServer | undefined): OpenDatabase {
  const db = createDatabase(pool);
  return {
    db,
    pool,
    server,
    close: async () => {
      // A statement that takes too long is cut off by the server's end; nobody waits for its answer.
      await Promise.race([db.destroy(), sleep(longestStatement, undefined, { ref: false })]);
      await server?.stop();
    },
  };
}

async function checkVersion(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
  const version = Number(rows[0]?.server_version_num);
  if (version >= 150_000) return;
  throw new OperatorError(
    `DATABASE_URL 所指的 PostgreSQL 版本过低（${Math.floor(version / 10_000)}）：请升级到 15 或更高版本。`,
  );
}

/** Names the server without its password. */
function explained(error: unknown, url: URL): unknown {
  if (!(error instanceof Error) || error instanceof OperatorError) return error;
  const where = `${url.hostname || 'localhost'}:${url.port || 5432}${url.pathname}`;
  const code = 'code' in error ? String(error.code) : '';
  const refused = /^(?:28|3D|42501)/.test(code);
  if (!refused && !isDatabaseUnavailable(error)) return error;
  const advice = refused
    ? '请核对 DATABASE_URL 中的用户、密码和数据库名'
    : '请确认 PostgreSQL 已启动、DATABASE_URL 正确';
  const reason = error.message || code;
  return new OperatorError(`无法连接数据库 ${where}（${reason}）：${advice}后重试。`, {
    cause: error,
  });
}
