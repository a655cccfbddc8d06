// Disclosure requests: the event list, the current row and the outbox line of each, always written
// together in the caller's transaction. Application and events are sealed; the row holds no name but a
// masked one.

import type { Application } from '../../rules/application.ts';
import type { ClockFacts } from '../../rules/clock.ts';
import type { CurrentRow, StoredClockState } from '../../rules/request/current-row.ts';
import type { RecordedEvent, RequestEvent } from '../../rules/request/events.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { heldAfterStep, type HeldBefore, withHeldOpinions } from '../../rules/request/held-date.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { NewRequest, RequestRow } from '../tables.ts';

/** In the order given. */
export async function insertRequests(
  db: Database,
  requests: readonly Omit<NewRequest, 'id'>[],
): Promise<readonly RequestRow[]> {
  const rows = await db.insertInto('requests').values(requests).returningAll().execute();
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return requests.map(({ number }) => {
    const row = byNumber.get(number);
    if (row === undefined) throw new Error(`request ${number} was not written`);
    return row;
  });
}

/** Locks the row until the transaction ends: steps of one request never overlap. */
export async function lockRequest(db: Database, id: number): Promise<RequestRow | undefined> {
  return db.selectFrom('requests').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function requestById(db: Database, id: number): Promise<RequestRow | undefined> {
  return db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function requestByNumber(
  db: Database,
  number: string,
): Promise<RequestRow | undefined> {
  return db.selectFrom('requests').selectAll().where('number', '=', number).executeTakeFirst();
}

export async function requestsBySubmissionKeys(
  db: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, RequestRow>> {
  const rows = await db
    .selectFrom('requests')
    .selectAll()
    .where('submission_key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.submission_key ?? '', row]));
}

/** The columns of the current row that follow from the events. */
export function rowColumns(row: CurrentRow) {
  return {
    received_on: row.receivedOn,
    concluded_on: row.concludedOn,
    outcome: row.outcome,
    clock_state: row.clockState,
    clock_started_on: row.facts?.startedOn ?? null,
    extension_days: row.facts?.extensionDays ?? 0,
    pauses: JSON.stringify(row.facts?.pauses ?? []),
    due_on: row.dueOn,
    due_provisional: row.dueProvisional,
    sort_on: row.sortOn,
    internal_due_on: row.internalDueOn,
    internal_fixed: row.internalFixed,
    contact_due_on: row.contactDueOn,
    waiting_until: row.waitingUntil,
  } as const;
}

export function clockFactsOf(
  row: Pick<RequestRow, 'clock_started_on' | 'extension_days' | 'pauses'>,
): ClockFacts | undefined {
  if (row.clock_started_on === null) return undefined;
  return {
    startedOn: row.clock_started_on,
    extensionDays: row.extension_days,
    pauses: row.pauses,
  };
}

/** After a step: what follows from the events, and what is still held of an earlier last day. */
export async function updateRequest(
  db: Database,
  before: RequestRow,
  after: CurrentRow,
  now: Temporal.Instant,
): Promise<RequestRow> {
  return db
    .updateTable('requests')
    .set({
      ...rowColumns(after),
      held_until: heldAfterStep(heldBefore(before), after),
      version: before.version + 1,
      updated_at: now,
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function heldBefore(
  row: Pick<RequestRow, 'clock_state' | 'clock_started_on' | 'sort_on' | 'held_until'>,
): HeldBefore {
  return {
    // `overdue` is a view and never stored.
    clockState: row.clock_state as StoredClockState,
    startedOn: row.clock_started_on,
    lastDay: row.sort_on,
    heldUntil: row.held_until,
  };
}

/** The request as its events make it, with the last day that its row holds against a later notice. */
export function requestOf(
  row: RequestRow,
  events: readonly RecordedEvent[],
): DisclosureRequest | undefined {
  const request = requestFrom(events);
  // Concluded by the date that stood: that date is the row's, whatever calendar came later (K09).
  const stood = row.concluded_on === null ? null : row.due_on;
  const [heldUntil] = [row.held_until, stood]
    .filter((on) => on !== null)
    .toSorted()
    .toReversed();
  if (request === undefined) return undefined;
  const own = withHeldOpinions(request, row.pauses);
  return heldUntil === undefined ? own : { ...own, heldUntil };
}

export interface StoredEvent extends RecordedEvent {
  readonly seq: number;
  readonly recordedAt: Temporal.Instant;
}

export async function appendEvents(
  db: Database,
  secrets: Secrets,
  events: readonly (StoredEvent & { readonly requestId: number })[],
): Promise<void> {
  const rows = events.map(({ requestId, seq, event, actor, recordedAt }) => ({
    request_id: requestId,
    seq,
    kind: event.kind,
    occurred_on: event.on,
    data: secrets.seal(JSON.stringify(event), `event ${requestId} ${seq}`),
    actor: JSON.stringify(actor),
    recorded_at: recordedAt,
  }));
  await db.insertInto('request_events').values(rows).execute();
}

export async function eventsOf(
  db: Database,
  secrets: Secrets,
  requestId: number,
): Promise<readonly StoredEvent[]> {
  return (await eventsOfMany(db, secrets, [requestId])).get(requestId) ?? [];
}

/** The events of a page of requests in one query, by request. */
export async function eventsOfMany(
  db: Database,
  secrets: Secrets,
  requestIds: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredEvent[]>> {
  const rows = await db
    .selectFrom('request_events')
    .selectAll()
    .where('request_id', 'in', [-1, ...requestIds])
    .orderBy('request_id')
    .orderBy('seq')
    .execute();
  const events = new Map<number, StoredEvent[]>(requestIds.map((id) => [id, []]));
  for (const { request_id: id, seq, data, actor, recorded_at: recordedAt } of rows) {
    const plain = secrets.open(data, `event ${id} ${seq}`).toString('utf8');
    events.get(id)?.push({ seq, actor, recordedAt, event: JSON.parse(plain) as RequestEvent });
  }
  return events;
}

/** The application is sealed under the request's number, which never changes. */
export function sealApplication(
  secrets: Secrets,
  number: string,
  application: Application,
): Buffer {
  return secrets.seal(JSON.stringify(application), `application ${number}`);
}

export function openApplication(secrets: Secrets, row: RequestRow): Application {
  const plain = secrets.open(row.application, `application ${row.number}`).toString('utf8');
  return JSON.parse(plain) as Application;
}
