// The report as it was sent up for signature, and what the records have changed since: signed is what was sent up
// (条例 17), never what the records happen to give on the day of the signature.

import {
  isSame,
  type ReportDifference,
  reportDifference,
} from '../../rules/annual-report/difference.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import type { AnnualReportRow, OrganRow } from '../../store/tables.ts';
import { computeReport } from './compute-report.ts';

/** `undefined`: nothing changed, or nothing is sent up. */
export async function changedSinceSent(
  context: Parameters<typeof computeReport>[0],
  organ: OrganRow,
  { sent_content: sent, year }: Pick<AnnualReportRow, 'sent_content' | 'year'>,
): Promise<ReportDifference | undefined> {
  return sent === null ? undefined : changesIn(sent, await computeReport(context, organ, year));
}

export function changesIn(sent: AnnualReport, now: AnnualReport): ReportDifference | undefined {
  const difference = reportDifference(sent, now);
  return isSame(difference) ? undefined : difference;
}

/** As it is kept: what it is held against stands in last year's own edition. */
export async function reportToKeep(
  context: Parameters<typeof computeReport>[0],
  organ: OrganRow,
  year: number,
): Promise<AnnualReport> {
  const { last: _, ...report } = await computeReport(context, organ, year);
  return report;
}
