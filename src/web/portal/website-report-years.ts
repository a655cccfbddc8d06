// Which of the website's yearly work reports the public may see, and where each stands.

import type { Database } from '../../store/database.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import { publishedWebsiteEditions } from '../../store/reports/website-report-editions.ts';
import { websiteStep } from './addresses.ts';

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
