// An old site comes in: pages, files, pictures, addresses; and what is hostile in it stays out.

import assert from 'node:assert/strict';
import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { importDocuments, importRecords } from '../../src/commands/imports/import-documents.ts';
import type { ImportOptions } from '../../src/commands/imports/import-line.ts';
import { addressMap } from '../../src/formats/old-site/address-map.ts';
import { openOldFiles } from '../../src/formats/old-site/old-files.ts';
import { openOldSource } from '../../src/formats/old-site/open-source.ts';
import { importReportFile } from '../../src/formats/old-site/report-file.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { type ImportMapping, newNotes } from '../../src/rules/import-mapping.ts';
import type { ImportSummary } from '../../src/rules/import-summary.ts';
import { listForEditors } from '../../src/store/documents/edited-documents.ts';
import { addressLines } from '../../src/web/portal/old-addresses.ts';
import {
  docBytes,
  gbk,
  hanwebPage,
  makeFolder,
  plainPage,
  pngBytes,
  trsPage,
} from '../old-site.ts';
import { createTestSite, type TestSite } from '../web/site.ts';

let site: TestSite;
const folders: string[] = [];
before(async () => {
  site = await createTestSite('2026-03-30', []);
});
after(async () => {
  await site.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const { db } = site.context;
  await db.deleteFrom('documents').execute();
  await db.deleteFrom('old_addresses').execute();
  await db.deleteFrom('counters').execute();
});

const mapping: ImportMapping = {
  columns: { 政策文件: 'qtfd', 部门动态: 'zwdt' },
  kinds: { 部门动态: 'news' },
  defaults: {
    kind: 'notice',
    column: 'qtfd',
    publisher: '某区人民政府',
    madeOnIsPublication: true,
  },
};

async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await makeFolder(files);
  folders.push(folder);
  return folder;
}

async function load(
  folder: string,
  { file, ...options }: ImportOptions & { readonly file?: string } = {},
): Promise<ImportSummary> {
  const files = await openOldFiles(folder);
  const source = await openOldSource(file ?? folder, file === undefined);
  assert.ok(typeof source !== 'string', String(source));
  const notes = newNotes();
  const used = options.mapping ?? mapping;
  const result = await importRecords(
    site.command,
    ({ bySlug }) => source({ mapping: used, notes, isColumn: (code) => bySlug.has(code) }, files),
    {
      files: { from: files, dataFolder: site.context.dataFolder },
      mapping: used,
      notes,
      ...options,
    },
  );
  assert.ok(result.ok);
  return result.value;
}

async function rows() {
  return await site.context.db.selectFrom('documents').selectAll().orderBy('id').execute();
}

async function mapAs(format: 'csv' | 'nginx'): Promise<string> {
  const lines = addressLines(site.context.db, site.organId);
  return (await Array.fromAsync(addressMap(lines, format, 'http://x.example'))).join('');
}

function page(inner: string): string {
  return plainPage.replace('<p>给您带来', `${inner}<p>给您带来`);
}

const trsFolder = {
  'zwgk/zcwj/202109/t20210914_70371700.html': trsPage,
  'zwgk/zcwj/202109/W020210914.png': pngBytes,
  'zwgk/zcwj/202109/P020210914.doc': docBytes,
};

describe('pages of an old site', () => {
  test('come in with number, dates, text, picture and file, P10: the old date with its source', async () => {
    const summary = await load(await folderOf(trsFolder));
    assert.deepEqual(summary.faults, []);
    const [row] = await rows();
    assert.equal(row?.title, '关于加强防汛工作的通知');
    assert.equal(row?.document_number, '某应急发〔2021〕12号');
    assert.equal(row?.made_on, '2021-09-10');
    assert.equal(row?.index_number, '000000000/2021-00123');
    assert.equal(String(row?.published_at), '2021-09-14T01:30:00Z');
    assert.equal(row?.imported_from, '原网站网页标签 PubDate：2021-09-14 09:30');
    assert.match(row?.body ?? '', /<img data-file="[0-9a-f]{64}" alt="示意图">/);
    assert.doesNotMatch(row?.body ?? '', /script|onclick|style=|font/);
    const files = await site.context.db
      .selectFrom('attachments')
      .select('name')
      .orderBy('name')
      .execute();
    assert.deepEqual(
      files.map(({ name }) => name),
      ['1.防汛责任表.doc', 'W020210914.png'],
    );
    assert.equal(summary.addresses, 3);
  });

  test('in GBK and without tags are read as well', async () => {
    const summary = await load(
      await folderOf({ 'art/2020/3/2/art_1_2.html': gbk(hanwebPage), 'gonggao/5.html': plainPage }),
    );
    assert.deepEqual(summary.faults, []);
    const [hanweb, plain] = await rows();
    assert.equal(hanweb?.title, '我市召开会议');
    assert.equal(hanweb?.kind, 'news');
    assert.match(hanweb?.body ?? '', /^<p>３月２日，我市召开会议/);
    assert.equal(plain?.source, '某县水务局');
    assert.equal(plain?.made_on, '2019-05-06');
    assert.doesNotMatch(plain?.body ?? '', /导航|相关新闻/);
  });

  test('are told when they are no article, and what has no meaning is asked for', async () => {
    const summary = await load(
      await folderOf({
        'index.html': '<title>首页</title><ul><li><a href="a">甲</a></li></ul>',
        'a.html': trsPage,
      }),
      { mapping: { defaults: { kind: 'notice' } }, dryRun: true, missingFiles: 'note' },
    );
    assert.equal(summary.imported, 0);
    assert.deepEqual(
      summary.faults.map(({ place, code }) => [place, code]),
      [
        ['a.html', 'unknown-column'],
        ['index.html', 'unreadable'],
      ],
    );
    assert.deepEqual(summary.unmapped.columns, ['政策文件']);
    assert.equal(summary.mapping?.columns?.['政策文件'], '');
    assert.deepEqual(await rows(), []);
  });
});

describe('old addresses', () => {
  test('lead to the document with 301 in all their forms, files too', async () => {
    await load(
      await folderOf({
        ...trsFolder,
        'show.jsp?ID=7&b=2': plainPage,
        'gk/index.html': gbk(hanwebPage),
        '公告/停电.html': plainPage.replaceAll('停水', '停电'),
      }),
    );
    const ids = new Map((await rows()).map((row) => [row.title, row.id]));
    const leads = async (path: string, title: string): Promise<void> => {
      const answer = await site.get(path);
      assert.equal(answer.status, 301, path);
      assert.match(answer.headers.get('location') ?? '', new RegExp(`_${ids.get(title)}\\.html$`));
    };
    const flood = '关于加强防汛工作的通知';
    for (const path of [
      '/zwgk/zcwj/202109/t20210914_70371700.html',
      '/ZWGK/zcwj/202109/T20210914_70371700.html?from=singlemessage',
    ]) {
      await leads(path, flood);
    }
    for (const path of ['/show.jsp?ID=7&b=2', '/show.jsp?b=2&id=7', '//show.jsp?b=2&id=7']) {
      await leads(path, '关于停水的公告');
    }
    for (const path of ['/gk/', '/gk', '/gk/index.html', '/gk/index.htm']) {
      await leads(path, '我市召开会议');
    }
    // The old server wrote its addresses in GBK: 公告/停电.html.
    for (const path of ['/%B9%AB%B8%E6/%CD%A3%B5%E7.html', `/${encodeURI('公告/停电.html')}`]) {
      await leads(path, '关于停电的公告');
    }
    assert.equal((await site.get('/%B9%AB%B8%E6/%FF%FF.html')).status, 404);
    // What is shared, counted and searched adds a query of its own to a file; a program means another page by it.
    for (const path of [
      '/gk/index.html?isappinstalled=0',
      '/zwgk/zcwj/202109/P020210914.doc?id=1',
    ]) {
      assert.equal((await site.get(path)).status, 301, path);
    }
    assert.equal((await site.get('/show.jsp?ID=8&b=2')).status, 404);
    const file = await site.get('/zwgk/zcwj/202109/P020210914.doc');
    assert.equal(file.status, 301);
    const to = file.headers.get('location') ?? '';
    assert.match(to, /^\/fujian\//);
    assert.equal((await site.get(to)).status, 200);
    assert.equal((await site.get('/zwgk/zcwj/202109/P020210915.doc')).status, 404);
  });

  test('in the form of ours never hide a document and are not taken for one', async () => {
    await load(await folderOf({ 'a.html': plainPage }));
    const [first] = await rows();
    assert.ok(first);
    // The old system's number is the number of another document here.
    const path = `zwdt/202003/t20200302_${first.id}.html`;
    await load(await folderOf({ [path]: gbk(hanwebPage) }));
    const second = (await rows()).at(-1);
    const moved = await site.get(`/${path}`);
    assert.equal(moved.status, 301);
    assert.match(moved.headers.get('location') ?? '', new RegExp(`_${second?.id}\\.html$`));
    const own = (await site.get('/a.html')).headers.get('location') ?? '';
    assert.match(await site.text(own), /关于停水的公告/);
  });

  test('that are taken, or stand on this site, are refused with a word', async () => {
    await load(await folderOf({ 'a.html': plainPage }));
    const folder = await folderOf({
      'b.html': hanwebPage.replace(
        '<meta name="ColumnName"',
        '<meta name="Url" content="/A.html"><meta name="ColumnName"',
      ),
      'zwdt/index.html': hanwebPage,
    });
    const summary = await load(folder);
    assert.equal(summary.imported, 0);
    assert.match(summary.faults[0]?.message ?? '', /^b\.html 旧地址.*已经转到另一份文件/);
    assert.match(summary.faults[1]?.message ?? '', /^zwdt\/index\.html 旧地址.*在本站是栏目/);
  });

  test('lead nowhere else, and to nothing when the document is withdrawn or deleted', async () => {
    await load(await folderOf({ 'a.html': plainPage }));
    const { db } = site.context;
    for (const path of ['//evil.example/a.html', '/a.html?url=//evil.example']) {
      const answer = await site.get(path);
      assert.ok(!/evil/.test(answer.headers.get('location') ?? ''), path);
    }
    await db.updateTable('documents').set({ state: 'withdrawn' }).execute();
    const to = (await site.get('/a.html')).headers.get('location') ?? '';
    assert.equal((await site.get(to)).status, 410);
    await db.updateTable('documents').set({ state: 'draft' }).execute();
    assert.equal((await site.get('/a.html')).status, 404);
  });

  test('are written as a table and as a map for nginx', async () => {
    await load(await folderOf({ 'a "1";.html': plainPage }));
    assert.match(
      await mapAs('csv'),
      /\r\n"\/a ""1"";\.html",http:\/\/x\.example\/zfxxgk.*\.html\r\n$/,
    );
    assert.match(await mapAs('nginx'), /\n"\/a%20%221%22;\.html" "\/zfxxgk[^"]*\.html";\n$/);
  });

  test('have a line for each form that nginx cannot tell is the same', async () => {
    await load(await folderOf({ '公告/Show.jsp?ID=7&b=2': plainPage }));
    const lines = (await mapAs('nginx')).split('\n').filter((line) => line.startsWith('"'));
    const [utf8, gbk] = [encodeURI('/公告'), '/%B9%AB%B8%E6'];
    assert.deepEqual(
      new Set(lines.map((line) => line.split(' ')[0])),
      new Set([
        `"${utf8}/Show.jsp?ID=7&b=2"`,
        `"${utf8}/show.jsp?b=2&id=7"`,
        `"${gbk}/show.jsp?b=2&id=7"`,
        `"${gbk}/show.jsp?id=7&b=2"`,
      ]),
    );
    assert.equal(lines.length, 4, 'nginx takes no line twice');
  });
});

const listPage = (name: string, inner = ''): string =>
  `<html><head><title>${name}_某市</title><meta name="ColumnName" content="${name}">` +
  `<meta name="ColumnType" content="政务公开">${inner}</head><body><div id="zoom"><ul>` +
  '<li><a href="1.html">关于停水的公告</a><span>2019年5月6日发布，请有关用户注意；</span></li></ul></div></body></html>';

describe('lists of an old site', () => {
  const folder = {
    'col/col123/index.html': listPage('部门动态'),
    'zwgk/zcwj/index.html': listPage('政策文件'),
    'a.html': plainPage,
  };

  test('lead to the column that the old one is here, with all their pages', async () => {
    const summary = await load(await folderOf(folder));
    assert.deepEqual(summary.faults, []);
    assert.deepEqual([summary.imported, summary.columnAddresses], [1, 2]);
    const column = await site.context.db
      .selectFrom('columns')
      .select('path')
      .where('slug', '=', 'zwdt')
      .executeTakeFirstOrThrow();
    for (const path of [
      '/col/col123/',
      '/col/col123/index.html',
      '/COL/col123/index.html?uid=7&pageNum=3',
      '/col/col123/index_2.html',
    ]) {
      const answer = await site.get(path);
      assert.equal(answer.status, 301, path);
      assert.equal(answer.headers.get('location'), `/${column.path}/`);
    }
    assert.equal((await site.get('/col/col124/')).status, 404);
    assert.equal((await site.get('/col/col123/index_2.txt')).status, 404);
    assert.match(await mapAs('csv'), /\/col\/col123\/index\.html,http:\/\/x\.example\/zwdt\/\r\n/);
    const again = await load(await folderOf(folder));
    assert.deepEqual([again.imported, again.columnAddresses, again.unchanged], [0, 0, 3]);
    // A column that is taken away takes its addresses along; a document's addresses stay.
    await site.context.db.deleteFrom('old_addresses').where('column_id', 'is not', null).execute();
    assert.equal((await site.get('/a.html')).status, 301);
  });

  test('are asked for while nobody has said what their column is here', async () => {
    const summary = await load(await folderOf({ 'col/1/index.html': listPage('通知公告') }));
    assert.match(
      summary.faults[0]?.message ?? '',
      /^col\/1\/index\.html：是栏目“通知公告”的列表页/,
    );
    assert.deepEqual(summary.unmapped.columns, ['通知公告']);
  });

  test('are told by a dry run and written by none', async () => {
    const summary = await load(await folderOf(folder), { dryRun: true });
    assert.equal(summary.columnAddresses, 2);
    const sheet = await readXlsx(await importReportFile(summary, '2026-03-30'), {
      mostBytes: 1e7,
      mostRows: 100,
      columns: 2,
    });
    assert.ok(sheet.ok);
    assert.ok(sheet.rows.some(({ cells }) => cells[0] === '旧栏目地址' && cells[1] === 2));
    assert.deepEqual(await site.context.db.selectFrom('old_addresses').selectAll().execute(), []);
  });

  test('come as rows of a workbook too, and each conflict is refused with its row', async () => {
    await load(await folderOf({ 'a.html': plainPage, 'col/1/index.html': listPage('部门动态') }));
    const other = await folderOf({});
    const file = join(other, 'list.xlsx');
    const rows = [
      ['政策文件', '/zwgk/zcwj/'],
      ['政策文件', '/a.html'],
      ['政策文件', 'http://old.example/col/1/'],
      ['部门动态', 'http://old.example/zwdt/index.html'],
      ['部门动态', '/zwgk/zcwj/index.html'],
      ['没有的栏目', '/y/'],
      ['政策文件', '/zfxxgk/'],
    ];
    await writeFile(file, await xlsxOf({ name: '旧栏目', headings: ['栏目', '网址'], rows }));
    const summary = await load(other, { file });
    assert.deepEqual([summary.columnAddresses, summary.unchanged, summary.refused], [1, 1, 5]);
    assert.deepEqual(
      summary.faults.map(({ row, message }) => [row, message.replace(/^.*：(?=“|没有)/, '')]),
      [
        [3, '“/a.html”已经转到一份文件，一个旧地址只能转到一处'],
        [4, '“/col/1/”已经转到栏目“政务动态”，一个旧地址只能转到一处'],
        [6, '“/zwgk/zcwj/index.html”与第2行重复，一个旧地址只能转到一处'],
        [7, '没有代码为“没有的栏目”的栏目'],
        [8, '“/zfxxgk/”在本站是栏目“政府信息公开”，不能转到别处'],
      ],
    );
    // Nor does a document take what leads to a column.
    const late = await load(await folderOf({ 'zwgk/zcwj/index.html': plainPage }));
    assert.match(late.faults[0]?.message ?? '', /已经转到一个栏目/);
  });
});

describe('a dry run', () => {
  test('says what would come and writes nothing', async () => {
    const folder = await folderOf({ ...trsFolder, 'b.html': plainPage, 'c.html': plainPage });
    const summary = await load(folder, { dryRun: true });
    assert.equal(summary.imported, 3);
    assert.equal(summary.files, 2);
    assert.deepEqual(
      summary.byColumn.map(({ column, count }) => [column, count]),
      [['qtfd', 3]],
    );
    assert.ok(summary.warnings.some(({ code }) => code === 'title-repeated'));
    assert.deepEqual(await rows(), []);
    assert.deepEqual(await site.context.db.selectFrom('old_addresses').selectAll().execute(), []);
    const sheet = await readXlsx(await importReportFile(summary, '2026-03-30'), {
      mostBytes: 1e7,
      mostRows: 100,
      columns: 2,
    });
    assert.ok(sheet.ok);
    assert.deepEqual(sheet.rows[2]?.cells, ['将导入', 3]);
  });

  test('gives the faults that the run gives', async () => {
    const folder = await folderOf({ 'a.html': trsPage, 'b.html': plainPage });
    const dry = await load(folder, { dryRun: true });
    const run = await load(folder);
    assert.deepEqual(run.faults, dry.faults);
    assert.equal(run.imported, dry.imported);
  });
});

describe('a workbook', () => {
  test('brings a row a document, with texts and files beside it', async () => {
    const folder = await folderOf({
      'wen/1.html': '<p>正文第一段，说明有关情况。</p>',
      'fj/a.doc': docBytes,
    });
    const headings = [
      '标题',
      '文号',
      '发文单位',
      '成文日期',
      '发布日期',
      '所属栏目',
      '正文文件',
      '附件',
      '网址',
      '阅读量',
    ];
    await writeFile(
      join(folder, 'list.xlsx'),
      await xlsxOf({
        name: '文件',
        headings,
        rows: [
          [
            '关于甲的通知',
            '某政发[2020]3号',
            '某区政府',
            '2020-01-02',
            '2020/1/5 8:30',
            '政策文件',
            'wen/1.html',
            'fj/a.doc=名单.doc',
            'http://old.example/x/1.html',
            12,
          ],
          [
            '关于乙的通知',
            '',
            '某区政府',
            '2020-02-30',
            '2020-03-01',
            '没有的栏目',
            'wen/2.html',
            '',
            '',
            3,
          ],
          [
            '关于丙的通知',
            '',
            '某区政府',
            '2020-02-30',
            '2020-03-01',
            '没有的栏目',
            'wen/1.html',
            '',
            '/x/3',
            3,
          ],
        ],
      }),
    );
    const summary = await load(folder, { file: join(folder, 'list.xlsx') });
    assert.equal(summary.imported, 1);
    assert.deepEqual(
      summary.faults.map(({ row, field, code }) => [row, field, code]),
      [
        [3, 'body', 'file-missing'],
        [4, 'madeOn', 'impossible-date'],
        [4, 'columns', 'unknown-column'],
      ],
    );
    assert.deepEqual(summary.unmapped, { fields: ['阅读量'], columns: ['没有的栏目'] });
    const [row] = await rows();
    assert.equal(row?.document_number, '某政发〔2020〕3号');
    assert.equal(row?.imported_from, '导入表第2行');
    assert.equal(row?.body, '<p>正文第一段，说明有关情况。</p>');
    assert.equal((await site.get('/x/1.html')).status, 301);
  });
});

const line = (key: string, on: string): string =>
  JSON.stringify({
    key,
    title: `关于${key}的通知`,
    kind: 'notice',
    issuers: ['某区政府'],
    publisher: '某区政府',
    madeOn: '2020-01-01',
    publishedAt: `${on}T00:00`,
    columns: ['qtfd'],
    openness: 'proactive',
    body: '<p>正文。</p>',
  });
const listed = async (lines: readonly string[]): Promise<readonly string[]> => {
  await site.context.db.deleteFrom('documents').execute();
  assert.ok((await importDocuments(site.command, lines)).ok);
  const { rows } = await listForEditors(site.context.db, {
    organIds: [site.organId],
    limit: 10,
    offset: 0,
  });
  return rows.map(({ title }) => title.slice(2, 3));
};

test('what was published at one moment is listed as the old list had it', async () => {
  const newest = [line('甲', '2021-05-02'), line('乙', '2021-05-02'), line('丙', '2021-05-01')];
  assert.deepEqual(await listed(newest), ['甲', '乙', '丙']);
  assert.deepEqual(await listed(newest.toReversed()), ['甲', '乙', '丙']);
});

describe('what is hostile', () => {
  test('paths and links that lead out of the folder are refused, naming page and file', async () => {
    const outside = await folderOf({ 'secret.pdf': '%PDF-1.7 secret' });
    const folder = await folderOf({
      'a.html': page('<p><a href="../../../../../../etc/passwd.pdf">甲</a></p>'),
      'b.html': page('<p><a href="link.pdf">乙</a></p>'),
      'c.html': page('<p><img src="down/secret.pdf"></p>'),
    });
    await symlink(join(outside, 'secret.pdf'), join(folder, 'link.pdf'));
    await symlink(outside, join(folder, 'down'));
    await symlink(join(outside, 'secret.pdf'), join(folder, 'd.html'));
    const summary = await load(folder);
    assert.equal(summary.imported, 0);
    assert.deepEqual(
      summary.faults.map(({ message }) => message.replace(/“.*”/, '…')),
      [
        'a.html 附件（attachments）：…：路径指到文件夹外面',
        'b.html 附件（attachments）：…：是符号链接，不读取',
        'c.html 正文（body）：图片…：是符号链接，不读取',
      ],
    );
    assert.deepEqual(await rows(), []);
  });

  test('scripts and forms never reach a page', async () => {
    const attacks =
      '<p onmouseover="x()">一<svg><script>alert(1)</script></svg><math><mtext><img src=x onerror=alert(1)></mtext></math>' +
      '<a href="javascript:alert(1)">二</a><a href="  JaVaScRiPt:alert(1)">三</a><a href="data:text/html,x">四</a>' +
      '<iframe srcdoc="<script>alert(1)</script>"></iframe><form action="//evil"><input></form><object data=x></object></p>';
    await load(await folderOf({ 'a.html': page(attacks) }), { missingFiles: 'note' });
    const [row] = await rows();
    assert.ok(row);
    assert.doesNotMatch(row.body, /script|onerror|onmouse|iframe|form|svg|math|object|data:|evil/i);
    assert.match(row.body, /一.*二.*三.*四/s);
  });

  test('a Word file that unpacks to a mountain, a program and a false name are told', async () => {
    const bomb = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(300_000_000) }));
    const folder = await folderOf({
      'a.html': page('<p><a href="bomb.docx">甲</a></p>'),
      'b.html': page('<p><a href="virus.pdf">乙</a></p>').replaceAll('停水', '停电'),
      'c.html': page('<p><a href="really.pdf">丙</a></p>').replaceAll('停水', '停气'),
      'bomb.docx': bomb,
      'virus.pdf': Buffer.from('MZ\u0090\u0000 this program'),
      'really.pdf': docBytes,
    });
    const summary = await load(folder);
    assert.equal(summary.imported, 1);
    assert.match(summary.faults[0]?.message ?? '', /^a\.html 附件.*bomb\.docx.*庞大/);
    assert.match(summary.faults[1]?.message ?? '', /^b\.html 附件.*virus\.pdf.*按内容判断/);
    assert.ok(summary.warnings.some(({ message }) => /^c\.html .*显示为“丙\.doc”/.test(message)));
    const files = await site.context.db
      .selectFrom('attachments as a')
      .innerJoin('files as f', 'f.sha256', 'a.sha256')
      .select(['a.name', 'f.size'])
      .orderBy('a.name')
      .execute();
    assert.deepEqual(files, [{ name: '丙.doc', size: docBytes.length }]);
  });

  test('a page or file larger than is taken is told and not read', async () => {
    const folder = await folderOf({
      'a.html': plainPage,
      'b.html': page('<a href="huge.pdf">附</a>'),
    });
    await truncate(join(folder, 'a.html'), 200 * 1024 * 1024);
    await writeFile(join(folder, 'huge.pdf'), '%PDF-');
    await truncate(join(folder, 'huge.pdf'), 2 * 1024 ** 3);
    await mkdir(join(folder, 'folder.html'));
    const summary = await load(folder);
    assert.equal(summary.imported, 0);
    assert.deepEqual(
      summary.faults.map(({ place, code }) => [place, code]),
      [
        ['a.html', 'file-refused'],
        ['b.html', 'file-refused'],
      ],
    );
  });

  test('a missing file keeps the document out, or is noted when that was chosen', async () => {
    const folder = await folderOf({ 'a.html': trsPage });
    const refused = await load(folder);
    assert.equal(refused.imported, 0);
    assert.deepEqual(
      refused.faults.map(({ field, code }) => [field, code]),
      [
        ['attachments', 'file-missing'],
        ['body', 'file-missing'],
      ],
    );
    const noted = await load(folder, { missingFiles: 'note' });
    assert.equal(noted.imported, 1);
    assert.equal(noted.warnings.filter(({ code }) => code === 'file-missing').length, 2);
    assert.doesNotMatch((await rows())[0]?.body ?? '', /<img/);
  });

  test('personal data is told, masked', async () => {
    const folder = await folderOf({ 'a.html': page('<p>联系人身份证号11010519491231002X。</p>') });
    const summary = await load(folder, { findPersonalData: true });
    const told = summary.warnings.find(({ code }) => code === 'personal-data');
    assert.match(told?.message ?? '', /^a\.html 正文/);
    assert.doesNotMatch(told?.message ?? '', /11010519491231002X/);
  });
});
