// 一事一申请: a form with several matters becomes several cases, each counted, all with the day on which the
// whole was received (条例 29; 国办函〔2020〕109号 4; W02). Splitting starts no clock anew.

import { randomUUID } from 'node:crypto';
import type { Application } from '../../rules/application.ts';
import { split } from '../../rules/request/receipt.ts';
import { violation } from '../../rules/violations.ts';
import type { Database } from '../../store/database.ts';
import { organById } from '../../store/people/organs.ts';
import { openApplication, sealApplication } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import { type CommandContext, refused, type Result } from '../context.ts';
import { registerCase } from './register-case.ts';
import { type StepInput, takeStep } from './take-step.ts';

/** One matter of the form: what is asked for in it. */
export interface Part {
  readonly title: string;
  readonly description: string;
}

/** The first part stays with the request itself; every other becomes a request of its own. */
export async function splitRequest(
  context: CommandContext,
  input: StepInput & { readonly parts: readonly Part[]; readonly note: string },
): Promise<Result<RequestRow>> {
  const { parts, note } = input;
  const [kept, ...others] = parts;
  if (kept === undefined || parts.some((part) => part.title.trim() === '')) {
    return refused(violation('parts-missing', 'parts'));
  }
  const today = context.clock.today();
  return takeStep(context, input, async (r, at, db, row) => {
    const trial = split(r, { on: today, into: others.map((part) => part.title), note }, at);
    if (!trial.ok || r.receivedOn === undefined) return trial;
    const whole = openApplication(context.secrets, row);
    const into: string[] = [];
    for (const part of others) {
      into.push(await registerPart({ ...context, db }, row, whole, part, r.receivedOn));
    }
    await narrow(db, context, row, { ...whole, ...kept });
    const { title, description } = whole;
    return split(r, { on: today, into, whole: { title, description }, note }, at);
  });
}

async function narrow(
  db: Database,
  { secrets }: CommandContext,
  row: RequestRow,
  application: Application,
): Promise<void> {
  await db
    .updateTable('requests')
    .set({ application: sealApplication(secrets, row.number, application) })
    .where('id', '=', row.id)
    .execute();
}

async function registerPart(
  context: CommandContext,
  whole: RequestRow,
  application: Application,
  part: Part,
  receivedOn: NonNullable<RequestRow['received_on']>,
): Promise<string> {
  const organ = await organById(context.db, whole.organ_id);
  if (organ === undefined) throw new Error(`no organ ${whole.organ_id}`);
  const row = await registerCase(context, organ, {
    application: { ...application, ...part },
    submitted: {
      on: whole.submitted_on,
      channel: whole.channel,
      origin: { kind: 'part', requestId: whole.id, number: whole.number },
      receivedOn,
    },
    // A key of its own, so that the part has a query code of its own.
    submissionKey: `part ${whole.number} ${randomUUID()}`,
    submittedAt: whole.submitted_at,
    handlerId: whole.handler_id,
  });
  return row.number;
}
