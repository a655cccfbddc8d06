// After the start each of the connections that are kept has read every row of the search.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createDatabase, createPool, keptConnections } from '../../src/store/database.ts';
import { warmSearch } from '../../src/store/search/warm-search.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

test('each connection that is kept reads every row', async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from document_search`.execute(site.context.db);
  const documents = rows[0]?.n ?? 0;
  assert.ok(documents > 0);
  const fetchedBefore = await fetched();

  const pool = createPool(site.database.address);
  const db = createDatabase(pool);
  await warmSearch(db, () => true);
  assert.equal(pool.totalCount, keptConnections, 'all at once, none twice');
  // A process of the database tells at its end what it read.
  await db.destroy();

  const wanted = fetchedBefore + keptConnections * documents;
  for (let tries = 0; tries < 100 && (await fetched()) < wanted; tries += 1) await sleep(100);
  assert.ok((await fetched()) >= wanted);
});

test('once the server stops no more is read', async () => {
  let asked = 0;
  await warmSearch(site.context.db, () => {
    asked += 1;
    return false;
  });
  assert.equal(asked, keptConnections);
});

/** Rows of the search that were come to by an index. */
async function fetched(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select idx_tup_fetch::integer as n from pg_stat_user_tables
    where relname = 'document_search'`.execute(site.context.db);
  return rows[0]?.n ?? 0;
}
