// Forward-only migrations: numbered .sql files, each run once, in its own transaction and in order.
// A file that has been applied is never edited; its checksum is kept to notice when it was.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import type { Pool } from './database.ts';
import { OperatorError } from './database/operator-error.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export const migrationsFolder: string = join(import.meta.dirname, 'migrations');

/** The migrations of this release, ascending. */
export async function readMigrations(folder: string = migrationsFolder): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()) {
    const [, digits, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? [];
    if (digits === undefined || name === undefined) {
      throw new Error(`${file}: a migration is named NNNN-name.sql`);
    }
    if (Number(digits) === migrations.at(-1)?.number) throw new Error(`${file}: number used twice`);
    const sql = await readFile(join(folder, file), 'utf8');
    migrations.push({ number: Number(digits), name, sql, checksum: checksumOf(sql) });
  }
  return migrations;
}

/** Brings the database up to this release; returns the names of what was applied. */
export async function migrate(pool: Pool, folder: string = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    // Two servers that start at once: the second waits, then finds nothing left to do.
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    return await applyMissing(client, migrations);
  } finally {
    // Closing the connection releases the lock whatever state a failed statement left it in.
    client.release(true);
  }
}

const advisoryLock = 7_246_001;

async function applyMissing(client: PoolClient, migrations: Migration[]): Promise<string[]> {
  await client.query(`
    create table if not exists schema_migrations (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<Omit<Migration, 'sql'>>(
    'select number, name, checksum from schema_migrations order by number',
  );
  refuseForeignHistory(rows, migrations);
  const done = new Set(rows.map((row) => row.number));
  const applied: string[] = [];
  for (const migration of migrations.filter(({ number }) => !done.has(number))) {
    await apply(client, migration);
    applied.push(migration.name);
  }
  return applied;
}

function refuseForeignHistory(
  applied: readonly Omit<Migration, 'sql'>[],
  known: readonly Migration[],
): void {
  const newest = known.at(-1)?.number ?? 0;
  for (const row of applied) {
    if (row.number > newest) {
      throw new OperatorError(
        `数据库的版本（${row.number}）比本程序（${newest}）新：请改用较新的程序启动，数据未作任何改动。`,
      );
    }
    const own = known.find(({ number }) => number === row.number);
    if (own?.checksum !== row.checksum) {
      throw new OperatorError(
        `数据库中第 ${row.number} 号升级（${row.name}）与本程序所带的不一致：请确认程序与数据库属于同一版本，数据未作任何改动。`,
      );
    }
  }
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      'insert into schema_migrations (number, name, checksum) values ($1, $2, $3)',
      [migration.number, migration.name, migration.checksum],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw explained(error);
  }
}

/** What a database that is not our own may lack: the right to add an extension, or the extension itself. */
function explained(error: unknown): unknown {
  const [, extension] =
    /extension "(\w+)"/.exec(error instanceof Error ? error.message : String(error)) ?? [];
  if (extension === undefined) return error;
  return new OperatorError(
    `数据库缺少扩展 ${extension}，当前用户也不能添加：请安装 PostgreSQL 自带的扩展包（postgresql-contrib），并由管理员在本数据库中执行 CREATE EXTENSION ${extension}; 然后重新启动，数据未作任何改动。`,
    { cause: error },
  );
}

/** Line ends do not count: a checkout on Windows must agree with one elsewhere. */
function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}
