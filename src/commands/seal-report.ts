// The annual report is sealed: signed as it stands and never changed; a correction is a new edition
// (条例 49, 50; R26). An error in the tables needs a named person's recorded reason; a government's
// report needs its assessment, appraisal and accountability results, be it that there were none (R27).

import { violation, type Violation } from '../rules/violations.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { organById } from '../store/organs.ts';
import { addToOutbox } from '../store/outbox.ts';
import { announcePageChange } from '../store/page-notice.ts';
import type { OrganRow } from '../store/tables.ts';
import { computeReport } from './compute-report.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';
import { reconcileReport } from './reconcile-report.ts';

export interface SealInput {
  readonly year: number;
  readonly overrideReason?: string;
}

export async function sealReport(
  context: CommandContext,
  { year, overrideReason }: SealInput,
): Promise<Result<{ readonly edition: number }>> {
  const { db, clock, actor, organId } = context;
  const organ = await organById(db, organId);
  if (organ === undefined) return refused(violation('organ-unknown'));
  if (clock.today() <= `${year}-12-31`) return refused(violation('report-year-not-over', 'year'));
  const report = await computeReport(db, organ, year);
  const found = faults(organ, report.texts);
  const errors = (await reconcileReport(db, organId, report)).filter(
    (finding) => finding.severity === 'error',
  );
  if (errors.length > 0 && (overrideReason ?? '').trim() === '') {
    const where = errors.map((finding) => finding.message).join('；');
    found.push(violation('report-not-reconciled', 'overrideReason', where));
  }
  if (found.length > 0) return refused(...found);
  return db.transaction().execute(async (within) => {
    // Two signatures at once: the primary key lets one edition of a number stand.
    const last = await within
      .selectFrom('annual_report_editions')
      .select('edition')
      .where('organ_id', '=', organId)
      .where('year', '=', year)
      .orderBy('edition', 'desc')
      .forUpdate()
      .executeTakeFirst();
    const edition = (last?.edition ?? 0) + 1;
    await within
      .insertInto('annual_report_editions')
      .values({
        organ_id: organId,
        year,
        edition,
        content: JSON.stringify(report),
        sealed_at: clock.now(),
        sealed_by: actor.kind === 'staff' ? actor.id : null,
        override_reason: overrideReason ?? null,
      })
      .execute();
    await addToOutbox(within, 'report-sealed', { organId, year, edition });
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'report-sealed',
      object: `report ${organ.code} ${year}`,
      detail: { edition, overrideReason: overrideReason ?? null },
    });
    await announcePageChange(within);
    return done({ edition });
  });
}

function faults(
  organ: OrganRow,
  texts: { readonly assessment?: string; readonly problems: string } | undefined,
): Violation[] {
  if (texts === undefined) return [violation('report-unwritten', 'texts')];
  const needsResults = organ.report_deadline_class === 'government';
  return needsResults && (texts.assessment ?? '').trim() === ''
    ? [violation('government-results-missing', 'assessment')]
    : [];
}
