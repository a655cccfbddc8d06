// What the database had in memory is in its memory again after a start, before anybody asks.

import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from '../src/store/database.ts';
import { type DatabaseServer, openDatabaseServer } from '../src/store/embedded-postgres/open.ts';

test('after a start the memory of the database is what it was', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'gongkai-warm-'));
  // The account of the database has to come through.
  await chmod(dataFolder, 0o711);
  const started = async (): Promise<DatabaseServer> =>
    await openDatabaseServer({ dataFolder, settings: { fsync: 'off' } });
  const filled = `create table read_often as
    select repeat('公开', 500) as text from generate_series(1, 5000)`;
  try {
    const first = await started();
    await ask(first, filled);
    await first.stop();
    const second = await started();
    try {
      const until = performance.now() + 30_000;
      while (!(await isReadAgain(dataFolder)) && performance.now() < until) await sleep(50);
      const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = await blocksOf(second);
      assert.ok(hit > 20, `${hit} pages`);
      assert.equal(read, 0, 'none from the disk');
    } finally {
      await second.stop();
    }
  } finally {
    await rm(dataFolder, { recursive: true });
  }
});

async function isReadAgain(dataFolder: string): Promise<boolean> {
  const log = await readFile(join(dataFolder, 'postgres/server.log'), 'utf8');
  return log.includes('autoprewarm successfully prewarmed');
}

interface Blocks {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
}

async function blocksOf(server: DatabaseServer): Promise<Blocks> {
  const [row] = await ask<{ 'QUERY PLAN': readonly { readonly Plan: Blocks }[] }>(
    server,
    'explain (analyze, buffers, format json) select count(text) from read_often',
  );
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  assert.ok(plan);
  return plan;
}

async function ask<Row extends object>(
  server: DatabaseServer,
  statement: string,
): Promise<readonly Row[]> {
  const pool = createPool(server.address, { max: 1 });
  try {
    return (await pool.query<Row>(statement)).rows;
  } finally {
    await pool.end();
  }
}
