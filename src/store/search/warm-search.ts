// The first search on a connection costs several times the next ones: its process of the database has not yet mapped
// the rows into its own memory. So a few connections are kept, and each reads all rows once after the start.

import { sql } from 'kysely';
import { type Database, keptConnections } from '../database.ts';

/** So many documents in a statement: none holds up the end of the server. */
const stretch = 20_000;

/** @param goOn whether to go on; asked before each stretch */
export async function warmSearch(db: Database, goOn: () => boolean): Promise<void> {
  if (await fitsInMemory(db)) await onSome(db, keptConnections, async (one) => readRows(one, goOn));
}

/** Each is held until the last is done: none comes twice. */
async function onSome(
  db: Database,
  count: number,
  work: (db: Database) => Promise<void>,
): Promise<void> {
  if (count === 0) return;
  await db.connection().execute(async (one) => {
    await work(one);
    await onSome(db, count - 1, work);
  });
}

/**
 * Rows that do not would drive out what does. What lies outside of its row is not asked for: of a search it is read for
 * the few hits that are looked at closely.
 */
async function fitsInMemory(db: Database): Promise<boolean> {
  const { rows } = await sql<{ fits: boolean }>`
    select pg_relation_size('document_search') + pg_indexes_size('document_search')
      <= pg_size_bytes(current_setting('shared_buffers')) as fits`.execute(db);
  return rows[0]?.fits ?? false;
}

async function readRows(db: Database, goOn: () => boolean): Promise<void> {
  let after: number | null = 0;
  while (after !== null && goOn()) after = await readStretch(db, after);
}

/** By the key, row by row: read straight through, a large table would not stay in memory. */
async function readStretch(db: Database, after: number): Promise<number | null> {
  return await db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    await sql`set local enable_bitmapscan = off`.execute(tx);
    const { rows } = await sql<{ last: number | null }>`
      select max(document_id) as last, sum(octet_length(text)) from (
        select document_id, text from document_search
        where document_id > ${after} order by document_id limit ${stretch}) rows`.execute(tx);
    return rows[0]?.last ?? null;
  });
}
