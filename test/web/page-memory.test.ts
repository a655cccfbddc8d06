// Rendered pages in memory: answered from there, thrown away when something changes, never shared between
// people.

import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { importDocuments } from '../../src/commands/imports/import-documents.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { announcePageChange, sweepPageChanges } from '../../src/store/database/page-notice.ts';
import type { PageTopic } from '../../src/store/database/page-topics.ts';
import { pageKey } from '../../src/web/page-memory.ts';
import { housingRules } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let origin: string;
before(async () => {
  site = await createTestSite();
  origin = await site.listen();
});
after(async () => await site.close());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Without fetch, which would decompress and hide what was sent. */
async function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answered = Promise.withResolvers<Answer>();
  const sent = httpRequest(`${origin}${path}`, { headers, agent: false }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () =>
      answered.resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: Buffer.concat(chunks),
      }),
    );
  });
  sent.on('error', answered.reject);
  sent.end();
  return await answered.promise;
}

/** Requests that reached the framework. */
function rendered(path: string): number {
  return site.lines.filter((line) => line.path === path).length;
}

test('a second reader is answered from memory, compressed, with the same strict headers', async () => {
  const first = await ask('/zwdt/');
  const second = await ask('/zwdt/', { 'accept-encoding': 'gzip, br' });
  assert.equal(rendered('/zwdt/'), 1);
  assert.equal(second.headers['content-encoding'], 'br');
  assert.deepEqual(brotliDecompressSync(second.body), first.body);
  for (const name of [
    'content-security-policy',
    'x-content-type-options',
    'content-type',
    'vary',
  ]) {
    assert.equal(
      String(second.headers[name]).toLowerCase(),
      String(first.headers[name]).toLowerCase(),
      name,
    );
  }
});

test('who has the page already is told that it has not changed', async () => {
  const { headers } = await ask('/zwdt/');
  const again = await ask('/zwdt/', { 'if-none-match': String(headers['etag']) });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
});

test('each way of display has a page of its own', async () => {
  const elder = await ask('/zwdt/', { cookie: 'other=1; xianshi=z' });
  assert.match(elder.body.toString(), /class="elder"/);
  assert.doesNotMatch((await ask('/zwdt/')).body.toString(), /class="elder"/);
});

test('questions, forms and errors are drawn anew each time', async () => {
  for (const path of ['/sousuo/?q=x', '/zfxxgk/ysqgk/shenqing/', '/nothing/', '/zwdt/?a=1']) {
    const before = site.lines.length;
    await ask(path);
    await ask(path);
    assert.equal(site.lines.length - before, 2, path);
  }
});

test('a publication by another process is seen at once, a withdrawal too', async () => {
  const list = '/zfxxgk/fdzdgknr/yjgl/';
  assert.doesNotMatch((await ask(list)).body.toString(), /新的预案/);
  const document = { ...housingRules, key: 'new', title: '新的预案', columns: ['yjgl'] };
  const { documentNumber: _, ...plain } = document;
  // Without the test's context: nothing but the database's notice can tell the site.
  const result = await importDocuments(site.command, [JSON.stringify(plain)]);
  assert.ok(result.ok && result.value.imported === 1);
  await until(async () => (await ask(list)).body.toString().includes('新的预案'));

  const row = await site.context.db
    .selectFrom('documents')
    .select(['id', 'version'])
    .where('import_key', '=', 'new')
    .executeTakeFirstOrThrow();
  const address = `${list}202205/t20220525_${row.id}.html`;
  assert.equal((await ask(address)).status, 200);
  await withdrawDocument(site.command, { ...row, reason: '测试' });
  await until(async () => (await ask(address)).status === 410);
  assert.doesNotMatch((await ask(list)).body.toString(), /新的预案/);
});

const page = (topics: readonly PageTopic[] | undefined) => ({
  contentType: 'text/html',
  body: '旧',
  topics,
});

test('what was begun before a change of its topics and is finished after it is not kept', async () => {
  const { pages, db } = site.context;
  const begun = pages.begin();
  await announcePageChange(db, ['column:7', 'document:8']);
  await until(async () => await Promise.resolve(pages.begin().changes > begun.changes));
  await pages.keep(pageKey('/touched/', undefined), begun, page(['column:1', 'document:8']));
  await pages.keep(pageKey('/says-nothing/', undefined), begun, page(undefined));
  await pages.keep(pageKey('/untouched/', undefined), begun, page(['column:8']));
  assert.equal((await ask('/touched/')).status, 404);
  assert.equal((await ask('/says-nothing/')).status, 404);
  assert.equal((await ask('/untouched/')).body.toString(), '旧');
  // What is kept goes with its topic, with the whole site, and stays with everything else.
  await pages.keep(pageKey('/touched/', undefined), pages.begin(), page(['document:8']));
  pages.invalidate(['document:9']);
  assert.equal((await ask('/touched/')).body.toString(), '旧');
  pages.invalidate(['document:8']);
  assert.equal((await ask('/touched/')).status, 404);
  assert.equal((await ask('/untouched/')).body.toString(), '旧');
  pages.invalidate(['site']);
  assert.equal((await ask('/untouched/')).status, 404);
});

test('a publication leaves the pages that have nothing to do with it in memory', async () => {
  const elsewhere = ['/wza/', '/zfxxgk/fdzdgknr/lzyj/'];
  for (const path of elsewhere) await ask(path);
  const { db } = site.context;
  const column = await db
    .selectFrom('columns')
    .select('id')
    .where('slug', '=', 'zwdt')
    .executeTakeFirstOrThrow();
  await ask('/zwdt/');
  const lines = rendered('/zwdt/');
  await announcePageChange(db, [`column:${column.id}`]);
  await until(async () => (await ask('/zwdt/')).status === 200 && rendered('/zwdt/') > lines);
  const before = site.lines.length;
  for (const path of elsewhere) await ask(path);
  assert.equal(site.lines.length, before);
});

test('changes are written down by topic in the order in which they became visible', async () => {
  const { db } = site.context;
  const last = async () =>
    await db.selectFrom('page_changes').selectAll().orderBy('id', 'desc').limit(2).execute();
  const held = Promise.withResolvers<void>();
  const announced = Promise.withResolvers<void>();
  const slow = db.transaction().execute(async (at) => {
    await announcePageChange(at, ['document:1']);
    announced.resolve();
    await held.promise;
  });
  await announced.promise;
  const quick = announcePageChange(db, ['document:2']);
  held.resolve();
  await Promise.all([slow, quick]);
  assert.deepEqual(
    (await last()).map(({ topic }) => topic),
    ['document:2', 'document:1'],
  );
  await db
    .updateTable('page_changes')
    .set({ at: Temporal.Now.instant().subtract({ hours: 24 * 31 }) })
    .where('topic', '=', 'document:1')
    .execute();
  await sweepPageChanges(db);
  assert.deepEqual(
    (await last()).map(({ topic }) => topic).filter((topic) => topic === 'document:1'),
    [],
  );
});

test('when nobody hears of changes, nothing is kept', async () => {
  site.context.pages.setListening(false);
  const before = rendered('/wzdt/');
  await ask('/wzdt/');
  await ask('/wzdt/');
  assert.equal(rendered('/wzdt/') - before, 2);
  site.context.pages.setListening(true);
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await isSo())) {
    assert.ok(performance.now() < end, 'within a minute');
    await pause(10);
  }
}
