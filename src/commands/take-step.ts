// Every step of a request is taken the same way: lock and load, ask the rules, then event, current row
// and outbox line in one transaction. The rules decide; this only carries.

import { currentRow } from '../rules/request/current-row.ts';
import type { Decision } from '../rules/request/decisions.ts';
import { type DisclosureRequest, requestFrom } from '../rules/request/state.ts';
import type { Context } from '../rules/request/steps.ts';
import { violation } from '../rules/violations.ts';
import type { Database } from '../store/database.ts';
import { addToOutbox } from '../store/outbox.ts';
import { appendEvent, eventsOf, lockRequest, updateRequest } from '../store/requests.ts';
import type { RequestRow } from '../store/tables.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';

/** Which request, and the version the clerk saw: somebody else's step in between is not overwritten. */
export interface StepInput {
  readonly requestId: number;
  readonly version?: number;
}

export type Decide = (
  request: DisclosureRequest,
  context: Context,
  db: Database,
  row: RequestRow,
) => Decision | Promise<Decision>;

export async function takeStep(
  context: CommandContext,
  { requestId, version }: StepInput,
  decide: Decide,
): Promise<Result<RequestRow>> {
  const { clock, calendar, secrets, actor } = context;
  const today = clock.today();
  return context.db.transaction().execute(async (db) => {
    const row = await lockRequest(db, requestId);
    if (row === undefined || row.organ_id !== context.organId) {
      return refused(violation('request-unknown'));
    }
    if (version !== undefined && version !== row.version) {
      return refused(violation('changed-meanwhile'));
    }
    const events = await eventsOf(db, secrets, requestId);
    const before = requestFrom(events);
    if (before === undefined) return refused(violation('request-unknown'));
    const decision = await decide(before, { today, calendar }, db, row);
    if (!decision.ok) return refused(...decision.violations);
    const recorded = { event: decision.event, actor };
    const after = requestFrom([...events, recorded]) ?? before;
    const seq = (events.at(-1)?.seq ?? 0) + 1;
    await appendEvent(db, secrets, requestId, seq, recorded, clock.now());
    await addToOutbox(db, 'request-event', { requestId, seq, kind: decision.event.kind });
    return done(
      await updateRequest(
        db,
        requestId,
        currentRow(after, today, calendar),
        row.version + 1,
        clock.now(),
      ),
    );
  });
}
