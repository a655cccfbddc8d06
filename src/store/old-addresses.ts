// Addresses of old sites and what they lead to.

import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface NewOldAddress {
  readonly key: string;
  readonly address: string;
  readonly document_id: number;
  readonly sha256: string | null;
}

export async function knownOldAddresses(
  db: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('old_addresses')
    .select(['key', 'document_id'])
    .where(sql<boolean>`key = any(${keys})`)
    .execute();
  return new Map(rows.map((row) => [row.key, row.document_id]));
}

/** Only a file that two documents share may have its address twice: the first keeps it. */
export async function writeOldAddresses(
  db: Database,
  organId: number,
  addresses: readonly NewOldAddress[],
): Promise<void> {
  // No statement takes more parameters than 65,535.
  for (let i = 0; i < addresses.length; i += 5000) {
    await db
      .insertInto('old_addresses')
      .values(addresses.slice(i, i + 5000).map((one) => ({ ...one, organ_id: organId })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
}

export interface OldAddressTarget {
  readonly document_id: number;
  readonly published_at: Temporal.Instant;
  readonly home_path: string;
  readonly file: { readonly sha256: string; readonly name: string } | undefined;
}

/** What that key leads to on the site of the organ, as long as it is published. */
export async function oldAddressTarget(
  db: Database,
  organId: number,
  key: string,
): Promise<OldAddressTarget | undefined> {
  const row = await db
    .selectFrom('old_addresses as o')
    .innerJoin('documents as d', 'd.id', 'o.document_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .leftJoin('attachments as a', (join) =>
      join.onRef('a.document_id', '=', 'd.id').onRef('a.sha256', '=', 'o.sha256'),
    )
    .select(['d.id', 'd.state', 'd.published_at', 'home.path', 'o.sha256', 'a.name'])
    .where('o.key', '=', key)
    .where('o.organ_id', '=', organId)
    .executeTakeFirst();
  if (row === undefined || row.published_at === null || row.state === 'draft') return undefined;
  // A withdrawn document answers with its own 410; a file that was taken off leads to its document.
  const hasFile = row.state === 'published' && row.sha256 !== null && row.name !== null;
  return {
    document_id: row.id,
    published_at: row.published_at,
    home_path: row.path,
    file: hasFile ? { sha256: row.sha256 ?? '', name: row.name ?? '' } : undefined,
  };
}

export interface OldAddressLine {
  readonly key: string;
  readonly address: string;
  readonly document_id: number;
  readonly published_at: Temporal.Instant;
  readonly home_path: string;
  readonly sha256: string | null;
  readonly name: string | null;
}

/** Whether any address of an old site leads to one of these documents. */
export async function haveOldAddresses(db: Database, ids: readonly number[]): Promise<boolean> {
  const row = await db
    .selectFrom('old_addresses')
    .select('key')
    .where(sql<boolean>`document_id = any(${ids}::bigint[])`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * All of an organ in the order of their keys, some thousand at a time. A file leads somewhere as long as its document
 * is published.
 */
export async function* oldAddressesOf(
  db: Database,
  organId: number,
  states: readonly ('published' | 'withdrawn')[],
): AsyncGenerator<OldAddressLine> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('old_addresses as o')
      .innerJoin('documents as d', 'd.id', 'o.document_id')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .select((eb) => [
        'o.key',
        'o.address',
        'o.document_id',
        'd.published_at',
        'home.path as home_path',
        'o.sha256',
        eb
          .selectFrom('attachments as a')
          .select('a.name')
          .whereRef('a.document_id', '=', 'o.document_id')
          .whereRef('a.sha256', '=', 'o.sha256')
          .whereRef('d.state', '=', sql.lit('published'))
          .limit(1)
          .as('name'),
      ])
      .where('o.organ_id', '=', organId)
      .where('o.key', '>', after)
      .where('d.state', 'in', states)
      .orderBy('o.key')
      .limit(2000)
      .execute();
    for (const row of rows) {
      if (row.published_at !== null) yield { ...row, published_at: row.published_at };
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}
