// Databases for tests: a real PostgreSQL server, shared by all test files of a run, and in it one
// database for each file, cloned from a template that holds the migrated schema.

import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDatabase,
  createPool,
  type Database,
  type DatabaseAddress,
  type Pool,
} from '../src/store/database.ts';
import { type DatabaseServer, openDatabaseServer } from '../src/store/embedded-postgres/open.ts';
import { migrate, readMigrations } from '../src/store/migrate.ts';

export interface TestDatabase {
  readonly db: Database;
  readonly pool: Pool;
  readonly address: DatabaseAddress;
  readonly connectionString: string;
  /** Closes the connections and removes the database; the last one out stops the server. */
  readonly drop: () => Promise<void>;
}

let opened: Promise<DatabaseServer> | undefined;
let users = 0;
let counter = 0;

/** An empty database with the schema of this release. Call `drop` in an `after` hook. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await enterTestServer();
  const name = `gongkai_test_${process.pid}_${(counter += 1)}`;
  await administer(server, async (pool) => {
    const template = await ensureTemplate(pool, server);
    await pool.query(`create database ${name} template ${template} strategy file_copy`);
  });
  const address = { ...server.address, database: name };
  const pool = createPool(address, { max: 8 });
  const db = createDatabase(pool);
  return {
    db,
    pool,
    address,
    connectionString: connectionString(address),
    drop: async () => {
      await db.destroy();
      await administer(server, (pool) => removeDatabase(pool, name));
      await leaveTestServer();
    },
  };
}

/**
 * A worker of autovacuum may be at the tables just then: to end it by force is another role's right, whereas a
 * plain removal sends it away by itself.
 */
async function removeDatabase(pool: Pool, name: string): Promise<void> {
  try {
    await pool.query(`drop database ${name} with (force)`);
  } catch (error) {
    const isForbidden = error instanceof Error && 'code' in error && error.code === '42501';
    if (!isForbidden) throw error;
    await pool.query(`drop database ${name}`);
  }
}

/**
 * The runner of all tests enters first and leaves last, so that the server starts only once.
 *
 * @param memory of the first who enters
 */
export async function enterTestServer(
  memory: 'little' | 'as shipped' = 'little',
): Promise<DatabaseServer> {
  users += 1;
  const settings = memory === 'little' ? { ...careless, ...littleMemory } : careless;
  opened ??= openDatabaseServer({ dataFolder: testFolder(), settings });
  return await opened;
}

export async function leaveTestServer(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  const server = await opened;
  opened = undefined;
  await server?.stop();
}

/** Test data may be lost with the power: writing to disk in earnest would only take time. */
const careless = {
  // Every test file has a pool or two of its own.
  max_connections: '150',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** To drop a database looks through all of it; by ours it would be a quarter of the machine's memory. */
const littleMemory = { shared_buffers: '256MB' };

/** One for each checkout and account, kept between runs. */
export function testFolder(): string {
  const key = `${import.meta.dirname} ${process.getuid?.()}`;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `gongkai-test-${hash}`);
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  if (lstatSync(folder).uid !== process.getuid?.()) throw new Error(`${folder} is somebody else's`);
  return folder;
}

/** The schema's database, made anew when the migrations have changed. */
async function ensureTemplate(pool: Pool, server: DatabaseServer): Promise<string> {
  const checksums = (await readMigrations()).map(({ checksum }) => checksum).join();
  const hash = createHash('sha256').update(checksums).digest('hex').slice(0, 12);
  const template = `gongkai_template_${hash}`;
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname ~ '^gongkai_(template|building|test)'`,
    );
    const names = rows.map(({ datname }) => datname);
    if (names.includes(template)) return template;
    for (const old of names.filter((name) => !isInUse(name))) {
      await client.query(`drop database if exists ${old} with (force)`);
    }
    const building = `gongkai_building_${hash}`;
    await client.query(`create database ${building}`);
    const target = createPool({ ...server.address, database: building });
    try {
      await migrate(target);
    } finally {
      await target.end();
    }
    await client.query(`alter database ${building} rename to ${template}`);
    return template;
  } finally {
    client.release(true);
  }
}

/** Databases of killed test processes are left behind; those of living ones are not touched. */
function isInUse(name: string): boolean {
  const pid = /^gongkai_test_(\d+)_/.exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
}

async function administer<T>(server: DatabaseServer, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool({ ...server.address, database: 'postgres' }, { max: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

function connectionString(address: Extract<DatabaseAddress, { host: string }>): string {
  const { user, password, host, port, database } = address;
  const login = `${user}:${encodeURIComponent(password)}`;
  return `postgres://${login}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
