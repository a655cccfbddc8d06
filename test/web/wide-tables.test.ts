// Wide tables in texts: they scroll in a box of their own on a phone, and not a word of them changes.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withWideTables } from '../../src/web/portal/wide-tables.ts';
import { enterBrowser, leaveBrowser, seriousFaults, skipWithoutChromium } from './browser.ts';
import { housingRules, siteDocuments } from './documents.ts';
import { addressOfTitle } from './address-of-title.ts';
import { createTestSite } from './site.ts';

const row = (cells: readonly string[]): string =>
  `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const table = (rows: string, caption = ''): string =>
  `<table>${caption}<tbody>${rows}</tbody></table>`;
const five = row(['序号', '意见', '条数', '采纳情况', '说明']);

test('a table of more than four columns gets a box with a name, others stay as they are', () => {
  const narrow = table(row(['甲', '乙', '丙', '丁']));
  assert.equal(withWideTables(narrow), narrow);
  const wide = table(five, '<caption>各方“意见” &amp; <strong>"采纳"</strong></caption>');
  assert.equal(
    withWideTables(`<p>甲</p>${wide}${table(five)}`),
    `<p>甲</p><div class="table-scroll table-scroll-wide" role="region" aria-label="各方“意见” &amp; &quot;采纳&quot;" tabindex="0">${wide}</div><div class="table-scroll table-scroll-wide" role="region" aria-label="表格2" tabindex="0">${table(five)}</div>`,
  );
});

test('cells that span count for all their columns, in whichever row', () => {
  const spanned = table('<tr><th colspan="2">甲</th><th colspan="3">乙</th></tr>');
  assert.match(withWideTables(spanned), /^<div/);
  assert.match(withWideTables(table(`<tr><td colspan="1">甲</td></tr>${five}`)), /^<div/);
});

test('a table within a table keeps both whole', () => {
  const inner = table(five);
  const outer = table(`<tr><td>${inner}</td></tr>`);
  const shown = withWideTables(outer);
  assert.equal(shown.replaceAll(/<\/?div[^>]*>/g, ''), outer);
  assert.equal(shown.match(/<div/g)?.length, shown.match(/<\/div/g)?.length);
});

describe('in a browser', { skip: skipWithoutChromium() }, () => {
  test('its columns have room for words on a phone, the page is no wider, and paper has it whole', async () => {
    const body = `<p>采纳情况如下。</p>${table(
      five +
        row(
          ['1', '充电费用应当公开，收费标准应当统一', '2', '采纳', '已写进第五条'].map((text) =>
            text.repeat(3),
          ),
        ),
    )}`;
    const site = await createTestSite('2026-03-30', [
      ...siteDocuments,
      { ...housingRules, key: 'wide', documentNumber: undefined, title: '宽表的通知', body },
    ] as typeof siteDocuments);
    const browser = await enterBrowser();
    try {
      const origin = await site.listen();
      const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
      const page = await context.newPage();
      await page.goto(origin + (await addressOfTitle(site, '宽表的通知')));
      const seen = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        widths: [...document.querySelectorAll('.official td')].map(
          (cell) => cell.getBoundingClientRect().width,
        ),
      }));
      assert.equal(seen.over, 0);
      assert.equal(seen.widths.length, 10);
      for (const width of seen.widths) assert.ok(width >= 50, `${width}px`);
      assert.deepEqual(await seriousFaults(page), []);
      await page.emulateMedia({ media: 'print' });
      const [box, inside] = await page
        .locator('.official .table-scroll')
        .evaluate((div) => [div.clientWidth, div.scrollWidth]);
      assert.equal(inside, box, 'nothing is cut off on paper');
    } finally {
      await leaveBrowser();
      await site.close();
    }
  });
});
