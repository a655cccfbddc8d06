// Addresses of old sites and what they lead to.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface NewOldAddress {
  readonly key: string;
  readonly address: string;
  readonly document_id: number;
  readonly sha256: string | null;
}

export interface NewColumnAddress {
  readonly key: string;
  readonly address: string;
  readonly column_id: number;
}

/** One of the two: what the address leads to. */
export interface LedTo {
  readonly document_id: number | null;
  readonly column_id: number | null;
}

export async function knownOldAddresses(
  db: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, LedTo>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('old_addresses')
    .select(['key', 'document_id', 'column_id'])
    .where(sql<boolean>`key = any(${keys})`)
    .execute();
  return new Map(rows.map(({ key, ...to }) => [key, to]));
}

/** Only a file that two documents share may have its address twice: the first keeps it. */
export async function writeOldAddresses(
  db: Database,
  organId: number,
  addresses: readonly (NewOldAddress | NewColumnAddress)[],
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

/** What the first of these keys leads to on the site of the organ, as long as it is published. */
export async function oldAddressTarget(
  db: Database,
  organId: number,
  keys: readonly string[],
): Promise<OldAddressTarget | undefined> {
  const row = await db
    .selectFrom('old_addresses as o')
    .innerJoin('documents as d', 'd.id', 'o.document_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .leftJoin('attachments as a', (join) =>
      join.onRef('a.document_id', '=', 'd.id').onRef('a.sha256', '=', 'o.sha256'),
    )
    .select(['d.id', 'd.state', 'd.published_at', 'home.path', 'o.sha256', 'a.name'])
    .where(sql<boolean>`o.key = any(${keys})`)
    .where('o.organ_id', '=', organId)
    .orderBy(sql`array_position(${keys}::text[], o.key)`)
    .limit(1)
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

/** The path of the column that the first of these keys leads to. */
export async function oldAddressColumn(
  db: Database,
  organId: number,
  keys: readonly string[],
): Promise<string | undefined> {
  const rows = await db
    .selectFrom('old_addresses as o')
    .innerJoin('columns as c', 'c.id', 'o.column_id')
    .select(['o.key', 'c.path'])
    .where('o.organ_id', '=', organId)
    .where(sql<boolean>`o.key = any(${keys})`)
    .execute();
  const paths = new Map(rows.map(({ key, path }) => [key, path]));
  const first = keys.find((key) => paths.has(key));
  return first === undefined ? undefined : paths.get(first);
}

export interface OldAddressLine {
  readonly key: string;
  readonly address: string;
  readonly to: OldAddressTarget | { readonly column_path: string };
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
      .leftJoin('documents as d', 'd.id', 'o.document_id')
      .leftJoin('columns as home', 'home.id', 'd.home_column_id')
      .leftJoin('columns as c', 'c.id', 'o.column_id')
      .select((eb) => [
        'o.key',
        'o.address',
        'o.document_id',
        'd.published_at',
        'home.path as home_path',
        'c.path as column_path',
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
      .where((eb) => eb.or([eb('d.state', 'in', states), eb('o.column_id', 'is not', null)]))
      .orderBy('o.key')
      .limit(2000)
      .execute();
    for (const {
      key,
      address,
      column_path,
      document_id,
      published_at,
      home_path,
      ...file
    } of rows) {
      if (column_path !== null) yield { key, address, to: { column_path } };
      if (document_id === null || published_at === null || home_path === null) continue;
      const { sha256, name } = file;
      const at = sha256 === null || name === null ? undefined : { sha256, name };
      yield { key, address, to: { document_id, published_at, home_path, file: at } };
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}
