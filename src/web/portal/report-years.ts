// Which annual reports the public may see: the last edition of every sealed year, of the organ whose site
// it is and of those below it.

import { type SealedSheet, sealedSheetsOf } from '../../commands/reports/sealed-reports.ts';
import { editionsOf } from '../../store/reports/report-editions.ts';
import type { Database } from '../../store/database.ts';
import { organSubtree } from '../../store/people/organs.ts';
import type { OrganRow } from '../../store/tables.ts';

export async function publicReportYears(db: Database, organ: OrganRow): Promise<readonly number[]> {
  const editions = await editionsOf(db, organ.id);
  const published = editions.filter(({ publishedAt }) => publishedAt !== null);
  return [...new Set(published.map(({ year }) => year))].sort((a, b) => b - a);
}

/** The site's own organ, or one below it by its code; none twice under two addresses. */
export async function reportingOrgan(
  db: Database,
  organ: OrganRow,
  below: string | undefined,
): Promise<OrganRow | undefined> {
  if (below === undefined) return organ;
  return (await organSubtree(db, organ.id)).find(
    ({ id, code }) => code === below && id !== organ.id,
  );
}

/** @param below code of an organ below the site's own */
export async function latestReport(
  db: Database,
  organ: OrganRow,
  year: number,
  below = organ.code,
): Promise<SealedSheet | undefined> {
  const organs = below === organ.code ? [organ] : await organSubtree(db, organ.id);
  const asked = organs.find(({ code }) => code === below);
  if (asked === undefined) return undefined;
  return (await sealedSheetsOf(db, asked.id)).find(({ report }) => report.year === year);
}
