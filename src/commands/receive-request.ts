// 条例 29, 31, 45: an application comes in and is registered. A double submit of the same form gives one
// request and the same receipt.

import { type Applicant, type Application, applicationViolations } from '../rules/application.ts';
import { type Channel, needsConfirmation } from '../rules/channels.ts';
import { type IsoDay, parseIsoDay } from '../rules/day.ts';
import { maskName } from '../rules/identity.ts';
import { currentRow } from '../rules/request/current-row.ts';
import type { RequestEvent } from '../rules/request/events.ts';
import { requestFrom } from '../rules/request/fold.ts';
import { violation, type Violation } from '../rules/violations.ts';
import { nextNumber } from '../store/counters.ts';
import type { Database } from '../store/database.ts';
import { likenessTokens, saveLikeness } from '../store/likeness.ts';
import { organById } from '../store/organs.ts';
import { addToOutbox } from '../store/outbox.ts';
import {
  appendEvent,
  insertRequest,
  requestBySubmissionKey,
  rowColumns,
  sealApplication,
} from '../store/requests.ts';
import type { OrganRow, RequestRow } from '../store/tables.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';

export interface NewApplication {
  readonly application: Application;
  readonly channel: Channel;
  /** The form's own key, made when the form is shown (or the clerk's screen opens). */
  readonly submissionKey: string;
  /** Counter, post, fax…: the day it came in; online it is always today. */
  readonly on?: IsoDay;
  /** Files already in the vault, in the applicant's order. */
  readonly attachments?: readonly { readonly sha256: string; readonly name: string }[];
}

export interface Receipt {
  readonly request: RequestRow;
  readonly queryCode: string;
  /** The same form came before: this is its receipt. */
  readonly repeated: boolean;
}

export async function receiveRequest(
  context: CommandContext,
  input: NewApplication,
): Promise<Result<Receipt>> {
  const found = faults(context, input);
  if (found.length > 0) return refused(...found);
  const earlier = await requestBySubmissionKey(context.db, input.submissionKey);
  if (earlier !== undefined) return repeatedReceipt(context, input, earlier);
  try {
    return await context.db.transaction().execute((db) => register({ ...context, db }, input));
  } catch (error) {
    // Two submits at the same instant: the second finds the first's key taken and gives its receipt.
    const winner = isUniqueViolation(error)
      ? await requestBySubmissionKey(context.db, input.submissionKey)
      : undefined;
    if (winner === undefined) throw error;
    return repeatedReceipt(context, input, winner);
  }
}

function faults(context: CommandContext, input: NewApplication): readonly Violation[] {
  const today = context.clock.today();
  const found = [...applicationViolations(input.application, today)];
  if (input.on !== undefined && input.on > today) found.push(violation('date-in-future', 'on'));
  if (input.on !== undefined && parseIsoDay(input.on) === undefined) {
    found.push(violation('date-outside-calendar', 'on'));
  }
  return found;
}

function repeatedReceipt(
  { secrets, organId }: CommandContext,
  { submissionKey }: NewApplication,
  request: RequestRow,
): Result<Receipt> {
  if (request.organ_id !== organId) return refused(violation('organ-unknown'));
  return done({ request, queryCode: secrets.queryCode(submissionKey), repeated: true });
}

async function register(context: CommandContext, input: NewApplication): Promise<Result<Receipt>> {
  const { db, clock, calendar, secrets, actor, organId } = context;
  const organ = await organById(db, organId);
  // An inner office is not asked in its own right (条例 27, 10 ¶2).
  if (organ === undefined || organ.kind === 'internal') return refused(violation('organ-unknown'));
  const on = input.on ?? clock.today();
  const event: RequestEvent = {
    kind: 'submitted',
    on,
    channel: input.channel,
    applicantKind: input.application.applicant.kind,
    electronicDelivery: ['email', 'online'].includes(input.application.deliveryWish),
  };
  const request = requestFrom([{ event, actor }]);
  if (request === undefined) throw new Error('a submission makes a request');
  const number = await numberFor(db, organ, on);
  const queryCode = secrets.queryCode(input.submissionKey);
  const row = await insertRequest(db, {
    organ_id: organId,
    number,
    query_code_hash: secrets.queryCodeHash(number, queryCode),
    submission_key: input.submissionKey,
    channel: input.channel,
    applicant_kind: input.application.applicant.kind,
    application: sealApplication(secrets, number, input.application),
    masked_name: maskedName(input.application.applicant),
    identity_index: identityIndex(context, input.application.applicant),
    submitted_at: clock.now(),
    submitted_on: on,
    handler_id: actor.kind === 'staff' ? actor.id : null,
    ...rowColumns(currentRow(request, clock.today(), calendar)),
  });
  await appendEvent(db, secrets, row.id, 1, { event, actor }, clock.now());
  const tokens = likenessTokens(secrets, input.application);
  await saveLikeness(db, [{ requestId: row.id, organId, tokens }]);
  await attach(db, row.id, input.attachments ?? []);
  await addToOutbox(db, 'request-received', {
    requestId: row.id,
    confirm: needsConfirmation(input.channel),
  });
  return done({ request: row, queryCode, repeated: false });
}

/** KFQ-2026-0007: gap-free per organ and year of submission. */
async function numberFor(db: Database, organ: OrganRow, on: IsoDay): Promise<string> {
  const year = Number(on.slice(0, 4));
  const n = await nextNumber(db, organ.id, 'request', year);
  return `${organ.code.toUpperCase()}-${year}-${String(n).padStart(4, '0')}`;
}

/** A person's given name is hidden; the name of an organisation is no personal data. */
function maskedName(applicant: Applicant): string {
  return applicant.kind === 'natural-person' ? maskName(applicant.name) : applicant.name;
}

function identityIndex({ secrets }: CommandContext, applicant: Applicant): Buffer | null {
  const identity = applicant.identityNumber ?? applicant.creditCode ?? '';
  return identity.trim() === '' ? null : secrets.identityIndex(identity);
}

async function attach(
  db: Database,
  requestId: number,
  files: readonly { sha256: string; name: string }[],
): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map((file, position) => ({ request_id: requestId, position, ...file }));
  await db.insertInto('attachments').values(rows).execute();
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
