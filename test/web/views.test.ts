// 浏览次数: told by the page that a reader opened, a number and nothing else; nobody is counted by the door.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { addViews, viewsOf } from '../../src/store/documents/document-views.ts';
import { createRate } from '../../src/web/rate.ts';
import { createViewCounts } from '../../src/web/view-counts.ts';
import { addressOfTitle } from './address-of-title.ts';
import { enterBrowser, leaveBrowser, skipWithoutChromium } from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let housing = '';
let id = 0;
before(async () => {
  site = await createTestSite();
  housing = await addressOfTitle(site, '住房保障实施细则的通知');
  id = Number(/_(\d+)\.html$/.exec(housing)?.[1]);
});
after(async () => await site.close());

async function write(): Promise<void> {
  await site.context.views.write(async (counted) => await addViews(site.context.db, counted));
}

async function ask(method: 'GET' | 'POST', path = `/liulan/${id}`, headers = {}) {
  return await site.app.request(path, { method, headers });
}

async function seen(method: 'GET' | 'POST'): Promise<number> {
  const answer = await ask(method);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  return ((await answer.json()) as { views: number }).views;
}

test('a view is counted by what the page posts, and by nothing else', async () => {
  assert.equal(await seen('GET'), 0);
  await site.get(housing);
  await site.app.request(housing, { method: 'HEAD' });
  assert.equal(await seen('GET'), 0);
  assert.equal(await seen('POST'), 1);
  assert.equal(await seen('POST'), 2);
  assert.equal(await viewsOf(site.context.db, id), 0, 'not written yet');
  await write();
  assert.equal(await viewsOf(site.context.db, id), 2);
  assert.equal(await seen('POST'), 3);
  await write();
  await write();
  assert.equal(await viewsOf(site.context.db, id), 3);
});

test('the page in memory stays the same whoever opened it', async () => {
  const before = (await site.get(housing)).headers.get('etag');
  await seen('POST');
  await write();
  const after = await site.get(housing, { 'If-None-Match': before ?? '' });
  assert.equal(after.status, 304);
  const page = await site.text(housing);
  assert.match(page, new RegExp(`data-views="/liulan/${id}" hidden>浏览 <span>0</span> 次`));
});

test('only what is on the site has views, and no other site may add to them', async () => {
  for (const path of ['/liulan/999999', '/liulan/0', '/liulan/x', '/liulan/999999999999999']) {
    assert.equal((await ask('POST', path)).status, 404, path);
  }
  const foreign = await ask('POST', `/liulan/${id}`, { Origin: 'https://elsewhere.example' });
  assert.equal(foreign.status, 403);
  const parking = await addressOfTitle(site, '机动车停放管理办法');
  const gone = Number(/_(\d+)\.html$/.exec(parking)?.[1]);
  assert.equal((await ask('POST', `/liulan/${gone}`)).status, 200);
  const { version } = await site.context.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', gone)
    .executeTakeFirstOrThrow();
  await withdrawDocument(site.command, { id: gone, version, reason: '内容有误' });
  assert.equal((await ask('POST', `/liulan/${gone}`)).status, 404);
});

test('who pushes a number is told it and counted no more', async () => {
  const first = await seen('GET');
  for (let i = 0; i < 200; i += 1) await ask('POST');
  const last = await seen('GET');
  assert.ok(last > first && last < first + 150, `${last - first} were counted`);
});

test('what could not be written is counted on, also while it is being written', async () => {
  const views = createViewCounts();
  views.count(7);
  views.count(7);
  const written: (readonly [number, number])[] = [];
  const failing = views.write(async () => await Promise.reject(new Error('no database')));
  await assert.rejects(failing, /no database/);
  assert.equal(views.unwritten(7), 2);
  await views.write(async (counted) => {
    views.count(7);
    assert.equal(views.unwritten(7), 3);
    written.push(...counted);
    await Promise.resolve();
  });
  assert.deepEqual(written, [[7, 2]]);
  assert.equal(views.unwritten(7), 1);
});

describe('in a browser', { skip: skipWithoutChromium() }, () => {
  test('a window counts a document once, and without scripts no number stands there', async () => {
    // A new minute for the address from which the test before pushed.
    Object.assign(site.context, { openCalls: createRate() });
    const origin = await site.listen();
    const browser = await enterBrowser();
    const address = origin + (await addressOfTitle(site, '园区安全生产专项检查'));
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(address);
      await page.getByText('浏览 1 次').waitFor();
      await page.reload();
      await page.getByText('浏览 1 次').waitFor();
      const other = await context.newPage();
      await other.goto(address);
      await other.getByText('浏览 2 次').waitFor();
      const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await bare.goto(address);
      assert.equal(await bare.locator('[data-views]').isVisible(), false);
    } finally {
      await leaveBrowser();
    }
  });
});
