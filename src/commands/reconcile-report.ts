// 勾稽 of our own report: the same rules as the audit of anybody's, with last year's sealed report.

import { bySeverity, type Finding } from '../rules/annual-report/finding.ts';
import { cellsOf } from '../rules/annual-report/printed.ts';
import { reconcile } from '../rules/annual-report/reconcile.ts';
import type { AnnualReport } from '../rules/annual-report/report.ts';
import type { Database } from '../store/database.ts';

export async function reconcileReport(
  db: Database,
  organId: number,
  report: AnnualReport,
): Promise<readonly Finding[]> {
  const previous = await sealedReport(db, organId, report.year - 1);
  const sheet = { cells: cellsOf(report.tables) };
  return bySeverity(
    reconcile(sheet, {
      year: report.year,
      ...(previous === undefined || !isOfOneScope(previous, report)
        ? {}
        : { previous: { cells: cellsOf(previous.tables) } }),
    }),
  );
}

/** The sum of an area says nothing about what its own office alone reported, nor the other way about. */
function isOfOneScope(a: AnnualReport, b: AnnualReport): boolean {
  return (a.rollUp === undefined) === (b.rollUp === undefined);
}

/** The latest edition: what stands published. */
export async function sealedReport(
  db: Database,
  organId: number,
  year: number,
): Promise<AnnualReport | undefined> {
  const row = await db
    .selectFrom('annual_report_editions')
    .select('content')
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('edition', 'desc')
    .executeTakeFirst();
  return row?.content as AnnualReport | undefined;
}
