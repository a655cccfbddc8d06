// Feeds: three forms of one list, the newest first, right in their days, readable whatever a title holds, and
// without what was taken down.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { feedFormats } from '../../src/formats/feeds/feed.ts';
import { writeFeed } from '../../src/formats/feeds/write-feed.ts';
import type { Feed } from '../../src/formats/feeds/feed.ts';
import { importDocuments } from '../../src/commands/imports/import-documents.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { siteMap } from '../../src/web/portal/machine-files.ts';
import { publishUnread } from '../publish.ts';
import { housingRules } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

const formats = ['xml', 'atom', 'json'] as const;
const lawColumn = 'zfxxgk/fdzdgknr/lzyj';

function fail(message: string): never {
  return assert.fail(message);
}

function parseXml(xml: string): ReturnType<DOMParser['parseFromString']> {
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  return parser.parseFromString(xml, 'text/xml');
}

for (const format of formats) {
  test(`the ${feedFormats[format].label} feed of a column, to the letter`, async (t) => {
    const answer = await site.get(`/feed/${lawColumn}.${format}`);
    assert.equal(answer.status, 200);
    const { mediaType } = feedFormats[format];
    assert.equal(answer.headers.get('content-type'), `${mediaType}; charset=utf-8`);
    const text = await answer.text();
    t.assert.fileSnapshot(text, join(import.meta.dirname, `../golden/feed.${format}`), {
      serializers: [(value: unknown) => String(value)],
    });
    if (format !== 'json') parseXml(text);
  });
}

test('the feed of the site holds at most fifty, the newest first, each once', async () => {
  const feed = JSON.parse(await site.text('/feed.json')) as {
    items: { id: string; date_published: string }[];
  };
  assert.ok(feed.items.length > 10 && feed.items.length <= 50);
  assert.equal(new Set(feed.items.map(({ id }) => id)).size, feed.items.length);
  const days = feed.items.map(({ date_published }) => date_published);
  assert.deepEqual(days, days.toSorted().toReversed());
});

test('a feed of a column above holds what stands below it', async () => {
  assert.match(await site.text('/feed/zfxxgk.atom'), /住房保障实施细则的通知/);
});

test('who has the feed already is told that nothing is new; without news it is the same to the byte', async () => {
  const first = await site.get('/feed.xml');
  const tag = first.headers.get('etag');
  assert.ok(tag);
  const again = await site.get('/feed.xml', { 'If-None-Match': tag });
  assert.equal(again.status, 304);
  site.travel('2026-03-31');
  assert.equal(await site.text('/feed.xml'), await first.text());
  site.travel('2026-03-30');
});

test('pages name the feeds of their column and of the site', async () => {
  const page = await site.text(`/${lawColumn}/`);
  for (const format of formats) {
    assert.match(page, new RegExp(`href="/feed/${lawColumn}\\.${format}"`));
    assert.match(page, new RegExp(`href="/feed\\.${format}"`));
  }
  assert.match(page, /rel="alternate"\s+type="application\/atom\+xml"/);
  assert.match(await site.text('/'), /href="\/feed\.atom"/);
});

test('there is no feed of what is no column, nor of the way to apply', async () => {
  for (const path of [
    '/feed/nothing.xml',
    '/feed/zfxxgk/ysqgk.xml',
    '/feed/zwdt.pdf',
    '/feed/.xml',
  ]) {
    assert.equal((await site.get(path)).status, 404, path);
  }
});

const hostileTitles = [
  ']]><script>alert(1)</script>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '关于“A&B”&amp;<b>C</b>的通知 \'单\' "双"',
  '控制\u0001字符\u000b和\uffff',
  '半个\ud83d字',
  '--><?xml version="1.0"?>',
];

for (const title of hostileTitles) {
  test(`a title like ${JSON.stringify(title)} leaves every feed well-formed`, () => {
    const at = Temporal.Instant.from('2026-03-02T01:00:00Z');
    const self = {
      xml: 'https://x/feed.xml',
      atom: 'https://x/feed.atom',
      json: 'https://x/feed.json',
    };
    const feed: Feed = {
      title,
      description: title,
      author: title,
      page: 'https://x/?a=1&b=2',
      self,
      updated: at,
      entries: [
        {
          address: 'https://x/t.html',
          title,
          published: at,
          updated: at,
          summary: title,
          issuers: [title],
          publisher: title,
          categories: [title],
          indexNumber: title,
          documentNumber: title,
          madeOn: '2026-03-01',
          effectiveFrom: '2026-03-01',
          effectiveTo: null,
          validity: '现行有效',
          attachments: 0,
        },
      ],
    };
    for (const format of ['xml', 'atom'] as const) {
      const xml = writeFeed(feed, format);
      const parsed = parseXml(xml);
      const [first] = Array.from(parsed.getElementsByTagName('title'));
      // oxlint-disable-next-line no-control-regex -- what no XML may hold
      const shown = title.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\uffff]/g, '');
      assert.equal(first?.textContent, shown);
      assert.equal(parsed.getElementsByTagName('script').length, 0);
    }
    const json = JSON.parse(writeFeed(feed, 'json')) as { title: string };
    assert.equal(json.title, title.toWellFormed());
  });
}

test('a correction keeps the first day and names its own; a withdrawal is out at once', async () => {
  const { documentNumber: _, ...plain } = housingRules;
  const source = { ...plain, key: 'feed-one', title: '订阅里的一份', columns: ['yjgl'] };
  const imported = await importDocuments(site.command, [JSON.stringify(source)]);
  assert.ok(imported.ok && imported.value.imported === 1);
  const { id, version } = await site.context.db
    .selectFrom('documents')
    .select(['id', 'version'])
    .where('import_key', '=', 'feed-one')
    .executeTakeFirstOrThrow();
  const row = await site.context.db
    .selectFrom('document_columns')
    .select('column_id')
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  const saved = await saveDocument(
    site.command,
    {
      title: '订阅里的一份（更正）',
      kind: 'notice',
      issuers: ['青枫经济技术开发区管理委员会'],
      publisher: '党政办公室',
      madeOn: '2022-05-20',
      columns: [row.column_id],
      openness: 'proactive',
      body: '<p>更正后的内容。</p>',
    },
    { id, version },
  );
  assert.ok(saved.ok, JSON.stringify(saved));
  const published = await publishUnread(site.command, saved.value);
  const atom = await site.text('/feed/zfxxgk/fdzdgknr/yjgl.atom');
  assert.match(atom, /<title>订阅里的一份（更正）<\/title>/);
  assert.match(
    atom,
    /<published>2022-05-25T10:00:00\+08:00<\/published>\n<updated>2026-03-30T10:00:00\+08:00<\/updated>/,
  );
  const gone = await withdrawDocument(site.command, { ...published, reason: '测试' });
  assert.ok(gone.ok);
  for (const path of ['/feed.json', '/feed/zfxxgk/fdzdgknr/yjgl.xml', '/sitemap.xml']) {
    assert.doesNotMatch(await site.text(path), new RegExp(`订阅里的一份|_${id}\\.html`), path);
  }
});

test('a site map that is too long for one file is a list of files that hold every address once', async () => {
  const one = (await siteMap(site.context))?.text ?? '';
  const index = parseXml((await siteMap(site.context, undefined, 7))?.text ?? '');
  const files = Array.from(index.getElementsByTagName('loc')).map((loc) => loc.textContent ?? '');
  assert.ok(files.length > 3);
  const urls: string[] = [];
  for (const file of files) {
    const n = Number(/sitemap-(\d+)\.xml$/.exec(file)?.[1]);
    const part = (await siteMap(site.context, n, 7))?.text ?? '';
    parseXml(part);
    const found = [...part.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url ?? '');
    assert.ok(n === 0 || found.length <= 7);
    urls.push(...found);
  }
  assert.deepEqual(
    urls,
    [...one.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url),
  );
  assert.equal(await siteMap(site.context, files.length, 7), undefined);
  assert.equal((await site.get('/sitemap-9.xml')).status, 404);
});
