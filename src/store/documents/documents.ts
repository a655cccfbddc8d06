// Documents as the site reads them. What is not published is seen only by id or in the editors' list.

import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { spanOfYear } from '../../rules/beijing-time.ts';
import type { DocumentKind, InterpretationForm } from '../../rules/document-classes.ts';
import { askedTogether, byId } from '../database/asked-together.ts';
import type { Database } from '../database.ts';
import type { DocumentRow } from '../tables.ts';

/** What a list row prints. `home_path` and the publication day make the address. */
export const listed = [
  'd.id',
  'd.organ_id',
  'd.title',
  'd.kind',
  'd.document_number',
  'd.issuers',
  'd.publisher',
  'd.made_on',
  'd.published_at',
  'd.effective_from',
  'd.effective_to',
  'd.repealed_on',
  'd.amended_on',
  'd.summary',
  'home.path as home_path',
  'home.name as home_name',
] as const;

export type ListedDocument = Pick<
  DocumentRow,
  | 'id'
  | 'organ_id'
  | 'title'
  | 'kind'
  | 'document_number'
  | 'issuers'
  | 'publisher'
  | 'made_on'
  | 'effective_from'
  | 'effective_to'
  | 'repealed_on'
  | 'amended_on'
  | 'summary'
> & {
  readonly published_at: Temporal.Instant;
  readonly home_path: string;
  readonly home_name: string;
};

interface DocumentHome {
  readonly home_path: string;
  /** Null: it came from an old site. */
  readonly editor_name: string | null;
}

/** A document with the path of its home column and the name of who wrote it, whatever its state. */
export const documentById: (
  db: Database,
  id: number,
) => Promise<(DocumentRow & DocumentHome) | undefined> = askedTogether(
  async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .leftJoin('staff as editor', 'editor.id', 'd.editor_id')
      .selectAll('d')
      .select(['home.path as home_path', 'editor.name as editor_name'])
      .where(sql<SqlBool>`d.id = any(${ids}::bigint[])`)
      .execute();
    return byId(ids, rows, ({ id }) => id).map(([row]) => row);
  },
);

export interface ListFilter {
  readonly columnIds: readonly number[];
  readonly year?: number | undefined;
  /** Of replies to proposals: what was answered. */
  readonly replyType?: string | undefined;
  /** Interpretations only, of one form or whichever. */
  readonly interpretation?: { readonly form: InterpretationForm | undefined } | undefined;
  readonly limit: number;
  /** So many newer ones come before; or the oldest of the page, far behind the first. */
  readonly offset: number | ListStart;
}

/** A place in a list. */
export interface ListStart {
  readonly published_at: Temporal.Instant;
  readonly document_id: number;
}

/** Published documents of the columns, newest first; one that stands in two of them comes once. */
export async function listDocuments(
  db: Database,
  filter: ListFilter,
): Promise<readonly ListedDocument[]> {
  // Cut before the documents are fetched: page 2000 reads an index and twenty rows.
  const rows = db
    .selectFrom(newestPlacements(filter).as('p'))
    .innerJoin('documents as d', 'd.id', 'p.document_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(listed)
    .orderBy('p.published_at', 'desc')
    .orderBy('p.document_id', 'desc');
  return asListed(await rows.execute());
}

/**
 * Number and publication of what a page lists: what a list can hold in its first pages stands in the first pages of one
 * of its columns.
 */
export function newestPlacements(filter: ListFilter): RawBuilder<ListStart> {
  const { columnIds, limit, offset } = filter;
  if (typeof offset === 'object') return placementsFrom(filter, offset);
  return sql`(
    select distinct newest.published_at, newest.document_id
    from unnest(${[...columnIds]}::int[]) as c (id)
    cross join lateral (
      select p.document_id, p.published_at from document_columns p
      where p.column_id = c.id and ${placedAs(filter)}
      order by p.published_at desc, p.document_id desc
      limit ${offset + limit}) newest
    order by newest.published_at desc, newest.document_id desc
    limit ${limit} offset ${offset})`;
}

/** From the oldest of the page on, by the index of each column. */
function placementsFrom(
  { columnIds, limit, ...filter }: ListFilter,
  { published_at, document_id }: ListStart,
): RawBuilder<ListStart> {
  return sql`(
    select distinct next.published_at, next.document_id
    from unnest(${[...columnIds]}::int[]) as c (id)
    cross join lateral (
      select p.document_id, p.published_at from document_columns p
      where p.column_id = c.id and ${placedAs(filter)}
        and (p.published_at, p.document_id) >= (${published_at}::timestamptz, ${document_id}::bigint)
      order by p.published_at, p.document_id
      limit ${limit}) next
    order by next.published_at, next.document_id
    limit ${limit})`;
}

/** Where each stretch of `size` rows begins, counted from the oldest: the last one may be shorter. */
export async function listStarts(
  db: Database,
  columnIds: readonly number[],
  size: number,
): Promise<readonly ListStart[]> {
  const { rows } = await sql<ListStart>`
    select published_at, document_id
    from (
      select published_at, document_id,
        row_number() over (order by published_at, document_id) as n
      from document_columns
      where column_id = any(${[...columnIds]}::int[]) and published_at is not null
      group by published_at, document_id) numbered
    where n % ${sql.lit(size)} = 1 order by n`.execute(db);
  return rows;
}

/** Of a row `p` of document_columns: published, and what else the list is thinned by. */
function placedAs({
  year,
  replyType,
  interpretation,
}: Pick<ListFilter, 'year' | 'replyType' | 'interpretation'>): RawBuilder<SqlBool> {
  const conditions = [sql<SqlBool>`p.published_at is not null`];
  if (year !== undefined) {
    const [from, until] = spanOfYear(year);
    conditions.push(sql`p.published_at >= ${from} and p.published_at < ${until}`);
  }
  if (replyType !== undefined) {
    conditions.push(sql`exists (
      select from documents d where d.id = p.document_id
        and d.details -> 'particulars' ->> '类型' = ${replyType})`);
  }
  if (interpretation !== undefined) {
    const { form } = interpretation;
    conditions.push(sql`p.document_id in (
      select d.id from documents d where d.kind = 'interpretation' and d.state = 'published'
        ${form === undefined ? sql`` : sql`and d.interpretation_form = ${form}`})`);
  }
  return sql.join(conditions, sql` and `);
}

/** How many interpretations stand in the columns, by form; those that say none are under `null`. */
export async function interpretationCounts(
  db: Database,
  columnIds: readonly number[],
): Promise<ReadonlyMap<InterpretationForm | null, number>> {
  const { rows } = await sql<{ form: InterpretationForm | null; count: number }>`
    select d.interpretation_form as form, count(*)::int as count
    from documents d
    where d.kind = 'interpretation' and d.state = 'published'
      and exists (select from document_columns p
        where p.document_id = d.id and p.column_id = any(${[...columnIds]}::int[])
          and p.published_at is not null)
    group by d.interpretation_form`.execute(db);
  return new Map(rows.map(({ form, count }) => [form, count]));
}

/** How many a list has that is thinned by more than its year. */
export async function countDocuments(
  db: Database,
  filter: Omit<ListFilter, 'limit' | 'offset'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct p.document_id)::int as count from document_columns p
    where p.column_id = any(${[...filter.columnIds]}::int[]) and ${placedAs(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The newest of some kinds, wherever they stand. */
export async function latestDocuments(
  db: Database,
  organId: number,
  limit: number,
  kinds: {
    readonly only?: readonly DocumentKind[];
    readonly except?: readonly DocumentKind[];
  } = {},
): Promise<readonly ListedDocument[]> {
  let query = db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(listed)
    .where('d.organ_id', '=', organId)
    .where('d.state', '=', 'published')
    .orderBy('d.published_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit);
  if (kinds.only) query = query.where('d.kind', 'in', kinds.only);
  if (kinds.except) query = query.where('d.kind', 'not in', kinds.except);
  return asListed(await query.execute());
}

export type ListedInterpretation = ListedDocument & Pick<DocumentRow, 'interpretation_form'>;

/** Published documents that interpret the given one, oldest first. */
export const interpretationsOf: (
  db: Database,
  id: number,
) => Promise<readonly ListedInterpretation[]> = askedTogether(
  async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .select(listed)
      .select(['d.interprets_id', 'd.interpretation_form'])
      .where(sql<SqlBool>`d.interprets_id = any(${ids}::bigint[])`)
      .where('d.state', '=', 'published')
      .orderBy('d.published_at')
      .orderBy('d.id')
      .execute();
    const groups = byId(ids, rows, ({ interprets_id }) => interprets_id ?? -1);
    return groups.map((group) => asListed(group.map(({ interprets_id: _, ...row }) => row)));
  },
);

export const publishedById: (db: Database, id: number) => Promise<ListedDocument | undefined> =
  askedTogether(async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .select(listed)
      .where(sql<SqlBool>`d.id = any(${ids}::bigint[])`)
      .where('d.state', '=', 'published')
      .execute();
    return byId(ids, asListed(rows), ({ id }) => id).map(([row]) => row);
  });

/** Those of them that are published, in the order of the ids. */
export async function listedByIds(
  db: Database,
  ids: readonly number[],
): Promise<readonly ListedDocument[]> {
  const rows = await db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(listed)
    .where('d.id', 'in', [-1, ...ids])
    .where('d.state', '=', 'published')
    .execute();
  return asListed(rows).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** For the site map: ids after `after` and below `below`, in order. */
export async function publishedAddresses(
  db: Database,
  after: number,
  below: number,
): Promise<
  readonly {
    id: number;
    published_at: Temporal.Instant;
    /** What readers see changes with publication and correction, not with the word of a reviewer. */
    changed_at: Temporal.Instant;
    home_path: string;
  }[]
> {
  const rows = await db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(['d.id', 'd.published_at', 'd.revised_at', 'home.path as home_path'])
    .where('d.state', '=', 'published')
    .where('d.id', '>', after)
    .where('d.id', '<', below)
    .orderBy('d.id')
    .execute();
  return rows.flatMap(({ published_at, revised_at, ...row }) =>
    published_at === null ? [] : [{ ...row, published_at, changed_at: revised_at ?? published_at }],
  );
}

/** A published document always has its moment (a check of the table). */
export function asListed<T extends { published_at: Temporal.Instant | null }>(
  rows: readonly T[],
): (T & { published_at: Temporal.Instant })[] {
  return rows.filter(
    (row): row is T & { published_at: Temporal.Instant } => row.published_at !== null,
  );
}
