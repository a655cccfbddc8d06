// The files of published reports, made once: of each report and format those of one edition.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

export type ReportKind = 'annual' | 'website';

/** What the files of a report are made from. */
export interface ReportEdition {
  readonly report: ReportKind;
  readonly organId: number;
  readonly year: number;
  readonly edition: number;
}

/** How they are made: where the site stands, and which way of making them. */
export interface ReportMaking {
  readonly origin: string;
  readonly maker: number;
}

/** Files of an edition that were made that way. */
function filesOf(
  db: Database,
  { report, organId, year, edition }: ReportEdition,
  { origin, maker }: ReportMaking,
) {
  return db
    .selectFrom('report_files')
    .where('organ_id', '=', organId)
    .where('report', '=', report)
    .where('year', '=', year)
    .where('edition', '=', edition)
    .where('origin', '=', origin)
    .where('maker', '=', maker);
}

/** Bytes by format, of those that are kept. */
export async function reportFileSizes(
  db: Database,
  edition: ReportEdition,
  making: ReportMaking,
): Promise<ReadonlyMap<string, number>> {
  const rows = await filesOf(db, edition, making)
    .select(['format', sql<number>`octet_length(bytes)`.as('size')])
    .execute();
  return new Map(rows.map(({ format, size }) => [format, size]));
}

export async function keptReportFile(
  db: Database,
  edition: ReportEdition,
  format: string,
  making: ReportMaking,
): Promise<Uint8Array | undefined> {
  const row = await filesOf(db, edition, making)
    .where('format', '=', format)
    .select('bytes')
    .executeTakeFirst();
  return row?.bytes;
}

export async function keepReportFile(
  db: Database,
  { report, organId, year, edition }: ReportEdition,
  format: string,
  making: ReportMaking,
  bytes: Uint8Array,
): Promise<void> {
  const made = { edition, ...making, bytes: Buffer.from(bytes) };
  await db
    .insertInto('report_files')
    .values({ organ_id: organId, report, year, format, ...made })
    .onConflict((c) => c.columns(['organ_id', 'report', 'year', 'format']).doUpdateSet(made))
    .execute();
}

/** Reports as they stand published of which a format is not kept, the last published first. */
export async function reportsWithoutFiles(
  db: Database,
  { origin, maker }: ReportMaking,
  formats: readonly string[],
  limit: number,
): Promise<readonly ReportEdition[]> {
  const { rows } = await sql<ReportEdition>`
    with published as (
      select distinct on (organ_id, year) 'annual' as report, organ_id, year, edition, published_at
      from annual_report_editions where published_at is not null
      order by organ_id, year, edition desc),
    of_websites as (
      select distinct on (organ_id, year) 'website' as report, organ_id, year, edition, published_at
      from website_report_editions where published_at is not null
      order by organ_id, year, edition desc),
    kept as (
      select report, organ_id, year, edition, count(*) as formats from report_files
      where origin = ${origin} and maker = ${maker} and format = any(${[...formats]})
      group by report, organ_id, year, edition)
    select p.report, p.organ_id as "organId", p.year, p.edition
    from (select * from published union all select * from of_websites) p
    left join kept k using (report, organ_id, year, edition)
    where coalesce(k.formats, 0) < ${formats.length}
    order by p.published_at desc, p.organ_id, p.report limit ${limit}`.execute(db);
  return rows;
}
