// The counts behind every figure of the annual report. Each set of requests is one predicate, used by the
// count and by the list of records behind it, so that a figure and its drill-down cannot differ.

import { type ExpressionBuilder, type ExpressionWrapper, sql, type SqlBool } from 'kysely';
import type { ApplicantKind } from '../rules/applicant-kinds.ts';
import {
  type LedgerSet,
  ledgerSets,
  type RemedyGroup,
  type RequestGroup,
} from '../rules/annual-report/tally.ts';
import type { RemedyResult, Table4Block } from '../rules/annual-report/form.ts';
import type { IsoDay } from '../rules/day.ts';
import type { Outcome } from '../rules/outcomes.ts';
import type { Database } from './database.ts';
import type { RemediesTable, RequestRow, Tables } from './tables.ts';

function yearBounds(year: number): { first: IsoDay; last: IsoDay } {
  return { first: `${year}-01-01` as IsoDay, last: `${year}-12-31` as IsoDay };
}

type RequestFilter = (
  eb: ExpressionBuilder<Tables, 'requests'>,
) => ExpressionWrapper<Tables, 'requests', SqlBool>;

/** The SQL twin of `isInSet` in rules/annual-report/tally.ts; a property test holds them together. */
function inSet(set: LedgerSet, year: number): RequestFilter {
  const { first, last } = yearBounds(year);
  switch (set) {
    case 'received':
      return (eb) => eb.and([eb('received_on', '>=', first), eb('received_on', '<=', last)]);
    case 'brought-forward':
      return (eb) =>
        eb.and([
          eb('received_on', '<', first),
          eb.or([eb('concluded_on', 'is', null), eb('concluded_on', '>=', first)]),
        ]);
    case 'concluded':
      return (eb) =>
        eb.and([
          eb('received_on', 'is not', null),
          eb('concluded_on', '>=', first),
          eb('concluded_on', '<=', last),
        ]);
    case 'carried-forward':
      return (eb) =>
        eb.and([
          eb('received_on', '<=', last),
          eb.or([eb('concluded_on', 'is', null), eb('concluded_on', '>', last)]),
        ]);
  }
}

/** Four counts of their own; nothing is got by subtraction. */
export async function countRequests(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly RequestGroup[]> {
  const groups: RequestGroup[] = [];
  for (const set of ledgerSets) {
    const base = db.selectFrom('requests').where('organ_id', '=', organId).where(inSet(set, year));
    const rows =
      set === 'concluded'
        ? await base
            .select(['applicant_kind', 'outcome'])
            .select((eb) => eb.fn.countAll<number>().as('count'))
            .groupBy(['applicant_kind', 'outcome'])
            .execute()
        : await base
            .select('applicant_kind')
            .select((eb) => eb.fn.countAll<number>().as('count'))
            .groupBy('applicant_kind')
            .execute();
    for (const row of rows) {
      groups.push({
        set,
        applicantKind: row.applicant_kind,
        outcome: 'outcome' in row ? (row.outcome as Outcome | null) : null,
        count: row.count,
      });
    }
  }
  return groups;
}

/** Which requests a cell of Table 3 counts. */
export interface RequestCell {
  readonly set: LedgerSet;
  readonly applicantKind?: ApplicantKind;
  readonly outcome?: Outcome;
}

export async function requestsBehind(
  db: Database,
  organId: number,
  year: number,
  cell: RequestCell,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly RequestRow[]; total: number }> {
  let query = db
    .selectFrom('requests')
    .where('organ_id', '=', organId)
    .where(inSet(cell.set, year));
  if (cell.applicantKind !== undefined) {
    query = query.where('applicant_kind', '=', cell.applicantKind);
  }
  if (cell.outcome !== undefined) query = query.where('outcome', '=', cell.outcome);
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('received_on')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { rows, total };
}

// ── Table 2 ────────────────────────────────────────────────────────────────────────────────────

export const documentSets = ['made', 'repealed', 'in-force'] as const;
export type DocumentSet = (typeof documentSets)[number];
export type CountedKind = 'rule' | 'normative-document';

type DocumentFilter = (
  eb: ExpressionBuilder<Tables, 'documents'>,
) => ExpressionWrapper<Tables, 'documents', SqlBool>;

/**
 * 制发 by the day made, 废止 by the day the repeal takes effect (P14), 现行有效 on 31 December (R19).
 * Only what this organ made as lead (R17), and nothing reposted (R18); a withdrawn page is no repeal.
 */
function inDocumentSet(set: DocumentSet, kind: CountedKind, year: number): DocumentFilter {
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
): Promise<Record<DocumentSet, number>> {
  const counts: Record<DocumentSet, number> = { made: 0, repealed: 0, 'in-force': 0 };
  for (const set of documentSets) {
    const { count } = await db
      .selectFrom('documents')
      .where('organ_id', '=', organId)
      .where(inDocumentSet(set, kind, year))
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
  cell: { readonly set: DocumentSet; readonly kind: CountedKind },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly DocumentLine[]; total: number }> {
  const query = db
    .selectFrom('documents')
    .where('organ_id', '=', organId)
    .where(inDocumentSet(cell.set, cell.kind, year));
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

export async function annualEntries(db: Database, organId: number, year: number) {
  return db
    .selectFrom('annual_entries')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .execute();
}

// ── Table 4 ────────────────────────────────────────────────────────────────────────────────────

/** The result of a case as the year's report prints it: decided in the year, or pending on 31 December. */
function remedyResultIn(year: number) {
  const { first, last } = yearBounds(year);
  return sql<RemedyResult | null>`
    case when decided_on between ${first} and ${last} then result
         when filed_on <= ${last} and (decided_on is null or decided_on > ${last}) then 'pending'
    end`;
}

export async function countRemedies(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly RemedyGroup[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('remedies')
        .where('organ_id', '=', organId)
        .select(['block', remedyResultIn(year).as('standing')])
        .as('cases'),
    )
    .where('standing', 'is not', null)
    .select(['block', 'standing'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['block', 'standing'])
    .execute();
  return rows.flatMap(({ block, standing, count }) =>
    standing === null ? [] : [{ block, result: standing, count }],
  );
}

export async function remediesBehind(
  db: Database,
  organId: number,
  year: number,
  cell: { readonly block: Table4Block; readonly result?: RemedyResult },
): Promise<readonly (Omit<RemediesTable, 'id'> & { id: number })[]> {
  let query = db
    .selectFrom('remedies')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('block', '=', cell.block)
    .where(remedyResultIn(year), 'is not', null);
  if (cell.result !== undefined) query = query.where(remedyResultIn(year), '=', cell.result);
  return query.orderBy('filed_on').orderBy('id').execute();
}

// ── Figures of the prose ───────────────────────────────────────────────────────────────────────

export interface PublishedFigures {
  readonly documents: number;
  readonly placements: number;
  readonly inSeveralColumns: number;
  /** Placements by the column directly below the organ's root, or below the statutory column. */
  readonly byColumn: Readonly<Record<string, number>>;
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
  const published = sql<SqlBool>`d.state = 'published' and d.organ_id = ${organId}
    and d.published_at >= (${`${year}-01-01`}::date)::timestamp at time zone 'Asia/Shanghai'
    and d.published_at < (${`${year + 1}-01-01`}::date)::timestamp at time zone 'Asia/Shanghai'`;
  const totals = await sql<{ documents: number; placements: number; several: number }>`
    select count(*) as documents, coalesce(sum(n), 0)::bigint as placements,
           count(*) filter (where n > 1) as several
    from (select d.id, count(dc.column_id) as n
          from documents d join document_columns dc on dc.document_id = d.id
          where ${published} group by d.id) per_document`.execute(db);
  const byColumn = await sql<{ slug: string; placements: number }>`
    with recursive up as (
      select id, id as ancestor, slug, parent_id from columns where organ_id = ${organId}
      union all
      select up.id, c.id, c.slug, c.parent_id from up join columns c on c.id = up.parent_id
    )
    select up.slug, count(*) as placements
    from documents d
    join document_columns dc on dc.document_id = d.id
    join up on up.id = dc.column_id
    where ${published} group by up.slug`.execute(db);
  const row = totals.rows[0];
  return {
    documents: row?.documents ?? 0,
    placements: row?.placements ?? 0,
    inSeveralColumns: row?.several ?? 0,
    byColumn: Object.fromEntries(byColumn.rows.map((r) => [r.slug, r.placements])),
  };
}

/** Whether anything of the year is on record: without, there is no report to compute. */
export async function hasRecords(db: Database, organId: number, year: number): Promise<boolean> {
  const { first, last } = yearBounds(year);
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from documents where organ_id = ${organId}
                     and (made_on between ${first} and ${last}
                          or (published_at at time zone 'Asia/Shanghai')::date
                             between ${first} and ${last}))
        or exists (select 1 from requests where organ_id = ${organId} and received_on <= ${last}
                     and (concluded_on is null or concluded_on >= ${first}))
        or exists (select 1 from annual_reports where organ_id = ${organId} and year = ${year})
      as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** Years with anything on record, newest first. */
export async function yearsWithRecords(db: Database, organId: number): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from published_at at time zone 'Asia/Shanghai')::int as year
      from documents where organ_id = ${organId} and state = 'published'
    union select distinct extract(year from received_on)::int
      from requests where organ_id = ${organId} and received_on is not null
    order by 1 desc`.execute(db);
  return rows.map((row) => row.year);
}
