// J5, steps 1 and 2: an editor takes an item out of a policy in the guided form, tries it on three made-up firms, and
// another person publishes it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { writtenDocument } from '../policy-world.ts';
import { publishedItems } from '../../src/store/policies/policy-items.ts';
import { saveRegions, saveSampleFirm } from '../../src/store/policies/policy-terms.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

const skip = skipWithoutChromium();
const shots = process.env['SHOTS'];

const text = [
  '第一条 本措施适用于规模以上工业企业和专精特新企业。',
  '第二条 企业注册地应当在经开区，成立满2年，研发费用占营业收入比例不低于3%。',
  '第三条 给予一次性奖励20万元。',
  '第四条 2026年12月1日至12月31日向经济发展局申报。',
];

describe('a policy is taken apart, tried and published', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let page: Page;
  before(async () => {
    desk = await openDeskBrowser();
    const { house } = desk;
    house.setClock('2026-11-26T09:00:00+08:00');
    const { db, clock } = house.context;
    const organId = house.organs.city;
    await writtenDocument(house, await house.staff('writer', ['editor']), {
      slug: 'wj',
      title: '促进工业企业创新若干措施',
      body: text.map((line) => `<p>${line}</p>`).join(''),
    });
    await saveRegions(db, [{ code: '999971', name: '经开区' }]);
    const common = { region: '999971', scaleRegister: ['industrial'], qualifications: null };
    const firms = [
      { name: '样本甲', facts: { ...common, established: '2016-05-18', rdShare: 4.3 } },
      { name: '样本乙', facts: { ...common, established: '2019-03-04', rdShare: 2.8 } },
      { name: '样本丙', facts: { ...common, rdShare: 3.4 } },
    ];
    for (const firm of firms) await saveSampleFirm(db, organId, firm, clock.now());
    page = await desk.person('keeper', ['editor']);
  });
  after(async () => await desk.close());

  const shot = async (name: string, from: Page = page): Promise<void> => {
    if (shots === undefined) return;
    for (const width of [1440, 768, 360]) {
      await from.setViewportSize({ width, height: 900 });
      await from.waitForTimeout(400);
      await from.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
    }
    await from.setViewportSize({ width: 1440, height: 900 });
  };
  const choose = async (label: string, option: string, isSought = false): Promise<void> => {
    await page.getByRole('combobox', { name: label, exact: true }).click({ force: true });
    if (isSought) await page.keyboard.type(option);
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      .locator('.ant-select-item-option')
      .getByText(option, { exact: true })
      .first()
      .click();
    // Where several may be chosen the list stays open.
    if (label.endsWith('数值')) await page.keyboard.press('Escape');
  };
  const step = async (name: string): Promise<void> => {
    await page.locator('.policy-steps').getByText(name, { exact: true }).click();
  };
  const quote = async (of: string, start: string): Promise<void> => {
    await page.getByRole('button', { name: `${of}：选取条款`, exact: true }).click();
    const drawer = page.locator('.ant-drawer-open');
    await drawer.getByRole('listitem').filter({ hasText: start }).getByRole('button').click();
    await drawer.waitFor({ state: 'detached' }).catch(() => undefined);
    await page.locator('.passages').waitFor({ state: 'detached' });
  };

  test('the item is entered step by step and kept', async () => {
    await page.goto(`${desk.address}/policy-items`);
    await page.getByRole('tab', { name: /待提炼的文件/ }).click();
    await page.getByRole('button', { name: '提炼', exact: true }).click();
    await page.getByLabel('事项名称').fill('研发投入奖励');
    await page.getByLabel('支持对象').fill('规模以上工业企业和专精特新企业');
    await step('支持标准与金额');
    await page.getByLabel('支持标准', { exact: true }).fill('一次性奖励20万元');
    await quote('支持标准', '第三条');
    await choose('金额的算法', '固定金额');
    await page.getByLabel('支持金额（万元）').fill('20');
    await step('申报与兑现');
    await page.getByLabel('申报开始').fill('2026-12-01');
    await page.getByLabel('申报截止').fill('2026-11-01');
    await page.getByLabel('受理单位').fill('经济发展局');
    await page.getByLabel('咨询电话').fill('0000-5550111');
    await page.getByLabel('申报材料').fill('申请表\n研发费用专项审计报告');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.locator('.ant-form-item-explain').getByText('早于开始日期').waitFor();
    await page.getByLabel('申报截止').fill('2026-12-31');
    await shot('policy-apply');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('button', { name: '保存并送审' }).waitFor();
  });

  test('it saves itself; what the server cannot be given comes back when the page is opened again', async () => {
    const name = page.getByLabel('事项名称');
    await step('基本');
    await name.fill('研发投入奖励（一）');
    await page.getByText(/已自动保存 \d\d:\d\d/).waitFor();
    await page.reload();
    await step('基本');
    assert.equal(await name.inputValue(), '研发投入奖励（一）');
    await page.route('**/api/policy-items/*', async (route) =>
      route.request().method() === 'PUT' ? await route.abort() : await route.continue(),
    );
    await name.fill('研发投入奖励');
    await page.getByText('连不上服务器，内容暂存在这台电脑上').waitFor();
    await page.unroute('**/api/policy-items/*');
    page = await reopened(page);
    await page.getByText('写的内容当时没能存到服务器').waitFor();
    await page.getByRole('button', { name: '恢复' }).click();
    await page.getByText(/已自动保存 \d\d:\d\d/).waitFor();
    await step('基本');
    assert.equal(await page.getByLabel('事项名称').inputValue(), '研发投入奖励');
  });

  test('another editor was quicker: one is told who, and chooses; nothing is overwritten unseen', async () => {
    const other = await desk.person('other', ['editor']);
    await other.goto(page.url());
    await other.locator('.policy-steps').getByText('基本', { exact: true }).click();
    await nameField(other).fill('研发投入奖励（他改的）');
    await other.getByText(/已自动保存 \d\d:\d\d/).waitFor();
    const told = page.getByRole('alert').filter({ hasText: '姓名other' });
    await nameField(page).fill('研发投入奖励（我改的）');
    await told.waitFor();
    assert.equal(await nameField(page).inputValue(), '研发投入奖励（我改的）');
    const stored = async (): Promise<string | undefined> => {
      const row = await desk.house.database.db
        .selectFrom('policy_items')
        .select('draft')
        .executeTakeFirstOrThrow();
      return row.draft?.name;
    };
    assert.equal(await stored(), '研发投入奖励（他改的）');
    await told.getByRole('button', { name: '改用对方的一稿' }).click();
    assert.equal(await nameField(page).inputValue(), '研发投入奖励（他改的）');
    await nameField(page).fill('研发投入奖励');
    await page.getByText(/已自动保存 \d\d:\d\d/).waitFor();
    assert.equal(await stored(), '研发投入奖励');
    await other.context().close();
  });

  test('the conditions are put together as a tree, each with its clause', async () => {
    await step('申报条件');
    await page.getByRole('button', { name: '全部条件：添加条件组', exact: true }).click();
    await quote('条件1', '第一条');
    await page.getByRole('button', { name: '条件1：添加条件', exact: true }).click();
    await choose('条件1之条件1：企业信息', '规上（限上）情况', true);
    await choose('条件1之条件1：数值', '规模以上工业');
    await page.getByRole('button', { name: '条件1：添加条件', exact: true }).click();
    await choose('条件1之条件2：企业信息', '资质称号', true);
    await choose('条件1之条件2：数值', '专精特新中小企业');
    await quote('全部条件', '第二条');
    const add = page.getByRole('button', { name: '全部条件：添加条件', exact: true });
    await add.click();
    await choose('条件2：数值', '经开区（999971）');
    await add.click();
    await choose('条件3：企业信息', '成立年限', true);
    await page.getByLabel('条件3：数值').fill('2');
    await add.click();
    await choose('条件4：企业信息', '研发费用占营业收入比例', true);
    await page.getByLabel('条件4：数值').fill('3');
    await page.getByText('研发费用占营业收入比例不低于3%').first().waitFor();
    await shot('policy-condition');
    assert.deepEqual(await seriousFaults(page), []);
  });

  test('three made-up firms: 符合, 差距 in the share of research, 待确认 since when', async () => {
    await step('样本测试');
    const firm = (name: string) => page.getByRole('listitem', { name, exact: true });
    await firm('样本甲').getByText('符合', { exact: true }).waitFor();
    await firm('样本乙').getByText('差距', { exact: true }).waitFor();
    await firm('样本乙').getByText('现为2.8%，还差0.2%').waitFor();
    await firm('样本丙').getByText('基本符合（1项待确认）').waitFor();
    await firm('样本丙').getByText('企业成立了几年？').waitFor();
    await firm('样本乙').getByText('企业注册地应当在经开区').first().waitFor();
    await shot('policy-trial');
    // One fact changed shows what it would change.
    await firm('样本乙').getByRole('button', { name: '改一项看看' }).click();
    await page.getByLabel('样本乙的研发费用占营业收入比例').fill('3.1');
    await firm('样本乙').getByText('原为差距 →').waitFor();
    await firm('样本乙').getByText('符合', { exact: true }).waitFor();
    await firm('样本乙').getByRole('button', { name: '恢复原样' }).click();
    await page.getByRole('button', { name: '保存并送审' }).click();
    await page.getByText('待审核').first().waitFor();
  });

  test('who wrote it does not publish it; another reads it on a phone and does', async () => {
    assert.equal(await page.getByRole('button', { name: '发布' }).count(), 0);
    const approver = await desk.person('approver', ['content-approver']);
    await approver.setViewportSize({ width: 360, height: 780 });
    await approver.goto(`${desk.address}/inbox`);
    await approver.getByText('发布政策事项：研发投入奖励').click();
    await approver.getByText('一次性奖励20万元').first().waitFor();
    await shot('policy-review', approver);
    assert.deepEqual(await seriousFaults(approver), []);
    const wide = await approver.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wide <= 0, `${wide} px too wide`);
    await approver.locator('#acts').getByRole('button', { name: '发布', exact: true }).click();
    await approver.getByText('已发布').first().waitFor();
    const [item] = await publishedItems(desk.house.database.db);
    assert.equal(item?.content.name, '研发投入奖励');
    assert.equal(item.content.closesOn, '2026-12-31');
    assert.deepEqual(item.content.amount, { formula: { kind: 'fixed', fen: 20_000_000 } });
    assert.deepEqual(desk.said, []);
  });

  test('the list says how readers find it; a label is made with the same tree', async () => {
    const keeper = await desk.person('terms', ['content-approver', 'editor']);
    await keeper.goto(`${desk.address}/policy-items`);
    const row = keeper.getByRole('row').filter({ hasText: '研发投入奖励' });
    await row.getByText('即将开始').waitFor();
    await row.getByText('已发布').waitFor();
    await shot('policy-list', keeper);
    assert.deepEqual(await seriousFaults(keeper), []);
    await keeper.goto(`${desk.address}/policy-terms`);
    await keeper.getByRole('button', { name: '新建标签' }).click();
    await keeper.getByLabel('名称').fill('有员工的企业');
    await keeper.getByLabel('代码').fill('has-staff');
    await keeper.getByRole('button', { name: '全部条件：添加条件', exact: true }).click();
    await keeper.getByRole('button', { name: '保存标签' }).click();
    await keeper.locator('.condition .policy-fault').waitFor();
    page = keeper;
    await choose('条件1：企业信息', '从业人员', true);
    await keeper.getByLabel('条件1：数值').fill('1');
    await shot('policy-label', keeper);
    await keeper.getByRole('button', { name: '保存标签' }).click();
    await keeper.getByText('从业人员不低于1人').waitFor();
    assert.deepEqual(await seriousFaults(keeper), []);
    await keeper.getByRole('tab', { name: '区划' }).click();
    await keeper.getByLabel('区划代码').fill('12345');
    await keeper.getByLabel('区划名称').fill('某地');
    await keeper.getByRole('button', { name: '保存区划' }).click();
    await keeper.getByText('不是区划代码').waitFor();
  });
});

function nameField(page: Page): Locator {
  return page.getByLabel('事项名称');
}

/** The same address in a new window of the same person. */
async function reopened(closed: Page): Promise<Page> {
  const address = closed.url();
  const fresh = await closed.context().newPage();
  await closed.close();
  fresh.setDefaultTimeout(30_000);
  await fresh.goto(address);
  return fresh;
}
