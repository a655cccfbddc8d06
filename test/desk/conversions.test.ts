// A repeated request and a suggestion to publish, as the people at the desk see and decide them.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { ownPassword } from '../api/house.ts';
import { enterBrowser, leaveBrowser, skipWithoutChromium } from '../web/browser.ts';
import { type ServedDesk, serveDesk } from './served-desk.ts';

const skip = skipWithoutChromium();

describe('like requests at the desk', { skip, timeout: 240_000 }, () => {
  let desk: ServedDesk;
  let browser: Browser;
  let id = 0;

  before(async () => {
    desk = await serveDesk();
    desk.house.setClock('2026-03-02');
    browser = await enterBrowser();
    const clerk = await desk.house.staff('clerk', ['handler']);
    await desk.house.staff('head', ['office-head']);
    for (const n of [1, 2]) {
      const { status, body } = await clerk.post('/requests', {
        channel: 'post',
        on: '2026-03-02',
        submissionKey: `like-at-the-desk-number-${n}`,
        application: {
          applicant: {
            kind: 'natural-person',
            name: '张测试',
            identityType: 'passport',
            identityNumber: 'E12345678',
            phone: '13800001234',
          },
          title: '张测试所在村水质监测月报',
          description: '',
          carrierForm: 'paper',
          deliveryWish: 'collect',
        },
      });
      assert.equal(status, 200);
      id = (body as { id: number }).id;
    }
  });
  after(async () => {
    await leaveBrowser();
    await desk.close();
  });

  const signIn = async (username: string): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${desk.address}/`);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill(ownPassword);
    await page.getByRole('button', { name: /登\s?录/ }).click();
    await page.getByRole('button', { name: `姓名${username}` }).waitFor();
    return page;
  };

  test('the page of a request shows the other one; publishing is suggested, and decided under a title that names nobody', async () => {
    const clerk = await signIn('clerk');
    await clerk.goto(`${desk.address}/requests/${id}`);
    const panel = clerk.locator('#similar');
    await panel.getByText('可以用一份答复一并答复').waitFor();
    await panel.getByText('同一申请人的相似申请（1件）').waitFor();
    await panel.getByRole('link', { name: 'CITY-2026-0001' }).first().waitFor();
    await panel.getByRole('button', { name: '建议转为主动公开' }).click();
    await clerk.getByLabel('理由（可以不填）').fill('多人来问');
    await clerk.getByRole('button', { name: '提出建议' }).click();
    await panel.getByText('转为主动公开：待决定').waitFor();

    const head = await signIn('head');
    await head.goto(`${desk.address}/conversions`);
    await head.getByText('多人来问').waitFor();
    await head.getByRole('button', { name: /^决\s?定$/ }).click();
    await head.getByText('同意转为主动公开，生成文件草稿').click();
    const title = head.getByLabel('文件标题');
    assert.equal(await title.inputValue(), '所在村水质监测月报');
    await title.fill('张测试所在村水质监测月报');
    await head.getByLabel('理由').fill('可以公开');
    await head.getByRole('button', { name: '登记决定' }).click();
    await head.getByText('公开文件的标题含有申请人的姓名').waitFor();
    await title.fill('某村水质监测月报');
    await head.getByRole('button', { name: '登记决定' }).click();
    await head.getByText('没有待决定的建议').waitFor();
    await head.getByRole('tab', { name: '同意公开' }).click();
    await head.getByText('可以公开', { exact: true }).waitFor();

    await clerk.reload();
    await panel.getByText('转为主动公开：同意公开').waitFor();
  });
});
