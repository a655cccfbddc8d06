// An import that is killed in the middle and run again gives what it would have given at once.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createTestSite, type TestSite } from '../web/site.ts';

const count = 6000;
const organ = '青枫经济技术开发区管理委员会';
const root = join(import.meta.dirname, '..', '..');

let folder: string;
const sites: TestSite[] = [];
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-killed-'));
  await writeFile(join(folder, 'a.jsonl'), lines().join('\n'));
  await writeFile(join(folder, 'a.txt'), '责任表。'.repeat(50));
});
after(async () => {
  for (const site of sites) await site.close();
  await rm(folder, { recursive: true, force: true });
});

function lines(): readonly string[] {
  return Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      key: `k${n}`,
      title: `第${n}号通知`,
      kind: n % 7 === 3 ? 'interpretation' : 'notice',
      // Some before what they explain, so that they wait for the end.
      ...(n % 7 === 3
        ? { interprets: n % 14 === 3 ? `k${n - 1}` : `k${count - 1 - (n % 2)}` }
        : {}),
      issuers: [organ],
      publisher: organ,
      madeOn: n % 11 === 0 ? '2025-02-30' : `202${n % 6}-03-02`,
      publishedAt: '2026-03-03T09:30',
      columns: ['qtfd'],
      openness: 'proactive',
      oldAddresses: [`/old/${n}.html`],
      ...(n % 50 === 0 ? { attachments: [{ file: 'a.txt', name: '责任表.txt' }] } : {}),
      body: `<p>正文${n}。</p>`,
    }),
  );
}

function start(site: TestSite) {
  return spawn(process.execPath, ['src/main.ts', 'import', join(folder, 'a.jsonl')], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      // The socket stands in the query and goes before the host.
      DATABASE_URL: site.database.connectionString.replace('@/', '@localhost/'),
      GONGKAI_DATA: join(folder, `data-${sites.indexOf(site)}`),
    },
  });
}

async function ended(child: ReturnType<typeof start>): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('exit', resolve);
  return await promise;
}

async function documentCount(site: TestSite): Promise<number> {
  const { n } = await site.context.db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Everything but the numbers of rows, which a transaction that was rolled back uses up. */
async function outcome(site: TestSite): Promise<unknown> {
  const { db } = site.context;
  const documents = await db
    .selectFrom('documents as d')
    .leftJoin('documents as i', 'i.id', 'd.interprets_id')
    .select(['d.import_key', 'd.title', 'd.index_number', 'd.body', 'd.imported_from', 'd.state'])
    .select('i.import_key as interprets')
    .orderBy('d.import_key')
    .execute();
  const addresses = await db
    .selectFrom('old_addresses as o')
    .innerJoin('documents as d', 'd.id', 'o.document_id')
    .select(['o.key', 'd.import_key'])
    .orderBy('o.key')
    .execute();
  const files = await db
    .selectFrom('attachments as a')
    .innerJoin('documents as d', 'd.id', 'a.document_id')
    .select(['a.sha256', 'a.name', 'd.import_key'])
    .orderBy('d.import_key')
    .execute();
  const placements = await db
    .selectFrom('document_columns')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .execute();
  const words = await db
    .selectFrom('document_search')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .execute();
  const counters = await db.selectFrom('counters').selectAll().orderBy('year').execute();
  return { documents, addresses, files, placements, words, counters };
}

async function newSite(): Promise<TestSite> {
  const site = await createTestSite('2026-03-30', []);
  sites.push(site);
  return site;
}

test(`${count} documents: killed twice and run again, nothing is missing and nothing is there twice`, async () => {
  const whole = await newSite();
  assert.equal(await ended(start(whole)), 1);
  const site = await newSite();
  for (const least of [500, 2000]) {
    const child = start(site);
    const exit = ended(child);
    while (child.exitCode === null && (await documentCount(site)) < least) {
      await setTimeout(10);
    }
    child.kill('SIGKILL');
    await exit;
    const there = await documentCount(site);
    assert.ok(there >= least && there < count * 0.85, `${there}`);
  }
  assert.equal(await ended(start(site)), 1);
  assert.deepEqual(await outcome(site), await outcome(whole));
});
