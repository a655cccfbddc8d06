// Columns (栏目): a small tree for each organ, read whole.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { organBelow, siteOrgan } from '../people/organs.ts';
import type { ColumnRow } from '../tables.ts';

/** Every column of the organ, siblings in their order. */
export async function columnsOf(db: Database, organId: number): Promise<readonly ColumnRow[]> {
  return await db
    .selectFrom('columns')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Of all these organs at once, by organ, siblings in their order. */
export async function columnsByOrgan(
  db: Database,
  organIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ColumnRow[]>> {
  const rows = await db
    .selectFrom('columns')
    .selectAll()
    .where('organ_id', 'in', [-1, ...organIds])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, ({ organ_id }) => organ_id);
}

/** Columns of whatever organ at these paths. */
export async function columnsAt(
  db: Database,
  paths: readonly string[],
): Promise<readonly ColumnRow[]> {
  return await db
    .selectFrom('columns')
    .selectAll()
    .where('path', 'in', ['', ...paths])
    .execute();
}

/** 依申请公开 of the organ whose site this is; an organ without a site of its own has none. */
export async function applyColumnOfSite(
  db: Database,
  organId: number,
): Promise<ColumnRow | undefined> {
  const site = await siteOrgan(db);
  if (site === undefined || (await organBelow(db, site.id, organId)) === undefined)
    return undefined;
  return (await columnsOf(db, site.id)).find(({ kind, link }) => kind === 'apply' && link === null);
}

/** Published documents in each column, by its id; a column without any is absent. */
export async function publishedCounts(
  db: Database,
  organId: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('document_columns as p')
    .innerJoin('columns as c', 'c.id', 'p.column_id')
    .where('c.organ_id', '=', organId)
    .where('p.published_at', 'is not', null)
    .groupBy('p.column_id')
    .select((eb) => ['p.column_id', eb.fn.countAll<number>().as('count')])
    .execute();
  return new Map(rows.map((row) => [row.column_id, row.count]));
}

/** When something was last published in each column. */
export async function lastPublished(
  db: Database,
  organId: number,
): Promise<ReadonlyMap<number, Temporal.Instant>> {
  // A step along the index for each column, however much stands in it.
  const rows = await db
    .selectFrom('columns as c')
    .where('c.organ_id', '=', organId)
    .select('c.id')
    .select((eb) =>
      eb
        .selectFrom('document_columns as p')
        .whereRef('p.column_id', '=', 'c.id')
        .where('p.published_at', 'is not', null)
        .orderBy('p.published_at', 'desc')
        .limit(1)
        .select('p.published_at')
        .as('last'),
    )
    .execute();
  return new Map(rows.flatMap((row) => (row.last === null ? [] : [[row.id, row.last]])));
}

/** The same over all organs, by the path. */
export async function lastPublishedEverywhere(
  db: Database,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  // One look into the index of each column: most of thousands are empty, some hold ten thousand.
  const { rows } = await sql<{ path: string; last: Temporal.Instant }>`
    select c.path, max(newest.published_at) as last
    from columns c
    cross join lateral (
      select p.published_at from document_columns p
      where p.column_id = c.id and p.published_at is not null
      order by p.published_at desc limit 1) newest
    where c.link is null
    group by c.path order by c.path`.execute(db);
  return new Map(rows.map(({ path, last }) => [path, last]));
}

/** The column and all below it; by the tree, since one that was moved keeps its address. */
export function columnWithDescendants(
  columns: readonly ColumnRow[],
  column: ColumnRow,
): readonly ColumnRow[] {
  const below = columns.filter((other) => other.parent_id === column.id);
  return [column, ...below.flatMap((child) => columnWithDescendants(columns, child))];
}

/** From the top down to the column itself. */
export function columnTrail(columns: readonly ColumnRow[], column: ColumnRow): ColumnRow[] {
  const parent = columns.find((other) => other.id === column.parent_id);
  return parent === undefined ? [column] : [...columnTrail(columns, parent), column];
}
