// Sealed reports as they are handed out and compared: those of an organ and of every organ below it.

import type { ReportSheet } from '../../rules/annual-report/laid-report.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import type { Database } from '../../store/database.ts';
import { organSubtree } from '../../store/people/organs.ts';
import {
  type EditionContent,
  editionContent,
  latestEditions,
} from '../../store/reports/report-editions.ts';

export type SealedSheet = Required<ReportSheet> & { readonly organId: number };

/** The organ's own first, then those below it in the order of their making; years ascending. */
export async function sealedSheets(db: Database, organId: number): Promise<readonly SealedSheet[]> {
  const organs = await organSubtree(db, organId);
  const editions = await latestEditions(
    db,
    organs.map(({ id }) => id),
  );
  return organs.flatMap(({ id }) => editions.filter((e) => e.organId === id).map(sheetOf));
}

/** What is published of one organ, years ascending. */
export async function sealedSheetsOf(
  db: Database,
  organId: number,
): Promise<readonly SealedSheet[]> {
  return (await latestEditions(db, [organId])).map(sheetOf);
}

export async function sealedSheet(
  db: Database,
  organId: number,
  year: number,
  edition: number,
): Promise<SealedSheet | undefined> {
  const found = await editionContent(db, organId, year, edition);
  return found === undefined ? undefined : sheetOf(found);
}

function sheetOf({ organId, edition, sealedAt, content }: EditionContent): SealedSheet {
  return {
    organId,
    report: content as AnnualReport,
    sealed: { edition, on: beijingDay(sealedAt) },
  };
}
