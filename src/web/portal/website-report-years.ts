// Which of the website's yearly work reports the public may see, and where each stands.

import type { Database } from '../../store/database.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import { publishedWebsiteEditions } from '../../store/reports/website-report-editions.ts';
import type { ListedDocument, ListFilter } from '../../store/documents/documents.ts';
import { websiteStep } from './addresses.ts';
import type { Site } from './page.ts';
import { type ArchivedYear, archivedYears } from './parts/year-archive.ts';

export const websiteHeading = '政府网站工作年度报表';

export async function publicWebsiteYears(
  db: Database,
  organ: OrganRow,
): Promise<readonly number[]> {
  const editions = await publishedWebsiteEditions(db, organ.id);
  return [...new Set(editions.map(({ year }) => year))];
}

/** @param edition of one that was corrected since */
export function websiteReportAddress(column: ColumnRow, year: number, edition?: number): string {
  const place = edition === undefined ? `${year}` : `${year}-${edition}`;
  return `/${column.path}/${websiteStep}/${place}/`;
}

/** Documents that stand in the column of the reports: those of the years before the first that was made here. */
export function reportDocuments(column: ColumnRow): ListFilter {
  return { columnIds: [column.id], limit: 100, offset: 0 };
}

/** None before the first that was made here is published. */
export function websiteArchive(
  column: ColumnRow,
  years: readonly number[],
  { site, documents }: { readonly site: Site; readonly documents: readonly ListedDocument[] },
): readonly ArchivedYear[] {
  if (years.length === 0) return [];
  return archivedYears({
    years,
    addressOf: (year) => websiteReportAddress(column, year),
    title: `${site.organ.name}${websiteHeading}`,
    documents,
    named: /网站.*报表(?:（[^）]*）)?$/u,
  });
}
