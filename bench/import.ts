// Documents from a file of lines, as bin/gongkai import takes them in, against the bare copying of the same rows
// inside the database with all their indexes.

import { importDocuments } from '../src/commands/imports/import-documents.ts';
import { createTestSite } from '../test/web/site.ts';
import { type Bench, line, ms, timed } from './measure.ts';

const organ = '青枫经济技术开发区管理委员会';
const paragraph =
  '<p>一、依照《中华人民共和国政府信息公开条例》和有关规定，现将有关事项通知如下，请认真贯彻执行，及时报告落实情况。</p>';

function* lines(count: number): Generator<string> {
  for (let n = 0; n < count; n += 1) {
    yield JSON.stringify({
      key: `b${n}`,
      title: `关于做好第${n}项工作的通知`,
      kind: 'notice',
      documentNumber: `青枫开管发〔${2005 + (n % 20)}〕${n + 1}号`,
      issuers: [organ],
      publisher: organ,
      madeOn: `${2005 + (n % 20)}-03-02`,
      publishedAt: `${2005 + (n % 20)}-03-03T09:30`,
      columns: ['qtfd'],
      openness: 'proactive',
      oldAddresses: [`/art/${2005 + (n % 20)}/3/3/art_1_${n}.html`],
      body: `<p>各有关单位：</p>${paragraph.repeat(8)}<p class="signature">${organ}</p>`,
    });
  }
}

const tables = ['documents', 'document_columns', 'document_search', 'old_addresses'];

export const bench: Bench = {
  about: '导入旧文件：每秒份数、内存，与同样的行在库内照抄相比',
  run: async (full) => {
    const count = full ? 100_000 : 5000;
    const site = await createTestSite('2026-03-30', []);
    const { pool } = site.database;
    let most = 0;
    const at: number[] = [];
    const begun = process.memoryUsage().rss;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 100);
    try {
      const given = function* (): Generator<string> {
        let n = 0;
        for (const one of lines(count)) {
          n += 1;
          if (n % Math.floor(count / 10) === 0) at.push(process.memoryUsage().rss);
          yield one;
        }
      };
      const took = await timed(async () => await importDocuments(site.command, given()));
      line(
        `${count} 份，每份约 1.5 KB 正文`,
        `${ms(took)}，每秒 ${((count / took) * 1000).toFixed(0)} 份`,
      );
      const tenths = at.map(megabytes).join('、');
      line('内存：导入之前', `${megabytes(begun)} MB`);
      line('内存：每十分之一', `${tenths} MB`);
      line('内存：最多', `${megabytes(most)} MB`);
      const again = await timed(async () => await importDocuments(site.command, lines(count)));
      line('再运行一次（不改动）', ms(again));
      let copied = 0;
      for (const table of tables) {
        await pool.query(`create table bench_${table} (like ${table} including all)`);
        copied += await timed(
          async () =>
            await pool.query(`insert into bench_${table} overriding system value table ${table}`),
        );
      }
      line(
        '同样的行在库内照抄（INSERT … SELECT，含索引）',
        `${ms(copied)}；导入为其 ${(took / copied).toFixed(1)} 倍`,
      );
    } finally {
      clearInterval(watch);
      await site.close();
    }
  },
};

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
