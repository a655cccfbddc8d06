// A report on its way to the superior (条例 49): sent, sent back with what is to be mended while there is time, or
// accepted. Every word stands in the report's own history.

import type { AuditAction } from '../../rules/audit-actions.ts';
import { violation } from '../../rules/violations.ts';
import { updateReport } from '../../store/reports/annual-reports.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { addSubmission, courseOf } from '../../store/reports/report-submissions.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { unitBelow } from './decide-inclusion.ts';
import { actOnReport, type HeldReport, sayOfReport } from './report-act.ts';

interface Below {
  readonly year: number;
  /** The organ whose report the context's organ gathers. */
  readonly code: string;
}

export async function sendReport(
  context: CommandContext,
  { year }: { readonly year: number },
): Promise<Result<null>> {
  return await actOnReport(context, { year }, 'send', async (held) => {
    await addSubmission(held.context.db, {
      ...(await lastSent(held)),
      submitted_at: held.context.clock.now(),
      submitted_by: nameOf(held.context),
    });
    await sayOfReport(held, 'send', {});
    await log(held, 'report-submitted', {});
    return done(null);
  });
}

/** What waits for a signature goes back to whoever writes; what is sealed stays, and is corrected by an edition. */
export async function sendBackReport(
  context: CommandContext,
  { year, code, comment }: Below & { readonly comment: string },
): Promise<Result<null>> {
  const unit = await unitBelow(context.db, context.organId, year, code);
  if (unit === undefined) return refused(violation('roll-up-not-below', 'organ'));
  const said = comment.trim();
  if (said === '') return refused(violation('return-reason-missing', 'comment'));
  const below = { ...context, organId: unit.organ.id };
  return await actOnReport(below, { year }, 'send-back', async (held) => {
    const { row, context: at } = held;
    await addSubmission(at.db, {
      ...(await lastSent(held)),
      returned_at: at.clock.now(),
      returned_by: nameOf(at),
      comment: said,
    });
    if (row.state === 'submitted' || row.state === 'reviewed') {
      await updateReport(at.db, row.id, {
        state: 'draft',
        submitted_at: null,
        reviewed_by: null,
        sent_content: null,
      });
    }
    await sayOfReport(held, 'send-back', { opinion: said });
    await log(held, 'report-returned', { comment: said });
    return done(null);
  });
}

export async function acceptReport(
  context: CommandContext,
  { year, code }: Below,
): Promise<Result<null>> {
  const unit = await unitBelow(context.db, context.organId, year, code);
  if (unit === undefined) return refused(violation('roll-up-not-below', 'organ'));
  const below = { ...context, organId: unit.organ.id };
  return await actOnReport(below, { year }, 'accept', async (held) => {
    const { context: at } = held;
    await addSubmission(at.db, {
      ...(await lastSent(held)),
      accepted_at: at.clock.now(),
      accepted_by: nameOf(at),
    });
    await sayOfReport(held, 'accept', {});
    await log(held, 'report-accepted', {});
    return done(null);
  });
}

function nameOf({ actor }: CommandContext): string {
  return actor.kind === 'staff' ? actor.name : '系统';
}

/** Each answer names what it answers; nothing was sent where what was sealed is answered. */
async function lastSent({ row, context }: HeldReport) {
  const { organ_id, year } = row;
  const course = (await courseOf(context.db, [organ_id], year)).get(organ_id);
  return {
    organ_id,
    year,
    submitted_at: course?.submittedAt ?? null,
    submitted_by: course?.submittedBy ?? null,
    returned_at: null,
    returned_by: null,
    comment: null,
    accepted_at: null,
    accepted_by: null,
  };
}

async function log(
  { row, context }: HeldReport,
  action: AuditAction,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAuditLog(context.db, {
    at: context.clock.now(),
    actor: context.actor,
    action,
    object: `organ ${row.organ_id}`,
    detail: { year: row.year, ...detail },
  });
}
