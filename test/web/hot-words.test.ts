// 热搜词: counted without anybody, shown when many asked, gone with what they found.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ruleHotWord } from '../../src/commands/documents/rule-hot-word.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { hotWordThreshold } from '../../src/rules/hot-words.ts';
import { addSearches, dropSearchesBefore } from '../../src/store/search/hot-words.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

async function search(text: string, more = ''): Promise<string> {
  site.context.suggestions.forgive('searching address 192.0.2.1');
  return await site.text(`/sousuo/?q=${encodeURIComponent(text)}${more}`);
}

async function shown(): Promise<readonly string[]> {
  site.context.pages.invalidate(['site']);
  const text = await site.text('/');
  const list = /<ul class="hot-words"[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '';
  return [...list.matchAll(/<a href="[^"]+">([^<]+)<\/a>/g)].map(([, word]) => word ?? '');
}

async function keep(words: Record<string, number>, on = '2026-03-29'): Promise<void> {
  const counted = new Map(Object.entries(words));
  await addSearches(site.context.db, site.organId, on as never, counted);
}

test('a search that finds something is counted as a word and a figure, and nothing else is', async () => {
  site.context.searched.take();
  await search('住房保障');
  await search(' 住房保障 ');
  await search('住房保障', '&page=2');
  await search('住房保障', '&year=2022');
  await search('外星人登陆');
  await search('13800138000');
  await search('车停放管');
  assert.deepEqual([...site.context.searched.take()], [['住房保障', 2]]);
  await site.text('/sousuo/');
  assert.equal(site.context.searched.take().size, 0);
});

test('one address does not make a word hot by searching for it again and again', async () => {
  site.context.suggestions.forgive('searching address 192.0.2.1');
  for (let i = 0; i < 20; i += 1) await site.text(`/sousuo/?q=${encodeURIComponent('住房')}`);
  assert.equal(site.context.searched.take().get('住房'), 6);
});

test('only words of what is public get into the figures, and rows hold no person', async () => {
  await keep({ 住房保障: 3, 岑溪远: 50, '住房保障 细则': 2, '住房保障 岑溪远': 50 }, '2026-03-20');
  const rows = await site.context.db.selectFrom('searched_words').selectAll().execute();
  assert.deepEqual(
    rows.map((row) => [Object.keys(row).join(), row.word, row.searches]),
    [
      ['organ_id,on_day,word,searches', '住房保障', 3],
      ['organ_id,on_day,word,searches', '住房保障 细则', 2],
    ],
  );
  await dropSearchesBefore(site.context.db, '2026-03-21');
});

test('what many asked before today is shown, what few asked or what was asked today is not', async () => {
  assert.deepEqual(await shown(), []);
  await keep({ 住房保障: hotWordThreshold - 1, 停放管理: 0 });
  assert.deepEqual(await shown(), []);
  await keep({ 住房保障: 1 }, '2026-03-28');
  await keep({ 安全生产: 500 }, '2026-03-30');
  assert.deepEqual(await shown(), ['住房保障']);
  assert.match(await site.text('/sousuo/'), /aria-label="热搜词"/);
});

async function rule(word: string, as?: 'pinned' | 'blocked') {
  return await ruleHotWord(site.command, { word, rule: as });
}

test('the office fixes and blocks words; what finds nothing stands nowhere', async () => {
  assert.ok((await rule('预算', 'pinned')).ok);
  assert.ok((await rule('外星人登陆', 'pinned')).ok);
  assert.deepEqual(await shown(), ['预算', '住房保障']);
  assert.ok((await rule('住房保障', 'blocked')).ok);
  assert.deepEqual(await shown(), ['预算']);
  assert.ok((await rule('住房保障')).ok);
  assert.deepEqual(await shown(), ['预算', '住房保障']);
  const refused = await rule('13800138000', 'pinned');
  assert.equal(refused.ok ? '' : refused.violations[0]?.code, 'hot-word-unfit');
});

test('a word goes from the page with the last document that it found', async () => {
  const { db } = site.context;
  await keep({ 机动车: 100 });
  assert.ok((await shown()).includes('机动车'));
  const { id, version } = await db
    .selectFrom('documents')
    .select(['id', 'version'])
    .where('import_key', '=', 'parking-repealed')
    .executeTakeFirstOrThrow();
  const gone = await withdrawDocument(site.command, { id, version, reason: '内容有误' });
  assert.ok(gone.ok);
  assert.ok(!(await shown()).includes('机动车'));
});
