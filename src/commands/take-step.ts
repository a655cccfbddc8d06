// Every step of a request is taken the same way: lock and load, ask the rules, then event, current row
// and outbox line in one transaction. The rules decide; this only carries.

import { currentRow } from '../rules/request/current-row.ts';
import type { Decision } from '../rules/request/decision.ts';
import { type DisclosureRequest, requestFrom } from '../rules/request/fold.ts';
import { withHeldOpinions } from '../rules/request/held-date.ts';
import type { Context } from '../rules/request/steps.ts';
import { violation } from '../rules/violations.ts';
import type { Database } from '../store/database.ts';
import { organById } from '../store/organs.ts';
import { addToOutbox } from '../store/outbox.ts';
import {
  appendEvents,
  eventsOf,
  lockRequest,
  requestOf,
  updateRequest,
} from '../store/requests.ts';
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
  return context.db.transaction().execute(async (db) => {
    const row = await lockRequest(db, requestId);
    if (row === undefined || row.organ_id !== context.organId) {
      return refused(violation('request-unknown'));
    }
    if (version !== undefined && version !== row.version) {
      return refused(violation('changed-meanwhile'));
    }
    return takeStepIn({ ...context, db }, row, decide);
  });
}

/** Inside a transaction that holds the lock on the row: the way of acts that write more than the step. */
export async function takeStepIn(
  context: CommandContext,
  row: RequestRow,
  decide: Decide,
): Promise<Result<RequestRow>> {
  const { db, clock, calendar, secrets, actor } = context;
  const today = clock.today();
  const events = await eventsOf(db, secrets, row.id);
  const before = requestOf(row, events);
  if (before === undefined) return refused(violation('request-unknown'));
  const decision = await decide(before, { today, calendar }, db, row);
  if (!decision.ok) return refused(...decision.violations);
  const recorded = { event: decision.event, actor };
  const after = withHeldOpinions(requestFrom([...events, recorded]) ?? before, row.pauses);
  const seq = (events.at(-1)?.seq ?? 0) + 1;
  const stored = { requestId: row.id, seq, ...recorded, recordedAt: clock.now() };
  await appendEvents(db, secrets, [stored]);
  await addToOutbox(db, 'request-event', { requestId: row.id, seq, kind: decision.event.kind });
  const organ = await organById(db, row.organ_id);
  const current = currentRow(after, today, calendar, organ?.internal_days);
  return done(await updateRequest(db, row, current, clock.now()));
}
