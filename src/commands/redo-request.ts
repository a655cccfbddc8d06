// A reconsideration decision or a judgment orders a new reply: a linked case with a period of its own from
// the day the decision came, the old outcome kept (条例 33; L30 [choice]).

import type { IsoDay } from '../rules/day.ts';
import { dayViolations } from '../rules/request/decision.ts';
import { violation } from '../rules/violations.ts';
import { addToOutbox } from '../store/outbox.ts';
import { organById } from '../store/organs.ts';
import { lockRequest, openApplication } from '../store/requests.ts';
import type { RequestRow } from '../store/tables.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';
import { registerCase } from './register-case.ts';

export async function redoRequest(
  context: CommandContext,
  { requestId, receivedOn }: { readonly requestId: number; readonly receivedOn: IsoDay },
): Promise<Result<RequestRow>> {
  const { clock, calendar, secrets, actor } = context;
  return context.db.transaction().execute(async (db) => {
    const old = await lockRequest(db, requestId);
    const organ = await organById(db, context.organId);
    if (old === undefined || organ === undefined || old.organ_id !== organ.id) {
      return refused(violation('request-unknown'));
    }
    if (old.concluded_on === null) return refused(violation('not-concluded'));
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
    await addToOutbox(db, 'request-received', { requestId: row.id, confirm: false });
    return done(row);
  });
}
