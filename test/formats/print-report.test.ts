// The annual report on paper: the layout of GB/T 9704—2012, the tables as the form prints them, whole.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { reportDocx } from '../../src/formats/print/docx.ts';
import { closePdfPrinter, reportPdf } from '../../src/formats/print/pdf.ts';
import { table3Note } from '../../src/rules/annual-report/form.ts';
import type { AnnualReport } from '../../src/rules/annual-report/report.ts';
import { soundReports } from '../audit/ledgers.ts';
import { ownReport } from '../audit/own-report.ts';
import { bare, docxParagraphs, docxParts, isDark, pdfPages, pdfPictures } from './printed-pages.ts';
import { hostile } from './sheets.ts';

after(closePdfPrinter);

const [ledger] = fc.sample(soundReports, { numRuns: 1, seed: 5 });
if (ledger === undefined) throw new Error('no ledger');
const report = ownReport(ledger);
const sealed = { edition: 1, on: '2023-03-10' } as const;
const titleOf = ({ organ, year }: AnnualReport): string =>
  `${organ.name}${year}年政府信息公开工作年度报告`;
const draftMark = '〔草稿，仅供核对，不得公布〕';

function cells(table: string): readonly string[] {
  return [...table.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
}

function cellOf(table: string, text: string): string {
  return cells(table).find((cell) => bare(cell.replaceAll(/<[^>]*>/g, '')) === text) ?? '';
}

describe('an annual report as Word', () => {
  it('says title, parts and signature in the order of the form', async () => {
    const paragraphs = docxParagraphs(await reportDocx({ report, sealed })).map(bare);
    assert.equal(paragraphs[0], titleOf(report));
    const parts = paragraphs.filter(
      (text) => /^[一二三四五六]、/.test(text) && /(情况|事项)$/.test(text),
    );
    assert.deepEqual(parts, [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    assert.deepEqual(paragraphs.slice(-2), [report.organ.name, `${report.year + 1}年1月20日`]);
    assert.ok(paragraphs.includes(bare(table3Note)));
  });

  it('merges the cells that the form merges', async () => {
    const body = docxParts(await reportDocx({ report, sealed }))['word/document.xml'] ?? '';
    const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
    assert.equal(tables.length, 3);
    const [table2 = '', table3 = '', table4 = ''] = tables;
    assert.match(cellOf(table2, '第二十条第（八）项'), /<w:gridSpan w:val="4"\/>/);
    assert.match(cellOf(table2, '本年处理决定数量'), /<w:gridSpan w:val="3"\/>/);
    assert.match(cellOf(table3, '三、本年度办理结果'), /<w:vMerge w:val="restart"\/>/);
    assert.match(cellOf(table3, bare(table3Note)), /gridSpan w:val="3".*vMerge w:val="restart"/s);
    assert.match(cellOf(table3, '法人或其他组织'), /<w:gridSpan w:val="5"\/>/);
    assert.match(cellOf(table4, '行政诉讼'), /<w:gridSpan w:val="10"\/>/);
    assert.match(cellOf(table4, '未经复议直接起诉'), /<w:gridSpan w:val="5"\/>/);
    // 三 goes down 22 lines: 2 single ones, 19 of the four blocks, the sum.
    const first = table3.split('<w:tr>').slice(1);
    assert.equal(first.length, 3 + 2 + 22 + 1);
  });
});

describe('an annual report as PDF', () => {
  it('keeps every table on one page, below its heading', async () => {
    const pages = (await pdfPages(await reportPdf({ report, sealed }))).map(bare);
    const pageOf = (text: string): number => pages.findIndex((page) => page.includes(text));
    assert.ok(pages.length >= 4);
    for (const [heading, first, last] of [
      ['二、主动公开政府信息情况', '第二十条第（一）项', '本年收费金额'],
      ['三、收到和处理政府信息公开申请情况', '申请人情况', '四、结转下年度继续办理'],
      ['四、政府信息公开行政复议、行政诉讼情况', '未经复议直接起诉', '尚未审结'],
    ] as const) {
      assert.notEqual(pageOf(heading), -1, heading);
      assert.equal(pageOf(first), pageOf(heading), first);
      assert.equal(pageOf(last), pageOf(heading), last);
    }
    // A signature never stands on a page without text.
    assert.ok((pages.at(-1) ?? '').indexOf(report.organ.name) > 10);
  });

  it('keeps within the type area of the standard; numbers stand below it', async () => {
    for (const picture of await pdfPictures(await reportPdf({ report, sealed }))) {
      const text = picture.extent(isDark, { bottom: 264 });
      // Lines of a table are drawn half outside.
      assert.ok(text.left >= 27.5 && text.right <= 184.5, JSON.stringify(text));
      assert.ok(text.top >= 36.5 && text.bottom <= 262.5, JSON.stringify(text));
      const number = picture.extent(isDark, { top: 264 });
      assert.ok(number.top >= 266 && number.bottom <= 280, JSON.stringify(number));
    }
  });

  it('is marked a draft on top of every page until it is sealed', async () => {
    for (const page of await pdfPages(await reportPdf({ report }))) {
      assert.ok(bare(page).startsWith(bare(draftMark)), page.slice(0, 40));
    }
    const header = docxParts(await reportDocx({ report }));
    const headers = Object.entries(header).filter(([name]) => /^word\/header\d/.test(name));
    assert.ok(headers.length > 0);
    for (const [, xml] of headers) assert.ok(xml.includes(draftMark));
    const clean = await pdfPages(await reportPdf({ report, sealed }));
    assert.ok(clean.every((page) => !page.includes('草稿')));
    assert.ok(!JSON.stringify(docxParts(await reportDocx({ report, sealed }))).includes('草稿'));
  });
});

describe('both', () => {
  it('give the same bytes for the same edition', async () => {
    for (const print of [reportDocx, reportPdf]) {
      const bytes = Buffer.from(await print({ report, sealed }));
      assert.ok(bytes.equals(Buffer.from(await print({ report, sealed }))));
    }
  });

  it('print any text as text', async () => {
    const texts = { lead: hostile, overview: [], problems: hostile, other: hostile };
    const odd = { ...report, organ: { code: 'kfq', name: hostile }, texts };
    assert.ok((await reportDocx({ report: odd })).length > 1000);
    assert.ok((await reportPdf({ report: odd })).length > 1000);
    const none: AnnualReport = { ...report };
    delete (none as { texts?: unknown }).texts;
    const pages = await pdfPages(await reportPdf({ report: none }));
    assert.equal(bare(pages.join('')).split('本部分尚未撰写。').length, 3);
  });
});
