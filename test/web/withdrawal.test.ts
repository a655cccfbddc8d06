// A document that was taken down is gone from every public address within seconds: page, versions, files, lists,
// home page, site map, feeds, search, suggestions, data (条例 53; 个人信息保护法 57). The test walks the whole site before and
// after, over HTTP with the memory of pages in front.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { dumpFolder, dumpOpenData } from '../../src/commands/documents/dump-open-data.ts';
import { lockEarlierText } from '../../src/commands/documents/lock-revision.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { exampleOrgan } from '../../src/example/organ.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { documentById } from '../../src/store/documents/documents.ts';
import { siteDocuments } from '../../src/store/documents/site-documents.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { addressOfDocument } from '../../src/web/portal/parts/list-row.ts';
import { filesOf } from '../exported-files.ts';
import { publishUnread } from '../publish.ts';
import { exported } from './exporting.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let origin: string;
before(async () => {
  site = await createTestSite('2026-03-31');
  origin = await site.listen();
});
after(async () => await site.close());

const feeds = ['', '/zwdt', '/zdly'].flatMap((of) =>
  ['xml', 'atom', 'json'].map((form) => `/feed${of}.${form}`),
);

/** Words that stand nowhere else. */
const marks = ['朱砂冲水库', '金线蛾', '藏青名单', 'zangqing'];

async function contentOf(change: Partial<DocumentContent> = {}): Promise<DocumentContent> {
  const { db } = site.context;
  const columns = await db
    .selectFrom('columns')
    .select(['id', 'slug'])
    .where('slug', 'in', ['zwdt', 'zdly'])
    .execute();
  const bytes = new TextEncoder().encode('藏青名单,zangqing');
  const sha256 = await storeFile(db, site.context.dataFolder, bytes, 'text/csv');
  return {
    title: '朱砂冲水库除险加固公告',
    kind: 'notice',
    issuers: ['青枫经济技术开发区管理委员会'],
    publisher: '青枫经济技术开发区党政办公室',
    madeOn: '2026-03-27',
    columns: columns.map(({ id }) => id),
    openness: 'proactive',
    body: '<p>库区附近的金线蛾保护范围不变。</p>',
    attachments: [{ sha256, name: '藏青名单.csv' }],
    ...change,
  };
}

interface Published {
  readonly id: number;
  readonly version: number;
  readonly address: string;
}

async function published(content: DocumentContent, before?: Published): Promise<Published> {
  const saved = await saveDocument(site.command, content, before);
  assert.ok(saved.ok, JSON.stringify(saved));
  const { id, version } = await publishUnread(site.command, saved.value);
  const row = await documentById(site.context.db, id);
  const at = row?.published_at;
  assert.ok(row && at);
  return { id, version, address: addressOfDocument({ ...row, published_at: at }) };
}

/** Everything that a reader or a program reaches from the home page, and what stands in no link. */
async function walk(alsoThese: Iterable<string> = []): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const waiting = [
    '/',
    '/sitemap.xml',
    '/robots.txt',
    ...['朱砂冲水库', '金线蛾'].map((q) => `/sousuo/?q=${encodeURIComponent(q)}`),
    `/api/public/documents?organ=${exampleOrgan.code}&limit=100`,
    ...alsoThese,
  ];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (seen.has(address)) continue;
    const answer = await fetch(`${origin}${address}`, { redirect: 'manual' });
    const text = `${answer.status} ${decodeURIComponent(answer.headers.get('content-disposition') ?? '')}\n${await answer.text()}`;
    seen.set(address, text);
    for (const to of addressesIn(text)) {
      // Display settings and searches repeat the address they were reached from.
      if (!/^\/(?:xianshi|sousuo|zichan|yulan)\//.test(to)) waiting.push(to);
    }
  }
  const form = new FormData();
  form.set('title', '朱砂冲水库除险加固');
  const suggested = await fetch(`${origin}/zfxxgk/ysqgk/xiangsi/`, { method: 'POST', body: form });
  seen.set('suggestions', await suggested.text());
  return seen;
}

/** Of pages, the site map, feeds in XML and in JSON: links, entries, files, other forms of the same. */
function addressesIn(text: string): string[] {
  const inTags = [...text.matchAll(/(?:href|src)="(?:[^"]*?:8080)?(\/[^"#]*)/g)];
  const inElements = [...text.matchAll(/<(?:loc|link|guid|id|uri)\b[^>]*>[^<]*?:8080(\/[^<#]*)/g)];
  const inJson = [...text.matchAll(/"[^"\s<>&]*?:8080(\/[^"#<>&]*)"/g)];
  return [...inTags, ...inElements, ...inJson].map(([, to = '']) => to.replaceAll('&amp;', '&'));
}

function withMarks(seen: ReadonlyMap<string, string>): string[] {
  return [...seen]
    .filter(([address, text]) => {
      // What was asked for stands in the field of the search again.
      const own = address.startsWith('/sousuo/')
        ? text.replaceAll(/朱砂冲水库(?!除险)|金线蛾(?!保护)/g, '')
        : text;
      return marks.some((mark) => own.includes(mark));
    })
    .map(([address]) => address);
}

async function filesWithMarks(folder: string): Promise<string[]> {
  const files = await filesOf(folder);
  return [...files].flatMap(([path, bytes]) => {
    const text = path.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
    return marks.some((mark) => text.includes(mark) || path.includes(mark)) ? [path] : [];
  });
}

/** All lines of the files of the open data, made now. */
async function dumped(): Promise<string> {
  const { db, clock, dataFolder, origin: of } = site.context;
  const made = await dumpOpenData({ db, clock, dataFolder, origin: of });
  assert.ok(made);
  const texts = await Promise.all(
    made.files.map(async ({ stored }) =>
      gunzipSync(await readFile(join(dumpFolder(dataFolder), stored))).toString(),
    ),
  );
  return texts.join('\n');
}

async function harvested(): Promise<string> {
  const answer = await fetch(`${origin}/oai?verb=ListRecords&metadataPrefix=oai_dc`);
  return await answer.text();
}

async function until(address: string, status: number): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < 5_000) {
    const answer = await fetch(`${origin}${address}`, { redirect: 'manual' });
    if (answer.status === status) return performance.now() - begun;
    await pause(10);
  }
  throw new Error(`${address} did not answer ${status}`);
}

for (const [what, more] of [
  ['a withdrawal', {}],
  ['a leak', { leak: true }],
  // What was public becomes 依申请公开 or 不予公开 by being taken down (条例 14–16, 18).
  ['a change to 依申请公开', { openness: 'upon-request' }],
  ['a change to 不予公开', { openness: 'withheld' }],
] as const) {
  test(`P13 after ${what} nothing of it stands anywhere`, async (t) => {
    const first = await published(await contentOf());
    const second = await published(
      await contentOf({ body: '<p>库区附近的金线蛾保护范围扩大。</p>' }),
      first,
    );
    const before = await walk();
    const stood = withMarks(before);
    const folder = second.address.slice(0, -'.html'.length);
    for (const wanted of [
      '/',
      '/zwdt/',
      '/zdly/',
      second.address,
      `${folder}_banben.html`,
      `${folder}_banben1.html`,
      `/sousuo/?q=${encodeURIComponent('金线蛾')}`,
      `/api/public/documents?organ=${exampleOrgan.code}&limit=100`,
      'suggestions',
      ...feeds,
    ]) {
      assert.ok(stood.includes(wanted), `${wanted} showed it: ${stood.join(' ')}`);
    }
    const files = stood.filter((address) => address.startsWith('/fujian/'));
    assert.ok(files.length > 0, 'the file was offered');
    assert.match(before.get('/sitemap.xml') ?? '', new RegExp(second.address));
    const folderOfExport = await mkdtemp(join(tmpdir(), 'gongkai-withdrawal-'));
    t.after(async () => await rm(folderOfExport, { recursive: true }));
    await exported(site, folderOfExport);
    assert.ok((await filesWithMarks(folderOfExport)).length > 5, 'it was exported');
    assert.match(await dumped(), /金线蛾/, 'and in the files of the open data');
    assert.match(await harvested(), /朱砂冲水库/, 'and harvested');
    const etag = (await fetch(`${origin}${second.address}`)).headers.get('etag') ?? '';

    const { id, version } = second;
    const reason = '朱砂冲水库一文误发，含金线蛾数据';
    assert.ok((await withdrawDocument(site.command, { id, version, reason, ...more })).ok);
    const milliseconds = await until(second.address, 410);
    t.diagnostic(`gone after ${Math.round(milliseconds)} ms`);
    assert.ok(milliseconds < 2_000, `gone after ${milliseconds} ms`);

    const addresses = [...before.keys()].filter((address) => address.startsWith('/'));
    const now = await walk(addresses);
    assert.deepEqual(withMarks(now), []);
    assert.doesNotMatch(now.get('/sitemap.xml') ?? '', new RegExp(second.address));
    for (const address of [second.address, `${folder}_banben.html`, `${folder}_banben1.html`]) {
      assert.match(now.get(address) ?? '', /^410 /, address);
      assert.match(now.get(address) ?? '', /文件已撤回/);
    }
    for (const address of files) {
      assert.match(now.get(address) ?? '', /^410 /, address);
      assert.match(
        now.get(address) ?? '',
        /文件已撤回/,
        'who followed a link to a file is told too',
      );
    }
    const known = await fetch(`${origin}${second.address}`, { headers: { 'if-none-match': etag } });
    assert.equal(known.status, 410, 'whoever kept a copy is told too');
    assert.match(known.headers.get('cache-control') ?? '', /no-cache|no-store/);

    await exported(site, folderOfExport);
    assert.deepEqual(await filesWithMarks(folderOfExport), [], 'the export forgets it too');
    assert.equal((await fetch(`${origin}/kaifang/shuju/documents.jsonl.gz`)).status, 503);
    assert.doesNotMatch(await dumped(), /金线蛾|朱砂冲水库|zangqing/);
    assert.doesNotMatch(await harvested(), /金线蛾|朱砂冲水库/);
    const { db } = site.context;
    for (const table of ['document_search', 'document_terms'] as const) {
      const left = await db
        .selectFrom(table)
        .select('document_id')
        .where('document_id', '=', id)
        .execute();
      assert.deepEqual(left, [], table);
    }
    const row = await documentById(db, id);
    const openness = 'openness' in more ? more.openness : 'proactive';
    assert.deepEqual([row?.openness, row?.state], [openness, 'withdrawn']);
    if (openness !== 'proactive') assert.equal(row?.openness_reason, reason);
  });
}

test('a correction says when and why; the text before stays, marked as old and not indexed', async () => {
  const { db, dataFolder } = site.context;
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
  const picture = await storeFile(db, dataFolder, png, 'image/png');
  const first = await published(
    await contentOf({
      attachments: [{ sha256: picture, name: '库区图.png' }],
      body: `<p>库区附近的金线蛾保护范围不变。</p><p><a href="https://www.bank.example/">银行的网站</a></p><figure><img data-file="${picture}" alt="库区"></figure>`,
    }),
  );
  const plain = await site.text(first.address);
  assert.doesNotMatch(plain, /版本记录/, 'of one text there is no history');
  const second = await published(
    await contentOf({ attachments: [], body: '<p>改过的正文。</p>' }),
    first,
  );
  assert.equal(second.address, first.address, 'the address stays');
  const page = await site.text(second.address);
  assert.match(page, /2026年3月31日更正/);
  assert.match(page, /测试/, 'the reason');
  const record = await site.text(second.address.replace('.html', '_banben.html'));
  assert.match(record, /第2版/);
  assert.match(record, /首次发布/);
  assert.match(record, /<meta name="robots" content="noindex"/);
  const old = await site.text(second.address.replace('.html', '_banben1.html'));
  assert.match(old, /这是旧版/);
  assert.match(old, /金线蛾/);
  assert.match(old, /<a href="#likai-1">银行的网站<[^]*您即将离开[^]*<li id="likai-1">/);
  const [, image = ''] = /<img src="([^"]+)" alt="库区">/.exec(old) ?? [];
  assert.equal((await site.get(image)).status, 200, 'with its pictures');
  assert.doesNotMatch(old, /已随旧版停止提供/, 'a picture of the text is no file of it');
  const [, changes = ''] = /<section class="differences"([\s\S]*?)<\/section>/.exec(old) ?? [];
  assert.match(changes, /后来改了什么<\/h2>[\s\S]*与现在的内容对照/);
  assert.match(changes, /<del>库区附近的金线蛾保护范围不变。<\/del>/);
  assert.match(changes, /<ins>改过的正文。<\/ins>/);
  assert.doesNotMatch(changes, /标题：/, 'what stayed is not repeated');
  assert.match(record, /_banben1\.html#butong"\s*>后来改了什么</);
  const exported = async (): Promise<readonly string[]> => {
    const listed = await siteDocuments(db, { ids: [second.id] });
    return listed.flatMap(({ files }) => files.map(({ sha256 }) => sha256));
  };
  assert.deepEqual(await exported(), [picture], 'the site as files has it too');
  assert.match(old, /<meta name="robots" content="noindex"/);
  assert.equal((await site.get(second.address.replace('.html', '_banben9.html'))).status, 404);

  const { id } = second;
  const locked = { id, revision: 1, reason: '含金线蛾数据' };
  assert.ok((await lockEarlierText(site.command, locked)).ok);
  assert.equal((await site.get(second.address.replace('.html', '_banben1.html'))).status, 410);
  assert.equal((await site.get(image)).status, 404, 'and its pictures with it');
  assert.deepEqual(await exported(), []);
  const after = await site.text(second.address.replace('.html', '_banben.html'));
  assert.match(after, /内容不再公开/);
  assert.doesNotMatch(after, /金线蛾/);
  assert.equal((await site.get(second.address)).status, 200, 'what stands now stands on');
  assert.doesNotMatch(after, /后来改了什么/, 'nor what was otherwise in it');
});

function whole(page: string): string {
  return page.replaceAll(/<\/?span>/g, '');
}

test('what an earlier text says otherwise is held against the next one, never against one that is locked', async () => {
  const first = await published(await contentOf({ body: '<p>补贴每月300元。</p>' }));
  const second = await published(await contentOf({ body: '<p>补贴每月400元。</p>' }), first);
  const third = await published(
    await contentOf({ title: '新的标题', body: '<p>补贴每月500元。</p>' }),
    second,
  );
  const version = async (n: number): Promise<string> =>
    await site.text(third.address.replace('.html', `_banben${n}.html`));
  assert.match(await version(1), /与第2版对照/);
  assert.match(whole(await version(1)), /补贴每月<del>300<\/del><ins>400<\/ins>元/);
  const last = whole(await version(2));
  assert.match(last, /与现在的内容对照/);
  assert.match(last, /<ins>标题：新的标题<\/ins>|标题：.*<ins>/);
  assert.match(last, /补贴每月<del>400<\/del><ins>500<\/ins>元/);
  const locked = { id: third.id, revision: 2, reason: '含个人信息' };
  assert.ok((await lockEarlierText(site.command, locked)).ok);
  assert.equal((await site.get(third.address.replace('.html', '_banben2.html'))).status, 410);
  assert.doesNotMatch(await version(1), /400|后来改了什么/);
});
