// A published text on paper: what stands on the page stands there, in the layout of GB/T 9704—2012, and always in the
// same bytes.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { documentDocx } from '../../src/formats/print/docx.ts';
import { closePdfPrinter, documentPdf } from '../../src/formats/print/pdf.ts';
import type { DocumentSheet } from '../../src/formats/print/printed-document.ts';
import { housingRules } from '../web/documents.ts';
import { bare, docxParagraphs, docxParts, pdfPages } from './printed-pages.ts';
import { hostile } from './sheets.ts';

after(closePdfPrinter);

const rules: DocumentSheet = {
  title: housingRules.title,
  issuers: ['青枫经济技术开发区管理委员会'],
  number: '青枫开管办发〔2022〕47号',
  body: housingRules.body,
  attachments: ['申请表.docx', '补贴标准.xlsx'],
  on: '2022-05-20',
  origin: '本件由网站按已发布的文本生成。',
};

describe('a published text as Word', () => {
  it('says head, number, title, text and files in the order of the standard', async () => {
    const paragraphs = docxParagraphs(await documentDocx(rules)).map(bare);
    assert.deepEqual(paragraphs.slice(0, 4), [
      '青枫经济技术开发区管理委员会',
      '青枫开管办发〔2022〕47号',
      bare(housingRules.title),
      '各部门，各街道办事处、镇人民政府：',
    ]);
    const place = (text: string): number => paragraphs.indexOf(bare(text));
    assert.ok(place('2022年5月20日') > 0 && place('2022年5月20日') < place('第一章　总则'));
    assert.ok(place('低收入家庭') > place('租金补贴标准（元/平方米·月）'));
    assert.ok(place('附件：1．申请表.docx') < place('2．补贴标准.xlsx'));
    assert.equal(paragraphs.at(-1), '本件由网站按已发布的文本生成。');
  });

  it('keeps four characters free behind the day, and the organ centred upon it', async () => {
    const xml = docxParts(await documentDocx(rules))['word/document.xml'] ?? '';
    const free = (text: string): number => {
      const found = xml.match(/<w:p>.*?<\/w:p>/gs)?.findLast((p) => p.includes(`>${text}<`)) ?? '';
      return Number(/w:right="(\d+)"/.exec(found)?.[1]);
    };
    assert.equal(free('2022年5月20日'), 4 * 16 * 20);
    // 14 characters over a day of seven: half of what is longer reaches over it on each side.
    assert.ok(free('青枫经济技术开发区管理委员会') < free('2022年5月20日'));
  });

  it('gives the same bytes each time', async () => {
    assert.deepEqual(await documentDocx(rules), await documentDocx(rules));
  });
});

describe('a published text as PDF', () => {
  it('says the same as the Word file, and gives the same bytes each time', async () => {
    const pdf = await documentPdf(rules);
    assert.deepEqual(pdf, await documentPdf(rules));
    const words = bare((await pdfPages(pdf)).join(''));
    for (const text of docxParagraphs(await documentDocx(rules)).map(bare)) {
      assert.ok(words.includes(text), text);
    }
  });

  it('bears the 题注 of a 规章 between title and text, and none where there is none', async () => {
    const note = '（2022年5月20日青枫开管令第3号公布　自2022年7月1日起施行）';
    const noted = { ...rules, note };
    const paragraphs = docxParagraphs(await documentDocx(noted)).map(bare);
    const place = paragraphs.indexOf(bare(note));
    assert.equal(place, paragraphs.indexOf(bare(rules.title)) + 1);
    const words = bare((await pdfPages(await documentPdf(noted))).join(''));
    assert.ok(words.includes(bare(rules.title) + bare(note)), words.slice(0, 200));
    assert.equal(docxParagraphs(await documentDocx(rules)).length, paragraphs.length - 1);
  });

  it('prints news without a red head, and a picture as its words', async () => {
    const picture = `<figure><img data-file="${'a'.repeat(64)}" alt="施工现场"></figure>`;
    const news = { ...rules, number: null, attachments: [], body: `<p>开工了。</p>${picture}` };
    const words = bare((await pdfPages(await documentPdf(news))).join(''));
    assert.ok(words.startsWith(bare(rules.title)), words.slice(0, 60));
    assert.ok(words.includes('〔图片：施工现场，见网页〕'));
  });

  it('sets tables whose spans make no sense, and whatever else a text may hold', async () => {
    const table =
      '<table><tr><th colspan="9">甲</th></tr><tr><td rowspan="900">乙</td><td>丙</td></tr><tr><td colspan="2">丁</td><td>戊</td></tr><tr></tr></table><table></table>';
    const body = `${table}<p>${hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
    const strange = { ...rules, title: hostile, body, attachments: [hostile] };
    const words = (await pdfPages(await documentPdf(strange))).join('');
    for (const cell of ['甲', '乙', '丙', '丁', '戊']) assert.ok(words.includes(cell), cell);
    assert.ok((await documentDocx(strange)).length > 1000);
  });
});
