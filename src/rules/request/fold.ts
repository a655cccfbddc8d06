// The request as its events make it. A fold without side effects: folding again changes nothing.

import { needsConfirmation } from '../channels.ts';
import type { IsoDay } from '../day.ts';
import type { Consultation, DisclosureRequest } from './disclosure-request.ts';
import type { Actor, RecordedEvent, ServiceAttempt } from './events.ts';

/** `undefined` for an empty list: a request begins with its submission. */
export function requestFrom(events: readonly RecordedEvent[]): DisclosureRequest | undefined {
  let request: DisclosureRequest | undefined;
  for (const { event, actor } of events) {
    if (event.kind === 'submitted') request = begun(event);
    else if (request !== undefined) {
      const applied = apply(request, event, actor);
      request = {
        ...applied,
        lastEventOn: event.on > applied.lastEventOn ? event.on : applied.lastEventOn,
      };
    }
  }
  return request;
}

type Submitted = Extract<RecordedEvent['event'], { kind: 'submitted' }>;
type LaterEvent = Exclude<RecordedEvent['event'], { kind: 'submitted' }>;

function begun(event: Submitted): DisclosureRequest {
  const { on, channel, applicantKind, electronicDelivery, origin } = event;
  const receivedOn = event.receivedOn ?? (needsConfirmation(channel) ? undefined : on);
  return {
    matter: event.matter ?? 'disclosure',
    channel,
    applicantKind,
    electronicDelivery,
    submittedOn: on,
    ...(origin === undefined ? {} : { origin }),
    ...(receivedOn === undefined ? {} : { receivedOn }),
    contactedOn: [],
    consultations: [],
    searches: [],
    extensionDays: 0,
    delayDays: 0,
    lastEventOn: on,
  };
}

function apply(r: DisclosureRequest, event: LaterEvent, by: Actor): DisclosureRequest {
  const { on } = event;
  switch (event.kind) {
    case 'receipt-confirmed':
      return { ...r, receivedOn: on };
    case 'supplement-requested': {
      const { items, respondWithin, inTime: wasInTime = false } = event;
      return { ...r, supplement: { requestedOn: on, items, respondWithin, wasInTime } };
    }
    case 'supplement-notice-served':
      return r.supplement ? { ...r, supplement: { ...r.supplement, servedOn: on } } : r;
    case 'supplement-received':
      return r.supplement ? { ...r, supplement: { ...r.supplement, receivedOn: on } } : r;
    case 'explanation-requested': {
      const { evidence, respondWithin } = event;
      return { ...r, explanation: { requestedOn: on, evidence, respondWithin } };
    }
    case 'explanation-notice-served':
      return r.explanation ? { ...r, explanation: { ...r.explanation, servedOn: on } } : r;
    case 'explanation-received': {
      const { text } = event;
      return r.explanation ? { ...r, explanation: { ...r.explanation, receivedOn: on, text } } : r;
    }
    case 'extended':
      return { ...r, extensionDays: r.extensionDays + event.days };
    case 'delay-fixed':
      return { ...r, delayDays: r.delayDays + event.days };
    case 'searched':
      return { ...r, searches: [...r.searches, { ...event.search, on }] };
    case 'assigned': {
      const { to, department, internalDueOn } = event;
      const { handler: _1, department: _2, internalDueOn: _3, ...rest } = r;
      return {
        ...rest,
        ...(to === undefined ? {} : { handler: to }),
        ...(department === undefined ? {} : { department }),
        ...(internalDueOn === undefined ? {} : { internalDueOn }),
      };
    }
    case 'served-again':
      return startedAnew(r, event);
    case 'applicant-kind-corrected':
      return { ...r, applicantKind: event.to };
    case 'delivery-changed':
      return { ...r, electronicDelivery: event.electronicDelivery };
    case 'withdrawn':
      return { ...r, withdrawnOn: on };
    case 'rated':
      return { ...r, rating: event.score };
    case 'archived':
      return { ...r, archivedOn: on };
    case 'contact-attempted':
      return { ...r, contactedOn: [...r.contactedOn, on] };
    case 'contact-corrected':
    case 'split':
      return r;
    case 'consulted':
    case 'consultation-served':
    case 'opinion-received':
    case 'applicant-told':
    case 'third-party-told':
      return { ...r, consultations: consultationsAfter(r.consultations, event) };
    case 'fee-notified':
    case 'fee-notice-served':
    case 'fee-paid':
    case 'fee-refunded':
      return afterFee(r, event);
    default:
      return afterReply(r, event, by);
  }
}

/** What runs from a notice that did not get there runs from the day on which it went another way. */
function startedAnew(
  r: DisclosureRequest,
  { on, starts, inTime, letterId }: Extract<LaterEvent, { kind: 'served-again' }>,
): DisclosureRequest {
  const { supplement, explanation, fee } = outAgain(r, letterId);
  switch (starts) {
    case 'supplement':
      return supplement === undefined
        ? r
        : { ...r, supplement: { ...supplement, requestedOn: on, wasInTime: inTime ?? false } };
    case 'explanation':
      return explanation === undefined
        ? r
        : { ...r, explanation: { ...explanation, requestedOn: on } };
    case 'fee':
      return fee === undefined ? r : { ...r, fee: { ...fee, notifiedOn: on } };
    default:
      return outAgain(r, letterId);
  }
}

/** The notice of that letter is under way again. */
function outAgain(r: DisclosureRequest, letterId: number): DisclosureRequest {
  const { supplement, fee } = r;
  if (supplement?.failed?.letterId === letterId) {
    const { failed: _, ...rest } = supplement;
    return { ...r, supplement: rest };
  }
  if (fee?.failed?.letterId === letterId) {
    const { failed: _, ...rest } = fee;
    return { ...r, fee: rest };
  }
  return r;
}

/**
 * What a notice that did not get there had begun is undone, and the period runs on as if nobody had been
 * asked (条例 30; 国办函〔2020〕109号 6). Whoever answered or paid was reached all the same.
 */
function noticeFailed(
  r: DisclosureRequest,
  on: IsoDay,
  { starts, letterId }: ServiceAttempt,
): DisclosureRequest {
  const { supplement, fee } = r;
  const failed = { on, letterId };
  if (starts === 'supplement' && supplement !== undefined && supplement.receivedOn === undefined) {
    return { ...r, supplement: { ...supplement, failed } };
  }
  if (starts === 'fee' && fee !== undefined && fee.payments.length === 0) {
    return { ...r, fee: { ...fee, failed } };
  }
  return r;
}

type ReplyEvent = Extract<
  LaterEvent,
  {
    kind:
      | 'reply-drafted'
      | 'reply-returned'
      | 'reply-signed'
      | 'reply-voided'
      | 'reply-served'
      | 'service-failed'
      | 'corrected-letter-served'
      | 'reply-received';
  }
>;

function afterReply(r: DisclosureRequest, event: ReplyEvent, by: Actor): DisclosureRequest {
  const { on } = event;
  switch (event.kind) {
    case 'reply-drafted':
      return { ...r, draft: { on, reply: event.reply, by } };
    case 'reply-returned': {
      const { draft: _, ...rest } = r;
      return rest;
    }
    case 'reply-signed':
      return { ...r, reply: { on, number: event.number, content: event.reply, by } };
    case 'reply-voided': {
      const { draft: _, reply: __, ...rest } = r;
      return rest;
    }
    case 'reply-served': {
      const { method } = event;
      return { ...r, service: { on, method } };
    }
    case 'service-failed': {
      // Of another letter, or of one that puts this reply right: the reply was served.
      if (event.attempt?.isReply === false) return noticeFailed(r, on, event.attempt);
      if (event.attempt?.isCorrection === true) return r;
      // Only a message that bounced was never served; a letter in the post was (235号 4).
      const { service, ...rest } = r;
      return service?.method === 'electronic' ? rest : r;
    }
    case 'corrected-letter-served': {
      // The periods of remedy run from the letter that names them (行政复议法 20 ¶3).
      const { replyReceivedOn: _, ...rest } = r;
      return { ...rest, correctedLetterOn: on };
    }
    case 'reply-received':
      return { ...r, replyReceivedOn: on };
  }
}

type FeeEvent = Extract<
  LaterEvent,
  { kind: 'fee-notified' | 'fee-notice-served' | 'fee-paid' | 'fee-refunded' }
>;

function afterFee(r: DisclosureRequest, event: FeeEvent): DisclosureRequest {
  const { on } = event;
  if (event.kind === 'fee-notified') {
    const { standard, quantity, amount, payWithin } = event;
    const fee = { notifiedOn: on, standard, quantity, amount, payWithin };
    return { ...r, fee: { ...fee, payments: [], refunded: 0 } };
  }
  const { fee } = r;
  if (fee === undefined) return r;
  switch (event.kind) {
    case 'fee-notice-served':
      return { ...r, fee: { ...fee, servedOn: on } };
    case 'fee-paid':
      return { ...r, fee: { ...fee, payments: [...fee.payments, { on, amount: event.amount }] } };
    case 'fee-refunded':
      return { ...r, fee: { ...fee, refunded: fee.refunded + event.amount } };
  }
}

type ConsultationEvent = Extract<
  LaterEvent,
  {
    kind:
      | 'consulted'
      | 'consultation-served'
      | 'opinion-received'
      | 'applicant-told'
      | 'third-party-told';
  }
>;

function consultationsAfter(
  list: readonly Consultation[],
  event: ConsultationEvent,
): readonly Consultation[] {
  const { on } = event;
  if (event.kind === 'consulted') {
    const { consultationId: id, consultee, name, content } = event;
    return [...list, { id, consultee, name, content, sentOn: on }];
  }
  return list.map((c) => (c.id === event.consultationId ? changed(c, event) : c));
}

function changed(
  c: Consultation,
  event: Exclude<ConsultationEvent, { kind: 'consulted' }>,
): Consultation {
  const { on } = event;
  switch (event.kind) {
    case 'consultation-served':
      return { ...c, servedOn: on };
    case 'opinion-received': {
      const { opinion, reasons, online } = event;
      const answer = {
        on,
        opinion,
        ...(reasons === undefined ? {} : { reasons }),
        ...(online === undefined ? {} : { online }),
      };
      return { ...c, answer };
    }
    case 'applicant-told':
      return { ...c, applicantToldOn: on };
    case 'third-party-told':
      return { ...c, thirdPartyToldOn: on };
  }
}
