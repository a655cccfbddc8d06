// The tags of a page (国办发〔2017〕47号 附件) over all kinds of document: what machines read is on each of them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  documentKinds,
  type DocumentKind,
  interpretationForms,
} from '../../src/rules/document-classes.ts';
import type { ImportDocument } from '../../src/rules/import-document.ts';
import { addressOfTitle } from './address-of-title.ts';
import { siteDocuments } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

const kinds = Object.keys(documentKinds) as DocumentKind[];
const ofKinds = kinds.map((kind): ImportDocument => ({
  key: `kind-${kind}`,
  title: `标签样例：${documentKinds[kind].label}`,
  kind,
  issuers: ['青枫经济技术开发区管理委员会'],
  publisher: '青枫经济技术开发区党政办公室',
  madeOn: '2026-03-01',
  publishedAt: '2026-03-02T09:05',
  columns: ['zwdt'],
  openness: 'proactive',
  summary: '说明这一种。',
  keywords: ['标签'],
  body: '<p>正文。</p>',
  ...(kind === 'interpretation' ? { interprets: 'housing-47' } : {}),
  ...(kind === 'other-official-document' ? { documentNumber: '青枫开管函〔2026〕9号' } : {}),
}));

let site: TestSite;
before(async () => {
  site = await createTestSite('2026-03-30', [...siteDocuments, ...ofKinds]);
});
after(() => site.close());

function tagsOf(page: string): ReadonlyMap<string, string> {
  const found = page.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)" \/>/g);
  return new Map([...found].map(([, name = '', content = '']) => [name, content]));
}

test('machines read the number of a document that is no law too', async () => {
  const page = await site.text(await addressOfTitle(site, '标签样例：其他公文'));
  const json = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
  const data = JSON.parse(json) as Record<string, unknown>;
  assert.deepEqual([data['@type'], data['identifier']], ['Article', '青枫开管函〔2026〕9号']);
});

test('a document of every kind bears the tags of site, column and article, one address and linked data', async () => {
  for (const kind of kinds) {
    const { label } = documentKinds[kind];
    const address = await addressOfTitle(site, `标签样例：${label}`);
    const page = await site.text(address);
    const tags = tagsOf(page);
    const url = `http://localhost:8080${address}`;
    const wanted = {
      SiteName: '青枫经济技术开发区',
      ColumnName: '政务动态',
      ArticleTitle: `标签样例：${label}`,
      PubDate: '2026-03-02 09:05',
      ContentSource: '青枫经济技术开发区党政办公室',
      Keywords: '标签',
      Author: '青枫经济技术开发区管理委员会',
      Description: '说明这一种。',
      Url: url,
      firstpublishedtime: '2026-03-02-09:05:00',
      lastmodifiedtime: '2026-03-02-09:05:00',
      'og:url': url,
      'og:type': 'article',
      'og:description': '说明这一种。',
    };
    for (const [name, content] of Object.entries(wanted)) {
      assert.equal(tags.get(name), content, `${kind} ${name}`);
    }
    for (const name of [
      'SiteDomain',
      'SiteIDCode',
      'ColumnDescription',
      'ColumnKeywords',
      'ColumnType',
    ]) {
      assert.ok(tags.has(name), `${kind} ${name}`);
    }
    assert.ok(page.includes(`<title>标签样例：${label}_政务动态_青枫经济技术开发区</title>`), kind);
    assert.ok(page.includes(`<link rel="canonical" href="${url}" />`), kind);
    const json = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
    const data = JSON.parse(json) as Record<string, unknown>;
    const isLaw = kind === 'rule' || kind === 'normative-document';
    assert.equal(data['@type'], isLaw ? 'Legislation' : 'Article', kind);
    assert.equal(data['url'], url, kind);
  }
});

test('an interpretation stands beside its document with its form', async () => {
  await site.database.db
    .updateTable('documents')
    .set({ interpretation_form: 'picture' })
    .where('import_key', '=', 'kind-interpretation')
    .execute();
  const page = await site.text(await addressOfTitle(site, '住房保障实施细则的通知'));
  const [, cards = ''] = /<h2>相关解读<\/h2>([\s\S]*?)<\/section>/.exec(page) ?? [];
  assert.match(cards, new RegExp(`标签样例：政策解读[\\s\\S]*${interpretationForms.picture}`));
});

test('what readers find as a column bears the tags of one, in the folder of an organ below too', async () => {
  const names = {
    '/zcwjk/': '政策文件库',
    '/hqzc/': '惠企政策',
    '/jcgk/': '基层政务公开标准目录',
    '/jg/': '各机关的信息公开',
    '/tongji/': '公开统计',
    '/zhengji/': '意见征集',
  };
  for (const [path, name] of Object.entries(names)) {
    const tags = tagsOf(await site.text(path));
    assert.deepEqual([tags.get('ColumnName'), tags.get('ColumnType')], [name, name], path);
    assert.equal(tags.get('ColumnKeywords'), `${name},青枫经济技术开发区`);
    assert.ok((tags.get('ColumnDescription') ?? '').length > name.length, path);
    assert.equal(tags.get('description'), tags.get('ColumnDescription'));
  }
});

test('what the site map names may be listed by search engines, forms nobody has filled in yet too', async () => {
  const map = await site.text('/sitemap.xml');
  const paths = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => new URL(url));
  assert.ok(paths.some(({ pathname }) => pathname === '/lianxi/'));
  assert.ok(paths.some(({ pathname }) => pathname === '/hqzc/pipei/'));
  for (const { pathname } of paths) {
    const page = await site.text(pathname);
    assert.doesNotMatch(page, /<meta name="robots"/, pathname);
    assert.match(page, new RegExp(`<link rel="canonical" href="[^"]*${pathname}"`), pathname);
  }
});

test('what somebody filled in, or is about to correct, is not listed', async () => {
  const housing = await addressOfTitle(site, '住房保障实施细则的通知');
  const correct = /href="(\/jiucuo\/[^"]*|[^"]*jiucuo[^"]*)"/.exec(await site.text(housing))?.[1];
  assert.ok(correct);
  assert.match(await site.text(correct), /<meta name="robots" content="noindex"/);
});

test('with nothing beside it a document stands alone; what explains it stands beside it, named', async () => {
  const beside = /<aside class="side" aria-label="相关信息">/;
  const housing = await site.text(await addressOfTitle(site, '住房保障实施细则的通知'));
  assert.match(housing, beside);
  const notice = await site.text(await addressOfTitle(site, ofKinds[0]?.title ?? ''));
  assert.doesNotMatch(notice, /<aside/);
  assert.match(notice, /<div class="alone">\s*<article/);
});

test('a column says what is found in it, not only its name', async () => {
  const said = ['/zwdt/', '/zfxxgk/', '/zfxxgk/fdzdgknr/yjgl/', '/zfxxgk/zfxxgkzn/'].map(
    async (path) => tagsOf(await site.text(path)).get('ColumnDescription') ?? '',
  );
  const [news, all, emergencies, guide] = await Promise.all(said);
  assert.match(news ?? '', /^青枫经济技术开发区管理委员会发布的政务动态，按发布时间排列/);
  assert.match(all ?? '', /：政府信息公开指南、.*依申请公开。$/);
  assert.match(emergencies ?? '', /突发公共事件的应急预案、预警信息/);
  assert.match(guide ?? '', /申请公开的办法/);
});
