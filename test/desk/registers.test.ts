// The registers of the office in a browser: the clean-up sheet tried out and written into a decision, a quarter handed
// over to the archive, its receipt entered with the scan (条例 25 ¶3).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { xlsxOf, xlsxType } from '../../src/formats/xlsx.ts';
import { reviewHeadings } from '../../src/rules/normative-review.ts';
import { documentDraft } from '../api/document-draft.ts';
import { publishUnread } from '../publish.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { confirm, type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

const skip = skipWithoutChromium();
const shots = process.env['SHOTS'];

describe('the registers of the office, clicked through', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let page: Page;
  let law = 0;
  before(async () => {
    desk = await openDeskBrowser();
    const { house } = desk;
    house.setClock('2026-02-10T09:00:00+08:00');
    const { id: column } = await house.database.db
      .insertInto('columns')
      .values({ organ_id: house.organs.city, slug: 'wj', path: 'wj', name: '文件', kind: 'list' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const editor = await house.staff('writer', ['editor']);
    const saved = await editor.post(
      '/documents',
      documentDraft(column, {
        title: '某区停车管理办法',
        kind: 'normative-document',
        documentNumber: '测府发〔2026〕3号',
        madeOn: '2026-02-09',
      }),
    );
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const { db, clock, calendar, secrets, dataFolder } = house.context;
    const office = { db, clock, calendar, secrets, dataFolder, organId: house.organs.city };
    law = (await publishUnread({ ...office, actor: { kind: 'system' } }, saved.body)).id;
    await house.toDay('2026-04-02');
    const decision = await editor.post(
      '/documents',
      documentDraft(column, { title: '关于清理结果的决定', madeOn: '2026-04-01' }),
    );
    assert.equal(decision.status, 200, JSON.stringify(decision.body));
    page = await desk.person('keeper', ['editor']);
  });
  after(async () => await desk.close());

  const shot = async (name: string): Promise<void> => {
    if (shots === undefined) return;
    for (const width of [1440, 768, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${shots}/${name}-${width}.png` });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  const row = (conclusion: string, from: string | null): (string | number | null)[] => [
    law,
    ...Array.from({ length: 7 }, () => null),
    conclusion,
    from,
    null,
    '与上位法不一致',
  ];
  const choose = async (rows: (string | number | null)[][]): Promise<void> => {
    const bytes = await xlsxOf({ name: '清理表', headings: reviewHeadings, rows });
    await page
      .getByLabel('导入填好的清理表')
      .setInputFiles({ name: '清理表.xlsx', mimeType: xlsxType, buffer: Buffer.from(bytes) });
    await page.getByRole('dialog').waitFor();
  };

  test('a sheet with a fault says its line and cannot be written', async () => {
    await page.goto(`${desk.address}/registers/normative`);
    await page.getByText('某区停车管理办法').waitFor();
    await choose([row('废止', null)]);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('第2行：废止、宣布失效的，请填写“自何日起”').waitFor();
    assert.equal(await dialog.getByText('暂无数据').count(), 0, 'no empty table below');
    await shot('clean-up-faults');
    assert.ok(await dialog.getByRole('button', { name: '登记清理结果' }).isDisabled());
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('one without goes into the decision that is chosen', async () => {
    await choose([row('废止', '2026-07-01')]);
    const dialog = page.getByRole('dialog');
    const write = dialog.getByRole('button', { name: '写入决定（1件）' });
    await write.waitFor();
    assert.ok(await write.isDisabled(), 'not before the decision is chosen');
    await dialog.getByLabel('作出清理结果的决定').fill('清理结果');
    await page.locator('.picked').getByText('关于清理结果的决定').click();
    await shot('clean-up');
    assert.deepEqual(await seriousFaults(page), []);
    await write.click();
    await page.getByText('已写入决定：1件').waitFor();
    await dialog.waitFor({ state: 'detached' });
  });

  test('the quarter is handed over; only one that has ended', async () => {
    await page.goto(`${desk.address}/registers/deliveries`);
    const first = page.getByRole('row').filter({ hasText: '第1季度' });
    const archive = first.filter({ hasText: '国家档案馆' });
    await archive.getByText('1 件').last().waitFor();
    await archive.getByRole('button', { name: '登记移交' }).click();
    await page.getByLabel('接收单位').fill('某区档案馆');
    await shot('delivery');
    await confirm(page, '登记移交');
    await page.getByRole('row').filter({ hasText: '某区档案馆' }).getByText('尚无回执').waitFor();
    const second = page.getByRole('row').filter({ hasText: '第2季度' });
    assert.equal(await second.getByRole('button', { name: '登记移交' }).count(), 0);
  });

  test('the receipt is entered; a scan of the wrong kind is refused, another is added and can be taken', async () => {
    const line = page.getByRole('row').filter({ hasText: '某区档案馆' });
    await line.getByRole('button', { name: '登记回执' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('接收人').fill('档案馆收集科');
    await dialog.getByLabel('回执编号').fill('档收〔2026〕5号');
    const scan = dialog.getByLabel('回执扫描件', { exact: true });
    const wrong = { name: '回执.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') };
    await scan.setInputFiles(wrong);
    await dialog.getByRole('button', { name: '登记回执' }).click();
    await dialog.getByText('回执已经登记').waitFor();
    await dialog.getByText('回执扫描件请使用PDF、JPG、PNG').waitFor();
    await shot('receipt-refused-scan');
    await scan.setInputFiles({ ...wrong, buffer: Buffer.from('%PDF-1.4 回执') });
    await dialog.getByRole('button', { name: '附上扫描件' }).click();
    await dialog.waitFor({ state: 'detached' });
    await line.getByText('档收〔2026〕5号').waitFor();
    const coming = page.waitForEvent('download');
    await line.getByRole('link', { name: '回执.pdf' }).click();
    assert.equal((await coming).suggestedFilename(), '回执.pdf');
    await shot('deliveries');
    assert.deepEqual(await seriousFaults(page), []);
    assert.deepEqual(desk.said, []);
  });
});
