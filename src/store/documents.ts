// Documents as the site reads them. What is not published is seen only by id or in the editors' list.

import { type RawBuilder, type SelectQueryBuilder, sql, type SqlBool } from 'kysely';
import { spanOfYear } from '../rules/beijing-time.ts';
import type { DocumentKind } from '../rules/document-classes.ts';
import { askedTogether, byId } from './asked-together.ts';
import type { Database } from './database.ts';
import type { DocumentRow, Tables } from './tables.ts';

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

/** A document with the path of its home column, whatever its state. */
export const documentById: (
  db: Database,
  id: number,
) => Promise<(DocumentRow & { home_path: string }) | undefined> = askedTogether(
  async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .selectAll('d')
      .select('home.path as home_path')
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
  readonly limit: number;
  readonly offset: number;
}

/** Published documents of the columns, newest first; one that stands in two of them comes once. */
export async function listDocuments(
  db: Database,
  filter: ListFilter,
): Promise<readonly ListedDocument[]> {
  const rows = db
    .selectFrom(placementsOf(db, filter).as('p'))
    .innerJoin('documents as d', 'd.id', 'p.document_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(listed)
    .orderBy('p.published_at', 'desc')
    .orderBy('p.document_id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset);
  return asListed(await rows.execute());
}

export async function countDocuments(
  db: Database,
  filter: Omit<ListFilter, 'limit' | 'offset'>,
): Promise<number> {
  const row = await db
    .selectFrom(placementsOf(db, filter).as('p'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Years of publication with how many documents each has, newest first. */
export async function yearsOf(
  db: Database,
  columnIds: readonly number[],
): Promise<readonly { year: number; count: number }[]> {
  const year = sql<number>`extract(year from p.published_at)::integer`;
  const rows = await db
    .selectFrom(placementsOf(db, { columnIds }).as('p'))
    .select((eb) => [year.as('year'), eb.fn.countAll<number>().as('count')])
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute();
  return rows.map((row) => ({ year: row.year, count: row.count }));
}

type Placements = SelectQueryBuilder<
  Tables,
  'document_columns',
  { document_id: number; published_at: Temporal.Instant | null }
>;

function placementsOf(db: Database, filter: Omit<ListFilter, 'limit' | 'offset'>): Placements {
  let query = db
    .selectFrom('document_columns')
    .select(['document_id', 'published_at'])
    .where('published_at', 'is not', null);
  if (filter.columnIds.length === 1 && filter.columnIds[0] !== undefined) {
    // One column: a walk along its index. Several: a document counts once.
    query = query.where('column_id', '=', filter.columnIds[0]);
  } else {
    query = query.where('column_id', 'in', [-1, ...filter.columnIds]).distinct();
  }
  if (filter.replyType !== undefined) {
    const type = sql<string>`d.details -> 'particulars' ->> '类型'`;
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('documents as d')
          .select('d.id')
          .whereRef('d.id', '=', 'document_columns.document_id')
          .where(type, '=', filter.replyType ?? ''),
      ),
    );
  }
  if (filter.year !== undefined) {
    const [from, until] = spanOfYear(filter.year);
    query = query.where('published_at', '>=', from).where('published_at', '<', until);
  }
  return query;
}

/** Published documents of each organ, by its id; one without any is absent. */
export async function publishedByOrgan(db: Database): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('documents')
    .where('state', '=', 'published')
    .groupBy('organ_id')
    .select((eb) => ['organ_id', eb.fn.countAll<number>().as('count')])
    .execute();
  return new Map(rows.map((row) => [row.organ_id, row.count]));
}

/** All published documents by year of publication, newest first. */
export async function publishedYears(
  db: Database,
): Promise<readonly { year: number; count: number }[]> {
  return await db
    .selectFrom('documents')
    .where('state', '=', 'published')
    .select((eb) => [
      sql<number>`extract(year from published_at)::integer`.as('year'),
      eb.fn.countAll<number>().as('count'),
    ])
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute();
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

/** Published documents that interpret the given one, oldest first. */
export const interpretationsOf: (db: Database, id: number) => Promise<readonly ListedDocument[]> =
  askedTogether(async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .select(listed)
      .select('d.interprets_id')
      .where(sql<SqlBool>`d.interprets_id = any(${ids}::bigint[])`)
      .where('d.state', '=', 'published')
      .orderBy('d.published_at')
      .orderBy('d.id')
      .execute();
    const groups = byId(ids, rows, ({ interprets_id }) => interprets_id ?? -1);
    return groups.map((group) => asListed(group.map(({ interprets_id: _, ...row }) => row)));
  });

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

interface Standing {
  readonly id: number;
  readonly published_at: Temporal.Instant;
  readonly columnId: number;
}

/** Numbers of those beside it, by the index of the column. */
const besideOf = askedTogether(async (db, standings: readonly Standing[]) => {
  const { rows } = await sql<{ older: number | null; newer: number | null }>`
    select ${besideIn('<', 'desc')} as older, ${besideIn('>', 'asc')} as newer
    from unnest(
      ${standings.map(({ id }) => id)}::bigint[],
      ${standings.map(({ published_at }) => published_at)}::timestamptz[],
      ${standings.map(({ columnId }) => columnId)}::bigint[]
    ) with ordinality as w (id, published_at, column_id, place)
    order by w.place`.execute(db);
  return rows;
});

function besideIn(compare: '<' | '>', order: 'asc' | 'desc'): RawBuilder<number | null> {
  return sql<number | null>`(
    select p.document_id from document_columns p
    where p.column_id = w.column_id and p.published_at is not null
      and (p.published_at, p.document_id) ${sql.raw(compare)} (w.published_at, w.id)
    order by p.published_at ${sql.raw(order)}, p.document_id ${sql.raw(order)} limit 1)`;
}

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

/** The next older and the next newer document of the same column. */
export async function neighboursOf(
  db: Database,
  { id, published_at }: { readonly id: number; readonly published_at: Temporal.Instant },
  columnId: number,
): Promise<{ older: ListedDocument | undefined; newer: ListedDocument | undefined }> {
  const beside = await besideOf(db, { id, published_at, columnId });
  const [older, newer] = await Promise.all(
    [beside.older, beside.newer].map(async (one) =>
      one === null ? undefined : await publishedById(db, one),
    ),
  );
  return { older, newer };
}

/** For the site map: ids after `after`, in order. */
export async function publishedAddresses(
  db: Database,
  after: number,
  limit: number,
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
    .orderBy('d.id')
    .limit(limit)
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
