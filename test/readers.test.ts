// Readers beside the server: whoever answers, the answer is the same; what is counted is counted once; one that dies is
// replaced; none is left.

import assert from 'node:assert/strict';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import { type HttpServer, listen } from '../src/main/http.ts';
import { startReaders } from '../src/main/readers.ts';
import { clientAddresses } from '../src/web/client-address.ts';
import { announcePageChange } from '../src/store/database/page-notice.ts';
import { createApp } from '../src/web/server.ts';
import { freePort, processesOf } from './server-process.ts';
import { createTestSite, type TestSite } from './web/site.ts';

const skip = process.platform === 'linux' ? false : 'NOT CHECKED: looks into /proc';
const count = 2;
const everybody = 2 * (count + 1);

const all = async <T>(work: () => Promise<T>): Promise<T[]> =>
  await Promise.all(Array.from({ length: everybody }, work));

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + 60_000; !(await isSo());) {
    assert.ok(performance.now() < end, 'within a minute');
    await pause(20);
  }
};

const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;

const statuses = async (port: number, pieces: readonly string[]): Promise<string[]> =>
  await new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => {
      void (async () => {
        for (const piece of pieces) {
          socket.write(piece);
          await pause(60);
        }
      })();
    });
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (said += part));
    socket.on('error', reject);
    socket.on('close', () =>
      resolve(Array.from(said.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status = '']) => status)),
    );
  });

describe('readers', { skip, timeout: 240_000 }, () => {
  let site: TestSite;
  let http: HttpServer;
  let port: number;
  let arrived = 0;
  const released = Promise.withResolvers<void>();
  before(async () => {
    site = await createTestSite();
    // It hears of changes from here on.
    await site.listen();
    port = await freePort();
    const addressOf = clientAddresses(['127.0.0.8']);
    const app = new Hono();
    app.get('/whence', (asked) => asked.text(addressOf(asked) ?? ''));
    app.get('/slow', async (asked) => {
      arrived += 1;
      await released.promise;
      return asked.text('done');
    });
    app.route('/', createApp({ ...site.context, addressOf }));
    http = await listen('127.0.0.1', port);
    const { answer, find, follow } = site.context.pages;
    http.open({ fetch: app.fetch, answer, find }, () => true);
    await http.share((socketPath) =>
      startReaders({
        count,
        socketPath,
        follow,
        clockNow: site.context.clock.now,
        dataFolder: site.context.dataFolder,
      }),
    );
  });
  after(async () => {
    await http.close();
    await site.close();
  });

  const readers = (): number[] => [...processesOf(site.context.dataFolder).keys()];
  /** Each on a connection of its own, so that all processes have their turn. */
  const ask = async (
    path: string,
    headers: Record<string, string> = {},
    { method = 'GET', body = '', localAddress = '127.0.0.1' } = {},
  ): Promise<{ status: number; text: string }> =>
    await new Promise((resolve, reject) => {
      const agent = new Agent();
      const asked = httpRequest(
        { host: '127.0.0.1', port, path, headers, agent, method, localAddress },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (part: string) => (text += part));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  const renderings = (): number => site.lines.length;

  test('all answer the same page, which one of them has made', async () => {
    await until(() => readers().length === count);
    const [first] = await all(async () => (await ask('/zwdt/')).text);
    await until(async () => {
      const before = renderings();
      await all(async () => await ask('/zwdt/'));
      return renderings() === before;
    });
    const texts = await all(async () => await ask('/zwdt/'));
    for (const one of texts) assert.deepEqual(one, { status: 200, text: first });
    const heads = await all(async () => await ask('/zwdt/', {}, { method: 'HEAD' }));
    for (const one of heads) assert.deepEqual(one, { status: 200, text: '' });
  });

  test('what changed is forgotten by all of them', async () => {
    const before = renderings();
    await announcePageChange(site.context.db, ['site']);
    await until(async () => {
      await all(async () => await ask('/zwdt/'));
      return renderings() > before;
    });
  });

  test('a form reaches the server whole, whoever took it, and so do errors', async () => {
    for (const path of ['/api/v1/session', '/zwdt/']) {
      const body = JSON.stringify({ username: 'x'.repeat(70_000), password: 'y' });
      const answers = await all(
        async () =>
          await ask(
            path,
            { 'content-type': 'application/json', origin: 'http://localhost:8080' },
            {
              method: 'POST',
              body,
            },
          ),
      );
      assert.equal(new Set(answers.map(({ status }) => status)).size, 1, JSON.stringify(answers));
      assert.ok((answers[0]?.status ?? 0) >= 400);
    }
    const missing = await all(async () => await ask('/nothing/'));
    for (const { status } of missing) assert.equal(status, 404);
  });

  test('a form that is announced too large is refused before any of it has come, whoever took it', async () => {
    const announced =
      'POST /lianxi/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 999999999999\r\n\r\n';
    for (const is of await all(async () => await statuses(port, [announced]))) {
      assert.deepEqual(is, ['413']);
    }
  });

  test('the address of the caller is that of his connection, whatever he says', async () => {
    const lie = { 'x-gongkai-peer': '192.0.2.9', 'x-forwarded-for': '192.0.2.7' };
    const plain = await all(async () => await ask('/whence', lie, { localAddress: '127.0.0.5' }));
    for (const { text } of plain) assert.equal(text, '127.0.0.5');
    const proxied = await all(async () => await ask('/whence', lie, { localAddress: '127.0.0.8' }));
    for (const { text } of proxied) assert.equal(text, '192.0.2.7');
  });

  test('requests in pieces, in a row and unlike any are answered in their order', async () => {
    const close = 'Connection: close\r\n';
    const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
      [
        [get('/zwdt/'), get('/nothing/'), get('/zwdt/', close)],
        ['200', '404', '200'],
      ],
      [[get('/zwdt/') + get('/nothing/') + get('/zwdt/', close)], ['200', '404', '200']],
      [
        [get('/zwdt/'), 'GET /no', `thing/ HTTP/1.1\r\nHost: x\r\n${close}\r\n`],
        ['200', '404'],
      ],
      [['nonsense\r\n\r\n'], ['400']],
      [['GET /zwdt/ HTTP/1.0\r\n\r\n'], ['200']],
    ];
    for (const [pieces, wanted] of cases) {
      for (const is of await all(async () => await statuses(port, pieces))) {
        assert.deepEqual(is, wanted, JSON.stringify(pieces));
      }
    }
  });

  test('one that is killed is replaced, and the others go on', async () => {
    const [victim = 0] = readers();
    process.kill(victim, 'SIGKILL');
    await until(() => !readers().includes(victim));
    await pause(500); // until the server has heard of it
    for (const { status } of await all(async () => await ask('/zwdt/'))) assert.equal(status, 200);
    await until(() => readers().length === count);
    await until(async () => {
      const before = renderings();
      await all(async () => await ask('/zwdt/'));
      return renderings() === before;
    });
  });

  test('at the end what is under way is answered, and no process is left', async () => {
    const agent = new Agent({ keepAlive: true });
    const asked = await new Promise<number>((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port, path: '/zwdt/', agent }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      })
        .on('error', reject)
        .end();
    });
    assert.equal(asked, 200);
    const underWay = all(async () => await ask('/slow'));
    await until(() => arrived === everybody);
    const begun = performance.now();
    const closing = http.close();
    await pause(100);
    released.resolve();
    const [answers] = await Promise.all([underWay, closing]);
    assert.ok(performance.now() - begun < 5000, 'nobody had to be cut off');
    for (const { status } of answers) assert.equal(status, 200);
    await until(() => readers().length === 0);
    agent.destroy();
  });
});
