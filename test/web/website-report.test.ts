// The website's yearly work report on the portal: on the home page and in the column of the reports, as a table for the
// eye and the screen reader, as files, with its corrections (国办函〔2018〕12号).

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { answerWebsiteReport } from '../../src/commands/reports/answer-website-report.ts';
import { sealWebsiteReport } from '../../src/commands/reports/seal-website-report.ts';
import {
  correctWebsiteReport,
  publishWebsiteReport,
  submitWebsiteReport,
} from '../../src/commands/reports/website-report-way.ts';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import { websiteFile } from '../../src/formats/report-files/website-formats.ts';
import type { ImportDocument } from '../../src/rules/import-document.ts';
import type { Answers } from '../../src/rules/website-report/answers.ts';
import { given, soundAnswers } from '../website-answers.ts';
import { siteDocuments } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

const year = 2025;
const folder = '/zfxxgk/zfxxgknb/wangzhan';
let site: TestSite;

before(async () => {
  const before: Omit<ImportDocument, 'key' | 'title'> = {
    kind: 'annual-report',
    issuers: ['青枫经济技术开发区管理委员会'],
    publisher: '青枫经济技术开发区党政办公室',
    madeOn: '2024-01-20',
    publishedAt: '2024-01-20T10:00',
    columns: ['zfxxgknb'],
    openness: 'proactive',
    body: '<p>见附件。</p>',
  };
  site = await createTestSite('2026-03-30', [
    ...siteDocuments,
    { ...before, key: 'w', title: '青枫经开区政府网站工作年度报表（2023年度）' },
    { ...before, key: 'r', title: '青枫经开区二〇一九年政府信息公开工作年度报告' },
  ]);
});
after(async () => {
  await site.close();
  await closePdfPrinter();
});

async function seal(answers: Answers): Promise<void> {
  const note = '年度统计';
  const steps = [
    () => answerWebsiteReport(site.command, { year, answers: given(answers), note }),
    () => submitWebsiteReport(site.command, { year }),
    () => sealWebsiteReport(site.command, { year }),
  ];
  for (const step of steps) {
    const result = await step();
    assert.ok(result.ok, JSON.stringify(result));
  }
}

async function publish(): Promise<void> {
  assert.ok((await publishWebsiteReport(site.command, { year })).ok);
}

const bytes = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await site.get(path)).arrayBuffer());

describe('the website’s report on the portal', () => {
  it('is nowhere before it is published', async () => {
    assert.equal((await site.get(`${folder}/`)).status, 404);
    await seal(soundAnswers(year));
    assert.equal((await site.get(`${folder}/${year}/`)).status, 404);
    assert.ok(!(await site.text('/')).includes(folder));
  });

  it('stands on the home page, in the column of the reports and in its archive', async () => {
    await publish();
    for (const page of ['/', '/zfxxgk/zfxxgknb/', `${folder}/`]) {
      assert.ok((await site.text(page)).includes(`href="${folder}/${year}/"`), page);
    }
    for (const page of ['/zfxxgk/zfxxgknb/', `${folder}/`]) {
      const text = (await site.text(page)).replaceAll(/<[^>]*>|\s+/g, '');
      assert.match(
        text,
        /2025年.*2024年[^0-9]*未公布.*2023年/,
        'the years before lie in documents',
      );
    }
    const own = (await site.text('/zfxxgk/zfxxgknb/')).replaceAll(/<[^>]*>|\s+/g, '');
    assert.match(
      own,
      /2022年青枫经[^0-9]*2021年本站未公布2020年本站未公布2019年青枫经开区二〇一九年/,
    );
    const moved = await site.get(`${folder}/${year}`);
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, `${folder}/${year}/`]);
  });

  it('is a table whose rows have their headings, with the figures counted and entered', async () => {
    const page = await site.text(`${folder}/${year}/`);
    assert.match(page, /<h1>[^<]*政府网站工作年度报表（2025年度）<\/h1>/);
    assert.match(page, /<th[^>]*scope="row">网站总访问量（单位：次）<\/th>\s*<td>99800<\/td>/);
    assert.match(page, /<th[^>]*scope="rowgroup">留言办理<\/th>/);
    assert.match(page, /<span class="box">■是<\/span>\s*<span class="box">□否<\/span>/);
    assert.match(page, /统计时间为2025年1月1日至2025年12月31日/);
    // From what it was taken stays in the office.
    assert.doesNotMatch(page, /年度统计/);
  });

  it('comes as Word, PDF, XLSX, CSV and JSON, the same bytes each time', async () => {
    const at = `${folder}/${year}/wangzhan`;
    const docx = unzipSync(await bytes(`${at}.docx`));
    assert.match(strFromU8(docx['word/document.xml'] ?? new Uint8Array()), /网站总访问量/);
    assert.equal(strFromU8((await bytes(`${at}.pdf`)).slice(0, 5)), '%PDF-');
    assert.ok(unzipSync(await bytes(`${at}.xlsx`))['xl/workbook.xml']);
    const csv = strFromU8(await bytes(`${at}.csv`));
    assert.match(csv, /访问量,,visits,网站总访问量,次,99800/);
    const json = websiteFile.parse(JSON.parse(strFromU8(await bytes(`${at}.json`))));
    assert.deepEqual([json.edition, json.answers['has-media']], [1, true]);
    const first = await site.get(`${at}.pdf`);
    const etag = first.headers.get('etag') ?? '';
    assert.equal((await site.get(`${at}.pdf`, { 'if-none-match': etag })).status, 304);
    assert.equal((await site.get(`${folder}/2019/wangzhan.pdf`)).status, 404);
  });

  it('publishes the schema of the JSON', async () => {
    const response = await site.get('/shuju/wangzhan.schema.json');
    const schema = (await response.json()) as {
      properties: { answers: { properties: Record<string, { description: string }> } };
    };
    assert.match(
      schema.properties.answers.properties['visits']?.description ?? '',
      /网站总访问量，单位：次/,
    );
  });

  it('shows a correction with its reason and what it changed; the old edition stays', async () => {
    const opinion = '访问量漏计移动端';
    assert.ok((await correctWebsiteReport(site.command, { year, opinion })).ok);
    await seal({ visits: 120_000 });
    assert.match(await site.text(`${folder}/${year}/`), /<td>99800<\/td>/);
    await publish();
    const page = await site.text(`${folder}/${year}/`);
    assert.match(page, /更正的理由：访问量漏计移动端/);
    assert.match(page, /网站总访问量：99800次改为120000次/);
    const old = await site.text(`${folder}/${year}-1/`);
    assert.match(old, /这是第1版，已经更正/);
    assert.match(old, /<td>99800<\/td>/);
    assert.deepEqual(site.errors, []);
  });
});
