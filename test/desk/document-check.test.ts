// An editor attaches a list, is told what is in it, masks it and answers for the rest (J2); the reviewer reads the
// reasons; an approver keeps the office's own words.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import type { Page } from 'playwright-core';
import { residentIdCheckCharacter } from '../../src/rules/identity.ts';
import { type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

let desk: DeskBrowser;
let editor: Page;
let reviewer: Page;
let approver: Page;
before(async () => {
  desk = await openDeskBrowser();
  desk.house.setClock('2026-03-02');
  await desk.house.database.db
    .insertInto('columns')
    .values({
      organ_id: desk.house.organs.city,
      slug: 'tzgg',
      path: 'tzgg',
      name: '通知公告',
      kind: 'list',
    })
    .execute();
  editor = await desk.person('editor', ['editor']);
  reviewer = await desk.person('secrecy', ['secrecy-reviewer']);
  approver = await desk.person('approver', ['content-approver']);
});
after(() => desk.close());

const number = Array.from(
  { length: 28 },
  (_, n) => `520402199901${String(n + 1).padStart(2, '0')}123`,
)
  .map((first17) => `${first17}${residentIdCheckCharacter(first17)}`)
  .find((one) => one.endsWith('1234')) as string;

async function list(): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.addWorksheet('公示').addRow(['序号', '金额']);
  const hidden = workbook.addWorksheet('底册', { state: 'hidden' });
  hidden.addRow(['姓名', '身份证号', '电话']);
  for (let n = 2; n < 14; n += 1) hidden.addRow(['', '']);
  hidden.addRow(['张三', number, '13800000000']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Of what is looked at here: the tools of the editor have a test of their own. */
async function faults(page: Page): Promise<readonly string[]> {
  return (await seriousFaults(page)).filter((fault) => !fault.includes('class="tool"'));
}

test('the office’s own words are kept by whoever keeps the columns', async () => {
  await approver.goto(`${desk.address}/check-words`);
  await approver.getByLabel('词语，一行一个').fill('截止目前，截至目前\n防汛抗旱指挥部');
  await approver.getByRole('button', { name: '增加2个词' }).click();
  await approver.getByRole('cell', { name: '截止目前', exact: true }).waitFor();
  await approver.getByRole('button', { name: '增加', exact: true }).waitFor();
  await approver.getByRole('button', { name: '删去防汛抗旱指挥部' }).click();
  await approver
    .getByRole('cell', { name: '防汛抗旱指挥部', exact: true })
    .waitFor({ state: 'detached' });
  assert.deepEqual(await faults(approver), []);
});

test('J2 a list is attached, its hit tells sheet and row, and is masked at once', async () => {
  await editor.goto(`${desk.address}/documents/new`);
  await editor.getByLabel('标题').fill('关于公布救助名单的通知');
  await editor.getByRole('textbox', { name: '正文', exact: true }).click();
  await editor.keyboard.type('截止目前，救助金已经发放。');
  await editor.keyboard.press('Enter');
  await editor.keyboard.type('附件：名单。来信寄office@mail.example。');
  await editor.getByRole('combobox', { name: '栏目' }).click();
  await editor.getByRole('treeitem', { name: '通知公告' }).click();
  await editor.keyboard.press('Escape');
  await editor.getByLabel('成文日期').fill('2026-02-27');
  await editor.getByLabel('选择附件').setInputFiles([
    { name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: await list() },
    { name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0090') },
  ]);
  await editor.getByText('不是可以发布的文件').waitFor();
  await editor.getByRole('button', { name: '知道了' }).click();
  await editor.getByRole('button', { name: '保存草稿' }).click();
  const panel = editor.locator('#check');
  await panel.getByText('工作表“底册” （隐藏的工作表） 第14行 B列').waitFor();
  await panel.getByText('520402********1234').first().waitFor();
  assert.ok(!(await editor.content()).includes(number));
  assert.deepEqual(await faults(editor), []);

  const hit = panel.locator('li.check-blocking').first();
  await hit.getByRole('button', { name: '一键遮盖' }).click();
  const dialog = editor.getByRole('dialog');
  await dialog.getByLabel('去掉隐藏的工作表').check();
  await dialog.getByRole('button', { name: /遮\s*盖/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await panel.locator('li.check-blocking').first().waitFor({ state: 'detached' });
  assert.equal(await panel.getByText('底册').count(), 0);
});

test('a hit in the text leads to its paragraph; let stand with a reason, the reviewer reads it', async () => {
  const panel = editor.locator('#check');
  await panel.getByRole('button', { name: '第2段' }).click();
  await editor.waitForFunction(() => (getSelection()?.toString() ?? '').startsWith('附件：名单'));
  for (const [says, reason] of [
    ['电子邮箱', '本次活动公布的信箱'],
    ['截止目前', '引用原文'],
  ] as const) {
    const hit = panel.locator('li.check-asking').filter({ hasText: says });
    await hit.getByRole('button', { name: '保留，说明理由' }).click();
    await editor.getByLabel('保留的理由').fill(reason);
    await editor
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*留$/ })
      .click();
    await panel.getByText(`保留的理由：${reason}`).waitFor();
  }
  await panel.getByText('没有需要处理的问题').waitFor();
  const id = Number(/\/documents\/(\d+)/.exec(editor.url())?.[1]);
  await reviewer.goto(`${desk.address}/documents/${id}/review`);
  await reviewer.getByText('保留的理由：本次活动公布的信箱').waitFor();
  assert.equal(await reviewer.getByRole('button', { name: '改理由或者撤销' }).count(), 0);
  assert.deepEqual(desk.said, []);
});

test('a file is looked at without leaving the page', async () => {
  await editor.getByRole('button', { name: '查看名单.xlsx' }).click();
  await editor.locator('.attachment-text').getByText('序号').waitFor();
  assert.deepEqual(await faults(editor), []);
});
