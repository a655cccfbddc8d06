// Search as readers use it: words, numbers in any writing, filters, and what has been taken back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { publishUnread } from '../publish.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { type Search, searchDocuments, type SearchResult } from '../../src/store/search/search.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

async function search(text: string, more: Partial<Search> = {}): Promise<SearchResult> {
  const { db, clock } = site.context;
  const today = clock.today();
  const base = { today, text, sort: 'relevance', limit: 10, offset: 0 } as const;
  return await searchDocuments(db, { ...base, ...more });
}

async function pageFor(text: string): Promise<string> {
  return await site.text(`/sousuo/?q=${encodeURIComponent(text)}`);
}

/** Of documents that have all of it; none that merely come near. */
async function titles(text: string, more: Partial<Search> = {}): Promise<string[]> {
  const { found, hits } = await search(text, more);
  return found === 'words' ? hits.map(({ title }) => title) : [];
}

const housing = '关于印发青枫经济技术开发区住房保障实施细则的通知';

describe('a document number finds its document first, however it is written', () => {
  for (const text of [
    '青枫开管办发〔2022〕47号',
    '青枫开管办发[2022]47号',
    '青枫开管办发（2022）第047号',
    '青枫开管办发 2022 47',
    '〔2022〕47号',
    '47号',
    '经开区 住房保障 47号',
  ]) {
    test(text, async () => {
      assert.match((await titles(text))[0] ?? '', new RegExp(`${housing}$`));
    });
  }
});

test('a number of another subject says so, and leads to what has the words', async () => {
  assert.equal((await search('住房保障 47号')).lacked, undefined);
  assert.equal((await search('47号')).lacked, undefined);
  const { lacked, total } = await search('机动车停放 47号');
  assert.equal(lacked, '机动车停放');
  assert.ok(total > 0);
  const words = encodeURIComponent('机动车停放');
  assert.match(
    await pageFor('机动车停放 47号'),
    new RegExp(`以下只有文号相符，里面没有“机动车停放”。<a href="/sousuo/\\?q=${words}"`),
  );
  assert.doesNotMatch(await pageFor('住房保障 47号'), /只有文号相符/);
});

test('words are all needed, titles come before texts', async () => {
  const found = await titles('住房保障');
  assert.match(found[0] ?? '', /住房保障实施细则/);
  assert.deepEqual(await titles('住房保障 停放'), []);
});

test('filters narrow by kind, year and column, and the count is exact', async () => {
  assert.deepEqual(await titles('细则', { filters: { kind: 'interpretation' } }), [
    '《青枫经济技术开发区住房保障实施细则》解读',
  ]);
  assert.deepEqual(await titles('安全生产', { filters: { year: 2022 } }), []);
  const { total } = await search('安全生产', { sort: 'time', limit: 5, offset: 40 });
  assert.equal(total, 45);
  assert.match(
    await site.text('/sousuo/?q=%E5%AE%89%E5%85%A8%E7%94%9F%E4%BA%A7&page=3'),
    /共45件，第3\/3页/,
  );
});

test('a phrase that stands nowhere leads to its words', async () => {
  const words = '/sousuo/?q=%E4%BF%9D%E9%9A%9C+%E4%BD%8F%E6%88%BF%E8%BD%AE%E5%80%99';
  for (const asked of [
    '/sousuo/?q=%E4%BF%9D%E9%9A%9C+%E2%80%9C%E4%BD%8F%E6%88%BF%E8%BD%AE%E5%80%99%E2%80%9D',
    '/sousuo/?q=%E4%BF%9D%E9%9A%9C&phrase=%E4%BD%8F%E6%88%BF%E8%BD%AE%E5%80%99',
  ]) {
    const page = await site.text(asked);
    assert.ok(page.includes(`<a href="${words}">有这些词就行，不要求连在一起原样出现</a>`), asked);
  }
  assert.match(await site.text(words), /共\d+件/);
  assert.doesNotMatch(await site.text('/sousuo/?q=qwertz'), /有这些词就行/);
});

test('behind the last page it is said so, and the first is one step away', async () => {
  const asked = '/sousuo/?q=%E5%AE%89%E5%85%A8%E7%94%9F%E4%BA%A7';
  for (const beyond of ['&page=17', '&page=2&after=1.0.0.0']) {
    const page = await site.text(`${asked}${beyond}`);
    assert.match(page, /共45件\s/);
    assert.match(
      page,
      /这一页没有结果了。<a href="\/sousuo\/\?q=%E5%AE%89%E5%85%A8%E7%94%9F%E4%BA%A7">回到第一页<\/a>/,
    );
    assert.doesNotMatch(page, /第\d+\/3页|class="pager"/);
  }
});

test('a fragment that is no word is still found in titles', async () => {
  assert.match((await titles('车停放管'))[0] ?? '', /机动车停放管理办法/);
});

test('marks, brackets and quotation marks in the question do no harm', async () => {
  for (const text of [
    "'",
    '"',
    ':*',
    '!',
    '& |',
    '\\',
    '%',
    '住房:*',
    "'; drop table documents --",
  ]) {
    const response = await site.get(`/sousuo/?q=${encodeURIComponent(text)}`);
    assert.equal(response.status, 200, text);
  }
});

test('the page of a search has one box, and the question stands in it', async () => {
  const text = await site.text(`/sousuo/?q=${encodeURIComponent('住房')}`);
  const boxes = text.match(/<input[^>]*\bname="q"[^>]*>/g) ?? [];
  assert.equal(boxes.filter((box) => /type="search"/.test(box)).length, 1);
  assert.match(boxes[0] ?? '', /value="住房"/);
});

test('nothing found leads to other ways', async () => {
  const text = await site.text(`/sousuo/?q=${encodeURIComponent('外星人登陆')}`);
  assert.match(text, /没有找到[\s\S]*提出政府信息公开申请/);
});

test('a document is drafted, published with its index number, found, withdrawn and gone', async () => {
  const column = await site.context.db
    .selectFrom('columns')
    .select('id')
    .where('slug', '=', 'yjgl')
    .executeTakeFirstOrThrow();
  const draft = {
    title: '青枫经济技术开发区防汛应急预案',
    kind: 'emergency',
    issuers: ['青枫经济技术开发区应急管理局'],
    publisher: '青枫经济技术开发区党政办公室',
    madeOn: '2026-03-25',
    columns: [column.id],
    openness: 'proactive',
    body: '<p onclick="x()">汛期每日会商。</p>',
  } as const;
  const saved = await saveDocument(site.command, draft);
  assert.ok(saved.ok);
  const { id, version } = saved.value;
  assert.deepEqual(await titles('防汛'), [], 'a draft is nowhere');

  const again = await saveDocument(site.command, draft, { id, version: version + 5 });
  assert.equal(again.ok ? '' : again.violations[0]?.code, 'changed-meanwhile');

  const published = await publishUnread(site.command, { id, version });
  assert.match(published.indexNumber, /\/2026-\d{5}$/);
  assert.deepEqual(await titles('防汛'), [draft.title]);
  const address = `/zfxxgk/fdzdgknr/yjgl/202603/t20260330_${id}.html`;
  assert.match(await site.text(address), /<p>汛期每日会商。<\/p>/);

  // As copied from its page, typed in small letters, or its address.
  const { origin } = site.context;
  const names = [
    published.indexNumber,
    published.indexNumber.toLowerCase(),
    address,
    `${origin}${address}?from=weixin`,
  ];
  for (const name of names) {
    const page = await site.text(`/sousuo/?q=${encodeURIComponent(name)}`);
    assert.match(page, /相同的信息[\s\S]*class="row-title"[^>]*>青枫经济技术开发区防汛/, name);
    assert.doesNotMatch(page, /相近，供参考|没有找到/, name);
  }

  const withdrawn = await withdrawDocument(site.command, {
    id,
    version: published.version,
    reason: '内容有误',
  });
  assert.ok(withdrawn.ok);
  for (const name of names) {
    const page = await site.text(`/sousuo/?q=${encodeURIComponent(name)}`);
    assert.doesNotMatch(page, /相同的信息|防汛/, name);
  }
  assert.deepEqual(await titles('防汛'), [], 'search forgets it at once');
  const gone = await site.get(address);
  assert.equal(gone.status, 410);
  assert.doesNotMatch(await gone.text(), /防汛|会商|内容有误/);
  assert.doesNotMatch(await site.text('/zfxxgk/fdzdgknr/yjgl/'), /防汛/);
  assert.doesNotMatch(await site.text('/sitemap.xml'), new RegExp(`_${id}\\.html`));
});

test('every tab keeps its count when one of them is chosen', async () => {
  const all = await countsAt('/sousuo/?sort=time');
  assert.ok(all.length > 2, all.join(' '));
  assert.deepEqual(await countsAt('/sousuo/?tab=policy&sort=time'), all);
});

async function countsAt(address: string): Promise<readonly string[]> {
  const [tabs = ''] = /<nav class="facet tabs"[\s\S]*?<\/nav>/.exec(await site.text(address)) ?? [];
  return [...tabs.matchAll(/<small>(约?\d+)<\/small>/g)].map(([, count = '']) => count);
}
