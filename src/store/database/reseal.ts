// Everything sealed, put under the newest key, in batches: what is done carries that key's number, so whoever
// is cut off begins again where he was. A value that somebody changed meanwhile is left to that change,
// which sealed it with the newest key itself or is met by the next round.

import { open } from 'node:fs/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { replaceSealedFile } from './sealed-files.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';
import { headBytes, headOf, keyIdOf, nameless } from './sealing.ts';
import type { Secrets } from './secrets.ts';
import { vaultPath } from './vault.ts';

/** How many values and files each key seals, by its number. */
export type KeyUse = ReadonlyMap<number, { readonly values: number; readonly files: number }>;

export async function keyUse(db: Database, dataFolder: string): Promise<KeyUse> {
  const use = new Map<number, { values: number; files: number }>();
  const add = (id: number, what: 'values' | 'files', count: number): void => {
    const so = use.get(id) ?? { values: 0, files: 0 };
    use.set(id, { ...so, [what]: so[what] + count });
  };
  for (const { table, column } of sealedColumns) {
    const value = sql.ref(column);
    const { rows } = await sql<{ head: Buffer; count: number }>`
      select case get_byte(${value}, 0) when 1 then '\\x01'::bytea else substr(${value}, 1, ${sql.lit(headBytes)}) end as head,
        count(*) as count
      from ${sql.table(table)} where length(${value}) > 0 group by 1`.execute(db);
    for (const { head, count } of rows) add(keyIdOf(head) ?? nameless, 'values', count);
  }
  for (const { sha256 } of await sealedFiles(db, { named: false })) {
    const id = await keyOfFile(dataFolder, sha256);
    if (id !== undefined) add(id, 'files', 1);
  }
  return use;
}

export interface Resealed {
  readonly values: number;
  readonly files: number;
  /** Where values lie that their key does not open: damaged, and left as they are. */
  readonly unopened: readonly string[];
}

/** `newest`: the number of the key that `secrets` seals with. `onProgress` is told after each batch. */
export async function resealAll(
  db: Database,
  { dataFolder, secrets, newest }: ResealKeys,
  onProgress: (place: string, done: number) => void,
  batch = 200,
): Promise<Resealed> {
  const unopened: string[] = [];
  let values = 0;
  for (const one of sealedColumns) {
    let done = 0;
    for (let last: readonly unknown[] | undefined; ;) {
      const old = sql`substr(${sql.ref(one.column)}, 1, ${sql.lit(headBytes)}) <> ${headOf(newest)}`;
      const rows = await batchOf(db, one, old, last, batch);
      if (rows.length === 0) break;
      last = one.key.map((name) => rows.at(-1)?.[name]);
      done += await replaceRows(db, one, rows, (row) => {
        try {
          return secrets.seal(secrets.open(row.sealed, one.about(row)), one.about(row));
        } catch {
          unopened.push([`${one.table}.${one.column}`, ...one.key.map((k) => row[k])].join(' '));
          return undefined;
        }
      });
      onProgress(`${one.table}.${one.column}`, done);
    }
    values += done;
  }
  let files = 0;
  for (const { sha256, mediaType } of await sealedFiles(db, { named: true })) {
    const id = await keyOfFile(dataFolder, sha256);
    if (id === undefined || id === newest) continue;
    try {
      if (await replaceSealedFile(db, dataFolder, secrets, { sha256, mediaType })) files += 1;
    } catch {
      unopened.push(`vault ${sha256}`);
    }
    onProgress('vault', files);
  }
  return { values, files, unopened };
}

/**
 * Seals what an upgrade found in clear and marked with the byte 0 (migration 0016), before anybody is served.
 * Nothing else reads such a value, so nobody can plant one.
 */
export async function sealMarked(db: Database, secrets: Secrets): Promise<number> {
  let sealed = 0;
  for (const one of sealedColumns) {
    const marked = sql`get_byte(${sql.ref(one.column)}, 0) = 0`;
    for (;;) {
      const rows = await batchOf(db, one, marked, undefined, 500);
      if (rows.length === 0) break;
      sealed += await replaceRows(db, one, rows, (row) =>
        secrets.seal(row.sealed.subarray(1), one.about(row)),
      );
    }
  }
  return sealed;
}

interface ResealKeys {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly newest: number;
}

type SealedRow = Readonly<Record<string, unknown>> & { readonly sealed: Buffer };

async function batchOf(
  db: Database,
  { table, column, key, reads = [] }: SealedColumn,
  which: RawBuilder<unknown>,
  last: readonly unknown[] | undefined,
  batch: number,
): Promise<readonly SealedRow[]> {
  const value = sql.ref(column);
  const by = sql.join(key.map((name) => sql.ref(name)));
  const after =
    last === undefined ? sql`true` : sql`(${by}) > (${sql.join(last.map((one) => sql`${one}`))})`;
  const { rows } = await sql<SealedRow>`
    select ${sql.join([...key, ...reads].map((name) => sql.ref(name)))}, ${value} as sealed
    from ${sql.table(table)}
    where length(${value}) > 0 and ${which} and ${after}
    order by ${by} limit ${sql.lit(batch)}`.execute(db);
  return rows;
}

/** How many were written; whoever changed one meanwhile keeps his. */
async function replaceRows(
  db: Database,
  { table, column, key }: SealedColumn,
  rows: readonly SealedRow[],
  sealedAnew: (row: SealedRow) => Buffer | undefined,
): Promise<number> {
  const fresh = rows.flatMap((row) => {
    const sealed = sealedAnew(row);
    if (sealed === undefined) return [];
    const ids = key.map((name) => sql`${row[name]}::bigint`);
    return [sql`(${sql.join([...ids, sql`${row.sealed}::bytea`, sql`${sealed}::bytea`])})`];
  });
  if (fresh.length === 0) return 0;
  const names = [...key, 'was', 'fresh'].map((name) => sql.ref(name));
  const same = key.map((name) => sql`t.${sql.ref(name)} = v.${sql.ref(name)}`);
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} as t set ${sql.ref(column)} = v.fresh
    from (values ${sql.join(fresh)}) as v (${sql.join(names)})
    where ${sql.join([...same, sql`t.${sql.ref(column)} = v.was`], sql` and `)}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Sealed files: those of requests and reports and, unless `named`, those that none of them names yet. */
async function sealedFiles(
  db: Database,
  { named }: { readonly named: boolean },
): Promise<readonly { readonly sha256: string; readonly mediaType: string }[]> {
  const ofRequest = db
    .selectFrom('attachments')
    .select('sha256')
    .where('document_id', named ? 'is' : 'is not', null);
  return await db
    .selectFrom('files')
    .select(['sha256', 'media_type as mediaType'])
    .where('sha256', named ? 'in' : 'not in', ofRequest)
    .orderBy('sha256')
    .execute();
}

/** Undefined for a file that is gone. */
async function keyOfFile(dataFolder: string, sha256: string): Promise<number | undefined> {
  const file = await open(vaultPath(dataFolder, sha256)).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return keyIdOf(buffer);
  } finally {
    await file.close();
  }
}
