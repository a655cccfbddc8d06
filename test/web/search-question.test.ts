// What a question is understood to ask for, and how narrowed results are found and shown.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { publishUnread } from '../publish.ts';
import {
  indexDocuments,
  indexAfterUpgrade,
  indexMissing,
  indexUnreadFiles,
} from '../../src/commands/documents/index-documents.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { combined, readOperators } from '../../src/store/search/search-operators.ts';
import { type Search, searchDocuments, type SearchResult } from '../../src/store/search/search.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

async function search(more: Partial<Search>): Promise<SearchResult> {
  const { db, clock } = site.context;
  return await searchDocuments(db, {
    today: clock.today(),
    text: '',
    sort: 'relevance',
    limit: 10,
    offset: 0,
    ...more,
  });
}

async function titles(more: Partial<Search>): Promise<string[]> {
  const { found, hits } = await search(more);
  return found === 'words' ? hits.map(({ title }) => title) : [];
}

/** The document that says 居住满一年, and how to have it say something else. */
async function rewritable() {
  const { db } = site.context;
  const [hit] = (await search({ text: '“居住满一年”' })).hits;
  const id = hit?.id ?? 0;
  const { body } = await db
    .selectFrom('documents')
    .select('body')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const write = async (text: string): Promise<void> => {
    await db.updateTable('documents').set({ body: text }).where('id', '=', id).execute();
    await db.transaction().execute(async (tx) => await indexDocuments(tx, [id]));
  };
  return { id, body, write };
}

const rules = /印发青枫经济技术开发区住房保障实施细则的通知$/;

describe('a question may be put exactly', () => {
  test('a phrase stands as it is, in its field or between quotation marks', async () => {
    assert.match((await titles({ text: '', phrase: '居住满一年' }))[0] ?? '', rules);
    assert.match((await titles({ text: '“居住满一年”' }))[0] ?? '', rules);
    assert.deepEqual(await titles({ text: '“满一年居住”' }), []);
    assert.deepEqual(await titles({ text: '"住房保障", "第一年满"' }), []);
  });

  test('a phrase is found through tags, and in whichever shape its characters were written', async () => {
    const { body, write } = await rewritable();
    const rewrite = async (to: string): Promise<void> =>
      await write(body.replace('居住满一年', to));
    // As PDF files hand over 一, and with an emphasis within.
    for (const [to, isThere] of [
      ['居住满<strong>一<em>年</em></strong>', true],
      ['居住满\u2f00年', true],
      ['居住满<br>一年', true],
      ['居住满</p><p>一年', true],
      ['居住满了一年', false],
      ['居住满</p><p>了一年', false],
      ['居住满，一年', false],
      ['<a href="https://example.com/居住满一年">居住</a>', false],
    ] as const) {
      await rewrite(to);
      const found = await titles({ text: '细则', phrase: '居住满一年' });
      assert.equal(found.length > 0, isThere, to);
      assert.equal((await titles({ text: '细则', phrase: '人居住满一年' })).length, 0, to);
    }
    await rewrite('居住满一年，租金１２３．５元，Ａ＆Ｂ公司、C&amp;D公司');
    for (const phrase of ['租金123.5元', '租金１２３．５元', 'a&b公司', 'C&D公司', '元，A&B']) {
      assert.equal((await titles({ text: '细则', phrase })).length, 1, phrase);
    }
    await rewrite('居住满一年');
  });

  test('a phrase may begin and end within a word, and be written in other characters', async () => {
    const { body, write } = await rewritable();
    await write(`${body}<p>由社区派出所审核取得的不动产权证书。</p>`);
    for (const phrase of [
      '社区派出所',
      '区派出所',
      '派出所审',
      '取得的不',
      '得的不动产',
      '社区派',
    ]) {
      assert.equal((await search({ text: '', phrase })).total, 1, phrase);
    }
    assert.equal((await search({ text: '', phrase: '区派出处' })).total, 0);
    // All its pairs stand there, and not one after the other.
    assert.equal(
      (await search({ text: '', phrase: '派出所审核取得的不动产权证书。由社区派' })).total,
      0,
    );
    assert.match(await site.text(`/sousuo/?q=${encodeURIComponent('“社區派出所審核”')}`), /共1件/);
    await write(`${body}<p>拨款1,234.56万元，见附件3；\u{20bb7}野路12号。</p>`);
    for (const phrase of ['34.56万', '234', '附件3；', '；\u{20bb7}野', '野路1', '3']) {
      assert.ok((await search({ text: '', phrase })).total > 0, phrase);
    }
    assert.equal((await search({ text: '', phrase: '拨款234' })).total, 0);
    await write(body);
  });

  test('of a long text too, wherever it is looked into and however long the phrase', async () => {
    const { id, body, write } = await rewritable();
    const long = Array.from({ length: 600 }, (_, n) => `第${n + 1}户`).join('');
    await write(`<p>${long}</p>`);
    const { text, rest } = await site.context.db
      .selectFrom('document_search')
      .select(['text', 'rest'])
      .where('document_id', '=', id)
      .executeTakeFirstOrThrow();
    const end = text.length;
    assert.ok(end < long.length && rest !== null, 'long enough to be in two parts');
    // Before the end of the first part, across it as far as a phrase may reach, and behind it.
    for (const from of [0, end - 205, end - 200, end - 199, end - 100, end - 1, end, end + 300]) {
      const phrase = long.slice(from, from + 200);
      assert.equal((await search({ text: '', phrase })).total, 1, `from ${from}`);
    }
    assert.equal((await search({ text: '', phrase: '第599户第600户' })).total, 1);
    assert.equal((await search({ text: '', phrase: '第600户第599户' })).total, 0);
    // The end of the one part and the beginning of the other are no neighbours.
    assert.equal(
      (await search({ text: '', phrase: `${text.slice(-6)}${rest.slice(0, 6)}` })).total,
      0,
    );
    // ㋀ is two characters once it is level.
    assert.equal((await search({ text: '', phrase: '㋀'.repeat(200) })).total, 0);
    await write(body);
  });

  test('a phrase may be sought in titles alone; marks ask for nothing', async () => {
    const inTitle = { text: '', phrase: '住房保障实施', filters: { inTitle: true } } as const;
    const found = await titles({ ...inTitle, limit: 50 });
    assert.ok(found.length > 0);
    assert.ok(
      found.every((title) => title.includes('住房保障实施')),
      found.join(),
    );
    for (const marks of [{ phrase: '%' }, { any: '。！' }, { text: '_', any: '%' }]) {
      assert.equal((await search(marks)).total, 0, JSON.stringify(marks));
    }
  });

  test('one of several words is enough', async () => {
    const found = await titles({ text: '细则', any: '轮候 外星人' });
    assert.match(found[0] ?? '', rules);
    assert.deepEqual(await titles({ text: '细则', any: '外星人 飞碟' }), []);
  });

  test('OR and | between words ask for one of them, AND for what is asked anyway', async () => {
    const either = await titles({ text: '细则', any: '轮候 预算', limit: 50 });
    for (const text of ['细则 轮候 OR 预算', '细则 轮候|预算', '轮候｜预算 AND 细则']) {
      assert.deepEqual((await titles({ text, limit: 50 })).toSorted(), either.toSorted(), text);
    }
    const budget = await titles({ text: '预算', limit: 50 });
    const both = await titles({ text: '轮候 OR 预算', limit: 50 });
    assert.ok(budget.every((title) => both.includes(title)) && both.length > budget.length);
    assert.match((await titles({ text: '轮候|飞碟 细则|外星人' }))[0] ?? '', rules);
    assert.deepEqual(await titles({ text: '轮候|飞碟 外星人|火星' }), []);
    const page = await site.text(`/sousuo/?q=${encodeURIComponent('飞碟 OR “轮候”')}`);
    assert.match(page, /OR和竖线读作“或者”：“飞碟”、“轮候”有一个就行/);
    assert.doesNotMatch(await site.text('/sousuo/?q=OR'), /读作“或者”/);
  });

  test('nothing else is read as OR', () => {
    for (const text of [
      'OR',
      '补贴 OR',
      'OR 补贴',
      '补贴 or 轮候',
      '“补贴 OR 轮候”',
      '补贴 OR -轮候',
      '补贴或者轮候',
      '|',
    ]) {
      assert.deepEqual(readOperators(text), { rest: text, alternatives: [] }, text);
    }
    assert.deepEqual(readOperators('甲 乙 OR 丙|丁 -戊 己 AND 庚'), {
      rest: '甲 -戊 己 庚',
      alternatives: [['乙', '丙', '丁']],
    });
    assert.equal(combined([Array.from({ length: 9 }, () => ['a']), [['b'], ['c']]]).length, 18);
  });

  test('what is left out is in none of them, in its field or after a stroke', async () => {
    const all = await titles({ text: '细则', limit: 50 });
    const without = await titles({ text: '细则 -到期', limit: 50 });
    assert.ok(without.length > 0 && without.length < all.length);
    assert.ok(!without.some((title) => /解读/.test(title)));
    assert.deepEqual(await titles({ text: '细则', none: '到期', limit: 50 }), without);
  });

  test('in titles alone', async () => {
    assert.ok((await titles({ text: '轮候' })).some((title) => rules.test(title)));
    assert.deepEqual(await titles({ text: '轮候', filters: { inTitle: true } }), []);
    assert.match(
      (await titles({ text: '住房 细则', filters: { inTitle: true } }))[0] ?? '',
      /细则/,
    );
  });

  test('a number in its three fields', async () => {
    const number = { agency: '青枫开管办发', year: 2022, sequence: 47 };
    assert.equal((await titles({ sort: 'time', filters: { number } })).length, 1);
    assert.match(
      (await titles({ sort: 'time', filters: { number: { agency: '开管办' } } }))[0] ?? '',
      /青枫/,
    );
    const other = { ...number, sequence: 48 };
    assert.deepEqual(await titles({ sort: 'time', filters: { number: other } }), []);
  });
});

describe('results are narrowed', () => {
  test('by days, both included', async () => {
    const on = '2022-05-25' as const;
    const found = await titles({ text: '细则', filters: { from: on, until: on } });
    assert.ok(found.some((title) => rules.test(title)));
    const later = await titles({ text: '细则', filters: { from: '2022-05-26' } });
    assert.ok(!later.some((title) => rules.test(title)));
  });

  test('by validity on the day, and the figures beside say what there would be', async () => {
    const { facets, total } = await search({ text: '细则', withFacets: true });
    const inForce = facets?.validity.find(({ value }) => value === 'in-force')?.count;
    assert.ok(inForce !== undefined && inForce > 0);
    const narrowed = await search({ text: '细则', filters: { validity: 'in-force' } });
    assert.equal(narrowed.total, inForce);
    const ended = { text: '细则', filters: { validity: 'lapsed' }, today: '2028-01-01' } as const;
    assert.ok((await titles(ended)).some((title) => rules.test(title)));
    const kinds = facets?.kind.reduce((sum, { count }) => sum + count, 0);
    assert.equal(kinds, total);
  });

  for (const [name, filters] of [
    ['theme', { theme: '城乡建设、环境保护', subtheme: '住房保障' }],
    ['genre', { genre: '通知' }],
    ['organ', { issuers: ['青枫经济技术开发区管理委员会'] }],
    ['tab', { tab: 'policy' }],
  ] as const) {
    test(`by ${name}`, async () => {
      assert.match((await titles({ text: '住房保障', filters }))[0] ?? '', rules);
    });
  }
});

test('where nothing has all the words, what comes near is shown and said to be so', async () => {
  const { found, hits } = await search({ text: '住房宝障实施细则' });
  assert.equal(found, 'some');
  assert.match(hits[0]?.title ?? '', /住房保障实施细则/);
  const page = await site.text(`/sousuo/?q=${encodeURIComponent('住房保障 外星人')}`);
  assert.match(page, /没有同时含有这些词的信息，以下\d+件相近/);
  // The way out stands before what merely comes near.
  assert.match(page, /相近，供参考[\s\S]*提出政府信息公开申请[\s\S]*<ol class="hits"/);
});

test('the page narrows by links, counts, and keeps the question in the address', async () => {
  const page = await site.text(`/sousuo/?q=${encodeURIComponent('细则')}`);
  const links = [...page.matchAll(/href="(\/sousuo\/\?[^"]+)"/g)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&'),
  );
  const policy = links.find((to) => to.includes('tab=policy'));
  assert.ok(policy?.includes(`q=${encodeURIComponent('细则')}`));
  const narrowed = await site.text(policy ?? '');
  assert.match(narrowed, /aria-current="true">政策文件/);
  assert.match(narrowed, /住房保障实施<mark>细则/);
  const kind = links.find((to) => to.includes('kind=interpretation'));
  assert.ok(kind !== undefined);
  const ofKind = await site.text(kind);
  assert.match(ofKind, /去掉<\/span>信息种类：政策解读/);
  assert.doesNotMatch(ofKind, /47号/);
});

test('another word is looked for within what was found', async () => {
  const q = encodeURIComponent('细则');
  const page = await site.text(`/sousuo/?q=${q}&within=${encodeURIComponent('轮候')}`);
  assert.match(page, /“细则 轮候”的搜索结果/);
  assert.match(page, /住房保障实施<mark>细则/);
});

test('nothing but filters that exclude each other leads out of them', async () => {
  const page = await site.text(`/sousuo/?q=${encodeURIComponent('细则')}&year=1999`);
  assert.match(page, /没有找到[\s\S]*去掉栏目、种类、年份等限制/);
});

describe('what its files say', () => {
  let id: number;
  let version: number;

  test('finds a document from the moment it is published, and is shown as such', async () => {
    const { dataFolder } = site.context;
    assert.ok(dataFolder);
    const bytes = new TextEncoder().encode('附件一\n红嘴鸥越冬保护名录\n');
    const sha256 = await storeFile(site.context.db, dataFolder, bytes, 'text/plain');
    const column = await site.context.db
      .selectFrom('columns')
      .select('id')
      .where('slug', '=', 'yjgl')
      .executeTakeFirstOrThrow();
    const saved = await saveDocument(site.command, {
      title: '关于湿地管理的通知',
      kind: 'notice',
      issuers: ['青枫经济技术开发区管理委员会'],
      publisher: '青枫经济技术开发区党政办公室',
      madeOn: '2026-03-25',
      columns: [column.id],
      openness: 'proactive',
      body: '<p>名录见附件。</p>',
      attachments: [{ sha256, name: '名录.txt' }],
    });
    assert.ok(saved.ok, JSON.stringify(saved));
    ({ id } = saved.value);
    assert.deepEqual(await titles({ text: '红嘴鸥' }), [], 'a draft is nowhere');
    ({ version } = await publishUnread(site.command, saved.value));
    assert.deepEqual(await titles({ text: '红嘴鸥' }), ['关于湿地管理的通知']);
    const page = await site.text(`/sousuo/?q=${encodeURIComponent('红嘴鸥')}`);
    assert.match(page, /附件中<\/span>《名录\.txt》/);
    assert.match(page, /<mark>红嘴鸥<\/mark>/);
  });

  test('is read afterwards where it came in unread', async () => {
    const { db } = site.context;
    await db.deleteFrom('file_texts').execute();
    await db.deleteFrom('document_search').where('document_id', '=', id).execute();
    await indexMissing(db);
    assert.deepEqual(await titles({ text: '红嘴鸥' }), []);
    await indexUnreadFiles(site.context);
    assert.deepEqual(await titles({ text: '红嘴鸥' }), ['关于湿地管理的通知']);
  });

  test('is looked for again at the first start after an upgrade, and only then', async () => {
    const { db } = site.context;
    const { text } = await db
      .selectFrom('document_search')
      .select('text')
      .where('document_id', '=', id)
      .executeTakeFirstOrThrow();
    const first = text.slice(0, 6);
    const find = async () => await titles({ text: '', phrase: first });
    const forget = async () =>
      await db.deleteFrom('document_search').where('document_id', '=', id).execute();
    await forget();
    assert.deepEqual(await find(), []);
    await indexAfterUpgrade(db);
    assert.deepEqual(await find(), ['关于湿地管理的通知']);
    await forget();
    await indexAfterUpgrade(db);
    assert.deepEqual(await find(), [], 'a start that is no upgrade looks for nothing');
    await indexMissing(db);
    assert.deepEqual(await find(), ['关于湿地管理的通知']);
  });

  test('is forgotten with the document, in all tables at once', async () => {
    const gone = await withdrawDocument(site.command, { id, version, reason: '有误' });
    assert.ok(gone.ok, JSON.stringify(gone));
    assert.deepEqual(await titles({ text: '红嘴鸥' }), []);
    const { db } = site.context;
    assert.deepEqual(await db.selectFrom('file_texts').selectAll().execute(), []);
    for (const table of ['document_search', 'document_search_sample'] as const) {
      const left = await db
        .selectFrom(table)
        .select('document_id')
        .where('document_id', '=', id)
        .execute();
      assert.deepEqual(left, []);
    }
  });
});

test('who types the form of an explanation is led to the lists of that form, where there are any', async () => {
  await site.database.db
    .updateTable('documents')
    .set({ interpretation_form: 'picture' })
    .where('kind', '=', 'interpretation')
    .execute();
  site.context.pages.invalidate(['site']);
  for (const typed of ['图解', '圖解', '一图读懂', '解读']) {
    const text = await site.text(`/sousuo/?q=${encodeURIComponent(typed)}`);
    const [, address = ''] =
      /<aside class="found-aside" aria-label="政策解读">[^]*?<a href="([^"]+)"/.exec(text) ?? [];
    assert.match(address, typed === '解读' ? /\/jiedu\/$/ : /\/jiedu-tujie\/$/, typed);
    assert.match(await site.text(address), /《青枫经济技术开发区住房保障实施细则》解读/);
    assert.doesNotMatch(text, /没有找到/, typed);
  }
  // Nothing has the word itself: said as what it is, not as if nothing had been found.
  const alone = await site.text(`/sousuo/?q=${encodeURIComponent('一图读懂')}`);
  assert.match(alone, /除了上面列出的，没有别的信息含有这些词。/);
  for (const typed of ['专家解读', '图解办法']) {
    const text = await site.text(`/sousuo/?q=${encodeURIComponent(typed)}`);
    assert.doesNotMatch(text, /aria-label="政策解读"/, typed);
  }
});

describe('a limit that cannot be kept is told', () => {
  for (const [limit, says] of [
    ['from=2022-13-45', '发布日期（从）“2022-13-45”读不懂，没有按它限制'],
    ['year=abc', '年份“abc”读不懂，没有按它限制'],
    ['number=%E4%BA%8C%E7%8C%AB', '文号的序号“二猫”读不懂，没有按它限制'],
    ['kind=%3Cb%3E', '种类“&lt;b&gt;”读不懂，没有按它限制'],
    ['from=2023-01-01&to=2022-01-01', '发布日期的起始日晚于截止日，中间没有信息'],
  ] as const) {
    test(limit, async () => {
      assert.ok((await site.text(`/sousuo/?q=住房&${limit}`)).includes(says));
    });
  }

  test('and so is a question that was cut off', async () => {
    const long = encodeURIComponent('住房'.repeat(101));
    for (const asked of [`q=${long}`, `q=住房&any=${long}`, `q=住房&within=${long}`]) {
      assert.match(await site.text(`/sousuo/?${asked}`), /一次最多用200字来找/, asked.slice(0, 20));
    }
    const most = encodeURIComponent('住房'.repeat(100));
    assert.doesNotMatch(await site.text(`/sousuo/?q=${most}`), /一次最多用/);
  });

  test('one that is kept is not', async () => {
    const page = await site.text(
      '/sousuo/?q=住房&from=2020-01-01&to=2024-01-01&year=2022&tab=policy&number=',
    );
    assert.doesNotMatch(page, /读不懂|起始日晚于/);
  });
});
