// The website's yearly work report in the browser: filled in by one, signed by another, found on the home page
// (国办函〔2018〕12号).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { flatColumns } from '../../src/example/columns.ts';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import type { Caller } from '../api/house.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { given, soundAnswers } from '../website-answers.ts';
import { confirm, type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

const skip = skipWithoutChromium();

describe('the website’s report at the desk', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let colleague: Caller;
  let clerk: Page;
  let head: Page;
  let signatory: Page;

  before(async () => {
    desk = await openDeskBrowser();
    const { house } = desk;
    house.setClock('2027-01-11');
    const { db } = house.context;
    await placeColumns({ db, organId: house.organs.city }, flatColumns());
    await db
      .updateTable('organs')
      .set({ site: JSON.stringify({ name: '测试网站', domain: 'www.city.example' }) })
      .where('code', '=', 'city')
      .execute();
    colleague = await house.staff('colleague', ['handler']);
    clerk = await desk.person('clerk', ['handler']);
    head = await desk.person('head', ['office-head']);
    signatory = await desk.person('signatory', ['signatory']);
  });
  after(async () => await desk.close());

  const open = async (page: Page): Promise<void> => {
    await page.goto(`${desk.address}/website-reports/city/2026`);
    await page.getByRole('heading', { level: 1, name: '2026年度政府网站工作年度报表' }).waitFor();
  };

  test('a section is filled in with the source of its figures', async () => {
    await clerk.goto(`${desk.address}/website-reports`);
    await clerk.getByRole('link', { name: '2026年' }).click();
    await clerk.getByText('最迟2027年1月31日').waitFor();
    await clerk.getByRole('button', { name: '填写访问量' }).click();
    const drawer = clerk.getByRole('dialog');
    await drawer.getByLabel('独立用户访问总量（个）').fill('12034');
    await drawer.getByLabel('网站总访问量（次）').fill('99800');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('请写明数据的来源').first().waitFor();
    assert.deepEqual(await seriousFaults(clerk), []);
    await drawer.getByLabel(/数字的来源/).fill('访问统计系统');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.waitFor({ state: 'detached' });
    await clerk.getByRole('button', { name: '网站总访问量 99800次，查看来源' }).click();
    await clerk.getByRole('dialog').getByText('来源：访问统计系统').waitFor();
    await clerk.getByRole('dialog').getByText('姓名clerk').waitFor();
    await clerk.keyboard.press('Escape');
  });

  test('the rest is filled in, and the check is content', async () => {
    const body = { answers: given(soundAnswers(2026)), note: '年度台账' };
    const saved = await colleague.put('/organs/city/website-reports/2026/answers', body);
    assert.equal(saved.status, 200);
    await open(clerk);
    await clerk.getByText('各项填齐，相互一致').waitFor();
    await clerk.getByText('测试发布').waitFor();
    assert.deepEqual(await seriousFaults(clerk), []);
  });

  test('a counted figure is replaced with a reason by the head', async () => {
    await open(head);
    await head.getByRole('button', { name: /^信息发布总数 0条/ }).click();
    const drawer = head.getByRole('dialog');
    await drawer.getByText('没有记录，所以是0').waitFor();
    await drawer.getByLabel('改用').fill('3');
    await drawer.getByLabel('理由').fill('直播3场，没有作为文件发布');
    await drawer.getByRole('button', { name: '改用这个数字' }).click();
    await drawer.getByText('（当时算出0）').waitFor();
    await head.keyboard.press('Escape');
    await head.getByText('信息发布总数由记录算出0，改用3', { exact: false }).waitFor();
  });

  test('sent up, it waits in the inbox of the one who entered none of it', async () => {
    await open(clerk);
    await act(clerk, '送审');
    await clerk.getByText('待审核或者签发').waitFor();
    await open(head);
    await head.getByText('您撰写、填报、改动或者送审过这份报告').waitFor();
    await signatory.goto(`${desk.address}/inbox`);
    await signatory.getByRole('link', { name: /政府网站工作年度报表（2026年度）/ }).click();
    await signatory.getByRole('heading', { level: 1, name: /2026年度/ }).waitFor();
    assert.match(signatory.url(), /\/website-reports\/city\/2026$/);
    await act(signatory, '签发定稿');
    await signatory.getByText('未公布').first().waitFor();
    await act(signatory, '公布');
    await signatory.getByText('未公布').first().waitFor({ state: 'detached' });
  });

  test('the public finds it from the home page', async () => {
    const reader = await desk.openPage();
    await reader.goto(`${desk.site}/`);
    await reader.getByRole('link', { name: '2026年政府网站工作年度报表' }).click();
    await reader.getByRole('rowheader', { name: '网站总访问量（单位：次）' }).waitFor();
    await reader.getByRole('link', { name: '下载PDF' }).waitFor();
    assert.deepEqual(await seriousFaults(reader), []);
    assert.deepEqual(desk.said, []);
  });
});

async function act(page: Page, name: string): Promise<void> {
  await page.locator('.page-actions').getByRole('button', { name, exact: true }).click();
  await confirm(page, name);
}
