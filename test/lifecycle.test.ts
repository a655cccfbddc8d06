// Starting and stopping, as hard as life does it.

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import { createPool } from '../src/store/database.ts';
import { openDatabaseServer } from '../src/store/embedded-postgres/open.ts';
import { kill } from '../src/store/embedded-postgres/status.ts';
import { waitUntil } from '../src/store/database/processes.ts';
import {
  frontPage,
  pidOf,
  processesOf,
  type ServerProcess,
  startServer,
} from './server-process.ts';

const launcher = /bin\/gongkai serve/;
const node = /src\/main\.ts serve/;
const postgres = /bin\/postgres -D/;

const skip = process.platform === 'linux' ? false : 'NOT CHECKED: looks into /proc';

describe('the server', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-lifecycle-'));
  // Open enough for the account that runs the database under root.
  chmodSync(folder, 0o711);
  afterEach(async () => {
    // Only after a failure is there anything left to end.
    for (const pid of processesOf(folder).keys()) kill(pid, 'SIGKILL');
    await waitUntil(() => processesOf(folder).size === 0, 15_000);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function serve(): Promise<ServerProcess> {
    const server = await startServer(folder);
    assert.ok(await server.serving(), server.said());
    // Of an empty installation; the database has been asked for it.
    assert.match(await frontPage(server.port), /网站尚未设置/);
    return server;
  }

  async function noneLeft(): Promise<void> {
    await waitUntil(() => processesOf(folder).size === 0, 15_000);
    assert.deepEqual([...processesOf(folder).values()], []);
  }

  for (const [name, stop] of [
    ['SIGTERM to npm', (server: ServerProcess) => server.npm.kill('SIGTERM')],
    ['SIGTERM to the launcher', () => process.kill(pidOf(folder, launcher), 'SIGTERM')],
    ['SIGHUP to the launcher', () => process.kill(pidOf(folder, launcher), 'SIGHUP')],
    ['Ctrl-C', (server: ServerProcess) => process.kill(-(server.npm.pid ?? 0), 'SIGINT')],
  ] as const) {
    test(`ends on ${name}, leaving nothing behind`, async () => {
      const server = await serve();
      stop(server);
      assert.equal(await server.exited, 0, server.said());
      await noneLeft();
    });
  }

  test('ends on impatient Ctrl-C all the same', async () => {
    const server = await serve();
    for (let i = 0; i < 3; i += 1) process.kill(-(server.npm.pid ?? 0), 'SIGINT');
    await server.exited;
    await noneLeft();
  });

  test('ends when it is asked to while it starts', async () => {
    const server = await startServer(folder);
    await waitUntil(() => [...processesOf(folder).values()].some((c) => postgres.test(c)), 20_000);
    server.npm.kill('SIGTERM');
    await server.exited;
    await noneLeft();
  });

  test('ends when npm is killed, and can be started at once', async () => {
    const killed = await serve();
    killed.npm.kill('SIGKILL');
    const next = await serve();
    next.npm.kill('SIGTERM');
    await next.exited;
    await noneLeft();
  });

  test('joins the database that a killed server left behind', async () => {
    const killed = await serve();
    const database = pidOf(folder, postgres);
    process.kill(pidOf(folder, node), 'SIGKILL');
    assert.notEqual(await killed.exited, 0);
    const next = await serve();
    assert.equal(pidOf(folder, postgres), database);

    // And, with the next one still there, brings a killed database back.
    process.kill(database, 'SIGKILL');
    await waitUntil(() => next.said().includes('数据库已恢复'), 60_000);
    assert.match(await frontPage(next.port), /网站尚未设置/);
    assert.notEqual(pidOf(folder, postgres), database);

    // Both at once.
    process.kill(pidOf(folder, node), 'SIGKILL');
    process.kill(pidOf(folder, postgres), 'SIGKILL');
    await next.exited;
    const last = await serve();
    last.npm.kill('SIGTERM');
    assert.equal(await last.exited, 0);
    await noneLeft();
  });

  test('refuses a second server on the same data, naming the first', async () => {
    const first = await serve();
    const second = await startServer(folder);
    assert.notEqual(await second.exited, 0);
    assert.match(second.said(), new RegExp(`另一个服务（进程 ${pidOf(folder, node)}）使用`));
    first.npm.kill('SIGTERM');
    assert.equal(await first.exited, 0);
    await noneLeft();
  });

  test('says that the port is taken', async (t) => {
    const taken = createServer();
    t.after(() => taken.close());
    await new Promise<void>((resolve) => {
      taken.listen(0, '127.0.0.1', resolve);
    });
    const { port } = taken.address() as { port: number };
    const server = await startServer(folder, { PORT: String(port) });
    assert.equal(await server.exited, 1);
    assert.match(server.said(), new RegExp(`端口 ${port} 已被占用：请`));
    await noneLeft();
  });

  test('says that there is no database at DATABASE_URL', async () => {
    const server = await startServer(folder, {
      DATABASE_URL: 'postgres://somebody:a-secret@127.0.0.1:1/gongkai',
    });
    assert.equal(await server.exited, 1);
    assert.match(server.said(), /无法连接数据库 127\.0\.0\.1:1\/gongkai.*：请确认/);
    assert.doesNotMatch(server.said(), /a-secret/);
    await noneLeft();
  });

  test('refuses data of a newer release', async () => {
    await execute('insert into schema_migrations values (9999, $1, $1)', ['future']);
    const server = await startServer(folder);
    assert.equal(await server.exited, 1);
    assert.match(server.said(), /数据库的版本（9999）比本程序（\d+）新：请/);
    await execute('delete from schema_migrations where number = $1', [9999]);
    await noneLeft();
  });

  test('lists all faults in the settings at once', async () => {
    const server = await startServer(folder, { PORT: '70000', GONGKAI_NOW: 'gestern' });
    assert.equal(await server.exited, 1);
    assert.match(server.said(), /PORT：“70000”[^\n]*\n[^\n]*GONGKAI_NOW：“gestern”/);
  });

  async function execute(sql: string, values: readonly unknown[]): Promise<void> {
    const server = await openDatabaseServer({ dataFolder: folder });
    const pool = createPool(server.address);
    try {
      await pool.query(sql, [...values]);
    } finally {
      await pool.end();
      await server.stop();
    }
  }
});
