// The way of the report before and after the signature: sent up, reviewed, sent back, published, opened again for a
// correction (条例 6, 17, 49).

import { violation } from '../../rules/violations.ts';
import { updateReport } from '../../store/reports/annual-reports.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { publishEditions } from '../../store/reports/report-editions.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import { actOnReport, type ReportInput, sayOfReport } from './report-act.ts';
import { reportToKeep } from './sent-report.ts';

type Done = Result<{ version: number }>;

export async function submitReport(context: CommandContext, input: ReportInput): Promise<Done> {
  return await actOnReport(context, input, 'submit', async (held) => {
    const { row, organ, context: at } = held;
    await updateReport(at.db, row.id, {
      state: 'submitted',
      // From here to the signature the figures stand still, whatever becomes of the records.
      sent_content: JSON.stringify(await reportToKeep(at, organ, row.year)),
      submitted_at: at.clock.now(),
      submitted_by: staffIdOf(at.actor) ?? null,
      reviewed_by: null,
    });
    await sayOfReport(held, 'submit', input);
    return done({ version: row.version });
  });
}

export async function reviewReport(context: CommandContext, input: ReportInput): Promise<Done> {
  return await actOnReport(context, input, 'review', async (held) => {
    const { row, context: at } = held;
    const reviewed_by = staffIdOf(at.actor) ?? null;
    await updateReport(at.db, row.id, { state: 'reviewed', reviewed_by });
    await sayOfReport(held, 'review', input);
    return done({ version: row.version });
  });
}

export async function returnReport(context: CommandContext, input: ReportInput): Promise<Done> {
  return await actOnReport(context, input, 'return', async (held) => {
    const { row, context: at } = held;
    if ((input.opinion ?? '').trim() === '') {
      return refused(violation('return-reason-missing', 'opinion'));
    }
    await updateReport(at.db, row.id, {
      state: 'draft',
      submitted_at: null,
      reviewed_by: null,
      sent_content: null,
    });
    await sayOfReport(held, 'return', input);
    return done({ version: row.version });
  });
}

export async function publishReport(context: CommandContext, input: ReportInput): Promise<Done> {
  return await actOnReport(context, input, 'publish', async (held) => {
    const { row, organ, context: at } = held;
    const by = staffIdOf(at.actor) ?? null;
    await publishEditions(at.db, row, { at: at.clock.now(), by });
    await sayOfReport(held, 'publish', input);
    await addToOutbox(at.db, 'report-published', { organId: organ.id, year: row.year });
    await appendAuditLog(at.db, {
      at: at.clock.now(),
      actor: at.actor,
      action: 'report-published',
      object: `report ${organ.code} ${row.year}`,
      detail: {},
    });
    await announcePageChange(at.db, ['reports']);
    return done({ version: row.version });
  });
}

/** A sealed report never changes: what was wrong is put right in another edition, with the reason (R26). */
export async function correctReport(context: CommandContext, input: ReportInput): Promise<Done> {
  return await actOnReport(context, input, 'correct', async (held) => {
    const { row, context: at } = held;
    const reason = (input.opinion ?? '').trim();
    if (reason === '') return refused(violation('correction-reason-missing', 'opinion'));
    await updateReport(at.db, row.id, {
      state: 'draft',
      correction_reason: reason,
      submitted_at: null,
      submitted_by: null,
      reviewed_by: null,
    });
    await sayOfReport(held, 'correct', input);
    return done({ version: row.version });
  });
}
