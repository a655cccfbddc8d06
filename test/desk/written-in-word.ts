// J2, steps 1–3 in the browser: the Word file of an office with the traces that offices leave in it, a paragraph pasted
// out of Word behind it, its facts, what it replaces, and a list with somebody's number that is masked at once.

import assert from 'node:assert/strict';
import { Workbook } from '@cj-tech-master/excelts';
import type { Page } from 'playwright-core';
import { residentIdCheckCharacter } from '../../src/rules/identity.ts';
import {
  centre,
  font,
  numbered,
  officialNumbering,
  paragraph,
  right,
  run,
  wordFile,
} from '../formats/docx/word-file.ts';

/** The number of the journey: 520402********1234. */
export const residentId = Array.from(
  { length: 28 },
  (_, n) => `520402199901${String(n + 1).padStart(2, '0')}123`,
)
  .map((first17) => `${first17}${residentIdCheckCharacter(first17)}`)
  .find((one) => one.endsWith('1234')) as string;

const by = 'w:id="1" w:author="李某" w:date="2026-02-09T10:00:00Z"';
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;

const comment = (id: number, text: string): string =>
  `<w:comment w:id="${id}" w:author="王某">${paragraph(run(text))}</w:comment>`;

/** Three tracked changes and two comments; a table that merges across and down; numbers that Word makes itself. */
function officialFile(title: string): Uint8Array {
  return wordFile({
    numbering: officialNumbering,
    comments: `${comment(1, '财政还没有同意')}${comment(2, '不外传')}`,
    body: [
      paragraph(run('测府发〔2026〕7号', font('仿宋_GB2312')), centre),
      paragraph(run(title, font('方正小标宋简体')), centre),
      paragraph(
        `${run('为了方便群众停车，制定本办法。')}<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
        numbered(1, 0),
      ),
      paragraph(
        `${run('道路停车位由')}<w:del ${by}><w:r><w:delText>区城管局</w:delText></w:r></w:del><w:ins ${by}>${run('区交通局')}</w:ins>${run('管理。')}<w:r><w:commentReference w:id="2"/></w:r>`,
        numbered(1, 1),
      ),
      paragraph(run('收费标准另行公布，免费名单见附件。'), numbered(1, 1)),
      paragraph(run('停车位如下：')),
      `<w:tbl><w:tblPr/><w:tblGrid/>
<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('片区', '<w:vMerge w:val="restart"/>')}${cell('车位', '<w:gridSpan w:val="2"/>')}</w:tr>
<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('', '<w:vMerge/>')}${cell('白天')}${cell('夜间')}</w:tr>
<w:tr>${cell('老城')}${cell('120')}${cell('300')}</w:tr>
<w:tr><w:trPr><w:del w:id="9" w:author="李某"/></w:trPr>${cell('新城')}${cell('0')}${cell('0')}</w:tr></w:tbl>`,
      paragraph(run('city机关'), right),
      paragraph(run('2026年2月10日'), right),
    ].join(''),
  });
}

async function list(): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('名单');
  sheet.addRow(['姓名', '身份证号']);
  for (let n = 2; n < 14; n += 1) sheet.addRow([`第${n}户`, '']);
  sheet.addRow(['张三', residentId]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const text = (page: Page) => page.getByRole('textbox', { name: '正文', exact: true });

async function pasteFromWord(page: Page): Promise<void> {
  await text(page).getByText('免费名单见附件').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await text(page).evaluate((node) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      '<html><body><p class=MsoNormal style="mso-list:l0 level1 lfo1"><span style="font-family:仿宋">二、本办法由区交通局<ins>负责</ins>解释。<o:p></o:p></span></p><p class=MsoNormal>三、施行日期另定。</p></body></html>',
    );
    const event = { clipboardData, bubbles: true, cancelable: true };
    node.dispatchEvent(new ClipboardEvent('paste', event));
  });
  await text(page).getByText('二、本办法由区交通局负责解释。').waitFor();
}

/** @returns the new draft, saved, with nothing left that would hold it up */
export async function writeFromWord(
  page: Page,
  address: string,
  given: { readonly title: string; readonly column: string; readonly replaces: string },
): Promise<number> {
  await page.goto(`${address}/documents/new`);
  await page.getByLabel('选择Word文件').setInputFiles({
    name: '停车管理办法.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(officialFile(given.title)),
  });
  await page.getByText('文档含 3 处修订和 2 条批注，已去除').waitFor();
  // What the head and the end say of themselves stands in the form already.
  assert.equal(await page.getByLabel('标题', { exact: true }).inputValue(), given.title);
  assert.equal(await page.getByLabel('发文字号').inputValue(), '测府发〔2026〕7号');
  assert.equal(await page.getByLabel('成文日期').inputValue(), '2026-02-10');
  await page.getByText('city机关').first().waitFor();
  const body = text(page);
  await body.getByText('一、为了方便群众停车，制定本办法。').waitFor();
  await body.getByText('（一）道路停车位由区交通局管理。').waitFor();
  await body.getByText('（二）收费标准另行公布').waitFor();
  assert.equal(await body.locator('[rowspan="2"]', { hasText: '片区' }).count(), 1);
  assert.equal(await body.locator('[colspan="2"]', { hasText: '车位' }).count(), 1);
  assert.doesNotMatch(await body.innerText(), /城管|财政|外传|新城/);
  await pasteFromWord(page);

  await page.getByLabel('信息种类').fill('行政规范性');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: '栏目' }).click();
  await page.getByRole('treeitem', { name: given.column }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '添加关联文件' }).click();
  const picker = page.getByRole('combobox', { name: '关联的文件' });
  await picker.fill(given.replaces);
  await page.locator('.picked', { hasText: given.replaces }).click();
  await page.getByLabel('自何日起').last().fill('2026-02-13');

  await page.getByLabel('选择附件').setInputFiles({
    name: '名单.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await list(),
  });
  await page.getByLabel('附件名称').waitFor();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.waitForURL(/\/documents\/\d+$/);
  await maskList(page);
  return Number(page.url().split('/').at(-1));
}

/** 第14行 is told with the number masked; one press puts a masked copy in its place. */
async function maskList(page: Page): Promise<void> {
  const panel = page.locator('#check');
  const hit = panel.locator('li.check-blocking', { hasText: '名单.xlsx' });
  await hit.getByText('第14行').waitFor();
  await hit.getByText('520402********1234').waitFor();
  assert.ok(!(await page.content()).includes(residentId), 'never in clear');
  await hit.getByRole('button', { name: '一键遮盖' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /遮\s*盖/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await panel.locator('li.check-blocking').waitFor({ state: 'detached' });
  await panel.getByText('没有需要处理的问题').waitFor();
}
