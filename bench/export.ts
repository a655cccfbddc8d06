// The whole site as files, against Hugo, which makes the same texts into the same pages (hugo-pages.ts); and what it costs
// to carry out one document more of a large site.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importDocuments } from '../src/commands/imports/import-documents.ts';
import { publishScheduled } from '../src/commands/documents/publish-scheduled.ts';
import { saveDocument } from '../src/commands/documents/save-document.ts';
import { columnsOf } from '../src/store/documents/columns.ts';
import { updateDraft } from '../src/store/documents/document-drafts.ts';
import { exported } from '../test/web/exporting.ts';
import { createTestSite, type TestSite } from '../test/web/site.ts';
import { addressOfDocument } from '../src/web/portal/parts/list-row.ts';
import { documentTemplate, listTemplate } from './hugo-pages.ts';
import { type Bench, line, ms, timed } from './measure.ts';

const organ = '青枫经济技术开发区管理委员会';
const paragraph =
  '<p>一、依照《中华人民共和国政府信息公开条例》和有关规定，现将有关事项通知如下，请认真贯彻执行，及时报告落实情况。</p>';
const slugs = ['lzyj', 'ghjh', 'tjxx', 'xzxk', 'czyjs', 'zfcg', 'zdjsxm', 'yjgl', 'qtfd', 'zwdt'];

interface Text {
  readonly n: number;
  readonly title: string;
  readonly column: string;
  readonly on: string;
  readonly body: string;
}

function* texts(count: number): Generator<Text> {
  for (let n = 0; n < count; n += 1) {
    const day = String(1 + (n % 28)).padStart(2, '0');
    const month = String(1 + (Math.floor(n / 28) % 12)).padStart(2, '0');
    yield {
      n,
      title: `关于做好第${n}项工作的通知`,
      column: slugs[n % slugs.length] ?? '',
      on: `${2006 + (Math.floor(n / 336) % 20)}-${month}-${day}`,
      body: `<p>各有关单位：</p>${paragraph.repeat(8)}<p class="signature">${organ}</p>`,
    };
  }
}

function* lines(count: number): Generator<string> {
  for (const { n, title, column, on, body } of texts(count)) {
    yield JSON.stringify({
      key: `b${n}`,
      title,
      // No official document: those are handed out as Word and PDF as well, which no peer makes.
      kind: 'notice',
      issuers: [organ],
      publisher: organ,
      madeOn: on,
      publishedAt: `${on}T09:30`,
      columns: [column],
      openness: 'proactive',
      body,
    });
  }
}

export const bench: Bench = {
  about: '静态导出：每秒页数，与 Hugo 做同样的正文相比；大站公布一份文件',
  run: async (full) => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-export-'));
    const site = await createTestSite('2026-03-30', []);
    try {
      const count = full ? 100_000 : 2000;
      const done = await importDocuments(site.command, lines(count));
      // A site of fewer pages than its peer's would be compared with it otherwise.
      if (!done.ok || done.value.imported < count) throw new Error(JSON.stringify(done));
      // A server's database does so by itself within minutes of an import.
      await site.database.pool.query('vacuum (analyze)');
      await compare(site, folder, count);
      await publishOne(site, join(folder, 'plain'));
    } finally {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function compare(site: TestSite, folder: string, count: number): Promise<void> {
  const plain = join(folder, 'plain');
  let pages = 0;
  const took = await timed(async () => {
    pages = (await exported(site, plain)).made;
  });
  const own = (pages / took) * 1000;
  line(`${count} 份文件的网站，${pages} 个文件，不压缩`, `${ms(took)}，每秒 ${own.toFixed(0)} 个`);
  const pressed = await timed(async () => {
    await exported(site, join(folder, 'pressed'), { compress: true });
  });
  line(
    '同上，附 br（5 级）和 gz',
    `${ms(pressed)}，每秒 ${((pages / pressed) * 1000).toFixed(0)} 个`,
  );
  const peer = hugo(join(folder, 'hugo'), count, await templatesFrom(site, plain));
  if (peer === undefined) {
    line('Hugo', '没有安装，未比较');
    return;
  }
  const others = (peer.pages / peer.took) * 1000;
  line(
    `Hugo，${peer.pages} 个文件`,
    `${ms(peer.took)}，每秒 ${others.toFixed(0)} 个；导出为其 ${(own / others).toFixed(2)} 倍`,
  );
}

/** One text more, from its publication on; the work in the process without its start. */
async function publishOne({ ...site }: TestSite, folder: string): Promise<void> {
  const { command } = site;
  const columns = await columnsOf(command.db, site.organId);
  const times: number[] = [];
  let files = 0;
  for (let n = 0; n < 3; n += 1) {
    const saved = await saveDocument(command, {
      title: `关于第${n}件新事的通知`,
      kind: 'notice',
      issuers: [organ],
      publisher: organ,
      madeOn: '2026-03-30',
      columns: columns.filter(({ slug }) => slug === 'lzyj').map(({ id }) => id),
      openness: 'proactive',
      body: paragraph,
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved));
    const cleared = { state: 'cleared', publish_at: command.clock.now() } as const;
    await updateDraft(command.db, saved.value.id, cleared);
    await publishScheduled(command);
    const took = await timed(async () => {
      files = (await exported(site, folder)).written;
    });
    times.push(took);
  }
  const best = Math.min(...times);
  line(`再公布一份：改写 ${files} 个文件，三次`, `${times.map(ms).join('、')}（最快 ${ms(best)}）`);
}

interface Templates {
  readonly single: string;
  readonly list: string;
}

/** From a document in the middle of its column, and from a page of that column's list. */
async function templatesFrom({ context }: TestSite, plain: string): Promise<Templates> {
  const one = [...texts(705)].at(-1);
  const row = await context.db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(['d.id', 'd.published_at', 'd.body', 'home.path as home_path'])
    .where('d.title', '=', one?.title ?? '')
    .executeTakeFirstOrThrow();
  const { id, published_at, body, home_path } = row;
  if (one === undefined || published_at === null) throw new Error('no document');
  const address = addressOfDocument({ id, published_at, home_path });
  const www = join(plain, 'www');
  const html = readFileSync(join(www, address), 'utf8');
  const list = readFileSync(join(www, home_path, 'index_3.html'), 'utf8');
  const { title, on } = one;
  const single = documentTemplate({ html, title, address, id, on }, body);
  return { single, list: listTemplate(list) };
}

function hugo(
  folder: string,
  count: number,
  templates: Templates,
): { readonly took: number; readonly pages: number } | undefined {
  const layouts = join(folder, 'layouts', '_default');
  mkdirSync(layouts, { recursive: true });
  for (const slug of slugs) mkdirSync(join(folder, 'content', slug), { recursive: true });
  for (const { n, title, column, on, body } of texts(count)) {
    const head = JSON.stringify({
      title,
      date: `${on}T09:30:00+08:00`,
      n,
    });
    writeFileSync(join(folder, 'content', column, `t${n}.html`), `${head}\n${body}`);
  }
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({
      baseURL: 'http://localhost:8080/',
      title: organ,
      languageCode: 'zh-CN',
      paginate: 20,
    }),
  );
  writeFileSync(join(layouts, 'single.html'), templates.single);
  writeFileSync(join(layouts, 'list.html'), templates.list);
  try {
    const took = performance.now();
    execFileSync('hugo', ['--quiet', '--source', folder], { stdio: 'inherit' });
    return { took: performance.now() - took, pages: filesBelow(join(folder, 'public')) };
  } catch {
    return undefined;
  }
}

function filesBelow(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}
