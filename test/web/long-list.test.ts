// A list of more than a thousand documents: pages far behind the first are found by where they begin, not by counting off
// what is newer.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importDocuments } from '../../src/commands/imports/import-documents.ts';
import { columnsOf } from '../../src/store/documents/columns.ts';
import { listDocuments, listStarts } from '../../src/store/documents/documents.ts';
import { createTestSite, type TestSite } from './site.ts';

const organ = '青枫经济技术开发区管理委员会';
const count = 1070;

let site: TestSite;
before(async () => {
  site = await createTestSite('2026-03-30', []);
  const lines = Array.from({ length: count }, (_, n) => {
    // Several on a day, some at the same minute.
    const on = `20${String(10 + (n % 12)).padStart(2, '0')}-05-${String(1 + (n % 28)).padStart(2, '0')}`;
    return JSON.stringify({
      key: `n${n}`,
      title: `关于第${n}件事的通知`,
      kind: 'notice',
      issuers: [organ],
      publisher: organ,
      madeOn: on,
      publishedAt: `${on}T09:30`,
      columns: n % 7 === 0 ? ['zwdt', 'lzyj'] : ['zwdt'],
      openness: 'proactive',
      body: '<p>正文。</p>',
    });
  });
  const done = await importDocuments(site.command, lines);
  assert.ok(done.ok && done.value.imported === count, JSON.stringify(done));
});
after(async () => {
  await site.close();
});

test('a stretch of a list read from its beginning is what counting off would show', async () => {
  const { db } = site.context;
  const all = await columnsOf(db, site.organId);
  const columnIds = all.filter(({ slug }) => ['zwdt', 'lzyj'].includes(slug)).map(({ id }) => id);
  const size = 20;
  const starts = await listStarts(db, columnIds, size);
  assert.equal(starts.length, Math.ceil(count / size));
  for (const [n, start] of starts.entries()) {
    const end = (n + 1) * size;
    const counted = {
      limit: Math.min(size, size - (end - count)),
      offset: Math.max(0, count - end),
    };
    const [one, other] = await Promise.all([
      listDocuments(db, { columnIds, limit: size, offset: start }),
      listDocuments(db, { columnIds, ...counted }),
    ]);
    assert.deepEqual(
      one.map(({ id }) => id),
      other.map(({ id }) => id),
      `stretch ${n}`,
    );
  }
});

test('every document stands on one page of the list, newest first', async () => {
  const titles: string[] = [];
  const pages = Math.floor(count / 20);
  for (const page of [1, ...Array.from({ length: pages - 1 }, (_, n) => pages - n)]) {
    const text = await site.text(page === 1 ? '/zwdt/' : `/zwdt/index_${page}.html`);
    titles.push(...(text.match(/关于第\d+件事的通知(?=<\/a>)/g) ?? []));
  }
  const { rows } = await site.database.pool.query<{ title: string }>(
    'select title from documents order by published_at desc, id desc',
  );
  assert.deepEqual(
    titles,
    rows.map(({ title }) => title),
  );
});
