// Plays a request of the example through the commands, each step on its own day and by its own person.

import type { CommandContext, Result } from '../commands/context.ts';
import { enterStep } from '../commands/requests/enter-step.ts';
import { receiveRequest } from '../commands/requests/receive-request.ts';
import { exampleStaff } from '../example/organ.ts';
import type { ExampleRequest, ExampleStep } from '../example/requests.ts';
import { needsConfirmation } from '../rules/channels.ts';
import type { IsoDay } from '../rules/day.ts';
import { replyKindOf } from '../rules/letters/facts.ts';
import type { Actor } from '../rules/request/events.ts';
import { organByCode } from '../store/people/organs.ts';
import { eventsOf } from '../store/requests/requests.ts';
import { lettersOf } from '../store/requests/letters.ts';
import { ensureAccount, must } from './accounts.ts';
import {
  arrived,
  type As,
  lastSent,
  posted,
  replyOf,
  sent,
  signed,
  submitted,
} from './example-letters.ts';
import type { Office } from './office.ts';

export async function playRequest(
  office: Office,
  organId: number,
  request: ExampleRequest,
  /** Who takes a person's place where another organ than the zone was asked. */
  stands: (username: string) => string = (username) => username,
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
  const { channel, matter, application, submittedOn, submittedTime, key } = request;
  const registrar: Actor = needsConfirmation(channel)
    ? { kind: 'applicant' }
    : await staffActor(office, stands('jingban'));
  const { request: row } = must(
    await receiveRequest(at(submittedOn, submittedTime, registrar), {
      channel,
      application,
      submissionKey: key,
      ...(matter === undefined ? {} : { matter }),
    }),
    key,
  );
  // An interrupted first start goes on after the last step it took.
  const taken = (await eventsOf(office.db, office.secrets, row.id)).length - 1;
  const as: As = async (username, on) =>
    at(on, '16:00', await staffActor(office, stands(username)));
  for (const step of request.steps.slice(taken)) {
    must(await takeExampleStep(as, row.id, step), `${key} ${step.step}`);
  }
}

export async function staffActor(office: Office, username: string): Promise<Actor> {
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

/** One event of the request each, so that a first start can go on where it stopped. */
async function takeExampleStep(
  as: As,
  requestId: number,
  step: ExampleStep,
): Promise<Result<unknown>> {
  const { on } = step;
  const clerk = await as('jingban', on);
  switch (step.step) {
    case 'ask-supplement': {
      const { unclear, items, guidance, respondWithin } = step;
      const facts = { kind: 'P02', unclear, items, guidance, respondWithin } as const;
      return posted(as, { signedOn: on, on }, requestId, facts);
    }
    case 'record-supplement-served':
      return arrived(as, on, await lastSent(clerk, requestId, ['P02']));
    case 'ask-explanation': {
      const { evidence, respondWithin } = step;
      const facts = { kind: 'P07', evidence, respondWithin } as const;
      return posted(as, { signedOn: on, on }, requestId, facts);
    }
    case 'record-explanation-served':
      return arrived(as, on, await lastSent(clerk, requestId, ['P07']));
    case 'notify-fee': {
      const { quantity, payment } = step;
      const facts = { kind: 'P09', standard: 'by-volume', quantity, earlier: 0, payment } as const;
      return posted(as, { signedOn: on, on }, requestId, facts);
    }
    case 'record-fee-served':
      return arrived(as, on, await lastSent(clerk, requestId, ['P09']));
    case 'consult': {
      const { name, content, consultee } = step;
      const facts =
        consultee === 'third-party'
          ? ({ kind: 'P04', name, content } as const)
          : ({ kind: 'P05', consultee, name, content } as const);
      return posted(as, { signedOn: on, on }, requestId, facts);
    }
    case 'record-consultation-served':
      return arrived(as, on, await lastSent(clerk, requestId, ['P04', 'P05']));
    case 'record-opinion': {
      const consultationId = await consultationIdOf(clerk, requestId, step.consultation);
      const { opinion, reasons } = step;
      return enterStep(clerk, step.step, { requestId, on, consultationId, opinion, reasons });
    }
    case 'extend': {
      const { days, reason, notifiedOn } = step;
      const facts = { kind: 'P03', days, reason } as const;
      return posted(as, { signedOn: on, on: notifiedOn }, requestId, facts);
    }
    case 'draft-reply': {
      const { reply } = step;
      await submitted(as, on, requestId, { kind: replyKindOf(reply), reply });
      return { ok: true, value: undefined };
    }
    case 'sign-reply':
      await signed(as, on, await replyOf(clerk, requestId));
      return { ok: true, value: undefined };
    case 'serve-reply': {
      const { step: _, ...sending } = step;
      return sent(as, await replyOf(clerk, requestId), sending);
    }
    case 'record-reply-received':
      return arrived(as, on, await replyOf(clerk, requestId));
    case 'confirm-receipt':
      return enterStep(clerk, step.step, { requestId, on, note: step.note });
    case 'log-contact':
      return enterStep(clerk, step.step, { requestId, on, note: step.note });
    case 'record-supplement':
      return enterStep(clerk, step.step, { requestId, on, text: step.text });
    case 'record-search': {
      const { step: kind, ...search } = step;
      return enterStep(clerk, kind, { requestId, ...search });
    }
    case 'withdraw':
      return enterStep(clerk, step.step, { requestId, on, note: step.note });
  }
}

/** The key of the n-th consultation of a request. */
async function consultationIdOf(
  { db }: CommandContext,
  requestId: number,
  n: number,
): Promise<string> {
  const letters = (await lettersOf(db, requestId)).filter(
    ({ kind, sent_on: sentOn }) => (kind === 'P04' || kind === 'P05') && sentOn !== null,
  );
  return letters[n - 1]?.consultation_id ?? '';
}
