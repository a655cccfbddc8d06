// What an office does between two publications, clicked through: a message of a reader taken up and answered (国办秘函〔2019〕19号),
// a joint document whose other office confirms (条例 11), a figure of Table 2 taken over from the register (条例 50).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CommandContext } from '../../src/commands/context.ts';
import { receiveMessage } from '../../src/commands/readers/receive-message.ts';
import { documentDraft } from '../api/document-draft.ts';
import type { Caller } from '../api/house.ts';
import { given } from '../commands/letters.ts';
import { publishUnread } from '../publish.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { confirm, type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

const skip = skipWithoutChromium();
const shots = process.env['SHOTS'];
const phone = '13800001234';

/** No page is wider than the phone, and none has a fault that keeps people out. */
async function look(name: string, page: Page): Promise<void> {
  assert.deepEqual(await seriousFaults(page), []);
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(400);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wide <= 0, `${name}: ${wide} px too wide at ${width}`);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('what an office does every day', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let editor: Page;
  let clerk: Page;
  let writer: Caller;
  let column = 0;
  before(async () => {
    desk = await openDeskBrowser();
    const { house } = desk;
    house.setClock('2026-06-01');
    const { db, clock, calendar, secrets, dataFolder } = house.context;
    const columns = await db
      .insertInto('columns')
      .values({ organ_id: house.organs.city, slug: 'wj', path: 'wj', name: '文件', kind: 'list' })
      .returning('id')
      .executeTakeFirstOrThrow();
    column = columns.id;
    writer = await house.staff('writer', ['editor']);
    const saved = await writer.post('/documents', documentDraft(column, { madeOn: '2026-05-29' }));
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const office = { db, clock, calendar, secrets, dataFolder, organId: house.organs.city };
    const page = await publishUnread({ ...office, actor: { kind: 'system' } }, saved.body);
    const reader: CommandContext = { ...office, actor: { kind: 'reader' } };
    for (const [kind, text, documentId] of [
      ['page-error', `这一页的电话写错了，请拨${phone}核实`, page.id],
      ['message', '建议办事大厅周末开放', undefined],
      ['message', '测试测试', undefined],
    ] as const) {
      const submissionKey = crypto.randomUUID();
      given(
        await receiveMessage(reader, { kind, text, contact: phone, documentId, submissionKey }),
      );
    }
    editor = await desk.person('editor', ['editor']);
    clerk = await desk.person('clerk', ['handler']);
  });
  after(async () => await desk.close());

  describe('messages', () => {
    test('an error of a page is opened with the page it is about, the sender masked', async () => {
      await editor.goto(`${desk.address}/messages`);
      await editor.getByText('这一页的电话写错了，请拨138****1234核实').waitFor();
      await look('messages', editor);
      await editor.getByText('这一页的电话写错了').click();
      const drawer = editor.getByRole('dialog');
      await drawer.getByRole('link', { name: '关于做好春季绿化工作的通知' }).waitFor();
      await drawer.getByText(/^138\*{4}1234/).waitFor();
      await look('message', editor);
    });

    test('who sent it is seen for a reason', async () => {
      const drawer = editor.locator('.ant-drawer');
      await drawer.getByRole('button', { name: '查看明文' }).click();
      await editor.getByLabel('理由').fill('电话核实');
      await editor.getByRole('button', { name: '查看', exact: true }).click();
      await drawer.getByText(/^13800001234/).waitFor();
    });

    test('what is half written survives taking it up and looking at another', async () => {
      const drawer = editor.locator('.ant-drawer');
      await drawer.getByRole('button', { name: '答复', exact: true }).click();
      await drawer
        .getByText(/请.*答复/)
        .first()
        .waitFor();
      await drawer.getByLabel('答复').fill('电话已经核对');
      await drawer.getByRole('button', { name: '受理' }).click();
      await editor.getByText('已受理').first().waitFor();
      await drawer.getByRole('button', { name: '受理' }).waitFor({ state: 'detached' });
      assert.equal(await drawer.getByLabel('答复').inputValue(), '电话已经核对');
      await editor.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await editor.getByText('建议办事大厅周末开放').click();
      assert.equal(await drawer.getByLabel('答复').inputValue(), '');
      await editor.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await editor.getByText('这一页的电话写错了').click();
      assert.equal(await drawer.getByLabel('答复').inputValue(), '电话已经核对');
    });

    test('it is answered and leaves the list; another is closed with the reason', async () => {
      const drawer = editor.locator('.ant-drawer');
      await drawer.getByLabel('答复').fill('电话已经核对并改正，谢谢。');
      await drawer.getByRole('button', { name: '答复', exact: true }).click();
      await drawer.waitFor({ state: 'detached' });
      await editor.getByText('这一页的电话写错了').waitFor({ state: 'detached' });
      await editor.getByText('测试测试').click();
      await drawer.getByLabel('答复').fill('没有内容，不需要答复。');
      await drawer.getByRole('button', { name: '不答复，办结' }).click();
      await drawer.waitFor({ state: 'detached' });
      await editor.getByRole('tab', { name: '已办' }).click();
      await editor.getByText('这一页的电话写错了').click();
      const answer = drawer.getByLabel('改正答复');
      assert.equal(await answer.inputValue(), '电话已经核对并改正，谢谢。');
      assert.equal(await drawer.getByText('检查时扣分').count(), 0, 'nothing waits any more');
      await look('message-answered', editor);
      await answer.fill('电话已经改正为0851-2345678。');
      await drawer.getByRole('button', { name: '保存答复' }).click();
      await editor.locator('.ant-message').getByText('已答复').waitFor();
      await editor.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await editor.getByText('测试测试').click();
      await drawer.getByRole('heading', { name: '办理情况' }).waitFor();
      assert.equal(await drawer.getByRole('button', { name: '答复' }).count(), 0);
    });
  });

  describe('P23 a document of two offices', () => {
    test('cannot be sent up before the other has confirmed; the form has a line for it', async () => {
      const { body } = await writer.post(
        '/documents',
        documentDraft(column, {
          title: '关于联合开展检查的通知',
          documentNumber: null,
          madeOn: '2026-05-29',
        }),
      );
      await editor.goto(`${desk.address}/documents/${(body as { id: number }).id}`);
      await editor.getByLabel('发文字号').fill('测府发[2026]第008号');
      await editor.getByText(/没有用六角括号/).waitFor();
      await editor.getByLabel('发文字号').blur();
      await editor.getByText('机关代字 测府发 · 2026年 · 8号').waitFor();
      assert.equal(await editor.getByLabel('发文字号').inputValue(), '测府发〔2026〕8号');
      await editor.getByLabel('发文机关').fill('测市林业局');
      await editor.keyboard.press('Enter');
      await editor.getByText('联合发文机关的确认').waitFor();
      await editor.getByRole('button', { name: '送审', exact: true }).click();
      const dialog = editor.getByRole('dialog');
      // The dialog tells of what is lacking before it is sent too; when the refusal comes, its buttons stay in place.
      const refused = editor.waitForResponse((response) => response.url().endsWith('/submit'));
      await dialog.getByRole('button', { name: '送审', exact: true }).click();
      const cancel = dialog.getByRole('button', { name: '取消' });
      const before = await cancel.boundingBox();
      assert.ok((await refused).status() >= 400);
      await dialog.locator('.ant-btn-loading').waitFor({ state: 'detached' });
      const lacking = dialog.getByText(/请登记其他机关对公开的确认意见（测市林业局）/);
      await lacking.waitFor();
      assert.deepEqual((await cancel.boundingBox())?.y, before?.y);
      const told = await lacking.boundingBox();
      assert.ok(told && before && told.y > before.y + before.height, 'below the buttons');
      await look('joint-refused', editor);
      await cancel.click();
      await dialog.waitFor({ state: 'detached' });
    });

    test('two levels of theme and the 组配分类 are given beside it; then it goes up', async () => {
      await editor.getByLabel('测市林业局的确认人').fill('办公室王某');
      await editor.getByLabel('测市林业局的确认日期').fill('2026-05-30');
      await editor.getByLabel('主题', { exact: true }).fill('农业');
      await option(editor, '农业、林业、水利');
      await editor.getByLabel('主题（二级）').fill('林');
      await option(editor, '林业');
      await editor.getByLabel('组配分类').fill('其他公');
      await option(editor, '其他公文');
      await editor.getByLabel('测市林业局的确认人').scrollIntoViewIfNeeded();
      await look('joint', editor);
      await editor.getByRole('button', { name: '送审', exact: true }).click();
      await confirm(editor, '送审');
      await editor.getByText('测市林业局（办公室王某，2026-05-30）').first().waitFor();
      await editor.getByText('农业、林业、水利 / 林业').first().waitFor();
    });
  });

  test('D6 an earlier draft is held against what is written now', async () => {
    await editor.getByRole('button', { name: '取回' }).click();
    await confirm(editor, '取回');
    await editor.getByLabel('标题').waitFor();
    await editor.getByLabel('标题').fill('关于联合开展安全检查的通知');
    await editor.getByRole('button', { name: '保存草稿' }).click();
    await editor
      .getByText(/已自动保存/)
      .first()
      .waitFor();
    const history = editor.locator('#history');
    await history.getByRole('button', { name: '与现在的差别' }).first().click();
    const dialog = editor.getByRole('dialog');
    await dialog.locator('ins').getByText('安全').first().waitFor();
    await look('drafts', editor);
    await editor.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('P13 what was sealed away after a leak is read by who investigates it, for a reason', async () => {
    const { house } = desk;
    const saved = await writer.post(
      '/documents',
      documentDraft(column, { title: '关于某事的通知', madeOn: '2026-05-29' }),
    );
    const { db, clock, calendar, secrets, dataFolder } = house.context;
    const office = { db, clock, calendar, secrets, dataFolder, organId: house.organs.city };
    const { id } = await publishUnread({ ...office, actor: { kind: 'system' } }, saved.body);
    const approver = await house.staff('approver', ['content-approver']);
    const { version } = (await approver.get(`/documents/${id}`)).body as { version: number };
    const leak = { version, reason: '含个人信息', leak: true };
    assert.equal((await approver.post(`/documents/${id}/withdraw`, leak)).status, 200);
    await editor.goto(`${desk.address}/documents/${id}`);
    await editor.getByText('内容已封存').first().waitFor();
    assert.equal(await editor.getByText('封存的内容').count(), 0, 'not the editor');
    const secrecy = await desk.person('secrecy', ['secrecy-reviewer']);
    await secrecy.goto(`${desk.address}/documents/${id}`);
    await secrecy.locator('#sealed').getByRole('button', { name: '查看明文' }).click();
    await secrecy.getByLabel('理由').fill('查处信息泄露');
    await secrecy.getByRole('button', { name: '查看', exact: true }).click();
    await secrecy.locator('#sealed').getByRole('heading', { name: '关于某事的通知' }).waitFor();
    await look('sealed', secrecy);
    await secrecy.locator('#sealed').getByRole('button', { name: /隐去/ }).click();
    await secrecy
      .locator('#sealed')
      .getByRole('heading', { name: '关于某事的通知' })
      .waitFor({ state: 'detached' });
  });

  test('whether the editor of a document is named is ticked by the head, and kept', async () => {
    const head = await desk.person('head', ['office-head']);
    const stored = async () =>
      await desk.house.database.db
        .selectFrom('organs')
        .select('site')
        .where('id', '=', desk.house.organs.city)
        .executeTakeFirstOrThrow();
    const named = head.getByRole('checkbox', { name: '文件页面末尾注明责任编辑' });
    await head.goto(`${desk.address}/organs`);
    for (const isNamed of [true, false]) {
      await head.getByRole('row').filter({ hasText: 'city' }).first().click();
      assert.equal(await named.isChecked(), !isNamed);
      await named.setChecked(isNamed);
      await look(`editor-named-${isNamed}`, head);
      await head.locator('.ant-drawer').getByRole('button', { name: '保存' }).click();
      await named.waitFor({ state: 'detached' });
      const { site } = await stored();
      assert.equal(site.namesEditors, isNamed);
    }
  });

  describe('a figure of Table 2', () => {
    before(async () => {
      for (const n of [1, 2]) {
        const particulars = { 处罚决定文书号: `测罚〔2026〕${n}号`, 处罚决定日期: '2026-02-27' };
        const change = { title: `第${n}件处罚决定`, kind: 'penalty', particulars };
        const saved = await writer.post('/documents', documentDraft(column, change));
        assert.equal(saved.status, 200, JSON.stringify(saved.body));
      }
      const api = await desk.house.staff('counter', ['handler']);
      const entry = { source: '城管执法队', amount: 5, evidence: '执法台账' };
      const put = await api.put('/organs/city/annual-reports/2026/entries/penalty', entry);
      assert.equal(put.status, 200, JSON.stringify(put.body));
    });

    test('is held against the register and taken over, with what stood there kept in sight', async () => {
      await clerk.goto(`${desk.address}/reports/city/2026`);
      await clerk.locator('.statutory [data-cell="table2.penalty"]').click();
      const line = clerk.getByRole('region', { name: '登记的数' });
      await line.getByText(/填报5件，多3件/).waitFor();
      await line.getByText('采用以后，城管执法队的填报撤回').waitFor();
      await look('register-line', clerk);
      await line.getByRole('button', { name: '采用登记的数' }).click();
      await clerk.getByText('已采用，计入的记录作为依据存下').waitFor();
      await line.getByText('与填报一致').waitFor();
      assert.equal(await line.getByRole('button', { name: '采用登记的数' }).count(), 0);
      await clerk.getByText('已撤回').waitFor();
      await clerk.getByText('行政处罚，本年处理决定数量：2').waitFor();
      await clerk.getByText('原来的填报（1）').click();
      await look('register-taken', clerk);
      const coming = clerk.waitForEvent('download');
      await line.getByRole('link', { name: '计入的记录（XLSX）' }).click();
      assert.match((await coming).suggestedFilename(), /\.xlsx$/);
      await clerk.keyboard.press('Escape');
      await clerk.locator('.statutory [data-cell="table2.penalty"]').getByText('2').waitFor();
      assert.deepEqual(desk.said, []);
    });
  });
});

async function option(page: Page, text: string): Promise<void> {
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: text })
    .first()
    .click();
}
