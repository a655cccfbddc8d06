// 政策文件库: policy documents alone, narrowed by links and by the parts of their number, and taken as a table.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { housingRules } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(() => site.close());

function rows(page: string): readonly string[] {
  const [table = ''] = /<table class="library">[\s\S]*?<\/table>/.exec(page) ?? [];
  return [...table.matchAll(/<tr>[\s\S]*?<\/tr>/g)]
    .map(([row]) =>
      row
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .slice(1);
}

test('it lists policy documents with number and validity, and no news', async () => {
  const page = await site.text('/zcwjk/');
  const housing = rows(page).find((row) => row.includes('住房保障实施细则的通知'));
  assert.match(
    housing ?? '',
    /青枫开管办发〔2022〕47号 ● 现行有效 成文 2022-05-20 发布 2022-05-25$/,
  );
  assert.ok(rows(page).some((row) => /机动车停放管理办法.*✕ 已废止/.test(row)));
  assert.ok(!page.includes('园区安全生产专项检查'));
  assert.match(page, /<link rel="canonical" href="http:\/\/localhost:8080\/zcwjk\/"/);
});

test('lists and hits say which day is which; of news the day it was published is enough', async () => {
  const found = await site.text(`/sousuo/?q=${encodeURIComponent('青枫开管办发〔2022〕47号')}`);
  const [hit = ''] = /<li class="hit">[\s\S]*?<\/li>/.exec(found) ?? [];
  assert.match(hit, /成文 <time datetime="2022-05-20">/);
  assert.match(hit, /发布 <time datetime="2022-05-25">/);
  const news = await site.text('/zwdt/');
  assert.match(news, /<span class="day-label">发布 <\/span\s*><time datetime=/);
  assert.doesNotMatch(news, /成文/);
});

test('any part of a number finds the document', async () => {
  for (const asked of [
    'number=47',
    'agency=青枫开管办发&number_year=2022',
    'number_year=2022&number=47',
    'number=四十七',
    'number_year=２０２２&number=第４７号',
    'number_year=二〇二二年&number=四七',
    'agency=青枫开管办发&number_year=〔22〕&number=047',
  ]) {
    const found = rows(await site.text(`/zcwjk/?${encodeURI(asked)}`));
    assert.ok(
      found.some((row) => row.includes('〔2022〕47号')),
      asked,
    );
  }
  assert.match(await site.text('/zcwjk/?number=99999'), /没有这样的政策文件/);
});

test('theme, validity and kind narrow it, each by a link of the library', async () => {
  const theme = await site.text(`/zcwjk/?${encodeURI(`theme=${housingRules.theme}`)}`);
  assert.ok(rows(theme).every((row) => !row.includes('机动车')));
  assert.match(theme, /href="\/zcwjk\/"[^>]*>\s*<span class="visually-hidden">去掉<\/span>主题/);
  const repealed = rows(await site.text('/zcwjk/?validity=repealed'));
  assert.ok(repealed.length > 0 && repealed.every((row) => row.includes('已废止')));
  const rules = await site.text('/zcwjk/?kind=rule');
  assert.match(rules, /行政规范性文件 <small>[1-9]/);
  assert.ok(!rows(rules).some((row) => row.includes('住房保障')));
});

test('what is shown is taken as Excel and CSV', async () => {
  const asked = '?validity=repealed';
  const shown = rows(await site.text(`/zcwjk/${asked}`)).length;
  const csv = await (await site.get(`/zcwjk/qingdan.csv${asked}`)).text();
  assert.equal(csv.trim().split('\r\n').length, shown + 1);
  assert.match(csv, /^\uFEFF?标题,发文字号,/);
  assert.match(csv, /机动车停放管理办法.*已废止,http:\/\/localhost:8080\//);
  const answer = await site.get(`/zcwjk/qingdan.xlsx${asked}`);
  assert.match(decodeURIComponent(answer.headers.get('content-disposition') ?? ''), /政策文件清单/);
  const sheet = await readXlsx(new Uint8Array(await answer.arrayBuffer()), {
    mostBytes: 1_000_000,
    mostRows: 1000,
    columns: 10,
  });
  assert.ok(sheet.ok);
  assert.equal(sheet.rows[0]?.cells[0], '标题');
  // Headings, what is shown, the note below.
  assert.equal(sheet.rows.length, shown + 2);
});

test('a site with a column of this name keeps its own page there', async () => {
  await site.database.db
    .insertInto('columns')
    .values({
      organ_id: site.organId,
      slug: 'zcwjk',
      path: 'zcwjk',
      name: '本站文件库',
      kind: 'list',
    })
    .execute();
  site.context.pages.invalidate(['site']);
  assert.match(await site.text('/zcwjk/?x'), /<h1>本站文件库<\/h1>/);
});
