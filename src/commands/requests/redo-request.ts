// A reconsideration decision or a judgment orders a new reply: a linked case with a period of its own from
// the day the decision came, the old outcome kept (条例 33; L30 [choice]).

import type { IsoDay } from '../../rules/day.ts';
import { dayViolations } from '../../rules/request/decision.ts';
import { lastDecision, remedyState } from '../../rules/remedy-case.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { Database } from '../../store/database.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { organById } from '../../store/people/organs.ts';
import { decisionsOf, fileOf, lockRemedy, updateRemedy } from '../../store/remedies/remedies.ts';
import { lockRequest, openApplication } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { registerCase } from './register-case.ts';

export async function redoRequest(
  context: CommandContext,
  input: {
    readonly requestId: number;
    readonly receivedOn: IsoDay;
    /** The case whose decision orders it: then the day of receipt is the decision's. */
    readonly remedyId?: number;
  },
): Promise<Result<RequestRow>> {
  const { clock, calendar, secrets, actor } = context;
  const { requestId, remedyId } = input;
  return context.db.transaction().execute(async (db) => {
    const old = await lockRequest(db, requestId);
    const organ = await organById(db, context.organId);
    if (old === undefined || organ === undefined || old.organ_id !== organ.id) {
      return refused(violation('request-unknown'));
    }
    if (old.concluded_on === null) return refused(violation('not-concluded'));
    const ordered = remedyId === undefined ? undefined : await orderFor(db, remedyId, old.id);
    if (remedyId !== undefined && ordered === undefined) {
      return refused(violation('remedy-not-of-request', 'remedyId'));
    }
    const receivedOn = ordered ?? input.receivedOn;
    const at = { today: clock.today(), calendar };
    const found = dayViolations(receivedOn, old.concluded_on, at, 'receivedOn');
    if (found.length > 0) return refused(...found);
    const row = await registerCase({ ...context, db }, organ, {
      application: openApplication(secrets, old),
      submitted: {
        on: receivedOn,
        channel: old.channel,
        matter: old.matter,
        origin: { kind: 'redo', requestId: old.id, number: old.number },
        receivedOn,
      },
      // One decision opens one case: entered twice, the second finds the first.
      submissionKey: `redo ${old.number} ${receivedOn}`,
      handlerId: actor.kind === 'staff' ? actor.id : null,
    });
    if (remedyId !== undefined) await linkRedo(context, db, remedyId, row.id);
    await addToOutbox(db, 'request-received', { requestId: row.id, confirm: false });
    return done(row);
  });
}

/** The day on which the decision in force that orders the reply anew was received; none is open otherwise. */
async function orderFor(
  db: Database,
  remedyId: number,
  requestId: number,
): Promise<IsoDay | undefined> {
  const remedy = await lockRemedy(db, remedyId);
  if (remedy?.request_id !== requestId) return undefined;
  const file = fileOf(remedy, (await decisionsOf(db, [remedyId])).get(remedyId) ?? []);
  return remedyState(file) === 'redo-due' ? lastDecision(file)?.receivedOn : undefined;
}

async function linkRedo(
  { clock, actor }: CommandContext,
  db: Database,
  remedyId: number,
  requestId: number,
): Promise<void> {
  const remedy = await lockRemedy(db, remedyId);
  if (remedy === undefined) return;
  await updateRemedy(db, remedy, { redo_request_id: requestId });
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'remedy-redo-opened',
    object: `remedy ${remedyId}`,
    detail: { requestId },
  });
}
