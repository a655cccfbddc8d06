// A letter from paper at the desk: scanned, typed, entered with its true days by the clerk, compared with its
// scan by another in the one inbox; and what ran out in silence is named in the queue and on the case.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { pdf } from '../applicants.ts';
import type { Caller } from '../api/house.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { act, type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

describe('a letter from paper', { skip: skipWithoutChromium(), timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let writer: Caller;
  let clerk: Page;
  let reviewer: Page;
  before(async () => {
    desk = await openDeskBrowser();
    desk.house.setClock('2026-03-02');
    writer = await desk.house.staff('writer', ['handler']);
    await desk.house.account('head', ['office-head']);
    clerk = await desk.person('clerk', ['handler']);
    reviewer = await desk.person('reviewer', ['reviewer']);
  });
  after(async () => await desk.close());

  let forms = 0;
  async function request(): Promise<number> {
    const { body } = await writer.post('/requests', {
      channel: 'post',
      on: '2026-03-02',
      submissionKey: `typed-after-the-day-${(forms += 1)}`,
      application: {
        applicant: { kind: 'natural-person', name: '测试人', phone: '13800001234' },
        title: '某规划文本',
        description: '',
        carrierForm: 'paper',
        deliveryWish: 'collect',
      },
    });
    return (body as { id: number }).id;
  }
  const soundAt = async (page: Page, widths: readonly number[]): Promise<void> => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      // A moment after the resizing a dialog may still be where it was.
      const fits = page.waitForFunction(
        (most) => document.documentElement.scrollWidth <= most,
        width,
        { timeout: 5000 },
      );
      await assert.doesNotReject(fits, `${page.url()} is wider than ${width}`);
      const shots = process.env['SHOTS'];
      if (shots !== undefined) {
        await page.screenshot({ path: `${shots}/${(forms += 1)}-${width}.png`, fullPage: true });
      }
    }
    assert.deepEqual(await seriousFaults(page), []);
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  test('an extension told in time is typed after the due date, and holds', async () => {
    const id = await request();
    await desk.house.toDay('2026-03-31');
    await clerk.goto(`${desk.address}/requests/${id}`);
    await clerk.locator('.sheet-lead').getByText('逾期1个工作日').waitFor();
    await clerk.locator('#files .ant-select').click();
    await clerk.getByTitle('扫描件', { exact: true }).click();
    await clerk.getByLabel('选择文件').setInputFiles({
      name: '延期告知书.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdf()),
    });
    await clerk.locator('#files').getByText('延期告知书.pdf').waitFor();
    await clerk.getByRole('button', { name: '拟写文书' }).click();
    await clerk.getByRole('menuitem', { name: '延期答复告知书', exact: true }).click();
    await clerk.getByLabel('理由').fill('卷宗存放分散');
    await clerk.locator('.step-drawer').getByRole('button', { name: '生成文书' }).click();

    await clerk.locator('.step-drawer').waitFor({ state: 'detached' });
    await clerk.locator('#acts').getByRole('button', { name: '补录纸质文书' }).click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByLabel('纸上的签发日期').fill('2026-03-27');
    await dialog.getByText('姓名head').click();
    await dialog.getByLabel('实际送出日期').fill('2026-03-31');
    await dialog.getByText('延期告知书.pdf（扫描件）').click();
    await dialog.getByLabel('没有及时录入的原因').fill('当日系统停机');
    await soundAt(clerk, [360, 768, 1440]);
    // Told a day too late it is refused, with the article.
    await dialog.getByRole('button', { name: /^补\s?录$/ }).click();
    await dialog.getByText(/33/).or(dialog.getByText('第三十三条')).first().waitFor();
    await dialog.getByLabel('实际送出日期').fill('2026-03-27');
    await dialog.getByRole('button', { name: /^补\s?录$/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await clerk.locator('#late').getByText('等待他人核对，尚未计入期限').waitFor();
    assert.equal(await clerk.locator('#acts').getByRole('button', { name: '核对无误' }).count(), 0);
    await soundAt(clerk, [360, 768, 1440]);

    await reviewer.goto(`${desk.address}/inbox`);
    await reviewer.getByText('核对补录：延期答复告知书').click();
    await reviewer.locator('#late').getByText('姓名head，2026年3月27日（周五）').waitFor();
    await reviewer.locator('#late').getByText('延期告知书.pdf').waitFor();
    // On a telephone too he sees what he is to compare before he says so.
    await reviewer.setViewportSize({ width: 360, height: 780 });
    const said = await reviewer.locator('#late').getByText('延期告知书.pdf').boundingBox();
    const text = await reviewer.locator('.letter-text').boundingBox();
    assert.ok(said !== null && text !== null && said.y < text.y, 'the entry stands above the text');
    await soundAt(reviewer, [360, 768, 1440]);
    await act(reviewer, '核对无误');
    await clerk.goto(`${desk.address}/requests/${id}`);
    await clerk.getByText('2026年4月28日（周二）到期').first().waitFor();
    await clerk.locator('#letters').getByText('测公开延〔2026〕1号').waitFor();
    await clerk.locator('.history').getByText('2026年3月27日（周五）').first().waitFor();
    await clerk.locator('.history').getByText('姓名reviewer，2026-03-31 10:00登记').waitFor();
  });

  test('what ran out in silence is named in the queue and on the case', async () => {
    await desk.house.toDay('2026-03-02');
    const id = await request();
    const { db } = desk.house.database;
    const signatory = await desk.house.staff('signer', ['signatory']);
    const facts = { kind: 'P04', name: '某公司', content: '某规划文本' };
    const { body: letter } = await writer.post(`/requests/${id}/letters`, { facts });
    const of = `/letters/${letter.id}`;
    const { version } = letter as { version: number };
    await writer.post(`${of}/submit`, { version });
    const signed = await signatory.post(`${of}/sign`, { version, secrecyReview: '不涉及国家秘密' });
    assert.equal(signed.status, 200, JSON.stringify(signed.body));
    const sending = { on: '2026-03-02', method: 'in-person' };
    await writer.post(`${of}/send`, { version, sending });
    await writer.post(`${of}/arrive`, { version, on: '2026-03-02' });
    await desk.house.toDay('2026-03-24');
    const { number } = await db
      .selectFrom('requests')
      .select('number')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await clerk.goto(`${desk.address}/requests`);
    const row = clerk.locator('tr', { hasText: number });
    await row.getByText('第三方逾期未提出意见').waitFor();
    await soundAt(clerk, [768, 1440]);
    await clerk.goto(`${desk.address}/requests/${id}`);
    await clerk.getByText('第三方逾期未提出意见：最后一天是2026年3月23日（周一）').waitFor();
    await clerk.getByText('既不是同意也不是不同意').waitFor();
    await soundAt(clerk, [360, 768, 1440]);
    assert.deepEqual(desk.said, []);
    assert.deepEqual(desk.house.errors, []);
  });
});
