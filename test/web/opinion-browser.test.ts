// The third party's pages in a real browser: from the printed code to the receipt on a telephone, readable by
// everybody, and by keyboard alone without scripts. The code is in no address that leaves the browser.

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { letterCase } from '../../src/commands/letters/letter-case.ts';
import { letterSheet } from '../../src/rules/letters/to-sheet.ts';
import { openLetter } from '../../src/store/requests/letters.ts';
import {
  enterBrowser,
  leaveBrowser,
  seriousFaults,
  skipWithoutChromium,
  tabTo,
} from './browser.ts';
import { answerAddress, appOn, asks, type Asked, opinionFields } from './consulted.ts';
import { createTestSite, type TestSite } from './site.ts';

const skip = skipWithoutChromium();

describe('a third party in a browser', { skip }, () => {
  let site: TestSite;
  let browser: Browser;
  let server: Server;
  let origin: string;

  before(async () => {
    site = await createTestSite('2026-05-20');
    // Served on a day of the period, with the letter received on 20 May.
    const listener = getRequestListener(appOn(site, '2026-06-03').fetch);
    server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await enterBrowser();
  });
  after(async () => {
    await leaveBrowser();
    server.closeAllConnections();
    server.close();
    await site.close();
  });

  /** What the printed code holds, from the sheet itself. */
  async function printedCode({ letter, request, number, code }: Asked): Promise<string> {
    const { facts, text } = openLetter(site.context.secrets, letter);
    const here = await letterCase(site.context, request, '2026-05-20');
    const answer = { address: origin + answerAddress, number, code };
    const sheet = letterSheet(text, here, { facts, number, signedOn: '2026-05-20', answer });
    assert.ok(sheet.slip?.qr);
    return sheet.slip.qr.address;
  }

  for (const [name, width] of [
    ['on a telephone', 360],
    ['on a wide screen', 1440],
  ] as const) {
    test(`goes from the printed code to the receipt ${name}`, async () => {
      const asked = await asks(site, '2026-05-20', '2026-05-20');
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      const sent: string[] = [];
      const problems: string[] = [];
      page.on('request', (request) => {
        sent.push(request.url(), JSON.stringify(request.headers()));
      });
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/4(?:10|22)/.test(message.text())) {
          problems.push(message.text());
        }
      });
      await page.goto(await printedCode(asked));
      // The page takes number and code from behind the # and sends its form.
      await page.waitForSelector('.clock');
      assert.equal(page.url(), origin + answerAddress, 'the code is out of the address');
      await page.click('.clock summary');
      await isSound(page, 'the form');

      await page.click('text=再标一处');
      await page.waitForSelector('#mark-1');
      assert.ok(page.url().endsWith('#mark-1'), 'the page comes back at the new row');
      await page.click('text=下一步：核对');
      await page.waitForSelector('.notice-error');
      await isSound(page, 'the faults');
      await page.click('.notice-error a[href="#phone"]');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'phone');

      await fill(page);
      await page.click('text=下一步：核对');
      await page.waitForSelector('#file-1');
      await isSound(page, 'the review');
      const buffer = Buffer.from('%PDF-1.7 委托书');
      await page.setInputFiles('#file-1', {
        name: '授权委托书.pdf',
        mimeType: 'application/pdf',
        buffer,
      });
      await page.click('text=提交意见');
      await page.waitForSelector('.receipt');
      await isSound(page, 'the receipt');
      const receipt = (await page.textContent('main')) ?? '';
      assert.match(receipt, /2026-06-03 10:00/);
      assert.match(receipt, /授权委托书\.pdf/);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.masthead').isVisible(), false);
      assert.equal(await page.locator('.receipt .facts').first().isVisible(), true);
      await page.emulateMedia({ media: null });

      await page.goto(origin);
      await page.goto(await printedCode(asked));
      await page.waitForSelector('.notice-page');
      await isSound(page, 'the used link');
      assert.match((await page.textContent('main')) ?? '', /2026年6月3日（周三）10:00/);
      assert.deepEqual(problems, []);
      const bare = asked.code.replaceAll('-', '');
      for (const line of sent) {
        assert.ok(!line.includes(asked.code) && !line.includes(bare), line);
      }
      await context.close();
    });
  }

  for (const [name, width, cookie] of [
    ['for older readers', 360, 'z'],
    ['in high contrast', 768, 'g'],
  ] as const) {
    test(`reads as well ${name}`, async () => {
      const asked = await asks(site, '2026-05-20', '2026-05-20');
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      await context.addCookies([{ name: 'xianshi', value: cookie, url: origin }]);
      const page = await context.newPage();
      await page.goto(await printedCode(asked));
      await page.waitForSelector('.clock');
      await isSound(page, 'the form');
      await fill(page);
      await page.click('text=下一步：核对');
      await page.waitForSelector('#file-1');
      await isSound(page, 'the review');
      await context.close();
    });
  }

  test('answers by keyboard alone, without scripts', async () => {
    const asked = await asks(site, '2026-05-20', '2026-05-20');
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(origin + answerAddress);
    await tabTo(page, 'number');
    await page.keyboard.type(asked.number);
    await page.keyboard.press('Tab');
    await page.keyboard.type(asked.code);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.clock');
    await tabTo(page, 'opinion');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'reasons');
    await page.keyboard.type('会泄露工艺');
    await tabTo(page, 'name');
    await page.keyboard.type('戊先生');
    await tabTo(page, 'capacity');
    await page.keyboard.press('Space');
    await tabTo(page, 'phone');
    await page.keyboard.type('13900000000');
    // Enter in a field goes on to the review, not to another row.
    await page.keyboard.press('Enter');
    await page.waitForSelector('#file-1');
    assert.match((await page.textContent('main')) ?? '', /不同意公开/);
    await tabTo(page, '提交意见');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.receipt');
    assert.match((await page.textContent('main')) ?? '', /意见已经提交/);
    assert.ok(!page.url().includes(asked.code));
    await context.close();
  });
});

async function isSound(page: Page, where: string): Promise<void> {
  assert.deepEqual(await seriousFaults(page), [], where);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, `${where} is too wide`);
}

async function fill(page: Page): Promise<void> {
  const { opinion, capacity, 'mark-0-kind': kind, ...texts } = opinionFields;
  await page.check(`input[value=${opinion}]`);
  await page.check(`input[value=${capacity}]`);
  await page.selectOption('#mark-0-kind', kind);
  for (const [name, text] of Object.entries(texts)) await page.fill(`#${name}`, text);
}
