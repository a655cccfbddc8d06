// Two people at the text of one annual report at the same time: the slower is told who saved, keeps every word that he
// typed, sees what the other wrote, and overwrites nothing unseen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { skipWithoutChromium } from '../web/browser.ts';
import { type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

const skip = skipWithoutChromium();

describe('two writers of one report', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let quick: Page;
  let slow: Page;

  before(async () => {
    desk = await openDeskBrowser();
    desk.house.setClock('2027-01-11');
    quick = await desk.person('quick', ['handler']);
    slow = await desk.person('slow', ['handler']);
  });
  after(async () => await desk.close());

  const both = async (): Promise<void> => {
    for (const page of [quick, slow]) {
      await page.goto(`${desk.address}/reports/city/2026`);
      await page.getByRole('tab', { name: '文字' }).click();
      await page.getByLabel('引言').waitFor();
    }
  };

  test('at different parts: both are kept, after the second has looked', async () => {
    await both();
    await at(quick, 'lead').fill('先写的引言。');
    await save(quick);
    desk.house.setClock('2027-01-11T10:05:00+08:00');
    await at(slow, 'problems').fill('后写的问题。');
    // It would have saved itself: now it waits for a word.
    await slow.getByText('姓名quick于2027-01-11 10:00保存了这份报告的文字').waitFor();
    await slow.getByText('已经放进下面：引言').waitFor();
    assert.equal(await at(slow, 'lead').inputValue(), '先写的引言。');
    assert.equal(await at(slow, 'problems').inputValue(), '后写的问题。');
    assert.deepEqual(await seriousFaults(slow), []);
    await slow.getByRole('button', { name: '核对过了，保存' }).click();
    await slow.getByText('已自动保存').waitFor();
    await quick.reload();
    await quick.getByRole('tab', { name: '文字' }).click();
    assert.equal(await at(quick, 'problems').inputValue(), '后写的问题。');
    assert.equal(await at(quick, 'lead').inputValue(), '先写的引言。');
  });

  test('at one part: the second keeps his own, sees the other’s and may take it', async () => {
    await both();
    desk.house.setClock('2027-01-11T10:20:00+08:00');
    await at(quick, 'other').fill('先写的其他事项。');
    await save(quick);
    desk.house.setClock('2027-01-11T10:25:00+08:00');
    await at(slow, 'other').fill('后写的其他事项。');
    const told = slow.getByRole('alert').filter({ hasText: '你们都改了' });
    await told.getByText('先写的其他事项。').waitFor();
    assert.equal(await at(slow, 'other').inputValue(), '后写的其他事项。');
    // Whatever else he types stays in the form and is not saved behind his back.
    await at(slow, 'lead').fill('又改的引言。');
    await slow.getByRole('button', { name: '改用对方的' }).click();
    assert.equal(await at(slow, 'other').inputValue(), '先写的其他事项。');
    assert.equal(await at(slow, 'lead').inputValue(), '又改的引言。');
    await at(slow, 'other').fill('先写的其他事项。后写的其他事项。');
    await slow.getByRole('button', { name: '核对过了，保存' }).click();
    await slow.getByText('已自动保存').waitFor();
    await quick.reload();
    await quick.getByRole('tab', { name: '文字' }).click();
    assert.equal(await at(quick, 'other').inputValue(), '先写的其他事项。后写的其他事项。');
    assert.deepEqual(desk.said, []);
  });

  test('what the server cannot be given is kept in the browser and offered when it is opened anew', async () => {
    await both();
    const texts = '**/annual-reports/2026/texts';
    await slow.route(texts, async (route) => await route.abort());
    await at(slow, 'lead').fill('断网时写的引言。');
    await slow.getByText('内容暂存在这台电脑上').waitFor();
    await slow.reload();
    await slow.getByRole('tab', { name: '文字' }).click();
    assert.equal(await at(slow, 'lead').inputValue(), '又改的引言。');
    await slow.unroute(texts);
    await slow.getByRole('button', { name: /^恢\s?复$/ }).click();
    await slow.getByText('已自动保存').waitFor();
    await quick.reload();
    await quick.getByRole('tab', { name: '文字' }).click();
    assert.equal(await at(quick, 'lead').inputValue(), '断网时写的引言。');
    assert.deepEqual(desk.said, []);
  });

  test('when the first sends it up meanwhile: the second is told, and his words are there to copy', async () => {
    await both();
    desk.house.setClock('2027-01-11T10:40:00+08:00');
    await quick.getByRole('button', { name: /^送\s?审$/ }).click();
    const dialog = quick.getByRole('dialog');
    await dialog.getByRole('button', { name: /^送\s?审$/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await at(slow, 'problems').fill('写了很久的问题。');
    await slow.getByText('没有保存').first().waitFor();
    assert.equal(await at(slow, 'problems').inputValue(), '写了很久的问题。');
    assert.deepEqual(desk.said, []);
  });
});

function at(page: Page, name: 'lead' | 'problems' | 'other'): Locator {
  return page.locator(`#${name}`);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存文字' }).click();
  await page.getByText('已自动保存').waitFor();
}
