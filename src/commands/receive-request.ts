// 条例 29, 31, 45: an application comes in and is registered. A double submit of the same form gives one
// request and the same receipt.

import { type Application, applicationViolations } from '../rules/application.ts';
import { type Channel, needsConfirmation } from '../rules/channels.ts';
import { type IsoDay, parseIsoDay } from '../rules/day.ts';
import type { Matter } from '../rules/request/events.ts';
import { violation, type Violation } from '../rules/violations.ts';
import type { Database } from '../store/database.ts';
import { organById } from '../store/organs.ts';
import { addToOutbox } from '../store/outbox.ts';
import { requestBySubmissionKey } from '../store/requests.ts';
import type { RequestRow } from '../store/tables.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';
import { registerCase } from './register-case.ts';

export interface NewApplication {
  readonly application: Application;
  readonly channel: Channel;
  /** Absent: disclosure. */
  readonly matter?: Matter;
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
  const { db, clock, secrets, actor, organId } = context;
  const organ = await organById(db, organId);
  // An inner office is not asked in its own right (条例 27, 10 ¶2).
  if (organ === undefined || organ.kind === 'internal') return refused(violation('organ-unknown'));
  const { application, channel, submissionKey, matter, attachments = [] } = input;
  const on = input.on ?? clock.today();
  const row = await registerCase(context, organ, {
    application,
    submitted: { on, channel, ...(matter === undefined ? {} : { matter }) },
    submissionKey,
    handlerId: actor.kind === 'staff' ? actor.id : null,
  });
  await attach(db, row.id, attachments);
  await addToOutbox(db, 'request-received', {
    requestId: row.id,
    confirm: needsConfirmation(channel),
  });
  return done({ request: row, queryCode: secrets.queryCode(submissionKey), repeated: false });
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
