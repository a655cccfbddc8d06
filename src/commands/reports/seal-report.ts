// The annual report is signed and with that sealed: as it stands, never changed; a correction is a new edition
// (条例 49, 50; R26). An error needs a named person's recorded reason; a government's report needs its assessment,
// appraisal and accountability results, be it that there were none (R27).

import { isYearOver } from '../../rules/annual-report/collection.ts';
import { isSame, reportDifference } from '../../rules/annual-report/difference.ts';
import { printedOf } from '../../rules/annual-report/own-report.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import { missingResults } from '../../rules/annual-report/report-content.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { updateReport } from '../../store/reports/annual-reports.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { insertEdition, latestEdition, sealedReport } from '../../store/reports/report-editions.ts';
import type { OrganRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { reconcileReport } from './reconcile-report.ts';
import { actOnReport, type HeldReport, type ReportInput, sayOfReport } from './report-act.ts';

export interface SealInput extends ReportInput {
  readonly overrideReason?: string;
}

export async function sealReport(
  context: CommandContext,
  input: SealInput,
): Promise<Result<{ readonly edition: number }>> {
  return await actOnReport(context, input, 'sign', async (held) => {
    const { row, organ, context: at } = held;
    const report = row.sent_content;
    if (report === null) return refused(violation('report-state'));
    const found = await faults(held, report, input);
    if (found.length > 0) return refused(...found);
    const edition = ((await latestEdition(at.db, organ.id, row.year))?.edition ?? 0) + 1;
    const overrideReason = blankless(input.overrideReason);
    await insertEdition(at.db, {
      organ_id: organ.id,
      year: row.year,
      edition,
      content: JSON.stringify(report),
      sealed_at: at.clock.now(),
      sealed_by: at.actor.kind === 'staff' ? at.actor.id : null,
      override_reason: overrideReason,
      correction_reason: edition === 1 ? null : row.correction_reason,
    });
    await updateReport(at.db, row.id, {
      state: 'sealed',
      correction_reason: null,
      sent_content: null,
    });
    await sayOfReport(held, 'sign', input);
    await addToOutbox(at.db, 'report-sealed', { organId: organ.id, year: row.year, edition });
    await appendAuditLog(at.db, {
      at: at.clock.now(),
      actor: at.actor,
      action: 'report-sealed',
      object: `report ${organ.code} ${row.year}`,
      detail: { edition, overrideReason },
    });
    return done({ edition });
  });
}

async function faults(
  { row, organ, context }: HeldReport,
  report: AnnualReport,
  { overrideReason }: SealInput,
): Promise<readonly Violation[]> {
  const { db, clock } = context;
  if (!isYearOver(row.year, clock.today())) return [violation('report-year-not-over', 'year')];
  if (report.texts === undefined) return [violation('report-unwritten', 'texts')];
  const found = [...resultsMissing(organ, report)];
  const before = await sealedReport(db, organ.id, row.year);
  if (before !== undefined && isSame(reportDifference(before, report))) {
    found.push(violation('report-unchanged'));
  }
  const errors = (await reconcileReport(db, organ, report)).filter(
    (finding) => finding.severity === 'error',
  );
  if (errors.length > 0 && blankless(overrideReason) === null) {
    const where = errors.map((finding) => finding.message).join('；');
    found.push(violation('report-not-reconciled', 'overrideReason', where));
  }
  return found;
}

function resultsMissing(organ: OrganRow, report: AnnualReport): readonly Violation[] {
  if (organ.report_deadline_class !== 'government') return [];
  const first = printedOf(report).parts[0]?.text ?? '';
  const missing = missingResults(first);
  return missing.length === 0
    ? []
    : [violation('government-results-missing', 'assessment', `缺${missing.join('、')}`)];
}

function blankless(text: string | undefined): string | null {
  const said = (text ?? '').trim();
  return said === '' ? null : said;
}
