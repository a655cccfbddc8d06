// Every step of a request is taken the same way: lock and load, ask the rules, then event, current row
// and outbox line in one transaction. The rules decide; this only carries.

import { currentRow } from '../../rules/request/current-row.ts';
import type { Decision } from '../../rules/request/decision.ts';
import type { Actor, RecordedEvent } from '../../rules/request/events.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { withHeldOpinions } from '../../rules/request/held-date.ts';
import type { Context } from '../../rules/request/steps.ts';
import { violation } from '../../rules/violations.ts';
import type { Database } from '../../store/database.ts';
import { organById } from '../../store/people/organs.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import {
  appendEvents,
  eventsOf,
  lockRequest,
  requestOf,
  type StoredEvent,
  updateRequest,
} from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';

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
  return takeStepsIn(context, row, [{ decide }]);
}

/** A step with who takes it, where that is not who acts. */
export interface StepBy {
  readonly decide: Decide;
  readonly actor?: Actor;
}

/** Several on top of one another, all or none of them. */
export async function takeStepsIn(
  context: CommandContext,
  row: RequestRow,
  steps: readonly StepBy[],
): Promise<Result<RequestRow>> {
  const { db, clock, calendar, secrets } = context;
  const decided = await decideSteps(context, row, steps);
  if (!decided.ok) return decided;
  const { events, made, after } = decided.value;
  const last = events.at(-1)?.seq ?? 0;
  const stored = made.map((recorded, n) => ({
    requestId: row.id,
    seq: last + 1 + n,
    ...recorded,
    recordedAt: clock.now(),
  }));
  await appendEvents(db, secrets, stored);
  for (const { seq, event } of stored) {
    await addToOutbox(db, 'request-event', { requestId: row.id, seq, kind: event.kind });
  }
  const organ = await organById(db, row.organ_id);
  const current = currentRow(after, clock.today(), calendar, organ?.internal_days);
  return done(await updateRequest(db, row, current, clock.now()));
}

interface Decided {
  readonly events: readonly StoredEvent[];
  readonly made: readonly RecordedEvent[];
  readonly after: DisclosureRequest;
}

/** What the steps would make of the request; nothing is written. */
export async function decideSteps(
  context: CommandContext,
  row: RequestRow,
  steps: readonly StepBy[],
): Promise<Result<Decided>> {
  const { db, clock, calendar, secrets, actor } = context;
  const at = { today: clock.today(), calendar };
  const events = await eventsOf(db, secrets, row.id);
  const made: RecordedEvent[] = [];
  const before = requestOf(row, events);
  if (before === undefined) return refused(violation('request-unknown'));
  let after = before;
  for (const { decide, actor: by = actor } of steps) {
    const decision = await decide(after, at, db, row);
    if (!decision.ok) return refused(...decision.violations);
    made.push({ event: decision.event, actor: by });
    after = withHeldOpinions(requestFrom([...events, ...made]) ?? before, row.pauses);
  }
  return done({ events, made, after });
}
