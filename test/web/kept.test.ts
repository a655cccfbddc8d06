// 收藏: what a reader keeps stays in the reader's browser.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addressOfTitle } from './address-of-title.ts';
import { enterBrowser, leaveBrowser, seriousFaults, skipWithoutChromium } from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

test('the page of what is kept is the same for everybody and says what it is without a script', async () => {
  const page = await site.text('/shoucang/');
  assert.match(page, /收藏只记在这个浏览器里/);
  assert.match(page, /<div class="kept" data-kept="#meiyou-shoucang" hidden>/);
  assert.match(page, /<meta name="robots" content="noindex/);
  assert.match(await site.text('/'), /href="\/shoucang\/"/);
});

describe('in a browser', { skip: skipWithoutChromium() }, () => {
  test('a document is kept, listed, and removed, and nothing is asked of the server', async () => {
    const origin = await site.listen();
    const browser = await enterBrowser();
    const first = await addressOfTitle(site, '住房保障实施细则的通知');
    const second = await addressOfTitle(site, '园区安全生产专项检查');
    try {
      const page = await (
        await browser.newContext({ viewport: { width: 360, height: 800 } })
      ).newPage();
      await page.goto(origin + first);
      await page.getByText('浏览 1 次').waitFor();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.getByRole('button', { name: '收藏', exact: true }).click();
      await page.getByRole('button', { name: '取消收藏' }).waitFor();
      assert.deepEqual(asked, []);
      await page.goto(origin + second);
      assert.equal(await page.locator('[data-kept-list]').isVisible(), false);
      await page.getByRole('button', { name: '收藏', exact: true }).click();
      await page.locator('[data-kept-list]').click();
      await page.waitForURL('**/shoucang/');
      const listed = page.locator('.kept li a');
      assert.deepEqual(
        await listed.evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
        [second, first],
      );
      assert.equal(await page.locator('#meiyou-shoucang').isVisible(), false);
      assert.deepEqual(await seriousFaults(page), []);
      await page.locator('.kept li button').first().click();
      assert.equal(await listed.count(), 1);
      await page.reload();
      assert.equal(await listed.getAttribute('href'), first);
      await page.getByRole('button', { name: '全部移除' }).click();
      await page.locator('#meiyou-shoucang').waitFor();
      await page.goto(origin + first);
      await page.getByRole('button', { name: '收藏', exact: true }).waitFor();
    } finally {
      await leaveBrowser();
    }
  });

  test('what somebody else wrote into the place leads nowhere', async () => {
    const origin = await site.listen();
    const browser = await enterBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${origin}/shoucang/`);
      for (const stored of [
        '[{"address":"javascript:alert(1)","title":"a"},{"address":"//elsewhere.example/","title":"b"},null]',
        '{"address":"/"}',
        'x',
      ]) {
        await page.evaluate((text) => localStorage.setItem('shoucang', text), stored);
        await page.reload();
        await page.locator('#meiyou-shoucang').waitFor();
        assert.equal(await page.locator('.kept li').count(), 0);
      }
    } finally {
      await leaveBrowser();
    }
  });
});
