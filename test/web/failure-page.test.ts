// What readers see when nothing can be shown: the site with its name, its telephone and its search, also while the
// database is away; where no site is known, a page in its colours. Never a bare line.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Database } from '../../src/store/database.ts';
import { notReady } from '../../src/web/not-ready.ts';
import { assets, stylesheet } from '../../src/web/portal/assets.ts';
import { createApp } from '../../src/web/server.ts';
import { answerBy, answerUnreadable } from '../../src/web/unreadable.ts';
import { exampleOrgan } from '../../src/example/organ.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => {
  await site.close();
});

const siteName = /<span class="site-title">青枫经济技术开发区<\/span>/;

function at(path: string): Request {
  return new Request(`http://localhost:8080${path}`);
}

/** A database that nobody answers for. */
function deadDatabase(): Database {
  const pool = new Pool({ host: '127.0.0.1', port: 1 });
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

test('a site that was never read is not made up: the page says the same without its name', async () => {
  const answer = await createApp({ ...site.context, db: deadDatabase() }).request('/zfxxgk/');
  const text = await answer.text();
  assert.equal(answer.status, 503);
  assert.match(text, /<h1>服务暂时不可用<\/h1>/);
  assert.match(text, /<span class="site-title">政府信息公开<\/span>/);
  assert.match(text, /<a href="\/">回到首页<\/a>/);
  assert.doesNotMatch(text, siteName);
});

test('with the database away a page says so as the site, in the display the reader chose', async () => {
  await site.get('/');
  const app = createApp({ ...site.context, db: deadDatabase() });
  const answer = await app.request('/sousuo/?q=%E4%BD%8F%E6%88%BF', {
    headers: { cookie: 'xianshi=z' },
  });
  const text = await answer.text();
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(text, siteName);
  assert.match(text, /<html lang="zh-CN" class="elder">/);
  assert.equal(answer.headers.get('retry-after'), '5');
  const [, called] = /致电<a[^>]*>([^<]*)</.exec(text) ?? [];
  assert.equal(called, exampleOrgan.guide?.phone);
  assert.match(text, /href="\/sousuo\/\?q=%E4%BD%8F%E6%88%BF" rel="nofollow">再试一次/);
  assert.match(text, /<meta name="robots" content="noindex/);
  const posted = await app.request('/lianxi/', {
    method: 'POST',
    body: new URLSearchParams('a=1'),
  });
  assert.doesNotMatch(await posted.text(), /再试一次/, 'a form is not sent again by a link');
});

test('with the database away a program is told so in its own language', async () => {
  const unmade = await site.get('/kaifang/shuju/manifest.json');
  assert.equal(unmade.status, 503);
  assert.match(await unmade.text(), /"code":"being-made"/);
  const app = createApp({ ...site.context, db: deadDatabase() });
  for (const [path, words] of [
    ['/oai?verb=Identify', /<error code="unavailable">/],
    ['/feed.xml', /<error code="unavailable">/],
    ['/feed.json', /"code":"unavailable"/],
    ['/api/public/documents', /"code":"unavailable"/],
  ] as const) {
    const answer = await app.request(path);
    assert.equal(answer.status, 503, path);
    assert.match(await answer.text(), words);
    const starting = await notReady(at(path), site.context);
    assert.deepEqual([starting.status, starting.headers.get('retry-after')], [503, '5'], path);
    assert.match(await starting.text(), /starting/);
  }
});

test('pages of other sites may read refusals and faults where they may read the data, and nowhere else', async () => {
  const open = [
    '/api/public/documents',
    '/api/public/nothing',
    '/kaifang/shuju/nothing.json',
    '/kaifang/document.schema.json',
    '/feed/nothing.xml',
    '/sousuo/feed.json',
    '/oai?verb=nothing',
  ];
  const closed = ['/', '/nothing/', '/api/session', '/zfxxgk/ysqgk/chaxun/', '/robots.txt'];
  const withoutDatabase = createApp({ ...site.context, db: deadDatabase() });
  const seen = new Set<number>();
  for (const path of [...open, ...closed]) {
    const answers = [
      await site.get(path),
      await site.app.request(path, { method: 'DELETE' }),
      await withoutDatabase.request(path),
      await notReady(at(path), site.context),
    ];
    for (const { status, headers } of answers) {
      seen.add(status);
      const allowed = headers.get('access-control-allow-origin');
      assert.equal(allowed, open.includes(path) ? '*' : null, `${path} ${status}`);
    }
  }
  for (const status of [404, 405, 503]) assert.ok(seen.has(status), String(status));
});

test('a form of another site is refused on a page of this one', async () => {
  await site.get('/');
  const answer = await site.app.request('/lianxi/', {
    method: 'POST',
    body: new URLSearchParams('a=1'),
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(answer.status, 403);
  const text = await answer.text();
  assert.match(text, /<h1>没有受理<\/h1>/);
  assert.match(text, siteName);
});

test('while the server starts, pages wait with 503 and their sheet is there', async () => {
  for (const context of [undefined, site.context]) {
    const page = await notReady(at('/zfxxgk/'), context);
    assert.equal(page.status, 503);
    assert.equal(page.headers.get('retry-after'), '5');
    assert.match(page.headers.get('content-security-policy') ?? '', /style-src 'self'/);
    const text = await page.text();
    assert.ok(text.includes(`<link rel="stylesheet" href="${stylesheet.address}"`));
    assert.match(text, /href="\/zfxxgk\/" rel="nofollow">再试一次/);
  }
  for (const { address, content } of assets) {
    assert.equal(await (await notReady(at(address))).text(), content, address);
  }
});

test('what is no request is answered in Chinese, with a way home', async () => {
  const server = createServer(answerBy(async () => await Promise.resolve(new Response('page'))));
  answerUnreadable(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const told = async (request: string): Promise<string> =>
    await new Promise((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1');
      socket.setEncoding('utf8');
      socket.on('data', (more: string) => (text += more));
      socket.on('close', () => resolve(text));
      socket.write(request);
    });
  try {
    for (const [request, status] of [
      ['GET / HTTP/1.1\r\nHost: x\r\nNo Field\r\n\r\n', 400],
      ['nothing\r\n\r\n', 400],
      [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
      ['GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ] as const) {
      const answer = await told(request);
      assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), answer.slice(0, 200));
      assert.match(answer, /<h1>这个请求没有看懂<\/h1>/);
      assert.match(answer, /<form class="inline-search" action="\/sousuo\/"/);
      assert.match(answer, /<a href="\/">回到首页<\/a>\s*<\/p>\s*<\/main>\s*<\/body>\s*<\/html>$/);
    }
    for (const [request, status, words] of [
      ['GET /api/public/documents HTTP/1.1\r\nHost: a b\r\n', 400, /"code":"unreadable"/],
      ['GET /kaifang/shuju/manifest.json HTTP/1.1\r\nNo Field\r\n', 400, /"code":"unreadable"/],
      [`GET /oai?verb=${'a'.repeat(20_000)} HTTP/1.1\r\n`, 431, /<error code="unreadable">/],
    ] as const) {
      const answer = await told(`${request}Connection: close\r\n\r\n`);
      assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), answer.slice(0, 200));
      assert.match(answer, /\r\naccess-control-allow-origin: \*\r\n/i);
      assert.match(answer, words);
      assert.doesNotMatch(answer, /<html/);
    }
    // The answer to what came before stays whole.
    const two = await told('GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nNo Field\r\n\r\n');
    assert.match(two, /^HTTP\/1\.1 200 /);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
