// A signed letter leaves the house, and arrives (国办公开办函〔2016〕235号): with each the step of the request
// that it carries. Posting stops the clock; the addressee's own receipt starts what runs for him.

import type { IsoDay } from '../../rules/day.ts';
import { dayViolations } from '../../rules/request/decision.ts';
import {
  electronicViolations,
  type Sending,
  sendingViolations,
} from '../../rules/request/service.ts';
import { sendingFaults } from '../../rules/letters/check.ts';
import { isLateNotice } from '../../rules/letters/dates.ts';
import { isReplyKind, letterKind } from '../../rules/letters/kinds.ts';
import { serveAgain } from '../../rules/request/attempts.ts';
import { mergedNote, type ServiceNote } from '../../rules/letters/service-note.ts';
import { type Violation, violation } from '../../rules/violations.ts';
import {
  joinedProof,
  openLetter,
  openProof,
  openServiceNote,
  sealProof,
  sealServiceNote,
  updateLetter,
} from '../../store/requests/letters.ts';
import type { LetterRow, RequestRow } from '../../store/tables.ts';
import { addToWithheldRegister } from '../requests/add-to-withheld-register.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnLetter, failedAttemptsOf, type Held, type LetterInput } from './letter-act.ts';
import { letterCase } from './letter-case.ts';
import { tellOfLetter } from './letter-news.ts';
import { stepOfArrival, stepOfSending } from './letter-steps.ts';
import { takeStepIn } from '../requests/take-step.ts';

export async function sendLetter(
  context: CommandContext,
  input: LetterInput & { readonly sending: Sending; readonly service?: ServiceNote },
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'send', async (held) => {
    const { letter, context: at } = held;
    const { sending } = input;
    const found = await faultsOfSending(held, sending);
    if (found.length > 0) return refused(...found);
    const consultationId = letter.consultation_id ?? `${letter.id}`;
    const taken = await takeSending(held, sending, consultationId);
    if (!taken.ok) return taken;
    // What a reply withholds is looked at again from now on (条例 18).
    if (letterKind(letter.kind).onSending === 'serve-reply')
      await addToWithheldRegister(at, held.row);
    const begins = letter.kind === 'P04' || letter.kind === 'P05';
    const sent = await updateLetter(at.db, letter.id, {
      sent_on: sending.on,
      sent_method: sending.method,
      proof: sealProof(at.secrets, letter.id, joinedProof(sending.tracking, sending.note)),
      ...(begins ? { consultation_id: consultationId } : {}),
      ...noteColumn(at, letter, input.service),
    });
    await tellOfLetter(at.db, sent);
    return done(sent);
  });
}

async function faultsOfSending(
  { letter, row, context }: Held,
  sending: Sending,
): Promise<readonly Violation[]> {
  const { calendar, clock, secrets } = context;
  const here = await letterCase(context, row, letter.signed_on ?? clock.today());
  const at = { today: clock.today(), calendar };
  const toApplicant = letterKind(letter.kind).to === 'applicant';
  const { facts, text } = openLetter(secrets, letter);
  // What was signed is what goes out again: its words are held against the day it first went out, but for a
  // supplement notice, which asks nobody before it gets there (条例 30).
  const [first] = await failedAttemptsOf(context.db, secrets, letter);
  const on = letter.kind === 'P02' ? sending.on : (first?.sentOn ?? sending.on);
  const ofWords = sendingFaults(facts, text, here, {
    on,
    isElectronic: sending.method === 'electronic',
  });
  const isTooLate =
    ofWords.length > 0 && letter.kind === 'P02' && isLateNotice({ ...here, on: sending.on });
  return [
    ...dayViolations(sending.on, letter.signed_on ?? sending.on, at),
    ...sendingViolations(sending),
    ...(toApplicant ? electronicViolations(here.request, sending) : []),
    ...(isTooLate ? [violation('signed-notice-too-late', 'on')] : ofWords),
  ];
}

async function takeSending(
  { letter, row, context }: Held,
  sending: Sending,
  consultationId: string,
): Promise<Result<unknown>> {
  const { facts } = openLetter(context.secrets, letter);
  const number = letter.number ?? '';
  const signedOn = letter.signed_on ?? sending.on;
  const { remedy } = await letterCase(context, row, signedOn);
  const channel = remedy?.internetReconsideration;
  const organ = channel === undefined ? {} : { internetReconsideration: channel };
  const sent = { facts, number, signedOn, consultationId };
  const attempts = await failedAttemptsOf(context.db, context.secrets, letter);
  if (letter.kind === 'P10') return done(undefined);
  return takeStepIn(context, row, (r, at) => {
    // A reply that only bounced was never served: it is served now.
    const isServedNow = isReplyKind(letter.kind) && r.service === undefined;
    if (attempts.length > 0 && !isServedNow) return serveAgain(r, sending, attempts, at);
    const decision = stepOfSending(r, sent, sending, organ, at);
    if (decision === undefined) throw new Error(`${letter.kind} is a step of the request`);
    return decision;
  });
}

export interface ArrivalFacts {
  readonly on: IsoDay;
  readonly proof?: string | undefined;
  readonly service?: ServiceNote | undefined;
}

export async function recordLetterArrival(
  context: CommandContext,
  input: LetterInput & ArrivalFacts,
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'arrive', async ({ letter, row, context: held }) =>
    arrivalIn(held, letter, row, input),
  );
}

/** Inside a transaction that holds request and letter. */
export async function arrivalIn(
  context: CommandContext,
  letter: LetterRow,
  row: RequestRow,
  { on, proof, service }: ArrivalFacts,
): Promise<Result<LetterRow>> {
  const at = { today: context.clock.today(), calendar: context.calendar };
  const found = dayViolations(on, letter.sent_on ?? on, at);
  if (found.length > 0) return refused(...found);
  const { facts } = openLetter(context.secrets, letter);
  const sent = {
    facts,
    number: letter.number ?? '',
    signedOn: letter.signed_on ?? on,
    consultationId: letter.consultation_id ?? '',
  };
  if (letterKind(letter.kind).onArrival !== undefined) {
    const taken = await takeStepIn(context, row, (r, here) => {
      const decision = stepOfArrival(r, sent, on, here);
      if (decision === undefined) throw new Error(`${letter.kind} arrives as a step`);
      return decision;
    });
    if (!taken.ok) return taken;
  }
  const { secrets } = context;
  const proofs = joinedProof(openProof(secrets, letter), proof);
  return done(
    await updateLetter(context.db, letter.id, {
      received_on: on,
      proof: sealProof(secrets, letter.id, proofs),
      ...noteColumn(context, letter, service),
    }),
  );
}

/** Where and to whom it was handed over, for 送达回证; what was entered before stays. */
function noteColumn(
  { secrets }: CommandContext,
  letter: LetterRow,
  note: ServiceNote | undefined,
): { service_note?: Buffer } {
  if (note === undefined) return {};
  const merged = mergedNote(openServiceNote(secrets, letter), note);
  return { service_note: sealServiceNote(secrets, letter.id, merged) };
}
