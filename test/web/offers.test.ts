// One document in columns of two organs: one address, listed with its source, counted by its own organ, out everywhere
// at once.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { CommandContext } from '../../src/commands/context.ts';
import {
  decideOffer,
  endOffer,
  offerDocument,
  setTakesOffers,
} from '../../src/commands/documents/offer-document.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { lockOffer } from '../../src/store/documents/document-offers.ts';
import { lockDocument } from '../../src/store/documents/document-writing.ts';
import { contentOfRow } from '../../src/store/documents/document-revisions.ts';
import { documentById } from '../../src/store/documents/documents.ts';
import { publishedFigures } from '../../src/store/reports/report-documents.ts';
import { publishUnread } from '../publish.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let below: CommandContext;
let target: { id: number; path: string };
let own = 0;
let document: { id: number; version: number };
let content: DocumentContent;
before(async () => {
  site = await createTestSite();
  const { db } = site.context;
  const organ = await db
    .insertInto('organs')
    .values({
      parent_id: site.organId,
      code: 'jyj',
      name: '青枫经济技术开发区教育局',
      short_name: '教育局',
      kind: 'department',
      letter_word: '青教',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  below = { ...site.command, organId: organ.id };
  const column = await db
    .insertInto('columns')
    .values({
      organ_id: organ.id,
      slug: 'jyxx',
      path: 'jg/jyj/jyxx',
      name: '教育信息',
      kind: 'list',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  own = column.id;
  target = await db
    .selectFrom('columns')
    .select(['id', 'path'])
    .where('organ_id', '=', site.organId)
    .where('slug', '=', 'msly')
    .executeTakeFirstOrThrow();
  content = {
    title: '关于做好春季招生工作的通知',
    kind: 'notice',
    issuers: ['青枫经济技术开发区教育局'],
    publisher: '青枫经济技术开发区教育局',
    madeOn: '2026-03-27',
    columns: [own],
    openness: 'proactive',
    body: '<p>各学校要做好招生工作。</p>',
  };
  const saved = await saveDocument(below, content);
  assert.ok(saved.ok, JSON.stringify(saved));
  document = await publishUnread(below, saved.value);
});
after(async () => await site.close());

const address = (): string => `/jg/jyj/jyxx/202603/t20260330_${document.id}.html`;
const offer = () => ({ documentId: document.id, columnId: target.id });
const code = (result: Awaited<ReturnType<typeof offerDocument>>): string | undefined =>
  result.ok ? undefined : result.violations[0]?.code;

test('a column that takes nothing is asked in vain; nor is a place asked for in one of one’s own', async () => {
  assert.equal(code(await offerDocument(below, offer())), 'column-takes-none');
  assert.equal(
    code(await offerDocument(below, { documentId: document.id, columnId: own })),
    'offer-own-column',
  );
  const elsewhere = { columnId: target.id, takes: true };
  assert.equal(code(await setTakesOffers(below, elsewhere)), 'column-unknown');
  assert.ok((await setTakesOffers(site.command, elsewhere)).ok);
});

test('until the other organ agrees the document stands with its own organ alone', async () => {
  assert.ok((await offerDocument(below, offer())).ok);
  assert.equal(code(await offerDocument(below, offer())), 'offered-already');
  assert.doesNotMatch(await site.text(`/${target.path}/`), /春季招生/);
  assert.equal((await site.get(address())).status, 200);
});

test('who asked does not agree to it; a refusal says why', async () => {
  const { db } = site.context;
  const { id } = await db
    .insertInto('staff')
    .values({ organ_id: below.organId, username: 'mou', name: '某', password_hash: '-' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('document_offers').set({ offered_by: id }).execute();
  const staff = { kind: 'staff', id, name: '某' } as const;
  const asSame = { ...site.command, actor: staff };
  assert.equal(code(await decideOffer(asSame, { ...offer(), take: true })), 'offer-same-person');
  assert.equal(
    code(await decideOffer(site.command, { ...offer(), take: false })),
    'offer-reason-missing',
  );
});

test('once taken it is listed with its source under its one address, in feeds, search and site map', async () => {
  assert.ok((await decideOffer(site.command, { ...offer(), take: true })).ok);
  const list = await site.text(`/${target.path}/`);
  assert.match(list, new RegExp(`href="${address()}"`));
  assert.match(list, /来源：青枫经济技术开发区教育局/);
  const page = await site.get(address());
  assert.equal(page.status, 200);
  assert.match(
    await page.text(),
    new RegExp(`<link rel="canonical" href="http://localhost:8080${address()}"`),
  );
  const other = address().replace('/jg/jyj/jyxx/', `/${target.path}/`);
  const moved = await site.get(other);
  assert.deepEqual([moved.status, moved.headers.get('location')], [301, address()]);
  for (const path of [`/feed/${target.path}.xml`, '/sitemap.xml', '/sousuo/?q=春季招生']) {
    assert.match(await site.text(path), new RegExp(address()), path);
  }
});

test('of one who asks and one who decides neither keeps the other waiting for ever', async () => {
  const { db } = site.context;
  await db.transaction().execute(async (tx) => {
    await lockDocument(tx, document.id);
    const ending = endOffer({ ...site.command, organId: -5 }, { ...offer(), reason: '无关' });
    while (!(await someoneWaits())) await pause(10);
    // It waits for the document and holds nothing that whoever has the document needs.
    assert.ok(await lockOffer(tx, document.id, target.id));
    void ending.then((ended) => assert.equal(code(ended), 'offer-unknown'));
  });
  assert.equal(code(await offerDocument(below, offer())), 'offered-already');
});

async function someoneWaits(): Promise<boolean> {
  const { rows } = await sql`select from pg_locks where not granted`.execute(site.context.db);
  return rows.length > 0;
}

test('it counts for its own organ alone, once as document and once as placement', async () => {
  const { db } = site.context;
  const figures = await publishedFigures(db, below.organId, 2026);
  assert.deepEqual([figures.documents, figures.placements, figures.inSeveralColumns], [1, 1, 0]);
  const above = await publishedFigures(db, site.organId, 2026);
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where('organ_id', '=', site.organId)
    .where('published_at', '>=', Temporal.Instant.from('2026-01-01T00:00:00+08:00'))
    .execute();
  assert.equal(above.documents, rows.length);
});

test('a correction keeps the place; the other organ’s column is no part of what is written', async () => {
  const row = await documentById(site.context.db, document.id);
  assert.ok(row);
  assert.deepEqual((await contentOfRow(site.context.db, row)).columns, [own]);
  const saved = await saveDocument(
    below,
    { ...content, title: '关于做好春季招生工作的通知（更正）' },
    document,
  );
  assert.ok(saved.ok, JSON.stringify(saved));
  document = await publishUnread(below, saved.value);
  assert.match(await site.text(`/${target.path}/`), /春季招生工作的通知（更正）/);
});

test('withdrawn by its own organ it is out of the other’s list, feed and search at once', async () => {
  const gone = await withdrawDocument(below, { ...document, reason: '测试' });
  assert.ok(gone.ok, JSON.stringify(gone));
  for (const path of [
    `/${target.path}/`,
    `/feed/${target.path}.json`,
    '/sitemap.xml',
    '/sousuo/?q=春季招生',
  ]) {
    assert.doesNotMatch(await site.text(path), new RegExp(address()), path);
  }
  assert.equal((await site.get(address())).status, 410);
});

test('the other organ moves it out for a reason', async () => {
  assert.equal(
    code(await endOffer(site.command, { ...offer(), reason: ' ' })),
    'offer-reason-missing',
  );
  const stranger = { ...site.command, organId: -5 };
  assert.equal(code(await endOffer(stranger, { ...offer(), reason: '无关' })), 'offer-unknown');
  assert.ok((await endOffer(site.command, { ...offer(), reason: '栏目调整' })).ok);
});
