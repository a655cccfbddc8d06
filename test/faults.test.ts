// What an applicant was told stays true, whatever dies: server and database are killed in the middle of
// five hundred submissions with files, and every receipt that somebody saw is there afterwards, whole, once.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createDatabase, createPool, type Database } from '../src/store/database.ts';
import { openDatabaseServer } from '../src/store/embedded-postgres/open.ts';
import { kill } from '../src/store/embedded-postgres/status.ts';
import { waitUntil } from '../src/store/database/processes.ts';
import { readSealedFile } from '../src/store/database/sealed-files.ts';
import { loadSecrets } from '../src/store/database/keys.ts';
import { sweepVault } from '../src/store/database/vault-sweep.ts';
import {
  type Applicant,
  allOf,
  applicants,
  lookUp,
  pdf,
  press,
  pressUntilReceipt,
} from './applicants.ts';
import {
  initialise,
  pidOf,
  processesOf,
  type ServerProcess,
  startServer,
} from './server-process.ts';

const node = /src\/main\.ts serve/;
const postgres = /bin\/postgres -D/;
const atOnce = 24;
const many = 500;

const skip = process.platform === 'linux' ? false : 'NOT CHECKED: looks into /proc';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-faults-'));
  // Open enough for the account that runs the database under root.
  chmodSync(folder, 0o711);
  return folder;
}

async function clear(folder: string, server: ServerProcess): Promise<void> {
  server.npm.kill('SIGTERM');
  await server.exited;
  for (const pid of processesOf(folder).keys()) kill(pid, 'SIGKILL');
  await waitUntil(() => processesOf(folder).size === 0, 15_000);
  rmSync(folder, { recursive: true, force: true });
}

async function withDatabase<T>(folder: string, work: (db: Database) => Promise<T>): Promise<T> {
  const joined = await openDatabaseServer({ dataFolder: folder });
  const db = createDatabase(createPool(joined.address));
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await joined.stop();
  }
}

describe('killed in the middle of 500 submissions', { skip, timeout: 180_000 }, () => {
  const folder = dataFolder();
  const settings = { GONGKAI_TRUSTED_PROXIES: '127.0.0.1' };
  let server: ServerProcess;
  const everybody: Applicant[] = [];

  before(async () => {
    await initialise(folder);
    server = await startServer(folder, settings);
    assert.ok(await server.serving(), server.said());
  });
  after(async () => await clear(folder, server));

  /** All of them press; `strike` is called when two fifths hold a receipt. */
  async function round(strike: () => Promise<void>): Promise<Applicant[]> {
    const those = applicants(many);
    everybody.push(...those);
    let struck: Promise<void> | undefined;
    await allOf(those, atOnce, async (one) => {
      await pressUntilReceipt(() => server.port, one);
      const served = those.filter(({ receipts }) => receipts.length > 0).length;
      if (served >= many * 0.4) struck ??= strike();
    });
    await struck;
    return those;
  }

  test('the server: whoever presses again gets his receipt', async () => {
    const those = await round(async () => {
      process.kill(pidOf(folder, node), 'SIGKILL');
      assert.notEqual(await server.exited, 0);
      server = await startServer(folder, { ...settings, PORT: String(server.port) });
      assert.ok(await server.serving(), server.said());
    });
    assert.deepEqual(withoutReceipt(those), []);
    assert.ok(
      those.some(({ refusals }) => refusals.length > 0),
      'somebody was cut off',
    );
  });

  test('the database: the server brings it back by itself', async () => {
    const those = await round(async () => {
      process.kill(pidOf(folder, postgres), 'SIGKILL');
      await waitUntil(() => server.said().includes('数据库已恢复'), 60_000);
    });
    assert.deepEqual(withoutReceipt(those), []);
    const told = new Set(those.flatMap(({ refusals }) => refusals));
    assert.ok(told.size > 0, 'somebody was cut off');
    // Nobody is shown a bug: the database is away, and that is what is said.
    assert.deepEqual(
      [...told].filter((text) => !/^(?:0 |503 服务暂时不可用)/.test(text)),
      [],
    );
  });

  test('every receipt that was seen opens its request, and says the same each time', async () => {
    const faults: string[] = [];
    await allOf(everybody, 8, async (one) => {
      const [first] = one.receipts;
      if (first === undefined) return;
      if (one.receipts.some(({ number, code }) => number + code !== first.number + first.code)) {
        faults.push(`${first.number} has two receipts`);
      }
      const page = await lookUp(server.port, one, first);
      if (!page.includes(first.number) || !page.includes('等待双方确认收到')) {
        faults.push(`${first.number} ${page.slice(0, 200)}`);
      }
    });
    assert.deepEqual(faults, []);
  });

  test('each form is one request with its file whole; numbers have neither gap nor double', async () => {
    await withDatabase(folder, async (db) => {
      const rows = await db
        .selectFrom('requests as r')
        .leftJoin('attachments as a', 'a.request_id', 'r.id')
        .select(['r.number', 'r.submission_key', 'a.sha256', 'a.position'])
        .orderBy('r.number')
        .execute();
      const year = new Date().getFullYear();
      const expected = everybody.map((_, i) => `KFQ-${year}-${String(i + 1).padStart(4, '0')}`);
      assert.deepEqual(rows.map(({ number }) => number).sort(), expected.sort());
      const { last } = await db
        .selectFrom('counters')
        .select('last')
        .where('series', '=', 'request')
        .executeTakeFirstOrThrow();
      assert.equal(last, everybody.length, 'the next number follows');
      const secrets = await loadSecrets({ dataFolder: folder });
      const byKey = new Map(rows.map((row) => [row.submission_key, row]));
      const faults: string[] = [];
      for (const one of everybody) {
        const row = byKey.get(one.submissionKey);
        const bytes = await readSealedFile(folder, secrets, row?.sha256 ?? '');
        const sha256 = createHash('sha256')
          .update(bytes ?? '')
          .digest('hex');
        if (row?.number !== one.receipts[0]?.number || sha256 !== one.sha256) {
          faults.push(`${one.submissionKey} ${JSON.stringify(row)}`);
        }
      }
      assert.deepEqual(faults, []);
    });
  });

  test('nothing is half written', async () => {
    await withDatabase(folder, async (db) => {
      for (const table of ['request_events', 'request_likeness'] as const) {
        const { count } = await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        assert.equal(count, everybody.length, table);
      }
      const { told } = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll<number>().as('told'))
        .where('topic', '=', 'request-received')
        .executeTakeFirstOrThrow();
      assert.equal(told, everybody.length);
      assert.deepEqual(await strays(db, folder), [], 'nothing unknown lies in the vault');
    });
  });

  test('what was cut off is swept, and no file that belongs to a request', async () => {
    await withDatabase(folder, async (db) => {
      mkdirSync(join(folder, 'vault', '00'), { recursive: true });
      writeFileSync(join(folder, 'vault', '00', `${'0'.repeat(64)}.1 1.draft`), '');
      const { files } = await sweepVault(db, folder, 0);
      assert.equal(inVault(folder).length, everybody.length);
      assert.deepEqual(await strays(db, folder), []);
      assert.ok(files < everybody.length / 2, `${files} were swept`);
    });
  });
});

describe('with no room left on the disk', { skip, timeout: 120_000 }, () => {
  const folder = dataFolder();
  let server: ServerProcess;
  let closeDatabase: () => Promise<void>;

  before(async () => {
    await initialise(folder);
    // The database is not what runs out of room, so it is started without the limit.
    const database = await openDatabaseServer({ dataFolder: folder });
    closeDatabase = database.stop;
    // Nor is there room in the log. The limit is 4 or 8 MB: shells count in blocks of different size.
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, 'logs', 'web.log'), Buffer.alloc(8 * 1024 * 1024 + 1, '\n'));
    server = await startServer(folder, {}, ['sh', '-c', 'ulimit -f 8192 && exec npm start']);
    assert.ok(await server.serving(), server.said());
  });
  after(async () => {
    server.npm.kill('SIGTERM');
    // What cannot be logged any more does not keep it from ending.
    assert.equal(await server.exited, 0, server.said());
    await closeDatabase();
    await clear(folder, server);
  });

  test('a file that cannot be kept is said so, nothing is written, and the next form is taken', async () => {
    const [large, small] = applicants(2) as [Applicant, Applicant];
    assert.equal(await press(server.port, { ...large, bytes: pdf(9_000_000) }), false);
    assert.match(large.refusals.join(), /^507 没有存下来[^,]*$/);
    await withDatabase(folder, async (db) => {
      assert.deepEqual(await db.selectFrom('requests').select('number').execute(), []);
      assert.deepEqual(await db.selectFrom('files').select('sha256').execute(), []);
      assert.deepEqual(inVault(folder), []);
    });
    assert.ok(await press(server.port, small), small.refusals.join());
    assert.match(small.receipts[0]?.number ?? '', /-0001$/);
    // Whoever's file did not fit hands it in smaller, with the same form.
    assert.ok(await press(server.port, large));
    assert.match(large.receipts[0]?.number ?? '', /-0002$/);
    assert.match(server.said(), /日志 .* 写不进去/);
  });
});

/** What lies in the vault and no row knows. */
async function strays(db: Database, folder: string): Promise<string[]> {
  const rows = await db.selectFrom('files').select('sha256').execute();
  const known = new Set(rows.map(({ sha256 }) => sha256));
  return inVault(folder).filter((name) => !known.has(name));
}

/** What they were told instead. */
function withoutReceipt(those: readonly Applicant[]): string[] {
  const left = those.filter(({ receipts }) => receipts.length === 0);
  return left.map(({ submissionKey, refusals }) => `${submissionKey}: ${refusals.join(', ')}`);
}

function inVault(folder: string): string[] {
  const vault = join(folder, 'vault');
  return readdirSync(vault).flatMap((part) => readdirSync(join(vault, part)));
}
