// Suggestions in a real browser: chosen with the keyboard, told to who does not see them, and never in the way.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { enterBrowser, leaveBrowser, seriousFaults, skipWithoutChromium } from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

const skip = skipWithoutChromium();

describe('a box that completes what is typed', { skip }, () => {
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

  async function open(address: string, options: object = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 360, height: 700 }, ...options });
    const page = await context.newPage();
    await page.goto(origin + address);
    return page;
  }

  test('arrows choose, Enter searches for what is chosen', async () => {
    const page = await open('/');
    const box = page.locator('#q');
    await box.pressSequentially('zfbz');
    const list = page.getByRole('listbox', { name: '联想词' });
    await list.waitFor();
    assert.equal(await box.getAttribute('role'), 'combobox');
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    assert.equal(await box.getAttribute('aria-controls'), await list.getAttribute('id'));
    assert.match((await page.getByRole('status').first().textContent()) ?? '', /有\d条联想词/);
    assert.deepEqual(await seriousFaults(page), []);
    await page.keyboard.press('ArrowDown');
    const [chosen] = await list.getByRole('option', { selected: true }).all();
    assert.equal(await box.getAttribute('aria-activedescendant'), await chosen?.getAttribute('id'));
    assert.equal(await box.inputValue(), '住房保障');
    await page.keyboard.press('ArrowUp');
    assert.equal(await box.inputValue(), 'zfbz', 'above the first stands what was typed');
    assert.equal(await box.getAttribute('aria-activedescendant'), null);
    await page.keyboard.press('ArrowDown');
    await Promise.all([page.waitForURL(/sousuo/), page.keyboard.press('Enter')]);
    assert.match((await page.locator('h1').textContent()) ?? '', /住房保障/);
    await page.context().close();
  });

  test('Escape closes and gives back what was typed, Enter then searches for that', async () => {
    const page = await open('/sousuo/');
    const box = page.locator('#q');
    await box.pressSequentially('住房');
    await page.getByRole('listbox').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await box.inputValue(), '住房');
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    assert.equal(await page.getByRole('listbox').count(), 0);
    await Promise.all([page.waitForURL(/q=/), page.keyboard.press('Enter')]);
    assert.equal(await page.locator('#q').inputValue(), '住房');
    await page.context().close();
  });

  test('a number opens its document; the box at the top completes too; leaving it closes the list', async () => {
    const page = await open('/zwdt/');
    const box = page.locator('#banner-q');
    await box.pressSequentially('47号');
    await page.getByRole('option', { name: /住房保障实施细则/ }).waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    await box.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option').first().waitFor();
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(width, 0);
    await Promise.all([page.waitForURL(/t20220525_1/), page.getByRole('option').first().click()]);
    await page.context().close();
  });

  test('without scripts the box searches as ever', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    assert.equal(await page.locator('#q').getAttribute('role'), null);
    await page.locator('#q').fill('住房');
    await Promise.all([page.waitForURL(/sousuo/), page.keyboard.press('Enter')]);
    assert.ok((await page.locator('.hit').count()) > 0);
    await page.context().close();
  });

  test('when the server does not answer nothing stands in the way', async () => {
    const page = await open('/');
    await page.route('**/sousuo/lianxiang**', (route) => route.abort());
    await page.locator('#q').pressSequentially('住房');
    await page.waitForTimeout(400);
    assert.equal(await page.getByRole('listbox').count(), 0);
    await Promise.all([page.waitForURL(/sousuo/), page.keyboard.press('Enter')]);
    await page.context().close();
  });
});
