// The way of the website's report before and after the signature: sent up, reviewed, sent back, published, opened again for a
// correction (条例 17; 国办函〔2018〕12号). From the sending on its figures stand still.

import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { publishWebsiteEditions } from '../../store/reports/website-report-editions.ts';
import { updateWebsiteReport } from '../../store/reports/website-reports.ts';
import { computeWebsiteReport } from './compute-website-report.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import type { ReportInput } from './report-act.ts';
import { actOnWebsiteReport, sayOfWebsiteReport } from './website-report-act.ts';

type Done = Result<{ readonly version: number }>;

const backToDraft = {
  state: 'draft',
  submitted_at: null,
  reviewed_by: null,
  sent_content: null,
} as const;

export async function submitWebsiteReport(
  context: CommandContext,
  input: ReportInput,
): Promise<Done> {
  return await actOnWebsiteReport(context, input, 'submit', async (held) => {
    const { row, organ, context: at } = held;
    const { report } = await computeWebsiteReport(at.db, organ, row.year);
    await updateWebsiteReport(at.db, row.id, {
      state: 'submitted',
      sent_content: JSON.stringify(report),
      submitted_at: at.clock.now(),
      submitted_by: staffIdOf(at.actor) ?? null,
      reviewed_by: null,
    });
    await sayOfWebsiteReport(held, 'submit', input);
    return done({ version: row.version });
  });
}

export async function reviewWebsiteReport(
  context: CommandContext,
  input: ReportInput,
): Promise<Done> {
  return await actOnWebsiteReport(context, input, 'review', async (held) => {
    const { row, context: at } = held;
    const reviewed_by = staffIdOf(at.actor) ?? null;
    await updateWebsiteReport(at.db, row.id, { state: 'reviewed', reviewed_by });
    await sayOfWebsiteReport(held, 'review', input);
    return done({ version: row.version });
  });
}

export async function returnWebsiteReport(
  context: CommandContext,
  input: ReportInput,
): Promise<Done> {
  return await actOnWebsiteReport(context, input, 'return', async (held) => {
    if ((input.opinion ?? '').trim() === '') {
      return refused(violation('return-reason-missing', 'opinion'));
    }
    await updateWebsiteReport(held.context.db, held.row.id, backToDraft);
    await sayOfWebsiteReport(held, 'return', input);
    return done({ version: held.row.version });
  });
}

export async function publishWebsiteReport(
  context: CommandContext,
  input: ReportInput,
): Promise<Done> {
  return await actOnWebsiteReport(context, input, 'publish', async (held) => {
    const { row, organ, context: at } = held;
    const by = staffIdOf(at.actor) ?? null;
    await publishWebsiteEditions(at.db, row, { at: at.clock.now(), by });
    await sayOfWebsiteReport(held, 'publish', input);
    await addToOutbox(at.db, 'website-report-published', { organId: organ.id, year: row.year });
    await appendAuditLog(at.db, {
      at: at.clock.now(),
      actor: at.actor,
      action: 'website-report-published',
      object: `website-report ${organ.code} ${row.year}`,
      detail: {},
    });
    await announcePageChange(at.db, ['reports']);
    return done({ version: row.version });
  });
}

/** A sealed report never changes: what was wrong is put right in another edition, with the reason. */
export async function correctWebsiteReport(
  context: CommandContext,
  input: ReportInput,
): Promise<Done> {
  return await actOnWebsiteReport(context, input, 'correct', async (held) => {
    const { row, context: at } = held;
    const reason = (input.opinion ?? '').trim();
    if (reason === '') return refused(violation('correction-reason-missing', 'opinion'));
    const again = { ...backToDraft, correction_reason: reason, submitted_by: null };
    await updateWebsiteReport(at.db, row.id, again);
    await sayOfWebsiteReport(held, 'correct', input);
    return done({ version: row.version });
  });
}
