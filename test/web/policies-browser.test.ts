// J5 in a browser: a firm fills in six fields, sees what is still open, answers, takes its list along; nothing of it
// stands in an address; what it typed stays in its own browser until it is cleared.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { enterBrowser, leaveBrowser, seriousFaults, skipWithoutChromium } from './browser.ts';
import { createPolicySite, type PolicySite, research } from './policy-items.ts';

/** For whoever looks at the pages: SHOTS=folder. */
const shots = process.env['SHOTS'];

async function fill(page: Page): Promise<void> {
  await page.selectOption('#region', '999971');
  await page.fill('#industry', '39计算机、通信和其他电子设备制造业');
  await page.fill('#established', '2019-03-04');
  await page.fill('#staff', '96');
  await page.fill('#revenue', '5000');
  await page.check('#qualifications-specialised');
}

describe('J5: a firm looks for what it may apply for', { skip: skipWithoutChromium() }, () => {
  let made: PolicySite;
  let browser: Browser;
  let origin: string;

  before(async () => {
    made = await createPolicySite('2026-12-01');
    origin = await made.site.listen();
    browser = await enterBrowser();
  });
  after(async () => {
    await leaveBrowser();
    await made?.site.close();
  });

  for (const [how, javaScriptEnabled, width] of [
    ['with scripts, at a desk', true, 1280],
    ['without scripts, on a telephone', false, 360],
  ] as const) {
    test(`${how}: 基本符合（1项待确认）, answered in place`, async () => {
      const context: BrowserContext = await browser.newContext({
        javaScriptEnabled,
        viewport: { width, height: 800 },
        acceptDownloads: true,
      });
      const visited: string[] = [];
      context.on('request', (request) => visited.push(request.url()));
      const page = await context.newPage();
      await page.goto(`${origin}/hqzc/`);
      await page.getByRole('link', { name: '企业找政策' }).first().click();
      await fill(page);
      await page.getByRole('button', { name: '查找适用的政策' }).click();
      const item = page.locator(`#item-${made.ids.research}`);
      await item.waitFor();
      assert.match((await item.textContent()) ?? '', /基本符合（1项待确认）/);
      assert.match((await item.textContent()) ?? '', /含今天还有31天：2026年12月31日（周四）/);
      assert.match((await item.textContent()) ?? '', new RegExp(research.supportClause.text));
      assert.ok(await item.getByText('材料：申请表').isVisible());
      assert.equal(await item.getByRole('link', { name: '去申报' }).count(), 1);
      assert.equal(await page.getByText('技术改造补助').count(), 0);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} of ${width}`);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: '下载Word清单' }).click();
      assert.match((await download).suggestedFilename(), /\.docx$/);
      await page.fill('#rdShare', '3.4');
      await page.getByRole('button', { name: '更新结果' }).click();
      await page.getByText('和刚才相比').waitFor();
      assert.match((await item.textContent()) ?? '', /符合[\s\S]*现为3.4%/);
      assert.doesNotMatch(visited.join('\n'), /5000|999971|specialised/);
      if (javaScriptEnabled) {
        assert.deepEqual(await seriousFaults(page), []);
        await page.goto(`${origin}/hqzc/pipei/`);
        assert.equal(await page.inputValue('#revenue'), '5000');
        assert.deepEqual(await seriousFaults(page), []);
        await page.getByRole('button', { name: '清除保存的内容' }).click();
        await page.reload();
        assert.equal(await page.inputValue('#revenue'), '');
        for (const address of ['/hqzc/', `/hqzc/${made.ids.research}/`, '/hqzc/dingyue/']) {
          await page.goto(origin + address);
          assert.deepEqual(await seriousFaults(page), [], address);
        }
      }
      await context.close();
    });
  }

  test('nothing is wider than a telephone or a tablet', async () => {
    const page = await browser.newPage();
    for (const width of [360, 768]) {
      await page.setViewportSize({ width, height: 800 });
      const addresses = ['', `${made.ids.research}/`, `${made.ids.export}/`, 'pipei/', 'dingyue/'];
      for (const address of [...addresses, 'qiye/', `zixun/${made.ids.research}/`]) {
        await page.goto(`${origin}/hqzc/${address}`);
        if (address === 'pipei/') {
          await fill(page);
          await page.getByRole('button', { name: '查找适用的政策' }).click();
          await page.locator(`#item-${made.ids.research}`).waitFor();
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${address}: ${wide} of ${width}`);
        if (shots !== undefined) {
          const name = address.replaceAll('/', '-') || 'list-';
          await page.screenshot({ path: `${shots}/portal-${name}${width}.png`, fullPage: true });
        }
      }
    }
    await page.close();
  });

  test('on paper the list shows items and no fields', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/hqzc/pipei/`);
    await fill(page);
    await page.getByRole('button', { name: '查找适用的政策' }).click();
    await page.locator(`#item-${made.ids.research}`).waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.getByText('基本符合（1项待确认）').first().isVisible());
    assert.ok(!(await page.locator('#rdShare').isVisible()));
    assert.ok(!(await page.getByRole('button', { name: '并排比较' }).isVisible()));
    assert.ok(await page.getByText('结论按2026年12月1日的政策').isVisible());
    // The reasons are on the paper too, also those that are folded on the screen.
    const reasons = page.locator(`#item-${made.ids.research} > details`);
    await reasons.evaluate((folded: HTMLDetailsElement) => (folded.open = false));
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    assert.ok(await page.getByText(research.supportClause.text).first().isVisible());
    assert.equal(await reasons.getAttribute('open'), '');
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.equal(await reasons.getAttribute('open'), null);
    await page.close();
  });
});
