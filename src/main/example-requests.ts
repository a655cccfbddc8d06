// Plays a request of the example through the commands, each step on its own day and by its own person.

import { askForSupplement } from '../commands/ask-for-supplement.ts';
import { confirmReceipt } from '../commands/confirm-receipt.ts';
import { consult } from '../commands/consult.ts';
import type { CommandContext, Result } from '../commands/context.ts';
import { draftReply } from '../commands/draft-reply.ts';
import { extendPeriod } from '../commands/extend-period.ts';
import { logContact } from '../commands/log-contact.ts';
import { receiveRequest } from '../commands/receive-request.ts';
import { recordConsultationServed } from '../commands/record-consultation-served.ts';
import { recordOpinion } from '../commands/record-opinion.ts';
import { recordReplyReceived } from '../commands/record-reply-received.ts';
import { recordSupplement } from '../commands/record-supplement.ts';
import { recordSupplementServed } from '../commands/record-supplement-served.ts';
import { serveReply } from '../commands/serve-reply.ts';
import { signReply } from '../commands/sign-reply.ts';
import { withdrawRequest } from '../commands/withdraw-request.ts';
import { exampleStaff } from '../example/organ.ts';
import { exampleActors, type ExampleRequest, type ExampleStep } from '../example/requests.ts';
import { needsConfirmation } from '../rules/channels.ts';
import type { IsoDay } from '../rules/day.ts';
import type { Actor } from '../rules/request/events.ts';
import { eventsOf } from '../store/requests.ts';
import { organByCode } from '../store/organs.ts';
import type { RequestRow } from '../store/tables.ts';
import { ensureAccount, must } from './accounts.ts';
import type { Office } from './office.ts';

export async function playRequest(
  office: Office,
  organId: number,
  request: ExampleRequest,
): Promise<void> {
  const at = (on: IsoDay, time: string, actor: Actor): CommandContext => ({
    ...office,
    organId,
    actor,
    clock: {
      today: () => on,
      now: () => Temporal.Instant.from(`${on}T${time}:00+08:00`),
    },
  });
  const { channel, application, submittedOn, submittedTime, key } = request;
  const registrar: Actor = needsConfirmation(channel)
    ? { kind: 'applicant' }
    : await staffActor(office, 'jingban');
  const { request: row } = must(
    await receiveRequest(at(submittedOn, submittedTime, registrar), {
      channel,
      application,
      submissionKey: key,
    }),
    key,
  );
  // An interrupted first start goes on after the last step it took.
  const taken = (await eventsOf(office.db, office.secrets, row.id)).length - 1;
  for (const step of request.steps.slice(taken)) {
    const actor = await staffActor(office, exampleActors[step.step]);
    must(await takeExampleStep(at(step.on, '16:00', actor), row.id, step), `${key} ${step.step}`);
  }
}

async function staffActor(office: Office, username: string): Promise<Actor> {
  const id = await exampleStaffId(office, username);
  const name = exampleStaff.find((person) => person.username === username)?.name ?? username;
  return { kind: 'staff', id, name };
}

/** Makes the account when it is not there: requests are handled by people, not by the system. */
export async function exampleStaffId(office: Office, username: string): Promise<number> {
  const person = exampleStaff.find((one) => one.username === username);
  const organ = person && (await organByCode(office.db, person.organ));
  if (person === undefined || organ === undefined) throw new Error(`no ${username} in the example`);
  return ensureAccount(office, organ.id, person);
}

async function takeExampleStep(
  context: CommandContext,
  requestId: number,
  step: ExampleStep,
): Promise<Result<RequestRow>> {
  switch (step.step) {
    case 'confirm-receipt':
      return confirmReceipt(context, { requestId, on: step.on, note: step.note });
    case 'log-contact':
      return logContact(context, { requestId, on: step.on, note: step.note });
    case 'ask-supplement':
      return askForSupplement(context, { requestId, ...without(step) });
    case 'record-supplement-served':
      return recordSupplementServed(context, { requestId, on: step.on });
    case 'record-supplement':
      return recordSupplement(context, { requestId, on: step.on, text: step.text });
    case 'consult':
      return consult(context, { requestId, ...without(step) });
    case 'record-consultation-served':
      return recordConsultationServed(context, { requestId, ...without(step) });
    case 'record-opinion':
      return recordOpinion(context, { requestId, ...without(step) });
    case 'extend':
      return extendPeriod(context, { requestId, ...without(step) });
    case 'draft-reply':
      return draftReply(context, { requestId, on: step.on, reply: step.reply });
    case 'sign-reply':
      return signReply(context, { requestId, on: step.on });
    case 'serve-reply':
      return serveReply(context, { requestId, ...without(step) });
    case 'record-reply-received':
      return recordReplyReceived(context, { requestId, on: step.on });
    case 'withdraw':
      return withdrawRequest(context, { requestId, on: step.on, note: step.note });
  }
}

/** What the command is given: the step without its name, which is no field of an event. */
function without<T extends { readonly step: string }>({ step, ...input }: T): Omit<T, 'step'> {
  return input;
}
