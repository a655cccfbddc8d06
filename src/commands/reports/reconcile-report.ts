// 勾稽 of our own report: the same rules as the audit of anybody's, with last year's sealed report.

import { type CountedItem, registerFindings } from '../../rules/annual-report/counted-registers.ts';
import { bySeverity, type Finding } from '../../rules/annual-report/finding.ts';
import { checkOwnReport, entryFindings } from '../../rules/annual-report/own-report.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import type { RecordKind } from '../../rules/credit-records.ts';
import { annualEntries } from '../../store/reports/annual-entries.ts';
import { recordsBehind } from '../../store/documents/credit-records.ts';
import type { Database } from '../../store/database.ts';
import { sealedReport } from '../../store/reports/report-editions.ts';
import type { OrganRow } from '../../store/tables.ts';

export async function reconcileReport(
  db: Database,
  organ: Pick<OrganRow, 'id' | 'report_deadline_class'>,
  report: AnnualReport,
): Promise<readonly Finding[]> {
  const previous = await sealedReport(db, organ.id, report.year - 1);
  const comparable =
    previous === undefined || !isOfOneScope(previous, report) ? undefined : previous;
  const entries = await annualEntries(db, organ.id, report.year);
  return bySeverity([
    ...checkOwnReport(report, organ.report_deadline_class, comparable),
    ...entryFindings(
      report,
      entries.map(({ item }) => item),
    ),
    ...registerFindings(await registerCounts(db, organ.id, report), entries),
  ]);
}

/** Fees are sealed with their events: the report counted them when it was computed. */
async function registerCounts(
  db: Database,
  organId: number,
  { year, figures }: AnnualReport,
): Promise<Record<CountedItem, number>> {
  const decided = async (kind: RecordKind): Promise<number> =>
    (await recordsBehind(db, organId, kind, year)).length;
  return {
    licensing: await decided('licence'),
    penalty: await decided('penalty'),
    fees: Math.round(Number(figures['fees.collected'] ?? 0) * 100),
  };
}

/** The sum of an area says nothing about what its own office alone reported, nor the other way about. */
function isOfOneScope(a: AnnualReport, b: AnnualReport): boolean {
  return (a.rollUp === undefined) === (b.rollUp === undefined);
}
