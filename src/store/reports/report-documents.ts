// The counts behind Table 2 and the published figures of the prose; count and list share one predicate.

import { type ExpressionBuilder, type ExpressionWrapper, sql, type SqlBool } from 'kysely';
import { type DocumentCount, documentCounts } from '../../rules/annual-report/form.ts';
import { type IsoDay, yearBounds } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

export type CountedKind = 'rule' | 'normative-document';

/** With the row of Table 2 that counts them. */
export const countedKinds = [
  ['rule', 'rules'],
  ['normative-document', 'normative-documents'],
] as const satisfies readonly (readonly [CountedKind, string])[];

type DocumentFilter = (
  eb: ExpressionBuilder<Tables, 'documents'>,
) => ExpressionWrapper<Tables, 'documents', SqlBool>;

/**
 * 制发 by the day made, 废止 by the day the repeal takes effect (P14), 现行有效 on 31 December (R19).
 * Only what this organ made as lead (R17), and nothing reposted (R18); a withdrawn page is no repeal.
 */
export function inDocumentCount(
  set: DocumentCount,
  kind: CountedKind,
  year: number,
): DocumentFilter {
  const { first, last } = yearBounds(year);
  return (eb) => {
    const counted = [eb('kind', '=', kind), eb('made_here', '=', true), eb('state', '<>', 'draft')];
    switch (set) {
      case 'made':
        return eb.and([...counted, eb('made_on', '>=', first), eb('made_on', '<=', last)]);
      case 'repealed':
        return eb.and([...counted, eb('repealed_on', '>=', first), eb('repealed_on', '<=', last)]);
      case 'in-force':
        return eb.and([
          ...counted,
          eb('made_on', '<=', last),
          eb.or([eb('effective_from', 'is', null), eb('effective_from', '<=', last)]),
          eb.or([eb('effective_to', 'is', null), eb('effective_to', '>=', last)]),
          eb.or([eb('repealed_on', 'is', null), eb('repealed_on', '>', last)]),
        ]);
    }
  };
}

export async function countDocuments(
  db: Database,
  organId: number,
  year: number,
  kind: CountedKind,
): Promise<Record<DocumentCount, number>> {
  const counts: Record<DocumentCount, number> = { made: 0, repealed: 0, 'in-force': 0 };
  for (const set of documentCounts) {
    const { count } = await db
      .selectFrom('documents')
      .where('organ_id', '=', organId)
      .where(inDocumentCount(set, kind, year))
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[set] = count;
  }
  return counts;
}

export interface DocumentLine {
  readonly id: number;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly madeOn: IsoDay | null;
  readonly publishedAt: Temporal.Instant | null;
}

const documentLine = [
  'documents.id',
  'documents.title',
  'documents.document_number as documentNumber',
  'documents.made_on as madeOn',
  'documents.published_at as publishedAt',
] as const;

export async function documentsBehind(
  db: Database,
  organId: number,
  year: number,
  cell: { readonly set: DocumentCount; readonly kind: CountedKind },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly DocumentLine[]; total: number }> {
  const query = db
    .selectFrom('documents')
    .where('organ_id', '=', organId)
    .where(inDocumentCount(cell.set, cell.kind, year));
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select(documentLine)
    .orderBy('made_on')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total };
}

export interface PublishedFigures {
  readonly documents: number;
  readonly placements: number;
  readonly inSeveralColumns: number;
  /** Placements by the column directly below the organ's root, or below the statutory column. */
  readonly byColumn: Readonly<Record<string, number>>;
  readonly interpretations: Readonly<Record<string, number>>;
}

export function publishedIn(organId: number, year: number) {
  return sql<SqlBool>`d.state = 'published' and d.organ_id = ${organId}
    and d.published_at >= (${`${year}-01-01`}::date)::timestamp at time zone 'Asia/Shanghai'
    and d.published_at < (${`${year + 1}-01-01`}::date)::timestamp at time zone 'Asia/Shanghai'`;
}

/** Each column with itself and every column above it: `id`, and the slug it counts under. */
function columnsUpwards(organId: number) {
  return sql`up as (
    select id, id as ancestor, slug, parent_id from columns where organ_id = ${organId}
    union all
    select up.id, c.id, c.slug, c.parent_id from up join columns c on c.id = up.parent_id
  )`;
}

/** Placements in the organ's own columns: where others took a document over, they count it (one source). */
function placedIn(organId: number) {
  return sql`join document_columns dc on dc.document_id = d.id
    and dc.column_id in (select id from columns where organ_id = ${organId})`;
}

/**
 * Documents published in the year and their placements: both are true, and the report says both. A
 * document counted in a column counts in the columns above it once.
 */
export async function publishedFigures(
  db: Database,
  organId: number,
  year: number,
): Promise<PublishedFigures> {
  const published = publishedIn(organId, year);
  const totals = await sql<{ documents: number; placements: number; several: number }>`
    select count(*) as documents, coalesce(sum(n), 0)::bigint as placements,
           count(*) filter (where n > 1) as several
    from (select d.id, count(dc.column_id) as n
          from documents d ${placedIn(organId)}
          where ${published} group by d.id) per_document`.execute(db);
  const byColumn = await sql<{ slug: string; placements: number }>`
    with recursive ${columnsUpwards(organId)}
    select up.slug, count(*) as placements
    from documents d
    ${placedIn(organId)}
    join up on up.id = dc.column_id
    where ${published} group by up.slug`.execute(db);
  const byForm = await sql<{ form: string; count: number }>`
    select coalesce(d.interpretation_form, 'unstated') as form, count(*) as count
    from documents d where d.kind = 'interpretation' and ${published} group by 1`.execute(db);
  const row = totals.rows[0];
  return {
    documents: row?.documents ?? 0,
    placements: row?.placements ?? 0,
    inSeveralColumns: row?.several ?? 0,
    byColumn: Object.fromEntries(byColumn.rows.map((r) => [r.slug, r.placements])),
    interpretations: Object.fromEntries(byForm.rows.map((r) => [r.form, r.count])),
  };
}

/** Which of the published figures: documents, those in several columns, placements, interpretations. */
export interface PublishedCell {
  readonly what: 'documents' | 'several' | 'placements' | 'interpretations';
  /** Placements in the column of that slug and below it; interpretations in that form. */
  readonly slug?: string;
}

export interface PublishedLine extends DocumentLine {
  /** The column of the placement; absent where documents are counted. */
  readonly column: string | null;
}

export async function publishedBehind(
  db: Database,
  organId: number,
  year: number,
  cell: PublishedCell,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly PublishedLine[]; total: number }> {
  const line = sql`d.id, d.title, d.document_number as "documentNumber", d.made_on as "madeOn",
    d.published_at as "publishedAt"`;
  const published = publishedIn(organId, year);
  const several = cell.what === 'several' ? sql`having count(dc.column_id) > 1` : sql``;
  const inColumn =
    cell.slug === undefined
      ? sql``
      : sql`join up on up.id = dc.column_id and up.slug = ${cell.slug}`;
  const inForm =
    cell.slug === undefined
      ? sql``
      : sql`and coalesce(d.interpretation_form, 'unstated') = ${cell.slug}`;
  const counted =
    cell.what === 'interpretations'
      ? sql`select ${line}, null::text as "column" from documents d
          where d.kind = 'interpretation' and ${published} ${inForm}`
      : cell.what === 'placements'
        ? sql`select ${line}, c.name as "column" from documents d
          ${placedIn(organId)}
          join columns c on c.id = dc.column_id ${inColumn} where ${published}`
        : sql`select ${line}, null::text as "column" from documents d
          ${placedIn(organId)}
          where ${published} group by d.id ${several}`;
  const { rows } = await sql<PublishedLine & { total: number }>`
    with recursive ${columnsUpwards(organId)}, counted as (${counted})
    select *, (select count(*) from counted) as total from counted
    order by "publishedAt", id, "column" limit ${page.limit} offset ${page.offset}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
