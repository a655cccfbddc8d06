// The files of the open data: everything once, as the schema says, with their sums; what is taken off leaves them at once.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import {
  type DumpContext,
  type DumpManifest,
  dumpFolder,
  dumpOpenData,
  isDumpDue,
  openDump,
} from '../../src/commands/documents/dump-open-data.ts';
import { lockEarlierText } from '../../src/commands/documents/lock-revision.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { openDocumentSchema, tombstoneSchema } from '../../src/formats/open-data/open-document.ts';
import { startOpenDataJob } from '../../src/jobs/open-data.ts';
import { createTestSite, type TestSite } from '../web/site.ts';

let site: TestSite;
let context: DumpContext;
before(async () => {
  site = await createTestSite();
  const { db, clock, dataFolder, origin } = site.context;
  context = { db, clock, dataFolder, origin };
  const classed = { theme: '综合政务', subtheme: '政务公开', group_class: '财政预决算' };
  await db
    .updateTable('documents')
    .set({ source: '省政府网站', ...classed })
    .where('id', '=', 5)
    .execute();
});
after(async () => await site.close());

async function make(): Promise<DumpManifest> {
  const made = await dumpOpenData(context);
  assert.ok(made);
  return made;
}

async function linesOf(dump: DumpManifest, name: string): Promise<readonly string[]> {
  const file = dump.files.find((one) => one.name === name);
  assert.ok(file);
  const bytes = await readFile(join(dumpFolder(context.dataFolder), file.stored));
  assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha256);
  assert.equal(bytes.length, file.size);
  return gunzipSync(bytes).toString('utf8').trimEnd().split('\n').filter(Boolean);
}

async function publishedIds(): Promise<readonly number[]> {
  const rows = await context.db
    .selectFrom('documents')
    .select('id')
    .where('state', '=', 'published')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function withdraw(id: number, leak: boolean): Promise<void> {
  const { version } = await context.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const gone = await withdrawDocument(site.command, {
    id,
    version,
    reason: '泄露个人信息',
    leak,
    notice: '已撤回',
    undo: false,
  });
  assert.ok(gone.ok, JSON.stringify(gone));
}

const files = '/kaifang/shuju/';

test('before there are any, the files say when to come again', async () => {
  const answer = await site.get(`${files}documents.jsonl.gz`);
  assert.equal(answer.status, 503);
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
});

test('every published document stands in them once, by its schema, in the table too', async () => {
  const dump = await make();
  const documents = (await linesOf(dump, 'documents.jsonl.gz')).map((line) =>
    openDocumentSchema.parse(JSON.parse(line)),
  );
  assert.deepEqual(
    documents.map(({ id }) => id),
    await publishedIds(),
  );
  assert.equal(dump.documents, documents.length);
  assert.ok(documents.some(({ text }) => (text ?? '').length > 100));
  const [heading = '', ...lines] = await linesOf(dump, 'documents.csv.gz');
  const headings = heading.trim().split(',');
  assert.deepEqual(headings.slice(-7), [
    'attachments',
    'organCode',
    'source',
    'themeCode',
    'subthemeCode',
    'groupClassCode',
    'genreCode',
  ]);
  assert.ok(documents.every(({ source, publisher }) => source !== '' && publisher !== ''));
  assert.deepEqual(
    lines.map((line) => line.trim().split(',').slice(-6)),
    documents.map(({ organ, source, ...one }) => [
      organ.code,
      source,
      one.themeCode ?? '',
      one.subthemeCode ?? '',
      one.groupClassCode ?? '',
      one.genreCode ?? '',
    ]),
  );
  assert.equal(documents.find(({ id }) => id === 5)?.source, '省政府网站');
  assert.equal(dump.files[1]?.lines, documents.length + 1);
  assert.equal(await isDumpDue(context), false);
});

test('a class has the code that the table of codes gives its name', async () => {
  const answer = await site.get('/kaifang/fenlei.csv');
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
  const [heading, ...rows] = (await answer.text()).replace('\uFEFF', '').trim().split('\r\n');
  assert.equal(heading, 'field,code,name,above');
  const codes = new Map<string, string>();
  for (const row of rows) {
    const [field = '', code = '', name = '', above = ''] = row.split(',');
    assert.ok(!codes.has(`${field} ${above} ${name}`) && code !== '', row);
    codes.set(`${field} ${above} ${name}`, code);
  }
  const documents = (await linesOf(await make(), 'documents.jsonl.gz')).map((line) =>
    openDocumentSchema.parse(JSON.parse(line)),
  );
  const listed = (field: string, name: string | null, above = ''): string | null =>
    codes.get(`${field} ${above} ${name}`) ?? null;
  for (const one of documents) {
    assert.deepEqual(
      [one.themeCode, one.subthemeCode, one.groupClassCode, one.genreCode],
      [
        listed('theme', one.theme),
        listed('subtheme', one.subtheme, one.themeCode ?? ''),
        listed('groupClass', one.groupClass),
        listed('genre', one.genre),
      ],
    );
  }
  assert.ok(documents.some(({ themeCode, subthemeCode }) => themeCode && subthemeCode));
  // What was handed out once stays what it means.
  assert.equal(listed('theme', '综合政务'), '02');
  assert.equal(listed('subtheme', '政务公开', '02'), '0201');
  assert.equal(listed('genre', '通知'), '08');
  assert.equal(listed('groupClass', '财政预决算'), 'budget');
});

test('they are handed out whole, in parts, and not again to who has them', async () => {
  const dump = await make();
  const [file] = dump.files;
  assert.ok(file);
  const whole = await site.get(`${files}${file.name}`);
  const bytes = Buffer.from(await whole.arrayBuffer());
  assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha256);
  const part = await site.get(`${files}${file.name}`, { Range: 'bytes=10-' });
  assert.equal(part.status, 206);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(10));
  const last = await site.get(`${files}${file.name}`, { Range: 'bytes=-5' });
  assert.deepEqual(Buffer.from(await last.arrayBuffer()), bytes.subarray(-5));
  const beyond = await site.get(`${files}${file.name}`, { Range: `bytes=${file.size}-` });
  assert.equal(beyond.status, 416);
  const other = { Range: 'bytes=10-', 'If-Range': '"of yesterday"' };
  assert.equal((await site.get(`${files}${file.name}`, other)).status, 200);
  const etag = whole.headers.get('etag') ?? '';
  assert.equal((await site.get(`${files}${file.name}`, { 'If-None-Match': etag })).status, 304);
  const manifest = await (await site.get(`${files}manifest.json`)).text();
  assert.equal((JSON.parse(manifest) as { documents: number }).documents, dump.documents);
  assert.doesNotMatch(manifest, /goneBefore|stored/);
});

test('no name leads out of the folder', async () => {
  await make();
  for (const name of ['..%2f..%2fkeys', '..%5ckeys', 'manifest.json.partial', 'documents.jsonl']) {
    assert.equal((await site.get(files + name)).status, 404, name);
  }
});

test('a withdrawal for a leak hides the files at once; made again they hold a tombstone and nothing of it', async () => {
  await make();
  const [id] = await publishedIds();
  assert.ok(id);
  const { title, body } = await context.db
    .selectFrom('documents')
    .select(['title', 'body'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await withdraw(id, true);
  assert.equal((await site.get(`${files}documents.jsonl.gz`)).status, 503);
  assert.equal((await site.get(`${files}manifest.json`)).status, 503);
  assert.equal(await isDumpDue(context), true);
  const dump = await make();
  assert.equal((await site.get(`${files}documents.jsonl.gz`)).status, 200);
  const stones = (await linesOf(dump, 'tombstones.jsonl.gz')).map((line) =>
    tombstoneSchema.parse(JSON.parse(line)),
  );
  assert.deepEqual(
    stones.map((stone) => [stone.id, stone.gone]),
    [[id, 'withdrawn']],
  );
  const all = (
    await Promise.all(dump.files.map(async ({ name }) => await linesOf(dump, name)))
  ).flat();
  const ofIt = all.filter((line) => line.includes(`"id":${id},`)).join('');
  assert.doesNotMatch(ofIt, new RegExp(RegExp.escape(title)));
  assert.ok(!all.some((line) => line.includes(body.slice(0, 60))));
  assert.doesNotMatch(all.join('\n'), /泄露个人信息/);
  const kept = await readdir(dumpFolder(context.dataFolder));
  assert.equal(kept.length, dump.files.length + 1, 'the files that held it are gone from the disk');
});

test('withdrawn while they are written: they are hidden, though they were made after its moment', async () => {
  let steps = 0;
  const [, id] = await publishedIds();
  assert.ok(id);
  const slow = dumpOpenData(context, () => {
    steps += 1;
    return true;
  });
  await withdraw(id, false);
  assert.ok(await slow);
  assert.ok(steps > 0);
  const dump = await openDump(context);
  const holds =
    dump !== undefined &&
    (await linesOf(dump, 'documents.jsonl.gz')).some((line) => line.startsWith(`{"id":${id},`));
  assert.equal(holds, false);
});

test('an earlier text that is locked may stand in them: they are made again', async () => {
  await make();
  const [, , id] = await publishedIds();
  assert.ok(id);
  await context.db
    .insertInto('document_revisions')
    .values({
      document_id: id,
      revision: 99,
      content: JSON.stringify({}),
      published_at: context.clock.now(),
      until: context.clock.now(),
      reason: '更正',
      locked: false,
    })
    .execute();
  assert.equal(await isDumpDue(context), false);
  const locked = await lockEarlierText(site.command, { id, revision: 99, reason: '含个人信息' });
  assert.ok(locked.ok, JSON.stringify(locked));
  assert.equal(await isDumpDue(context), true);
  await make();
  assert.equal(await isDumpDue(context), false);
});

test('stopped half way, what was there stays, and nothing half written', async () => {
  const whole = await make();
  assert.equal(await dumpOpenData(context, () => false), undefined);
  assert.deepEqual(await openDump(context), whole);
  const names = await readdir(dumpFolder(context.dataFolder));
  assert.ok(!names.some((name) => name.endsWith('.partial')));
});

test('the job makes them by itself, the next day again, and ends when it is told', async () => {
  site.travel('2026-03-31');
  assert.equal(await isDumpDue(context), true);
  const errors: unknown[] = [];
  const job = startOpenDataJob({ ...context, onError: (error) => errors.push(error) }, 20);
  while ((await isDumpDue(context)) && errors.length === 0) await pause(20);
  const [id] = await publishedIds();
  assert.ok(id);
  await withdraw(id, true);
  while ((await isDumpDue(context)) && errors.length === 0) await pause(20);
  await job.stop();
  assert.deepEqual(errors, []);
});
