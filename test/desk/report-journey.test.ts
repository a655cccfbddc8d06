// J4 through the screens: a bureau's report opens by itself, is filled, checked, written, returned, signed and
// published; the city gathers forty, sends one back, and publishes its own out of them (条例 49, 50).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openReports } from '../../src/commands/reports/open-reports.ts';
import { sealedSheet } from '../../src/commands/reports/sealed-reports.ts';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import { reportFormatKeys, reportFormats } from '../../src/formats/report-files/formats.ts';
import { xlsxOf, xlsxType } from '../../src/formats/xlsx.ts';
import { auditPrinted } from '../../src/rules/annual-report/audit-report.ts';
import { entryHeadings } from '../../src/rules/annual-report/entries.ts';
import type { Role } from '../../src/rules/roles.ts';
import { reportDocument } from '../../src/web/portal/report-article.ts';
import type { OrganName } from '../api/house.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';
import { cellsIn } from './report-cells.ts';
import { bureau, city, makeWorld, others, registerLate, wrongBody } from './report-world.ts';

const skip = skipWithoutChromium();

describe('J4 the year-end report', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let clerk: Page;
  let chief: Page;
  let signer: Page;
  let gatherer: Page;

  const person = async (name: string, roles: readonly Role[], organ: OrganName): Promise<Page> =>
    await desk.person(name, roles, organ);
  const openReport = async (page: Page, tab: string, code = 'office'): Promise<void> => {
    await page.goto(`${desk.address}/reports/${code}/2026`);
    await page.getByRole('tab', { name: tab }).click();
  };

  before(async () => {
    desk = await openDeskBrowser();
    await makeWorld(desk.house);
    await desk.house.toDay('2027-01-04');
    clerk = await person('clerk', ['handler'], 'office');
    chief = await person('chief', ['office-head'], 'office');
    signer = await person('signer', ['signatory'], 'office');
    gatherer = await person('gatherer', ['office-head'], 'city');
  });
  after(async () => {
    await desk.close();
    await closePdfPrinter();
  });

  test('1 it opens by itself, filled from cases and documents', async () => {
    await openReports(desk.house.context);
    await clerk.goto(`${desk.address}/reports`);
    await clerk.getByRole('heading', { name: '2026年年度报告收集日程' }).waitFor();
    await clerk.getByText('2027年1月31日（周日）').waitFor();
    await clerk.getByText('还缺4项').waitFor();
    assert.deepEqual(await seriousFaults(clerk), []);
    await clerk.getByRole('link', { name: '编制2026年年度报告' }).click();
    for (const [cell, figure] of [
      ['table3.received.total', '3'],
      ['table3.received.business', '1'],
      ['table3.brought-forward.natural-person', '1'],
      ['table3.disclosed.business', '1'],
      ['table3.other.natural-person', '2'],
      ['table3.concluded.total', '3'],
      ['table3.carried-forward.natural-person', '1'],
      ['table4.reconsideration.upheld', '1'],
    ] as const) {
      await figureIs(clerk, cell, figure);
    }
  });

  test('1 an entry carries who made it and its evidence, by form and by workbook', async () => {
    await clerk.locator('.statutory [data-cell="table2.licensing"]').click();
    const drawer = clerk.getByRole('dialog');
    await drawer.getByText('本年度没有填报').waitFor();
    await drawer.getByLabel('数量（件）').fill('36');
    await drawer.getByLabel('依据', { exact: true }).fill('取水许可台账，截至2026年12月31日');
    await drawer.getByLabel('依据文件').setInputFiles({
      name: '取水许可台账.xlsx',
      mimeType: xlsxType,
      buffer: await sheet([['行政许可', '', 36, '台账']]),
    });
    await drawer.getByRole('button', { name: /^登\s?记$/ }).click();
    await drawer.getByRole('link', { name: '取水许可台账.xlsx' }).waitFor();
    await drawer.getByText('姓名clerk于2027-01-04 10:00填报').waitFor();
    await closeDrawer(clerk);
    await figureIs(clerk, 'table2.licensing', '36');

    const choose = async (rows: Rows): Promise<void> =>
      await clerk.getByLabel('由XLSX导入').setInputFiles({
        name: '执法台账.xlsx',
        mimeType: xlsxType,
        buffer: await sheet(rows),
      });
    await choose([
      ['行政处罚', '水政支队', 5, '处罚台账'],
      ['行政检查', '', 3, '检查台账'],
    ]);
    const trial = clerk.getByRole('dialog');
    await trial.getByText('有1行不能导入').waitFor();
    await trial.getByText('第3行').waitFor();
    await trial.getByRole('button', { name: /取\s?消/ }).click();
    await choose([
      ['行政处罚', '水政支队', 5, '处罚台账'],
      ['行政处罚', '河道所', 2, '处罚台账'],
      ['行政强制', '', 0, '没有'],
      ['行政事业性收费', '', 12.5, '非税系统'],
    ]);
    await clerk.getByRole('button', { name: '导入4项' }).click();
    await figureIs(clerk, 'table2.penalty', '7');
    await figureIs(clerk, 'table2.fees', '12.5');
    await clerk.locator('.statutory [data-cell="table2.penalty"]').click();
    await drawer.getByText('由《执法台账.xlsx》第2行导入').waitFor();
    await drawer.getByText('河道所').waitFor();
    await closeDrawer(clerk);
  });

  test('2 it finds each fault that was planted, and each opens its records', async () => {
    // What no record gives can only come in by hand: each with a reason, both values kept.
    await override(chief, 'table3.concluded.total', '4', '照上年的统计报表');
    await override(chief, 'table3.received.business', '2', '照来信登记簿');
    await override(chief, 'table4.reconsideration.total', '2', '照复议机关的函');
    await override(chief, 'table2.normative-documents.in-force', '3', '照清理目录');
    await openReport(clerk, '数据');
    for (const [what, cell, record] of [
      // (七) four, and three results.
      ['办理结果（一）至（六）合计3件，（七）总计为4件', 'table3.concluded.total', '供水特许'],
      ['“总计”列：新收加上年结转为4件，办理结果总计加结转下年度为5件', 'table3.received.total', ''],
      ['“商业企业”列：新收加上年结转为2件', 'table3.received.business', '供水特许'],
      ['各类申请人合计4件，总计为3件', 'table3.received.total', '供水特许'],
      ['结转下年度2件，本年度上年结转为1件', 'table3.brought-forward.total', '青禾河治理'],
      ['行政复议', 'table4.reconsideration.total', '结果维持'],
      ['上年末现行有效0件', 'table2.normative-documents.in-force', '没有记录'],
    ] as const) {
      const finding = clerk.locator('.findings > li', { hasText: what });
      await finding.first().waitFor();
      await finding.locator(`[data-cell="${cell}"]`).first().click();
      const drawer = clerk.getByRole('dialog');
      await drawer.getByText(record).first().waitFor();
      await closeDrawer(clerk);
    }
    assert.deepEqual(await seriousFaults(clerk), []);
  });

  test('3 the text is drafted from the records; its figures are bound to the tables', async () => {
    await openReport(clerk, '登记');
    await clerk
      .getByRole('textbox', { name: '内容', exact: true })
      .fill('举办依申请公开答复文书培训');
    await clerk.getByLabel(/^参训人次/).fill('45');
    await clerk.getByRole('button', { name: /^登\s?记$/ }).click();
    await clerk.getByText('参训人次45').waitFor();
    await clerk.getByLabel('问题', { exact: true }).fill('个别信息发布偏晚');
    await clerk.getByLabel('改进措施', { exact: true }).fill('按月提醒各科室');
    await clerk.getByRole('button', { name: '登记问题' }).click();
    await clerk.getByText('改进措施：按月提醒各科室').waitFor();

    await clerk.getByRole('tab', { name: '文字' }).click();
    const missing = clerk.locator('.sheet-side').getByText('还应当写到').locator('xpath=../..');
    await missing.getByText('监督保障').waitFor();
    await clerk.getByRole('button', { name: '由记录写出初稿' }).click();
    await clerk.getByText('待补写的内容').first().waitFor();
    const handled = clerk.locator('.report-section textarea').nth(1);
    assert.match(
      await handled.inputValue(),
      /全年新收政府信息公开申请\{\{table3.received.total\}\}件/,
    );
    await clerk.locator('.chip-preview').getByText('比上年').first().waitFor();
    await completeDraft(clerk);
    await clerk.getByText('各方面都写到了').waitFor();

    // What stands in no record is compared with the tables as it is typed.
    const managed = clerk.locator('.report-section textarea').nth(2);
    await managed.fill('全年新收政府信息公开申请9件。');
    await clerk.locator('.findings > li', { hasText: '9件' }).first().waitFor();
    await managed.fill(
      '全年公开政府信息5981条，其中概况类36条，动态类4027条，公告类282条，财政类321条，人事类115条，规划类32条，其他栏目类1864条。',
    );
    const overlap = clerk.locator('.findings > li', { hasText: '36+4027+282+321+115+32+1864' });
    await overlap.getByText('6677').waitFor();
    await managed.fill('规范管理公文的公开属性，新收');
    await clerk.locator('.report-section').nth(2).getByRole('button', { name: '插入数字' }).click();
    await clerk.locator('.figure-choice input').fill('新收');
    await clerk.locator('.ant-select-item-option', { hasText: '总计' }).first().click();
    await managed.press('End');
    await managed.pressSequentially('件申请逐件登记。');
    assert.match(await managed.inputValue(), /，新收\{\{table3\.received\.total\}\}件申请/);

    // An empty part is no part; that there is nothing has to be said.
    const six = clerk.getByRole('textbox', { name: '内容', exact: true }).last();
    const written = await six.inputValue();
    await six.fill('');
    await clerk.locator('.findings > li', { hasText: '六、其他需要报告的事项' }).waitFor();
    await six.fill(written);
    assert.deepEqual(await seriousFaults(clerk), []);
    await clerk.getByRole('button', { name: '保存文字' }).click();
    await clerk.getByText('已自动保存').waitFor();
  });

  test('4 with an error nobody signs without a reason; it goes back with comments', async () => {
    for (const cell of [
      'table3.received.business',
      'table4.reconsideration.total',
      'table2.normative-documents.in-force',
    ]) {
      await takeBack(chief, cell);
    }
    // The request of last year that nobody had registered: found in the file, registered late.
    await registerLate(desk.house);
    await openReport(clerk, '数据');
    await clerk.getByText('本年度上年结转为').waitFor({ state: 'detached' });
    await clerk.locator('.findings > li', { hasText: '（七）总计为4件' }).first().waitFor();
    await act(clerk, '送审', async (dialog) => {
      await dialog.getByText(/核对出\d+处错误/).waitFor();
    });

    await signer.goto(`${desk.address}/inbox`);
    await signer.getByText('勾稽错误').first().waitFor();
    await signer.getByText('2026年').first().click();
    await signer.getByRole('button', { name: '签发定稿' }).click();
    const dialog = signer.getByRole('dialog');
    await dialog.getByText('写明理由，由您负责').waitFor();
    assert.equal(await dialog.getByRole('button', { name: '签发定稿' }).isDisabled(), true);
    await dialog.getByRole('button', { name: /取\s?消/ }).click();
    await act(signer, '退回', async (open) => {
      await open.getByLabel('退回的理由').fill('（七）总计用算出的数字。');
    });

    await openReport(clerk, '经过和各版');
    await clerk.getByText('（七）总计用算出的数字。', { exact: true }).waitFor();
    await chief.reload();
    await takeBack(chief, 'table3.concluded.total');
    // Who overrode a figure, and who wrote the text, does not sign.
    await openReport(clerk, '数据');
    await act(clerk, '送审');
    await chief.reload();
    await chief.getByText('撰写').first().waitFor();
    assert.equal(await chief.getByRole('button', { name: '签发定稿' }).count(), 0);
  });

  test('4 it is signed by another, published by the day, and says the same in every file', async () => {
    await desk.house.toDay('2027-01-27');
    await openReport(signer, '数据');
    await act(signer, '签发定稿', async (dialog) => {
      assert.equal(await dialog.getByText(/核对出\d+处错误/).count(), 0);
    });
    await signer.getByText('第1版，2027-01-27 10:00定稿，未公布').waitFor();
    await act(signer, '公布');
    await signer.getByText('第1版，2027-01-27 10:00定稿，未公布').waitFor({ state: 'detached' });

    const { db } = desk.house.database;
    const sealed = await sealedSheet(db, desk.house.organs.office, 2026, 1);
    assert.ok(sealed);
    const cells = await cellsIn('json', await reportFormats.json.print(sealed, desk.site));
    assert.equal(cells.size, 200);
    assert.equal(cells.get('table3.brought-forward.total'), 2);
    const html = new TextEncoder().encode(await reportDocument(sealed.report));
    assert.deepEqual(await cellsIn('html', html), cells);
    for (const format of reportFormatKeys) {
      const path = `${desk.site}/zfxxgk/zfxxgknb/office/2026/nianbao.${format}`;
      const handed = await bytesAt(path);
      assert.deepEqual(await cellsIn(format, handed), cells, format);
      // Made anew, from the same edition, the same bytes.
      const again: Uint8Array = await reportFormats[format].print(sealed, desk.site);
      assert.ok(Buffer.from(again).equals(handed), format);
    }
    assert.deepEqual(await errorsIn(html), []);

    await signer.getByRole('button', { name: '下载' }).click();
    const taken = signer.waitForEvent('download');
    await signer.getByRole('link', { name: 'PDF' }).last().click();
    const file = await taken;
    assert.match(file.suggestedFilename(), /第1版/);
    const pdf = await readFile(await file.path());
    assert.deepEqual(await cellsIn('pdf', pdf), cells);
  });

  test('5 the city sees who sent its report, and sends back the one that contradicts itself', async () => {
    await gatherer.goto(`${desk.address}/roll-up/city/2026`);
    await gatherer.getByRole('tab', { name: '机关（40）' }).waitFor();
    await rowOf(gatherer, bureau)
      .getByText(/已报送|已签发/)
      .waitFor();
    await gatherer.getByRole('tab', { name: /矛盾/ }).click();
    await gatherer.locator('.findings > li', { hasText: wrongBody }).first().waitFor();
    await gatherer.getByText('办理结果（一）至（六）合计1件，（七）总计为4件').first().waitFor();
    assert.deepEqual(await seriousFaults(gatherer), []);
    await gatherer.getByRole('tab', { name: '机关（40）' }).click();
    await gatherer.getByLabel('按名称查找机关').fill('园林');
    await gatherer.keyboard.press('Enter');
    await rowOf(gatherer, wrongBody)
      .getByRole('button', { name: /^退\s?回$/ })
      .click();
    const dialog = gatherer.getByRole('dialog');
    await dialog.getByLabel('要改什么').fill('（七）总计四件，办理结果只有一件');
    await dialog.getByRole('button', { name: /^退\s?回$/ }).click();
    await rowOf(gatherer, wrongBody).getByText('已退回').waitFor();

    const below = await person('below', ['office-head'], 'stranger');
    await below.goto(`${desk.address}/inbox`);
    await below.getByText('（七）总计四件，办理结果只有一件').click();
    await below.getByRole('heading', { name: /2026年/ }).waitFor();
    await act(below, '更正，另出新版', async (open) => {
      await open.getByLabel('更正的理由').fill('总计漏算，已按登记台账重新计算');
    });
    await act(below, '送审');
    const second = await person('below-signer', ['signatory'], 'stranger');
    await openReport(second, '数据', 'other');
    await act(second, '签发定稿');
    await act(second, '公布');

    await gatherer.reload();
    await rowOf(gatherer, wrongBody).getByText('第2版').waitFor();
    await gatherer.getByRole('tab', { name: /矛盾（0）/ }).waitFor();
  });

  test('5 the government’s report comes out of the sum, is signed and published by 31 March', async () => {
    await gatherer.getByRole('tab', { name: '汇总表' }).click();
    const received = (others.length * (others.length + 1)) / 2 + 3 + 1;
    await figureIs(gatherer, 'table3.received.total', String(received));
    await gatherer.locator('.statutory [data-cell="table3.received.total"]').click();
    await gatherer.getByRole('dialog').getByText(bureau).waitFor();
    assert.equal(await gatherer.locator('.roll-up-shares tr').count(), 40);
    await closeDrawer(gatherer);
    await gatherer.getByRole('tab', { name: /机关/ }).first().click();
    const exported = gatherer.waitForEvent('download');
    await gatherer.getByRole('link', { name: '导出' }).click();
    assert.match((await exported).suggestedFilename(), /\.xlsx$/);

    await gatherer.getByRole('button', { name: '一键编制政府报告' }).click();
    await gatherer.getByRole('link', { name: '打开报告撰写、定稿' }).click();
    await figureIs(gatherer, 'table3.received.total', String(received));
    await gatherer.getByRole('tab', { name: '文字' }).click();
    await gatherer.getByRole('button', { name: '由记录写出初稿' }).click();
    await gatherer.getByText('待补写的内容').first().waitFor();
    await completeDraft(gatherer);
    await gatherer.getByText('各方面都写到了').waitFor();
    await gatherer.getByRole('button', { name: '保存文字' }).click();
    await gatherer.getByText('已自动保存').waitFor();
    await act(gatherer, '送审');
    await desk.house.toDay('2027-03-10');
    const mayor = await person('mayor', ['signatory'], 'city');
    await openReport(mayor, '数据', 'city');
    await act(mayor, '签发定稿', async (dialog) => {
      assert.equal(await dialog.getByText(/核对出\d+处错误/).count(), 0);
    });
    await act(mayor, '公布');

    const { db } = desk.house.database;
    const sealed = await sealedSheet(db, desk.house.organs.city, 2026, 1);
    assert.ok(sealed);
    const cells = await cellsIn('json', await reportFormats.json.print(sealed, desk.site));
    assert.equal(cells.get('table3.received.total'), received);
    const folder = `${desk.site}/zfxxgk/zfxxgknb`;
    const page = await bytesAt(`${folder}/2026/`);
    for (const format of reportFormatKeys) {
      const handed = await bytesAt(`${folder}/2026/nianbao.${format}`);
      assert.deepEqual(await cellsIn(format, handed), cells, format);
    }
    assert.deepEqual(await cellsIn('html', page), cells);
    assert.deepEqual(await errorsIn(page), []);

    const reader = await desk.openPage({ viewport: { width: 390, height: 844 } });
    await reader.goto(`${folder}/2026/`);
    await reader.getByText(`本报告数据的统计范围为${city}本级`).waitFor();
    const charts = await reader.locator('figure svg').count();
    assert.ok(charts >= 2);
    assert.equal(await reader.locator('figure:has(svg) table').count(), charts);
    assert.deepEqual(await seriousFaults(reader), []);
    await reader.goto(`${folder}/bijiao/?nian=2025&nian=2026&jiguan=office`);
    await reader.getByRole('heading', { name: '年度报告比较' }).waitFor();
    assert.deepEqual(desk.said, []);
    assert.deepEqual(desk.house.errors, []);
  });
});

type Rows = readonly (readonly (string | number | null)[])[];

async function sheet(rows: Rows): Promise<Buffer> {
  return Buffer.from(await xlsxOf({ name: '填报', headings: entryHeadings, rows }));
}

async function figureIs(page: Page, cell: string, figure: string): Promise<void> {
  await page
    .locator(`.statutory [data-cell="${cell}"]`)
    .getByText(figure, { exact: true })
    .waitFor();
}

async function closeDrawer(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function override(page: Page, cell: string, printed: string, reason: string): Promise<void> {
  if (!page.url().endsWith('/reports/office/2026')) {
    await page.goto(`${new URL(page.url()).origin}/desk/reports/office/2026`);
  }
  await page.locator(`.statutory [data-cell="${cell}"]`).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('改用', { exact: true }).fill(printed);
  await drawer.getByLabel('理由').fill(reason);
  await drawer.getByRole('button', { name: '改用这个数字' }).click();
  await drawer.getByText(`印作${printed}`).waitFor();
  await closeDrawer(page);
  await figureIs(page, cell, printed);
}

/** Whatever the records could not say is said by the writer. */
async function completeDraft(page: Page): Promise<void> {
  for (const area of await page.locator('.report-texts textarea').all()) {
    const text = await area.inputValue();
    if (text.includes('【')) await area.fill(text.replaceAll(/【[^】]*】/g, '已经按照规定办理'));
  }
}

/** One of the acts on a report, through its dialog. */
async function act(
  page: Page,
  name: string,
  fill: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const button = { name: spaced(name) };
  await page.getByRole('button', button).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', button).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Buttons of two characters are printed with a space between them. */
function spaced(name: string): RegExp {
  return new RegExp(`^${name.length === 2 ? name.split('').join('\\s?') : name}$`);
}

async function takeBack(page: Page, cell: string): Promise<void> {
  await page.locator(`.statutory [data-cell="${cell}"]`).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('理由').fill('用算出的数字');
  await drawer.getByRole('button', { name: '撤回，用算出的数字' }).click();
  await drawer.getByText('已撤回').first().waitFor();
  await closeDrawer(page);
}

function rowOf(page: Page, organ: string): Locator {
  return page.locator('tr', { hasText: organ });
}

async function bytesAt(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  return new Uint8Array(await response.arrayBuffer());
}

/** What our own audit says against the page. */
async function errorsIn(page: Uint8Array): Promise<readonly string[]> {
  const read = await readReportFile(page);
  assert.ok(read.ok);
  return auditPrinted(read.report, {})
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule} ${message}`);
}
