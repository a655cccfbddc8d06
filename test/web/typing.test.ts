// Typing into a box for searching: what is suggested, what is mended, and how both forget what leaves the site.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { indexTerms } from '../../src/commands/documents/index-terms.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { publishUnread } from '../publish.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

interface Suggestion {
  readonly text: string;
  readonly note?: string;
  readonly address?: string;
}

async function suggestions(typed: string): Promise<readonly Suggestion[]> {
  const response = await site.get(`/sousuo/lianxiang?q=${encodeURIComponent(typed)}`);
  assert.equal(response.status, 200, typed);
  return ((await response.json()) as { suggestions: Suggestion[] }).suggestions;
}

async function texts(typed: string): Promise<readonly string[]> {
  return (await suggestions(typed)).map(({ text }) => text);
}

async function searched(typed: string, more = ''): Promise<string> {
  return await site.text(`/sousuo/?q=${encodeURIComponent(typed)}${more}`);
}

describe('what is typed is completed', () => {
  for (const [typed, wanted] of [
    ['住房', '住房保障'],
    ['住', '住房保障'],
    ['zhufang', '住房保障'],
    ['zfbz', '住房保障'],
    ["zhu'fang bao", '住房保障'],
    ['ZFBZ', '住房保障'],
    ['住房保章', '住房保障实施细则'],
    ['機動車', '机动车停放管理办法'],
    ['青枫开管办发〔20', '青枫开管办发〔2022〕47号'],
  ] as const) {
    test(`${typed} → ${wanted}`, async () => {
      const found = await texts(typed);
      assert.ok(found.includes(wanted), found.join(' '));
      assert.ok(found.length <= 8);
    });
  }
});

test('a number leads to its document, the name of a column to its page', async () => {
  const [number] = await suggestions('47号');
  assert.equal(number?.text, '青枫开管办发〔2022〕47号');
  assert.match(number?.note ?? '', /住房保障实施细则/);
  assert.equal((await site.get(number?.address ?? '')).status, 200);
  const column = (await suggestions('zhengwudongtai')).find(({ note }) => note === '栏目');
  assert.equal(column?.address, '/zwdt/');
});

test('nothing is suggested to what says nothing, attacks, or holds the number of a person', async () => {
  for (const typed of [
    '',
    ' ',
    '\u0000',
    '%',
    '_',
    "'; drop table search_terms; --",
    '<script>',
    '520102199003078515',
    '🙂🙂',
    'x'.repeat(500),
    '\u{10FFFF}',
    '\\',
  ]) {
    assert.deepEqual(await texts(typed), [], JSON.stringify(typed));
  }
  assert.deepEqual(site.errors, []);
});

test('a program that asks without end is asked to rest, and the browser alone keeps an answer', async () => {
  const from = 'typing address 192.0.2.1';
  const response = await site.get('/sousuo/lianxiang?q=%E4%BD%8F');
  assert.equal(response.headers.get('cache-control'), 'private, max-age=20');
  for (let i = site.context.suggestions.failures(from); i < 300; i += 1) {
    site.context.suggestions.fail(from);
  }
  const refused = await site.get('/sousuo/lianxiang?q=%E4%BD%8F');
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '60');
  site.context.suggestions.forgive(from);
});

describe('what nothing answers is read as it was meant, and says so', () => {
  for (const typed of [
    '住房保章',
    'zhufangbaozhang',
    'zhu fang bao zhang',
    '机动丰停放',
    '机动停车放',
  ]) {
    test(typed, async () => {
      const text = await searched(typed);
      assert.match(
        text,
        /没有找到“.+”，下面是“<strong>(?:住房保障|机动车停放)[^<]*<\/strong>”的结果/u,
      );
      assert.match(text, /class="hit"/);
      const exact = await searched(typed, '&yuanci=1');
      assert.doesNotMatch(exact, /下面是/);
      assert.match(exact, /没有找到。|没有同时含有这些词/);
    });
  }
});

test('a long word of the language that nobody here uses is no slip of the pen', async () => {
  const column = await columnId('yjgl');
  await publish({ title: '社会保障局住房补贴发放说明', column });
  assert.match(await searched('保障局住房'), /class="hit"/);
  assert.doesNotMatch(await searched('保障性住房'), /下面是|是不是要找/);
});

test('what stands in quotation marks is asked for as it is, with a slip in it too', async () => {
  for (const typed of ['“住房保章”', '"住房保章"', '"住房保章', '公租房 “住房保章”']) {
    const text = await searched(typed);
    assert.doesNotMatch(text, /下面是“|是不是要找/, typed);
  }
  assert.match(await searched('“住房保章”'), /有这些词就行，不要求连在一起原样出现/);
});

test('what finds something stays, also when other words are near', async () => {
  const text = await searched('住房保障');
  assert.doesNotMatch(text, /下面是|是不是要找/);
  assert.match(text, /class="hit"/);
});

test('what finds little and sounds like what finds more is offered as a link', async () => {
  const column = await columnId('yjgl');
  await publish({ title: '关于安全升产标语的通知', column });
  const text = await searched('安全升产');
  assert.match(text, /是不是要找：<a href="\/sousuo\/\?q=[^"]+">安全生产<\/a>/);
  assert.match(text, /标语/);
});

test('traditional characters find what is written in simplified ones', async () => {
  const text = await searched('住房保障 實施細則');
  assert.match(text, /class="hit"[\s\S]*住房保障|class="hit"[\s\S]*<mark>住房<\/mark>/);
  assert.doesNotMatch(text, /没有找到/);
  assert.match(
    text,
    /value="住房保障 實施細則"/,
    'what was typed stands in the box as it was typed',
  );
});

test('attacks in a question are mended into nothing', async () => {
  for (const typed of ["住房'保章", '住房%章', '<b>住房保章</b>', '\\住房', '章'.repeat(190)]) {
    assert.equal((await site.get(`/sousuo/?q=${encodeURIComponent(typed)}`)).status, 200, typed);
  }
  assert.doesNotMatch(await searched('<b>住房保章</b>'), /<b>住房保章/);
  assert.deepEqual(site.errors, []);
});

test('a withdrawn document takes its words along at once, a new text the words of the old', async () => {
  const column = await columnId('yjgl');
  const first = await publish({ title: '青枫经济技术开发区蓝藻防控方案', column });
  assert.ok((await texts('lanzao')).includes('蓝藻防控方案'));
  const again = await saveDocument(
    site.command,
    { ...contentOf('青枫经济技术开发区水华防控方案', column), reason: '名称有误' } as never,
    first,
  );
  assert.ok(again.ok, JSON.stringify(again));
  const second = await publishUnread(site.command, again.value);
  assert.deepEqual(await texts('lanzao'), []);
  assert.ok((await texts('水华')).includes('水华防控方案'));
  const gone = await withdrawDocument(site.command, { ...second, reason: '内容有误' });
  assert.ok(gone.ok);
  assert.deepEqual(await texts('水华'), []);
  assert.match(await searched('shuihua'), /没有找到。/);
  const left = await site.context.db
    .selectFrom('document_terms')
    .where('document_id', '=', first.id)
    .selectAll()
    .execute();
  assert.deepEqual(left, []);
});

test('the words are counted as the documents have them, also when they are taken up later', async () => {
  const { db } = site.context;
  const before = await counts();
  await db.deleteFrom('document_terms').execute();
  await db.deleteFrom('search_terms').execute();
  const { indexed } = await indexTerms(site.command);
  assert.ok(indexed > 50);
  assert.deepEqual(await counts(), before);
  assert.deepEqual(await indexTerms(site.command), { indexed: 0 });
});

test('no person is suggested: not out of a title, not out of a decision', async () => {
  const column = await columnId('yjgl');
  await publish({ title: '关于王小明同志任职的通知', column });
  for (const typed of ['王小明', 'wangxiaoming', '王']) {
    const found = await texts(typed);
    assert.ok(!found.some((text) => text.includes('王小明')), found.join(' '));
  }
});

test('what is typed stands in no log', () => {
  assert.doesNotMatch(JSON.stringify(site.lines), /zhufang|%E4%BD%8F|住房/);
});

async function counts(): Promise<readonly string[]> {
  const rows = await site.context.db
    .selectFrom('search_terms')
    .select(['level', 'documents', 'pinyin', 'initials'])
    .orderBy('level')
    .execute();
  return rows.map((row) => Object.values(row).join(' '));
}

async function columnId(slug: string): Promise<number> {
  const row = await site.context.db
    .selectFrom('columns')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return row.id;
}

function contentOf(title: string, column: number) {
  return {
    title,
    kind: 'emergency',
    issuers: ['青枫经济技术开发区管理委员会'],
    publisher: '青枫经济技术开发区党政办公室',
    madeOn: '2026-03-25',
    columns: [column],
    openness: 'proactive',
    body: `<p>${title}的内容。</p>`,
  } as const;
}

async function publish({ title, column }: { title: string; column: number }) {
  const saved = await saveDocument(site.command, contentOf(title, column));
  assert.ok(saved.ok, JSON.stringify(saved));
  return await publishUnread(site.command, saved.value);
}
