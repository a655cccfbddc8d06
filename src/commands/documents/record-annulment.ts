// A published penalty was changed, revoked, found unlawful or void (行政处罚法 48¶2): within three working days it is
// withdrawn and the reason made public (P04). The duty shows until the withdrawal closes it.

import { type Annulment, annulments, dutyDueOn } from '../../rules/document-duties.ts';
import type { IsoDay } from '../../rules/day.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { insertDuty, openDuties } from '../../store/documents/document-duties.ts';
import { lockDocument } from '../../store/documents/document-writing.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface AnnulmentInput {
  readonly id: number;
  readonly how: Annulment;
  /** The day of the decision that annulled it. */
  readonly on: IsoDay;
  /** The organ that did and its number. */
  readonly basis: string;
}

export async function recordAnnulment(
  context: CommandContext,
  { id, how, on, basis }: AnnulmentInput,
): Promise<Result<{ readonly dueOn: IsoDay }>> {
  return await inTransaction(context.db, async (db) => {
    const { clock, calendar, actor } = context;
    const row = await lockDocument(db, id);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (row.kind !== 'penalty' || row.state !== 'published') return refusedFor('duty-not-for-kind');
    const found = [];
    if (basis.trim() === '') found.push(violation('duty-basis-missing', 'basis'));
    if (on > clock.today()) found.push(violation('deadline-start-future', 'on', on));
    const open = await openDuties(db, id);
    if (open.some(({ kind }) => kind === 'penalty-withdrawal')) {
      found.push(violation('duty-open-already'));
    }
    if (found.length > 0) return refused(...found);
    const dueOn = dutyDueOn('penalty-withdrawal', on, calendar);
    await insertDuty(db, {
      document_id: id,
      kind: 'penalty-withdrawal',
      started_on: on,
      due_on: dueOn,
      basis: `${annulments[how]}：${basis.trim()}`,
      from_id: null,
      entered_by: staffIdOf(actor) ?? null,
      entered_at: clock.now(),
      closed_at: null,
    });
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'document-duty-recorded',
      object: `document ${id}`,
      detail: { how, on, dueOn },
    });
    return done({ dueOn });
  });
}
