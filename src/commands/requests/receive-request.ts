// 条例 29, 31, 45: an application comes in and is registered. A double submit of the same form gives one
// request and the same receipt.

import {
  type Application,
  applicationViolations,
  oralViolations,
} from '../../rules/application.ts';
import type { Channel } from '../../rules/channels.ts';
import { type IsoDay, parseIsoDay } from '../../rules/day.ts';
import { canBeAsked } from '../../rules/organ.ts';
import type { Matter } from '../../rules/request/events.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { organById } from '../../store/people/organs.ts';
import type { StoredFile } from '../../store/requests/request-files.ts';
import { requestsBySubmissionKeys } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { prepareCase } from './register-case.ts';
import { type Registered, registerForm } from './register-forms.ts';

export interface NewApplication {
  readonly application: Application;
  readonly channel: Channel;
  /** Absent: disclosure. */
  readonly matter?: Matter;
  /** The form's own key, made when the form is shown (or the clerk's screen opens). */
  readonly submissionKey: string;
  /** Counter, post, fax…: the day it came in; online it is always today. */
  readonly on?: IsoDay;
  /** Puts its files into the vault, in the applicant's order: asked for once, when the form can be taken. */
  readonly storeFiles?: () => Promise<readonly StoredFile[]>;
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
  const { db, actor, organId } = context;
  const { submissionKey, application, channel, matter, storeFiles } = input;
  const found = faults(context, input);
  if (found.length > 0) return refused(...found);
  const organ = await organById(db, organId);
  // An inner office is not asked in its own right (条例 27, 10 ¶2).
  if (organ === undefined || !canBeAsked(organ)) return refused(violation('organ-unknown'));
  // Files of a form that is registered already would lie in the vault for nothing.
  if (storeFiles !== undefined) {
    const known = (await requestsBySubmissionKeys(db, [submissionKey])).get(submissionKey);
    if (known !== undefined) return receiptOf(context, { row: known, repeated: true });
  }
  const prepared = prepareCase(context, organ, {
    application,
    submitted: {
      on: input.on ?? context.clock.today(),
      channel,
      ...(matter === undefined ? {} : { matter }),
    },
    submissionKey,
    handlerId: actor.kind === 'staff' ? actor.id : null,
  });
  const files = (await storeFiles?.()) ?? [];
  return receiptOf(context, await registerForm(db, { prepared, files, secrets: context.secrets }));
}

function faults(context: CommandContext, input: NewApplication): readonly Violation[] {
  const today = context.clock.today();
  const found = [...applicationViolations(input.application, today)];
  if (input.channel === 'oral') found.push(...oralViolations(input.application));
  if (input.on !== undefined && input.on > today) found.push(violation('date-in-future', 'on'));
  if (input.on !== undefined && parseIsoDay(input.on) === undefined) {
    found.push(violation('date-outside-calendar', 'on'));
  }
  return found;
}

function receiptOf(
  { secrets, organId }: CommandContext,
  { row, repeated }: Registered,
): Result<Receipt> {
  if (row.organ_id !== organId) return refused(violation('organ-unknown'));
  return done({ request: row, queryCode: secrets.queryCode(row.submission_key ?? ''), repeated });
}
