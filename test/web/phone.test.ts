// On a phone: the row heads of a statutory table stay in sight while its figures are moved, in every way of display; and
// no line of the path to a page begins with the mark between its steps.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { enterBrowser, leaveBrowser, skipWithoutChromium } from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

describe('on a phone', { skip: skipWithoutChromium() }, () => {
  let site: TestSite;
  let browser: Browser;
  let origin: string;
  before(async () => {
    site = await createTestSite();
    origin = await site.listen();
    browser = await enterBrowser();
  });
  after(async () => {
    await leaveBrowser();
    await site.close();
  });

  async function open(path: string, mode: string, width = 360): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    await context.addCookies([{ name: 'xianshi', value: mode, url: origin }]);
    const page = await context.newPage();
    await page.goto(origin + path);
    return page;
  }

  for (const [mode, width] of [
    ['', 360],
    ['z', 360],
    ['g', 360],
    ['z', 768],
  ] as const) {
    test(`figures move, their heads stay: ${mode} at ${width}`, async () => {
      const page = await open('/zfxxgk/zfxxgknb/2022/', mode, width);
      const seen = await page.evaluate(() => {
        const box = document.querySelector('.statutory-headed')?.parentElement;
        if (!box) throw new Error('no table');
        box.scrollLeft = box.scrollWidth;
        const { left, right } = box.getBoundingClientRect();
        const rows = [...box.querySelectorAll('tbody tr')].map((row) => {
          const cells = [...row.children].map((cell) => cell.getBoundingClientRect());
          const heads = cells.slice(0, -7);
          return { heads: heads.map((at) => [at.left, at.right]), last: cells.at(-1)?.right ?? 0 };
        });
        return { left, right, moved: box.scrollLeft, rows };
      });
      assert.ok(seen.moved > 0);
      const ends = new Set(seen.rows.map(({ heads }) => Math.round(heads.at(-1)?.[1] ?? 0)));
      assert.equal(ends.size, 1, 'the heads of all rows end in one line');
      for (const { heads, last } of seen.rows) {
        assert.ok(heads.length > 0);
        for (const [from = 0] of heads) assert.ok(from >= seen.left - 1);
        for (const [n, [from = 0]] of heads.slice(1).entries()) {
          assert.ok(Math.abs(from - (heads[n]?.[1] ?? 0)) <= 1, 'one beside the other');
        }
        assert.ok(last <= seen.right + 1, 'the last figure can be reached');
        assert.ok((heads.at(-1)?.[1] ?? 0) < seen.right - 60, 'a figure has room beside them');
      }
      await page.context().close();
    });
  }

  test('no line of the path begins with the mark between its steps', async () => {
    for (const path of [
      '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html',
      '/zfxxgk/zfxxgknb/2022/',
    ]) {
      const page = await open(path, 'z');
      const marks = await page.evaluate(() =>
        [...document.querySelectorAll('.breadcrumb li')].map((step) => [
          getComputedStyle(step, '::before').content,
          getComputedStyle(step, '::after').content,
        ]),
      );
      assert.ok(marks.length > 1);
      for (const [n, [before, after]] of marks.entries()) {
        assert.equal(before, 'none');
        assert.equal(after?.includes('›'), n < marks.length - 1);
      }
      await page.context().close();
    }
  });

  for (const mode of ['z', 'zg']) {
    test(`in 长者模式 the ways of display and the organ that signs take one line each: ${mode}`, async () => {
      const page = await open('/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html', mode);
      const seen = await page.evaluate(() => {
        const [organ] = document.querySelectorAll('p.signature');
        if (!organ) throw new Error('nobody signs');
        const text = document.createRange();
        text.selectNodeContents(organ);
        return {
          ways: [...document.querySelectorAll('.strip-modes a')].map(
            (way) => way.getBoundingClientRect().top,
          ),
          lines: text.getClientRects().length,
        };
      });
      assert.equal(seen.ways.length, 4);
      assert.equal(new Set(seen.ways).size, 1);
      assert.equal(seen.lines, 1);
      await page.context().close();
    });
  }

  test('what stands beside a text on a wide screen is led to above it on a narrow one', async () => {
    const housing = '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html';
    for (const [mode, width, isShown] of [
      ['', 360, true],
      ['', 1440, false],
      ['z', 1440, true],
    ] as const) {
      const page = await open(housing, mode, width);
      const ways = page.locator('.ways-beside');
      assert.equal(await ways.isVisible(), isShown, `${mode} ${width}`);
      if (width === 360) {
        await ways.getByRole('link', { name: '政策解读' }).click();
        await page.locator('.ways-beside').getByText('所解读的文件：').waitFor();
        assert.equal(await page.locator('.ways-beside a').getAttribute('href'), housing);
      }
      await page.context().close();
    }
  });

  test('in 长者模式 a choice stands beside its words, and number and code of a receipt are read whole', async () => {
    const page = await open('/zfxxgk/ysqgk/shenqing/', 'z');
    const apart = await page.evaluate(() =>
      [...document.querySelectorAll('.choice')]
        .filter((choice) => choice.getClientRects().length > 0)
        .map((choice) => {
          const [mark, words] = [...choice.querySelectorAll('input, label')].map((part) =>
            part.getBoundingClientRect(),
          );
          const line = parseFloat(getComputedStyle(choice).lineHeight);
          if (!mark || !words) throw new Error('a choice without words');
          return Math.abs((mark.top + mark.bottom) / 2 - (words.top + line / 2));
        }),
    );
    assert.ok(apart.length > 5);
    for (const distance of apart) assert.ok(distance < 4, `${distance}px off its line`);
    await page.fill('#name', '岑溪远');
    await page.fill('#phone', '13800001234');
    await page.fill('#title', '2022年住房保障项目名单');
    await page.check('#carrierForm-electronic');
    await page.check('#deliveryWish-online');
    await page.check('#electronicConsent');
    await page.click('main .actions button[type=submit]');
    await page.waitForSelector('.receipt-code');
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(tooWide, 0);
    await page.context().close();
  });

  test('columns that the navigation has no room for are one link away, and governments above stand in the foot', async () => {
    const page = await open('/', '');
    assert.ok(await page.isVisible('.main-nav .nav-all[href="/wzdt/"]'));
    assert.ok(!(await page.isVisible('.strip-sponsor')));
    assert.ok(await page.isVisible('.foot-superiors a'));
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.ok(!(await page.isVisible('.main-nav .nav-all')));
    assert.ok(!(await page.isVisible('.foot-superiors')));
    await page.context().close();
  });

  test('links to the list of policies as a table are apart and as high as a finger', async () => {
    const page = await open('/zcwjk/', '');
    const links = await page
      .locator('.downloads a')
      .evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON()));
    const [first, second] = links as readonly DOMRect[];
    assert.ok(first && second);
    for (const { width, height } of [first, second]) assert.ok(width >= 24 && height >= 40);
    assert.ok(first.bottom <= second.top || second.left - first.right >= 12);
    await page.context().close();
  });

  test('names of organs that are compared stand above their figures, not sign above sign', async () => {
    const page = await open('/zfxxgk/zfxxgknb/bijiao/?nian=2022', '');
    const widths = await page
      .locator('.compared thead th')
      .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().width));
    for (const width of widths) assert.ok(width >= 70, `${width}px`);
    await page.context().close();
  });
});
