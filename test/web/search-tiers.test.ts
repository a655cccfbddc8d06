// The ways that hold at a million documents, taken by three thousand: they have to give what the plain way gives.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { fillDocuments } from '../../bench/many-documents.ts';
import { createDatabase, createPool, type Database } from '../../src/store/database.ts';
import { halves } from '../../src/store/search/search-conditions.ts';
import { type Search, searchDocuments, type SearchPlace } from '../../src/store/search/search.ts';
import { foundCount } from '../../src/web/portal/parts/found-count.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let plain: Database;
let tiered: Database;

before(async () => {
  site = await createTestSite('2026-03-30', []);
  await fillDocuments(site.context.db, site.organId, 3000);
  // What is known of the sample is remembered by connection pool: two of them, two ways.
  plain = createDatabase(site.database.pool);
  tiered = createDatabase(site.database.pool);
});
after(async () => await site.close());

const limits = { few: 0, whole: 60, faceted: 60, tenth: Infinity, telling: 0, read: 2000 };

function asked(more: Partial<Search>): Search {
  const base = {
    today: '2026-03-30',
    text: '',
    sort: 'time',
    limit: 20,
    offset: 0,
  } as const;
  return { ...base, ...more };
}

async function ids(db: Database, more: Partial<Search>): Promise<readonly number[]> {
  const found = await searchDocuments(db, asked(more), db === tiered ? limits : undefined);
  return found.hits.map(({ id }) => id);
}

const questions: readonly Partial<Search>[] = [
  { text: '工作' },
  { text: '通知' },
  { text: '安全 检查' },
  { text: '青枫市' },
  { text: '开展 -安全' },
  { text: '通知', filters: { kind: 'notice' } },
  { text: '', filters: { year: 2015 } },
  { text: '工作', filters: { year: 2012 } },
  { text: '', filters: { from: '2010-01-01', until: '2016-12-31' } },
  {},
];

for (const question of questions) {
  test(`the newest are the same: ${JSON.stringify(question)}`, async () => {
    const whole = await ids(plain, question);
    assert.ok(whole.length > 0);
    assert.deepEqual(await ids(tiered, question), whole);
    const further = { ...question, offset: 40 };
    assert.deepEqual(await ids(tiered, further), await ids(plain, further));
  });
}

for (const sort of ['time', 'relevance'] as const) {
  test(`page after page shows every hit once, by ${sort}`, async () => {
    const search = { text: '青枫市', sort, limit: 30 };
    const all = (await searchDocuments(plain, asked(search))).total;
    for (const db of [plain, tiered]) {
      const seen: number[] = [];
      let after: SearchPlace | undefined;
      // The first ninety stand in an order of their own; what follows leads on from the last of them.
      for (let offset = 0; ; offset += 30) {
        const ranked = sort === 'relevance' && offset < 90;
        const page = await searchDocuments(
          db,
          asked({ ...search, ...(after === undefined ? { offset } : { after }) }),
          db === tiered ? limits : undefined,
        );
        seen.push(...page.hits.map(({ id }) => id));
        if (page.hits.length === 0 || page.last === undefined) break;
        if (!ranked) after = page.last;
      }
      assert.equal(new Set(seen).size, seen.length, 'none twice');
      assert.equal(seen.length, all);
    }
  });
}

test('what is published meanwhile moves no page that follows', async () => {
  const first = await searchDocuments(plain, asked({ text: '工作', limit: 5 }));
  const second = await ids(plain, { text: '工作', limit: 5, after: first.last });
  await site.context.db
    .updateTable('document_search')
    .set({ published_at: Temporal.Instant.from('2026-03-30T01:00:00Z'), bucket: 314 })
    .where('document_id', '=', (await ids(plain, { text: '工作', limit: 1, offset: 200 }))[0] ?? 0)
    .execute();
  assert.deepEqual(await ids(plain, { text: '工作', limit: 5, after: first.last }), second);
});

test('whatever somebody writes into the place of a page, it is a place', async () => {
  for (const at of ['-99999999999999999', '0', '99999999999999999']) {
    for (const sort of ['time', 'relevance'] as const) {
      const after = { stretch: 0, first: 0, at, id: 1 };
      await searchDocuments(tiered, asked({ text: '工作', sort, after }), limits);
    }
  }
});

test('many are not counted but estimated, and their facets with them', async () => {
  const search = asked({ text: '工作', sort: 'relevance', withFacets: true });
  const exact = await searchDocuments(plain, search);
  const about = await searchDocuments(tiered, search, limits);
  assert.equal(exact.isExact, true);
  assert.equal(about.isExact, false);
  assert.ok(
    Math.abs(about.total - exact.total) < exact.total * 0.4,
    `${about.total} ${exact.total}`,
  );
  assert.equal(sum(about.facets?.kind), about.total);
  assert.equal(sum(exact.facets?.kind), exact.total);
});

test('many who search at once over few connections are all answered', async () => {
  const pool = createPool(site.database.address, { max: 3 });
  const few = createDatabase(pool);
  try {
    const texts = ['工作', '通知', '安全 检查', '青枫市', '“安全生产”'];
    const asking = Array.from({ length: 15 }, (_, n) => ({ text: texts[n % texts.length] ?? '' }));
    const all = await Promise.all(
      asking.map(async (one) => await searchDocuments(few, asked(one), limits)),
    );
    for (const [n, { hits }] of all.entries()) {
      assert.deepEqual(
        hits.map(({ id }) => id),
        await ids(tiered, asking[n] ?? {}),
      );
    }
  } finally {
    await few.destroy();
  }
});

test('both halves of the documents have an index that is asked', async () => {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select from document_search s where ${halves.even} and words @@ '工作'
    union all select from document_search s where ${halves.odd} and words @@ '工作'`.execute(plain);
  const text = rows.map((row) => row['QUERY PLAN']).join();
  assert.match(text, /document_search_even/);
  assert.match(text, /document_search_odd/);
});

test('those in between are counted exactly, and only their facets are estimated', async () => {
  const between = createDatabase(site.database.pool);
  const counting = { ...limits, whole: 10_000 };
  for (const question of questions) {
    const search = asked({ ...question, withFacets: true });
    const exact = await searchDocuments(plain, search);
    const counted = await searchDocuments(between, search, counting);
    assert.equal(counted.total, exact.total);
    assert.equal(counted.isExact, true);
    assert.deepEqual(
      counted.hits.map(({ id }) => id),
      exact.hits.map(({ id }) => id),
    );
    const isMany = sum(counted.facets?.kind) >= limits.faceted;
    assert.equal(counted.areFacetsExact, !isMany);
    if (!isMany) assert.deepEqual(counted.facets, exact.facets);
  }
});

test('of a chosen tab the others keep their counts, both halves together', async () => {
  const between = createDatabase(site.database.pool);
  const search = asked({ text: '工作', filters: { tab: 'policy' }, withFacets: true });
  const exact = await searchDocuments(plain, search);
  const counted = await searchDocuments(between, search, { ...limits, whole: 10_000 });
  const inOrder = (tabs: typeof exact.tabs) =>
    tabs.toSorted((one, other) => (one.value < other.value ? -1 : 1));
  assert.ok(exact.tabs.length > 2);
  assert.equal(counted.areTabsExact, true);
  assert.deepEqual(inOrder(counted.tabs), inOrder(exact.tabs));
});

test('facets are what a count of each hit gives', async () => {
  const { facets, total } = await searchDocuments(plain, asked({ text: '工作', withFacets: true }));
  const found = await ids(plain, { text: '工作', limit: total });
  const { rows } = await sql<{ facet: 'kind' | 'year' | 'issuer'; value: string; count: number }>`
    select facet, value, count(*)::integer as count from document_search s cross join lateral (
      select 'kind' as facet, s.kind as value union all select 'year', s.year::text
      union all select 'issuer', unnest(s.issuers)) v
    where s.document_id = any(${[...found]}::bigint[]) group by 1, 2`.execute(plain);
  for (const { facet, value, count } of rows.filter(({ facet: one }) => one !== 'issuer')) {
    assert.equal(facets?.[facet].find((one) => one.value === value)?.count, count, value);
  }
  const issuers = rows.filter(({ facet }) => facet === 'issuer');
  assert.ok(facets !== undefined && facets.issuer.length > 1);
  for (const { value, count } of facets.issuer) {
    assert.equal(issuers.find((one) => one.value === value)?.count, count, value);
  }
});

test('of a quoted phrase among many it is estimated on texts in how many it stands', async () => {
  const search = asked({ text: '“工作”', sort: 'relevance' });
  const exact = await searchDocuments(plain, search);
  assert.equal(foundCount(exact), `共${exact.total}件`);
  const about = await searchDocuments(tiered, search, limits);
  assert.equal(about.isAtMost, false);
  assert.ok(
    Math.abs(about.total - exact.total) < exact.total * 0.3,
    `${about.total} ${exact.total}`,
  );
  assert.equal(foundCount(about), `约${about.total}件`);
  assert.equal(foundCount({ ...exact, total: 10_001 }), '超过10000件');
  // An estimate may err.
  assert.equal(foundCount({ ...about, total: 10_500 }), '约10500件');
  assert.equal(foundCount({ ...about, total: 13_000 }), '超过10000件');
});

test('of a phrase that few have, although many have its parts, it is said that there are at most so many', async () => {
  const search = asked({ text: '“工作、通知”', sort: 'relevance' });
  const exact = await searchDocuments(plain, search);
  const about = await searchDocuments(tiered, search, limits);
  assert.equal(about.isAtMost, true);
  assert.ok(about.total >= exact.total, `${about.total} ${exact.total}`);
  assert.equal(foundCount(about), `至多约${about.total}件`);
});

test('a phrase in hits that are counted is counted exactly', async () => {
  const counting = createDatabase(site.database.pool);
  // Of more pairs than the index is asked for.
  const { hits } = await searchDocuments(plain, asked({ text: '安全生产' }));
  const piece = hits[0]?.title.slice(-9, -1);
  for (const text of ['“工作”', '“安全生产”', '青枫市 “工作安排”', '“全生产”', `“${piece}”`]) {
    const search = asked({ text, sort: 'relevance', withFacets: true });
    const exact = await searchDocuments(plain, search);
    const counted = await searchDocuments(counting, search, { ...limits, whole: 10_000 });
    assert.ok(exact.total > 0, text);
    assert.equal(counted.total, exact.total, text);
    assert.equal(counted.isExact, true);
  }
});

test('a phrase is read for in some at a time, and every hit is come to', async () => {
  const reading = createDatabase(site.database.pool);
  const few = { ...limits, read: 70 };
  for (const question of [
    { text: '“工作”' },
    { text: '“安全生产”' },
    { text: '青枫市 “工作安排”' },
  ]) {
    const search = asked({ ...question, limit: 30 });
    const all = await ids(plain, { ...question, limit: 5000 });
    const seen: number[] = [];
    let after: SearchPlace | undefined;
    for (let pages = 0; pages < 300; pages += 1) {
      const page = await searchDocuments(reading, { ...search, after }, few);
      assert.ok(
        page.hits.length === 30 ||
          page.readTo !== undefined ||
          page.isExact ||
          all.length - seen.length <= 30,
      );
      seen.push(...page.hits.map(({ id }) => id));
      after = page.readTo ?? (page.hits.length === 30 ? page.last : undefined);
      if (after === undefined) break;
    }
    assert.deepEqual(seen, all, question.text);
  }
});

test('what is estimated on a tenth of the sample is found like everything else', async () => {
  const sparing = createDatabase(site.database.pool);
  const tenth = { ...limits, tenth: 0, telling: 1 };
  for (const question of questions) {
    const found = await searchDocuments(sparing, asked(question), tenth);
    assert.deepEqual(
      found.hits.map(({ id }) => id),
      await ids(plain, question),
    );
  }
  const about = await searchDocuments(sparing, asked({ text: '通知', withFacets: true }), tenth);
  assert.equal(about.isExact, false);
  assert.equal(about.total % 500, 0);
  assert.equal(sum(about.facets?.kind), about.total);
});

test('a title with a slip of the pen is found among many as among few', async () => {
  const { title } = await site.context.db
    .selectFrom('documents')
    .select('title')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const slipped = `${title.slice(0, 5)}璋${title.slice(6)}`;
  for (const [db, given] of [
    [plain, undefined],
    [tiered, limits],
  ] as const) {
    const found = await searchDocuments(db, asked({ text: slipped, sort: 'relevance' }), given);
    assert.ok(
      [...found.hits, ...found.alike].some((hit) => hit.title === title),
      slipped,
    );
  }
});

test('a title stands first among many, however old', async () => {
  const { title } = await site.context.db
    .selectFrom('documents')
    .select('title')
    .orderBy('published_at')
    .limit(1)
    .executeTakeFirstOrThrow();
  const search = asked({ text: title, sort: 'relevance' });
  assert.equal((await searchDocuments(tiered, search, limits)).hits[0]?.title, title);
});

test('a title with all the words stands before texts that have them, among many too', async () => {
  const search = asked({ text: '工作安全青枫', sort: 'relevance', limit: 10 });
  const { hits } = await searchDocuments(plain, { ...search, sort: 'time', limit: 5000 });
  assert.ok(hits.length > 100);
  // The oldest.
  const { id = 0 } = hits.at(-1) ?? {};
  const { rows } = await sql<{ title: string }>`
    select title from document_search where document_id = ${id}`.execute(plain);
  const entitle = async (title: string): Promise<void> => {
    for (const table of ['document_search', 'document_search_sample'] as const) {
      await plain.updateTable(table).set({ title }).where('document_id', '=', id).execute();
    }
  };
  const counting = createDatabase(site.database.pool);
  for (const [db, given] of [
    [plain, undefined],
    [tiered, limits],
    [counting, { ...limits, whole: 10_000 }],
  ] as const) {
    const first = async () => await searchDocuments(db, search, given);
    assert.ok(!(await first()).hits.some((hit) => hit.id === id));
    await entitle('青枫关于安全的若干工作');
    const found = await first();
    await entitle(rows[0]?.title ?? '');
    assert.ok(found.hits.some((hit) => hit.id === id));
  }
});

function sum(counts: readonly { readonly count: number }[] = []): number {
  return counts.reduce((all, { count }) => all + count, 0);
}
