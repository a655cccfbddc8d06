// What is open, for programs of others: published documents by publication or by their last change, and, by change,
// what was taken off since. One predicate with the lists and feeds: `published`.

import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { spanOfYear } from '../../rules/beijing-time.ts';
import type { DocumentKind } from '../../rules/document-classes.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Validity } from '../../rules/validity.ts';
import type { Database } from '../database.ts';
import { validityOf } from '../search/search-conditions.ts';
import type { DocumentRow } from '../tables.ts';

export interface OpenFilter {
  readonly organId?: number | undefined;
  readonly columnIds?: readonly number[] | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly theme?: string | undefined;
  readonly year?: number | undefined;
  /** On that day. */
  readonly validity?: { readonly is: Validity; readonly on: IsoDay } | undefined;
  /** First moment of change that counts, and the first that does not. */
  readonly changedFrom?: Temporal.Instant | undefined;
  readonly changedBefore?: Temporal.Instant | undefined;
}

/**
 * `published`: newest first. `changed`: the change that lies furthest back first, with what was taken off. `id`: the
 * same, each once however long the reading takes.
 */
export type OpenOrder = 'published' | 'changed' | 'id';

/** Where reading goes on: behind this document. */
export interface OpenPlace {
  readonly at: Temporal.Instant;
  readonly id: number;
}

export type OpenRow = Pick<
  DocumentRow,
  | 'id'
  | 'title'
  | 'kind'
  | 'document_number'
  | 'index_number'
  | 'issuers'
  | 'publisher'
  | 'source'
  | 'made_on'
  | 'revised_at'
  | 'revision'
  | 'effective_from'
  | 'effective_to'
  | 'repealed_on'
  | 'amended_on'
  | 'theme'
  | 'subtheme'
  | 'group_class'
  | 'genre'
  | 'keywords'
  | 'summary'
  | 'interpretation_form'
  | 'display_until'
  | 'display_ended_on'
  | 'home_column_id'
> & {
  readonly published_at: Temporal.Instant;
  readonly public_at: Temporal.Instant;
  readonly state: 'published' | 'withdrawn';
  readonly organ_code: string;
  readonly organ_name: string;
  readonly home_path: string;
  /** Only where it is asked for. */
  readonly body: string | null;
};

const columns = [
  'd.id',
  'd.title',
  'd.kind',
  'd.document_number',
  'd.index_number',
  'd.issuers',
  'd.publisher',
  'd.source',
  'd.made_on',
  'd.published_at',
  'd.public_at',
  'd.revised_at',
  'd.revision',
  'd.effective_from',
  'd.effective_to',
  'd.repealed_on',
  'd.amended_on',
  'd.theme',
  'd.subtheme',
  'd.group_class',
  'd.genre',
  'd.keywords',
  'd.summary',
  'd.interpretation_form',
  'd.display_until',
  'd.display_ended_on',
  'd.home_column_id',
  'd.state',
  'o.code as organ_code',
  'o.name as organ_name',
  'home.path as home_path',
] as const;

export interface OpenReading {
  readonly order: OpenOrder;
  readonly after?: OpenPlace | undefined;
  readonly limit: number;
  readonly withText?: boolean;
}

export async function openDocuments(
  db: Database,
  filter: OpenFilter,
  { order, after, limit, withText = false }: OpenReading,
): Promise<readonly OpenRow[]> {
  const moment = order === 'published' ? 'd.published_at' : 'd.public_at';
  const direction = order === 'published' ? 'desc' : 'asc';
  const beyond = sql.raw(order === 'published' ? '<' : '>');
  const isById = order === 'id';
  let query = db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .innerJoin('organs as o', 'o.id', 'd.organ_id')
    .select(columns)
    .select(withText ? sql<string | null>`d.body`.as('body') : sql<null>`null`.as('body'))
    .where(isOpen(order))
    .where(passes(filter))
    .$if(!isById, (all) => all.orderBy(moment, direction))
    .orderBy('d.id', direction)
    .limit(limit);
  if (after !== undefined) {
    query = query.where(
      isById
        ? sql<SqlBool>`d.id > ${after.id}`
        : sql<SqlBool>`(${sql.ref(moment)}, d.id) ${beyond} (${after.at}, ${after.id})`,
    );
  }
  return (await query.execute()) as unknown as readonly OpenRow[];
}

export async function openDocument(db: Database, id: number): Promise<OpenRow | undefined> {
  const row = await db
    .selectFrom('documents as d')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .innerJoin('organs as o', 'o.id', 'd.organ_id')
    .select(columns)
    .select('d.body')
    .where('d.id', '=', id)
    .where(isOpen('changed'))
    .executeTakeFirst();
  return row as unknown as OpenRow | undefined;
}

/** Up to `most`; one more where there are more. */
export async function countOpen(
  db: Database,
  filter: OpenFilter,
  order: OpenOrder,
  most: number,
): Promise<number> {
  const some = db
    .selectFrom('documents as d')
    .select('d.id')
    .where(isOpen(order))
    .where(passes(filter))
    .limit(most + 1);
  const row = await db
    .selectFrom(some.as('s'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The day before which nothing changed: where harvesters may begin. */
export async function firstChange(db: Database): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('documents')
    .select('public_at')
    .where('public_at', 'is not', null)
    .orderBy('public_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.public_at ?? undefined;
}

/**
 * What was taken off at that moment or later, be it all of a document or one of its earlier texts for a leak: whoever
 * copied before that may hold it.
 */
export async function takenOffSince(
  db: Database,
  moment: Temporal.Instant,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('documents as d')
    .select('d.id')
    .where('d.public_at', '>=', moment)
    .where(
      sql<SqlBool>`(d.state = 'withdrawn' or exists (
        select from document_revisions r where r.document_id = d.id and r.locked))`,
    )
    .orderBy('d.id')
    .execute();
  return rows.map(({ id }) => id);
}

function isOpen(order: OpenOrder): RawBuilder<SqlBool> {
  return order === 'published'
    ? sql<SqlBool>`d.state = 'published' and d.published_at is not null`
    : sql<SqlBool>`d.state in ('published', 'withdrawn') and d.public_at is not null
        and d.published_at is not null`;
}

function passes(filter: OpenFilter): RawBuilder<SqlBool> {
  const { organId, columnIds, kind, theme, year, validity, changedFrom, changedBefore } = filter;
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (organId !== undefined) conditions.push(sql`d.organ_id = ${organId}`);
  if (kind !== undefined) conditions.push(sql`d.kind = ${kind}`);
  if (theme !== undefined) conditions.push(sql`d.theme = ${theme}`);
  if (columnIds !== undefined) {
    conditions.push(sql`exists (select from document_columns p
      where p.document_id = d.id and p.column_id = any(${columnIds}))`);
  }
  if (year !== undefined) {
    const [from, until] = spanOfYear(year);
    conditions.push(sql`d.published_at >= ${from} and d.published_at < ${until}`);
  }
  if (validity !== undefined) {
    conditions.push(sql`${validityOf(validity.on, 'd')} = ${validity.is}`);
  }
  if (changedFrom !== undefined) conditions.push(sql`d.public_at >= ${changedFrom}`);
  if (changedBefore !== undefined) conditions.push(sql`d.public_at < ${changedBefore}`);
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}
