// From the home page to a document, its file, the form and the progress with Tab and Enter alone (WCAG 2.1.1, 2.4.3,
// 2.4.7): every stop is seen, none goes back up the page, and none holds anybody.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { replaceAttachments } from '../../src/store/documents/document-files.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { enterBrowser, leaveBrowser, skipWithoutChromium } from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

interface Stop {
  readonly what: string;
  readonly isSeen: boolean;
  readonly isWanted: boolean;
  /** Where it stands among all that can be reached, in the order of the text. */
  readonly place: number;
}

/** What has the focus now: a focus is seen by its outline, inside the window. */
async function stopAt(page: Page, wanted: string): Promise<Stop> {
  return await page.evaluate((selector) => {
    const focused = document.activeElement ?? document.body;
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a, button, input, select, textarea, summary, [tabindex]',
      ),
    ];
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const box = focused.getBoundingClientRect();
    const isInside =
      box.width > 0 &&
      box.height > 0 &&
      box.bottom > 0 &&
      box.top < innerHeight &&
      box.right > 0 &&
      box.left < innerWidth;
    const hasOutline = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    return {
      what: `${location.pathname} ${focused.outerHTML.slice(0, 120)}`,
      isSeen: focused === document.body || (isInside && hasOutline),
      isWanted: focused.matches(selector),
      place: all.indexOf(focused as HTMLElement),
    };
  }, wanted);
}

async function walkTo(page: Page, wanted: string): Promise<void> {
  let before = -1;
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopAt(page, wanted);
    assert.ok(stop.isSeen, `the focus is not seen: ${stop.what}`);
    assert.ok(stop.place > before, `the focus goes back: ${stop.what}`);
    if (stop.isWanted) return;
    before = stop.place;
  }
  assert.fail(`${wanted} is not reached on ${page.url()}`);
}

describe('with the keyboard alone', { skip: skipWithoutChromium() }, () => {
  let site: TestSite;
  let browser: Browser;
  let origin: string;

  before(async () => {
    site = await createTestSite('2026-03-30');
    const { db, dataFolder } = site.context;
    const bytes = new TextEncoder().encode('项目,金额\n枫林苑,120\n');
    const sha256 = await storeFile(db, dataFolder, bytes, 'text/csv');
    await replaceAttachments(db, 1, [{ sha256, name: '补贴标准.csv' }]);
    origin = await site.listen();
    browser = await enterBrowser();
  });
  after(async () => {
    await leaveBrowser();
    await site.close();
  });

  for (const width of [1440, 360]) {
    test(`a document, its file, the form and the progress are reached at ${width} px`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${origin}/`);
      await page.keyboard.press('Tab');
      assert.ok((await stopAt(page, '.skip')).isWanted, 'the way past the head comes first');
      await page.keyboard.press('Enter');
      await walkTo(page, '#q');
      await page.keyboard.type('47号');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/sousuo/?q=*');

      await walkTo(page, '.hit a');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/t2022*.html');

      await walkTo(page, 'a[href^="/fujian/"]');
      const download = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      assert.equal((await download).suggestedFilename(), '补贴标准.csv');

      await page.goto(`${origin}/`);
      await walkTo(page, '.main-nav a[href="/zfxxgk/"]');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/zfxxgk/');
      await walkTo(page, 'main a[href="/zfxxgk/ysqgk/"]');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/zfxxgk/ysqgk/');
      await walkTo(page, 'main a[href$="/shenqing/"]');
      await page.waitForTimeout(5500);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/shenqing/');
      await walkTo(page, '#name');
      await page.keyboard.type('岑溪远');
      await walkTo(page, '#phone');
      await page.keyboard.type('13800001234');
      await walkTo(page, '#title');
      await page.keyboard.type('2022年住房保障项目名单');
      await walkTo(page, '#carrierForm');
      await page.keyboard.press('ArrowDown');
      await walkTo(page, '#deliveryWish');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await walkTo(page, '#electronicConsent');
      await page.keyboard.press('Space');
      await walkTo(page, 'main form button[type="submit"]:not([name])');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.receipt-code');
      const [number = '', code = ''] = await page.locator('.receipt-code').allTextContents();

      await walkTo(page, 'main a[href$="/chaxun/"]');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/chaxun/');
      await walkTo(page, '#number');
      await page.keyboard.type(number);
      await page.keyboard.press('Tab');
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.clock');
      assert.match((await page.textContent('main')) ?? '', /等待双方确认收到/);
      await context.close();
    });
  }
});
