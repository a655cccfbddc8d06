// The files of a report are there soon after it was published: its page waits for none and names their sizes once they
// are made; whoever takes one again gets the same bytes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { saveReportTexts } from '../../src/commands/reports/save-report-texts.ts';
import {
  correctReport,
  publishReport,
  submitReport,
} from '../../src/commands/reports/report-way.ts';
import { makeReportFilesAhead } from '../../src/commands/reports/report-files.ts';
import { sealReport } from '../../src/commands/reports/seal-report.ts';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import { reportFormatKeys } from '../../src/formats/report-files/formats.ts';
import { sizeText } from '../../src/formats/size-text.ts';
import { startReportFileJob } from '../../src/jobs/report-files.ts';
import { given } from '../commands/letters.ts';
import { createTestSite, type TestSite } from '../web/site.ts';

const folder = '/zfxxgk/zfxxgknb/2022/';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => {
  await site.close();
  await closePdfPrinter();
});

async function kept(): Promise<readonly { format: string; edition: number; size: number }[]> {
  const rows = await site.context.db
    .selectFrom('report_files')
    .select(['format', 'edition', 'bytes'])
    .orderBy('format')
    .execute();
  return rows.map(({ bytes, ...row }) => ({ ...row, size: bytes.length }));
}

/** The words behind each way to a file, in the order of the page. */
async function hints(): Promise<readonly string[]> {
  const page = await site.text(folder);
  const [, list = ''] = /<ul class="files">(.*?)<\/ul>/s.exec(page) ?? [];
  return [...list.matchAll(/<span class="hint">(.*?)<\/span>/gs)].map(([, text = '']) => text);
}

test('the page makes none of them; once they are made it names their sizes', async () => {
  const first = await hints();
  assert.equal(first.length, 5);
  assert.ok(
    first.every((text) => !/\d/.test(text)),
    first.join(' '),
  );
  assert.deepEqual(await kept(), []);

  const errors: unknown[] = [];
  const job = startReportFileJob({ ...site.context, onError: (error) => errors.push(error) }, 20);
  for (let i = 0; (await kept()).length < 5 && i < 300; i += 1) await pause(100);
  await job.stop();
  assert.deepEqual(errors, []);
  const files = await kept();
  assert.deepEqual(
    files.map(({ format }) => format),
    [...reportFormatKeys].toSorted(),
  );
  const named = await hints();
  for (const { format, size } of files) {
    const at = reportFormatKeys.indexOf(format as (typeof reportFormatKeys)[number]);
    assert.ok(named[at]?.startsWith(`${sizeText(size)}，`), `${format}: ${named[at]}`);
    const sent = await site.get(`${folder}nianbao.${format}`);
    assert.equal((await sent.arrayBuffer()).byteLength, size, format);
  }
});

test('what was kept is sent; a later edition takes its place', async () => {
  const { db } = site.context;
  const mark = Buffer.from('a,b\n');
  await db.updateTable('report_files').set({ bytes: mark }).where('format', '=', 'csv').execute();
  assert.equal(await site.text(`${folder}nianbao.csv`), 'a,b\n');

  const opinion = '写明公开的形式';
  given(await correctReport(site.command, { year: 2022, opinion }));
  const texts = {
    lead: '现公布2022年度报告。',
    overview: [{ heading: '（一）主动公开', text: '按时公开。' }],
    problems: '形式不够丰富。',
    other: '没有收取信息处理费。',
    assessment: '工作考核合格，社会评议没有收到意见，没有被追究责任的情形。',
    signedOn: '2023-03-10',
  };
  given(await saveReportTexts(site.command, { year: 2022, texts }));
  given(await submitReport(site.command, { year: 2022 }));
  given(await sealReport(site.command, { year: 2022 }));
  given(await publishReport(site.command, { year: 2022 }));
  assert.ok(
    (await hints()).every((text) => !/\d/.test(text)),
    'sizes of the former edition',
  );
  assert.match(await site.text(`${folder}nianbao.csv`), /,第2版,/);
  await makeReportFilesAhead(site.context);
  assert.deepEqual(
    (await kept()).map(({ edition }) => edition),
    [2, 2, 2, 2, 2],
  );
});

test('a report that cannot be printed is told once and holds up no other', async () => {
  const { db } = site.context;
  await db
    .insertInto('annual_report_editions')
    .values({
      organ_id: site.organId,
      year: 2021,
      edition: 1,
      content: JSON.stringify({ organ: { code: 'kfq', name: '青枫' }, year: 2021 }),
      sealed_at: Temporal.Instant.from('2026-03-30T02:00:00Z'),
      published_at: Temporal.Instant.from('2026-03-30T03:00:00Z'),
      sealed_by: null,
      override_reason: null,
    })
    .execute();
  await db.deleteFrom('report_files').execute();
  await assert.rejects(makeReportFilesAhead(site.context));
  await makeReportFilesAhead(site.context);
  const years = await db.selectFrom('report_files').select('year').distinct().execute();
  assert.deepEqual(years, [{ year: 2022 }]);
});
