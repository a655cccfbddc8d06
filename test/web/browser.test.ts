// The portal in a real browser: readable by everybody at two widths, quiet on the network, whole without
// scripts, and a request handed in with nothing but the keyboard.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sampleAddresses } from '../../src/web/portal/routes.ts';
import { bare, pdfPages } from '../formats/printed-pages.ts';
import { answerOf } from './applicant.ts';
import {
  enterBrowser,
  leaveBrowser,
  seriousFaults,
  skipWithoutChromium,
  tabTo,
} from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

const skip = skipWithoutChromium();

describe('in a browser', { skip }, () => {
  let site: TestSite;
  let browser: Browser;
  let origin: string;
  let addresses: readonly string[];

  before(async () => {
    site = await createTestSite();
    origin = await site.listen();
    browser = await enterBrowser();
    addresses = [
      ...(await sampleAddresses(site.context.db)),
      '/zfxxgk/fdzdgknr/',
      '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html',
      '/zwdt/index_2.html',
      '/xxly/',
      '/zfxxgk/ysqgk/shenqing/?lei=zuzhi',
      '/sousuo/?q=%E4%BD%8F%E6%88%BF',
      '/nothing/',
    ];
  });
  after(async () => {
    await leaveBrowser();
    await site.close();
  });

  /** Every request that leaves the page is told. */
  async function openContext(
    width: number,
    options: { cookie?: string; colorScheme?: 'dark' | 'light' } = {},
  ): Promise<{ context: BrowserContext; page: Page; foreign: string[]; problems: string[] }> {
    const { colorScheme = 'light', cookie } = options;
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    if (cookie !== undefined) {
      await context.addCookies([{ name: 'xianshi', value: cookie, url: origin }]);
    }
    const page = await context.newPage();
    const foreign: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) {
        problems.push(message.text());
      }
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    return { context, page, foreign, problems };
  }

  async function check(
    which: readonly string[],
    width: number,
    options: Parameters<typeof openContext>[1] = {},
  ): Promise<void> {
    const { context, page, foreign, problems } = await openContext(width, options);
    const faults: string[] = [];
    for (const address of which) {
      await page.goto(origin + address);
      for (const fault of await seriousFaults(page)) faults.push(`${address} ${fault}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) faults.push(`${address} is ${overflow}px too wide`);
    }
    await context.close();
    assert.deepEqual(faults, []);
    assert.deepEqual(foreign, []);
    assert.deepEqual(problems, []);
  }

  // At 1440 px every page is looked at in accessible.test.ts.
  test('no page has a serious fault at 360 px', async () => await check(addresses, 360));

  // The page of parts holds every colour there is; the others show how they come together.
  const telling = ['/', '/yangshi/', '/sousuo/?q=%E4%BD%8F%E6%88%BF', '/zfxxgk/ysqgk/shenqing/'];
  for (const [name, width, options] of [
    ['for older readers', 360, { cookie: 'z' }],
    ['in high contrast', 1440, { cookie: 'g' }],
    ['in the dark', 1440, { colorScheme: 'dark' }],
    ['in high contrast in the dark', 360, { cookie: 'g', colorScheme: 'dark' }],
  ] as const) {
    test(`nor ${name}`, async () => await check(telling, width, options));
  }

  test('a request is handed in and followed by keyboard alone, without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/zfxxgk/ysqgk/`);
    await tabTo(page, '我要申请');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/shenqing/');
    await tabTo(page, 'name');
    await page.keyboard.type('岑溪远');
    await tabTo(page, 'phone');
    await page.keyboard.type('13800001234');
    await tabTo(page, 'title');
    await page.keyboard.type('2022年住房保障项目名单');
    await tabTo(page, 'carrierForm');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'deliveryWish');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'electronicConsent');
    await page.keyboard.press('Space');
    await tabTo(page, 'answer');
    await page.keyboard.type(answerOf(await page.content()));
    await tabTo(page, '提交申请');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.receipt-code');
    const [number = '', code = ''] = await page.locator('.receipt-code').allTextContents();
    assert.match(number, /^KFQ-2026-\d{4}$/);
    assert.ok(!page.url().includes(code));

    await tabTo(page, '查询进度');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/chaxun/');
    await tabTo(page, 'number');
    await page.keyboard.type(number);
    await page.keyboard.press('Tab');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.clock');
    assert.match((await page.textContent('main')) ?? '', /等待双方确认收到/);
    assert.ok(!page.url().includes('?'));
    await context.close();
  });

  test('a form with faults puts them on top, each leading to its field', async () => {
    const { context, page } = await openContext(360);
    await page.goto(`${origin}/zfxxgk/ysqgk/shenqing/`);
    await page.fill('#phone', '123');
    await page.click('main .actions button[type=submit]');
    await page.waitForSelector('.notice-error');
    assert.deepEqual(await seriousFaults(page), []);
    await page.click('.notice-error a[href="#phone"]');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'phone');
    assert.equal(await page.inputValue('#phone'), '123');
    await context.close();
  });

  test('the first key press offers to skip to the text', async () => {
    const { context, page } = await openContext(1440);
    await page.goto(`${origin}/zwdt/`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'zhengwen');
    await context.close();
  });

  test('on paper stands the document and nothing else', async () => {
    const { context, page } = await openContext(1440);
    await page.goto(`${origin}/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html`);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.masthead', '.foot', '.side', '.breadcrumb']) {
      assert.equal(await page.locator(part).first().isVisible(), false, part);
    }
    assert.equal(await page.locator('.official').isVisible(), true);
    assert.equal(await page.locator('.citation').isVisible(), true);
    await context.close();
  });

  test('each statutory table of an annual report lies on one sheet, a picture too', async () => {
    const { context, page } = await openContext(1440);
    await page.goto(`${origin}/zfxxgk/zfxxgknb/2022/`);
    const pages = (await pdfPages(new Uint8Array(await page.pdf({ format: 'A4' })))).map(bare);
    for (const [first, last] of [
      ['第二十条第（一）项', '行政事业性收费'],
      ['一、本年新收政府信息公开申请数量', '四、结转下年度继续办理'],
      ['未经复议直接起诉', '复议后起诉'],
    ] as const) {
      const sheets = pages.filter((text) => text.includes(first));
      assert.equal(sheets.length, 1, first);
      assert.ok(sheets[0]?.includes(last), `${last} stands on another sheet`);
    }
    await page.goto(`${origin}/zfxxgk/zfxxgkzn/`);
    await page.emulateMedia({ media: 'print' });
    for (const link of await page.locator('a.button').all()) {
      assert.equal(await link.isVisible(), false, 'nobody presses paper');
    }
    await page.goto(`${origin}/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html`);
    const height = await page.evaluate(() => {
      const picture = document.createElement('img');
      picture.width = 800;
      picture.height = 4000;
      document.querySelector('.official')?.append(picture);
      return picture.getBoundingClientRect().height;
    });
    assert.ok(height < 257 * (96 / 25.4), `${height}px is more than a sheet`);
    await context.close();
  });
});
