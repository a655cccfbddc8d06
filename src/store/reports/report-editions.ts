// Which reports there are: the years an organ has records of, and the sealed editions of a year.

import { type Insertable, sql } from 'kysely';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import type { Database } from '../database.ts';
import type { AnnualReportEditionsTable } from '../tables.ts';

/** From the first record on; the indexes give the ends without counting anything. */
export async function firstYearOf(db: Database, organId: number): Promise<number | undefined> {
  const { rows } = await sql<{ year: number | null }>`
    select extract(year from least(
      (select min(received_on) from requests where organ_id = ${organId}),
      (select min(published_at)::date from documents
        where organ_id = ${organId} and state = 'published'),
      (select make_date(min(year), 1, 1) from annual_reports where organ_id = ${organId})
    ))::integer as year`.execute(db);
  return rows[0]?.year ?? undefined;
}

export interface Edition {
  readonly year: number;
  readonly edition: number;
  readonly sealedAt: Temporal.Instant;
  readonly sealedBy: string | null;
  readonly overrideReason: string | null;
  readonly correctionReason: string | null;
  readonly publishedAt: Temporal.Instant | null;
}

export async function editionsOf(db: Database, organId: number): Promise<readonly Edition[]> {
  return await db
    .selectFrom('annual_report_editions as e')
    .leftJoin('staff', 'staff.id', 'e.sealed_by')
    .select([
      'e.year',
      'e.edition',
      'e.sealed_at as sealedAt',
      'staff.name as sealedBy',
      'e.override_reason as overrideReason',
      'e.correction_reason as correctionReason',
      'e.published_at as publishedAt',
    ])
    .where('e.organ_id', '=', organId)
    .orderBy('e.year', 'desc')
    .orderBy('e.edition', 'desc')
    .execute();
}

/** When the texts of a year were last saved, and by whom: what a writer has seen is told apart by it. */
export async function textsSaved(
  db: Database,
  organId: number,
  year: number,
): Promise<{ readonly at: Temporal.Instant | null; readonly by: string | null }> {
  const row = await db
    .selectFrom('annual_reports as r')
    .leftJoin('annual_report_versions as v', 'v.report_id', 'r.id')
    .leftJoin('staff as s', 's.id', 'v.saved_by')
    .select(['r.updated_at as at', 's.name as by'])
    .where('r.organ_id', '=', organId)
    .where('r.year', '=', year)
    .orderBy('v.version', 'desc')
    .executeTakeFirst();
  return row ?? { at: null, by: null };
}

export interface EditionContent {
  readonly organId: number;
  readonly year: number;
  readonly edition: number;
  readonly sealedAt: Temporal.Instant;
  /** The report as it was sealed. */
  readonly content: unknown;
}

/** What stands published: of each organ and year the last edition, years ascending. */
export async function latestEditions(
  db: Database,
  organIds: readonly number[],
): Promise<readonly EditionContent[]> {
  if (organIds.length === 0) return [];
  return await db
    .selectFrom('annual_report_editions')
    .distinctOn(['organ_id', 'year'])
    .select(['organ_id as organId', 'year', 'edition', 'sealed_at as sealedAt', 'content'])
    .where('organ_id', 'in', organIds)
    .where('published_at', 'is not', null)
    .orderBy('organ_id')
    .orderBy('year')
    .orderBy('edition', 'desc')
    .execute();
}

export interface PublishedReport {
  readonly code: string;
  /** As it was called when the report was sealed. */
  readonly name: string;
  readonly year: number;
}

/** Which organs published which year, the last year first; without the reports themselves. */
export async function publishedReports(
  db: Database,
  organIds: readonly number[],
  {
    year,
    limit,
    offset,
  }: { readonly year?: number | undefined; readonly limit: number; readonly offset: number },
): Promise<readonly PublishedReport[]> {
  if (organIds.length === 0) return [];
  let latest = db
    .selectFrom('annual_report_editions')
    .distinctOn(['year', 'organ_id'])
    .select(['organ_id', 'year', 'edition'])
    .where('organ_id', 'in', organIds)
    .where('published_at', 'is not', null)
    .orderBy('year', 'desc')
    .orderBy('organ_id')
    .orderBy('edition', 'desc')
    .limit(limit)
    .offset(offset);
  if (year !== undefined) latest = latest.where('year', '=', year);
  return await db
    .selectFrom(latest.as('l'))
    .innerJoin('organs as o', 'o.id', 'l.organ_id')
    .innerJoin('annual_report_editions as e', (join) =>
      join
        .onRef('e.organ_id', '=', 'l.organ_id')
        .onRef('e.year', '=', 'l.year')
        .onRef('e.edition', '=', 'l.edition'),
    )
    .select(['o.code', 'l.year', sql<string>`e.content->'organ'->>'name'`.as('name')])
    .orderBy('l.year', 'desc')
    .orderBy('l.organ_id')
    .execute();
}

export interface ReportingOrgan {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly short_name: string;
}

/** Organs of those given that have published a report, in their order. */
export async function reportingOrgans(
  db: Database,
  organIds: readonly number[],
): Promise<readonly ReportingOrgan[]> {
  return await db
    .selectFrom('organs as o')
    .select(['o.id', 'o.code', 'o.name', 'o.short_name'])
    .where('o.id', 'in', [-1, ...organIds])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('annual_report_editions as e')
          .select('e.year')
          .whereRef('e.organ_id', '=', 'o.id')
          .where('e.published_at', 'is not', null),
      ),
    )
    .orderBy('o.id')
    .execute();
}

/** How many organs published each year, the last year first. */
export async function publishedReportYears(
  db: Database,
  organIds: readonly number[],
): Promise<readonly { readonly year: number; readonly count: number }[]> {
  if (organIds.length === 0) return [];
  return await db
    .selectFrom('annual_report_editions')
    .select(['year', sql<number>`count(distinct organ_id)::integer`.as('count')])
    .where('organ_id', 'in', organIds)
    .where('published_at', 'is not', null)
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute();
}

export async function editionContent(
  db: Database,
  organId: number,
  year: number,
  edition: number,
): Promise<EditionContent | undefined> {
  return await db
    .selectFrom('annual_report_editions')
    .select(['organ_id as organId', 'year', 'edition', 'sealed_at as sealedAt', 'content'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('edition', '=', edition)
    .executeTakeFirst();
}

export interface SealedEdition {
  readonly edition: number;
  readonly report: AnnualReport;
  readonly isPublished: boolean;
}

/** Every edition of a year, the latest first. */
export async function sealedEditions(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly SealedEdition[]> {
  const rows = await db
    .selectFrom('annual_report_editions')
    .select(['edition', 'content', 'published_at'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('edition', 'desc')
    .execute();
  return rows.map(({ edition, content, published_at: publishedAt }) => ({
    edition,
    report: content as AnnualReport,
    isPublished: publishedAt !== null,
  }));
}

export async function latestEdition(
  db: Database,
  organId: number,
  year: number,
): Promise<SealedEdition | undefined> {
  return (await sealedEditions(db, organId, year))[0];
}

/** The latest edition as it was signed: what the next year is held against. */
export async function sealedReport(
  db: Database,
  organId: number,
  year: number,
): Promise<AnnualReport | undefined> {
  return (await latestEdition(db, organId, year))?.report;
}

/** What the public has: editions that were published, the latest first. */
export async function publishedEditions(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly SealedEdition[]> {
  return (await sealedEditions(db, organId, year)).filter(({ isPublished }) => isPublished);
}

export async function unpublishedEditions(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly SealedEdition[]> {
  return (await sealedEditions(db, organId, year)).filter(({ isPublished }) => !isPublished);
}

export async function insertEdition(
  db: Database,
  row: Insertable<AnnualReportEditionsTable>,
): Promise<void> {
  await db.insertInto('annual_report_editions').values(row).execute();
}

export async function publishEditions(
  db: Database,
  { organ_id: organId, year }: { readonly organ_id: number; readonly year: number },
  { at, by }: { readonly at: Temporal.Instant; readonly by: number | null },
): Promise<void> {
  await db
    .updateTable('annual_report_editions')
    .set({ published_at: at, published_by: by })
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('published_at', 'is', null)
    .execute();
}
