// J5, step 4 and after it, at the desk: the register of firms is tried and taken in, one firm is looked at, an item finds its
// firms, is pushed to them, and a list of 免申即享 goes from the comparison of data to the payment and the figures of the year.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { enterpriseHeadings, factHeading } from '../../src/rules/policy/enterprise-sheet.ts';
import { codeOfFirm } from '../../src/store/policies/enterprise-links.ts';
import { saveRegions } from '../../src/store/policies/policy-terms.ts';
import { creditCodeOf, journeyItem, publishedDocument, publishedItem } from '../policy-world.ts';
import { publishUnread } from '../publish.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { confirm, type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

const skip = skipWithoutChromium();
const shots = process.env['SHOTS'];

const firms: readonly (readonly [string, string, string, string, string])[] = [
  [creditCodeOf(1), '甲电子有限公司', '4.3', '2016-05-18', '是'],
  [creditCodeOf(2), '乙机械有限公司', '2.8', '2019-03-04', '是'],
  [creditCodeOf(3), '丙软件有限公司', '3.4', '', ''],
  ['91520400MA0000004X', '号码不对的公司', '3', '2019-03-04', ''],
  [creditCodeOf(5), '丁食品有限公司', '很多', '2019-03-04', ''],
];

async function workbook(): Promise<Buffer> {
  const rows = firms.map(([code, name, share, established, agreed]) => {
    const cells: Record<string, string> = {
      统一社会信用代码: code,
      企业名称: name,
      [factHeading('region')]: '经开区',
      [factHeading('scaleRegister')]: '规模以上工业',
      [factHeading('qualifications')]: '无',
      [factHeading('rdShare')]: share,
      [factHeading('established')]: established,
      同意推送: agreed,
    };
    return enterpriseHeadings.map((heading) => cells[heading] ?? '');
  });
  return Buffer.from(await xlsxOf({ name: '企业', headings: enterpriseHeadings, rows }));
}

/** No page is wider than the phone, and none has a fault that keeps people out. */
async function look(name: string, page: Page): Promise<void> {
  assert.deepEqual(await seriousFaults(page), []);
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(200);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wide <= 0, `${name}: ${wide} px too wide at ${width}`);
    if (shots !== undefined) {
      await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function choose(page: Page, label: string, option: string, isSought = false): Promise<void> {
  await page.getByRole('combobox', { name: label }).click({ force: true });
  if (isSought) await page.keyboard.type(option);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText(option, { exact: true })
    .first()
    .click();
}

describe('policies find their firms', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let editor: Page;
  let head: Page;
  let itemId = 0;
  before(async () => {
    desk = await openDeskBrowser();
    const { house } = desk;
    await house.toDay('2026-12-01');
    const { db, clock } = house.context;
    const at = { db, clock, organId: house.organs.city };
    await saveRegions(db, [{ code: '520471', name: '经开区' }]);
    const { documentId } = await publishedDocument(at);
    const content = { ...journeyItem, delivery: 'automatic', deliveryDays: 30 } as const;
    itemId = await publishedItem(at, documentId, content);
    editor = await desk.person('editor', ['editor']);
    head = await desk.person('head', ['office-head']);
  });
  after(async () => await desk.close());

  test('a workbook is tried, its bad rows are named, then the good ones come in', async () => {
    await editor.goto(`${desk.address}/enterprises`);
    await editor.getByText('企业库是空的，请先导入').waitFor();
    await editor.getByRole('button', { name: '导入企业' }).click();
    await editor.locator('input[type=file]').setInputFiles({
      name: '企业.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await workbook(),
    });
    await editor.getByRole('button', { name: '试导' }).click();
    await editor.getByText('请填写数据来源').waitFor();
    await editor.getByLabel('数据来源').fill('市场监管部门登记数据');
    await editor.getByRole('button', { name: '试导' }).click();
    await editor.getByText('试导完成，什么也没有写入').waitFor();
    await editor.getByText(/第5行：.*统一社会信用代码/).waitFor();
    await editor.getByText(/第6行：.*“很多”不是数字/).waitFor();
    await look('enterprise-import', editor);
    const { db } = desk.house.context;
    assert.deepEqual(await db.selectFrom('enterprises').select('id').execute(), []);
    await editor.getByRole('button', { name: '写入企业库' }).click();
    await editor.getByText('已经写入企业库').waitFor();
    await editor
      .getByRole('button', { name: 'Close' })
      .or(editor.locator('.ant-drawer-close'))
      .first()
      .click();
    await editor.getByRole('link', { name: '甲电子有限公司' }).waitFor();
    await editor.getByText('共3家').waitFor();
    await look('enterprises', editor);
  });

  test('one firm: what is known and whence, what it may have and why, what if', async () => {
    await editor.getByRole('link', { name: '乙机械有限公司' }).click();
    await editor.getByText('差距', { exact: true }).waitFor();
    await editor.getByText('还差0.2%').first().waitFor();
    await editor.getByText('市场监管部门登记数据，2026-12-01').first().waitFor();
    assert.equal(await editor.getByText('不知道', { exact: true }).count(), 0);
    await choose(editor, '假设的事实', '研发费用占营业收入比例', true);
    await editor.getByLabel('假设为').fill('3.1');
    await editor.getByRole('button', { name: '看看会怎样' }).click();
    await editor.getByText('原为差距').waitFor();
    await look('enterprise', editor);
    // On a telephone too it is read to its end.
    await editor.setViewportSize({ width: 360, height: 780 });
    await editor.waitForTimeout(200);
    const tall = await editor.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(tall < 4500, `${tall} px tall`);
    await editor.setViewportSize({ width: 1440, height: 900 });
  });

  test('an item finds its firms with the reasons, and is pushed to who agreed, once', async () => {
    await editor.goto(`${desk.address}/policy-reach/${itemId}`);
    await editor.getByText('符合 1', { exact: true }).waitFor();
    await editor.getByText('差距 1', { exact: true }).click();
    await editor.getByText('还差0.2%').waitFor();
    await editor.getByText('基本符合 1', { exact: true }).click();
    await editor.getByRole('link', { name: '丙软件有限公司' }).waitFor();
    await look('reach', editor);
    await editor.getByRole('button', { name: '推送给企业' }).click();
    await editor.getByText(/已推送给1家.*1家没有同意接收/).waitFor();
    await editor.locator('#pushes').getByRole('link', { name: '甲电子有限公司' }).waitFor();
    await editor.getByRole('button', { name: '推送给企业' }).click();
    await editor.getByText(/已推送给0家.*1家以前推送过/).waitFor();
    await look('pushes', editor);
  });

  test('a list by comparison of data, approved by another, confirmed by the firm', async () => {
    await editor.goto(`${desk.address}/payouts`);
    await editor.getByRole('button', { name: '比对形成名单' }).click();
    await choose(editor, '政策事项', '企业研发投入奖补');
    await editor.getByLabel('企业最迟确认').fill('2026-12-15');
    await editor.getByRole('button', { name: '开始比对' }).click();
    await editor.getByText('待负责人核准').waitFor();
    assert.equal(await editor.getByRole('button', { name: '核准名单' }).count(), 0);
    await look('payout', editor);
    await head.goto(editor.url());
    await head.getByRole('button', { name: '核准名单' }).click();
    await confirm(head, '核准名单');
    await head.getByText('企业确认中').waitFor();
    const { db, secrets, clock } = desk.house.context;
    const firm = await db
      .selectFrom('enterprises')
      .selectAll()
      .where('name', '=', '甲电子有限公司')
      .executeTakeFirstOrThrow();
    const code = await codeOfFirm(db, secrets, firm, clock.now());
    const reader = await desk.openPage({ viewport: { width: 360, height: 780 } });
    await reader.goto(`${desk.site}/hqzc/qiye/`);
    await reader.getByLabel('统一社会信用代码').fill(firm.credit_code);
    await reader.getByLabel('查询码').fill(code);
    await reader.getByRole('button', { name: /查看|查询|打开/ }).click();
    await reader.getByText('企业研发投入奖补').first().waitFor();
    await reader.getByLabel('户名').fill('甲电子有限公司');
    await reader.getByLabel('开户银行').fill('某银行开发区支行');
    await reader.getByLabel(/账号/).fill('6222000011112222');
    await look('firm-page', reader);
    await reader.getByRole('button', { name: /确认领取/ }).click();
    await reader.getByText('已经确认领取').waitFor();
  });

  test('shown to the public, paid, and counted with the records behind the figure', async () => {
    const { house } = desk;
    await house.toDay('2026-12-16');
    await editor.reload();
    await editor.getByText('企业已确认').waitFor();
    await editor.getByRole('button', { name: '结束确认' }).click();
    await confirm(editor, '结束确认');
    await editor.getByRole('button', { name: '起草公示' }).click();
    await choose(editor, '栏目', '惠企政策文件');
    await confirm(editor, '起草公示');
    await editor.getByRole('link', { name: '打开文件' }).waitFor();
    const { db } = house.context;
    const { notice_id } = await db
      .selectFrom('payouts')
      .select('notice_id')
      .executeTakeFirstOrThrow();
    const draft = await db
      .selectFrom('documents')
      .select(['id', 'version'])
      .where('id', '=', notice_id)
      .executeTakeFirstOrThrow();
    const office = { ...house.context, organId: house.organs.city };
    await publishUnread({ ...office, actor: { kind: 'system' } }, draft);
    await house.toDay('2027-01-10');
    await editor.reload();
    await editor.getByRole('button', { name: '登记公示结束' }).click();
    await confirm(editor, '登记公示结束');
    await editor.getByRole('button', { name: /^登记兑付$/ }).click();
    await editor.getByLabel('兑付日期').fill('2027-01-08');
    await editor.getByLabel('支付凭证号').fill('支0001');
    await confirm(editor, '登记兑付20万元');
    await editor.getByText('已兑付，待公开结果').waitFor();
    await look('payout-paid', editor);
    await editor.goto(`${desk.address}/policy-statistics`);
    await editor.getByRole('button', { name: /1户次，20万元/ }).click();
    await editor.locator('.ant-drawer').getByText('甲电子有限公司').waitFor();
    await look('statistics', editor);
    assert.deepEqual(desk.said, []);
  });
});
