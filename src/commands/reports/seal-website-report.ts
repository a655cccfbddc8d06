// The website's yearly work report is signed and with that sealed, as the annual report is: what it says then never
// changes; an error needs the signatory's recorded reason; a correction is a new edition that differs.

import { violation, type Violation } from '../../rules/violations.ts';
import { checkWebsiteReport } from '../../rules/website-report/check.ts';
import { websiteDifference } from '../../rules/website-report/difference.ts';
import { websiteReportBasis } from '../../rules/website-report/form.ts';
import type { WebsiteReport } from '../../rules/website-report/report.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import {
  insertWebsiteEdition,
  sealedWebsiteReport,
} from '../../store/reports/website-report-editions.ts';
import { updateWebsiteReport } from '../../store/reports/website-reports.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import type { SealInput } from './seal-report.ts';
import {
  actOnWebsiteReport,
  type HeldWebsiteReport,
  sayOfWebsiteReport,
} from './website-report-act.ts';

export async function sealWebsiteReport(
  context: CommandContext,
  input: SealInput,
): Promise<Result<{ readonly edition: number }>> {
  return await actOnWebsiteReport(context, input, 'sign', async (held) => {
    const { row, organ, context: at } = held;
    const { sent_content: report } = row;
    if (report === null) return refused(violation('report-state'));
    const before = await sealedWebsiteReport(at.db, organ.id, row.year);
    const said = (input.overrideReason ?? '').trim();
    const found = await faults(held, report, before?.report, said);
    if (found.length > 0) return refused(...found);
    const edition = (before?.edition ?? 0) + 1;
    const overrideReason = said === '' ? null : said;
    await insertWebsiteEdition(at.db, {
      organ_id: organ.id,
      year: row.year,
      edition,
      content: JSON.stringify(report),
      sealed_at: at.clock.now(),
      sealed_by: staffIdOf(at.actor) ?? null,
      override_reason: overrideReason,
      correction_reason: edition === 1 ? null : row.correction_reason,
    });
    const sealed = { state: 'sealed', correction_reason: null, sent_content: null } as const;
    await updateWebsiteReport(at.db, row.id, sealed);
    await sayOfWebsiteReport(held, 'sign', input);
    const { year } = row;
    await addToOutbox(at.db, 'website-report-sealed', { organId: organ.id, year, edition });
    await appendAuditLog(at.db, {
      at: at.clock.now(),
      actor: at.actor,
      action: 'website-report-sealed',
      object: `website-report ${organ.code} ${row.year}`,
      detail: { edition, overrideReason },
    });
    return done({ edition });
  });
}

async function faults(
  { row, organ, context }: HeldWebsiteReport,
  report: WebsiteReport,
  before: WebsiteReport | undefined,
  overrideReason: string,
): Promise<readonly Violation[]> {
  if (context.clock.today() <= `${row.year}-12-31`) {
    return [{ ...violation('report-year-not-over', 'year'), provision: websiteReportBasis }];
  }
  const found: Violation[] = [];
  if (before !== undefined && websiteDifference(before, report).length === 0) {
    found.push(violation('report-unchanged'));
  }
  const last = (await sealedWebsiteReport(context.db, organ.id, row.year - 1))?.report;
  const errors = checkWebsiteReport(report, last).filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && overrideReason === '') {
    const where = errors.map(({ message }) => message).join('；');
    found.push(violation('website-report-errors', 'overrideReason', where));
  }
  return found;
}
