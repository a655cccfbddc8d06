// Sealed editions of the website's yearly work report: never changed, public once published.

import type { Insertable } from 'kysely';
import type { WebsiteReport } from '../../rules/website-report/report.ts';
import type { Database } from '../database.ts';
import type { Edition } from './report-editions.ts';
import type { WebsiteReportEditionsTable } from '../tables.ts';

export interface WebsiteEdition extends Edition {
  readonly organId: number;
  readonly report: WebsiteReport;
}

/** Of these organs, the latest year and edition first. */
export async function websiteEditions(
  db: Database,
  organIds: readonly number[],
  year?: number,
): Promise<readonly WebsiteEdition[]> {
  const rows = await db
    .selectFrom('website_report_editions as e')
    .leftJoin('staff', 'staff.id', 'e.sealed_by')
    .select([
      'e.organ_id as organId',
      'e.year',
      'e.edition',
      'e.content',
      'e.sealed_at as sealedAt',
      'staff.name as sealedBy',
      'e.override_reason as overrideReason',
      'e.correction_reason as correctionReason',
      'e.published_at as publishedAt',
    ])
    .where('e.organ_id', 'in', [-1, ...organIds])
    .$if(year !== undefined, (query) => query.where('e.year', '=', year ?? 0))
    .orderBy('e.organ_id')
    .orderBy('e.year', 'desc')
    .orderBy('e.edition', 'desc')
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, report: content as WebsiteReport }));
}

/** The latest edition as it was signed: what the next year is drafted from. */
export async function sealedWebsiteReport(
  db: Database,
  organId: number,
  year: number,
): Promise<WebsiteEdition | undefined> {
  return (await websiteEditions(db, [organId], year))[0];
}

/** What the public has of a year, the latest first. */
export async function publishedWebsiteEditions(
  db: Database,
  organId: number,
  year?: number,
): Promise<readonly WebsiteEdition[]> {
  const editions = await websiteEditions(db, [organId], year);
  return editions.filter(({ publishedAt }) => publishedAt !== null);
}

export async function insertWebsiteEdition(
  db: Database,
  row: Insertable<WebsiteReportEditionsTable>,
): Promise<void> {
  await db.insertInto('website_report_editions').values(row).execute();
}

export async function publishWebsiteEditions(
  db: Database,
  { organ_id: organId, year }: { readonly organ_id: number; readonly year: number },
  { at, by }: { readonly at: Temporal.Instant; readonly by: number | null },
): Promise<void> {
  await db
    .updateTable('website_report_editions')
    .set({ published_at: at, published_by: by })
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('published_at', 'is', null)
    .execute();
}
