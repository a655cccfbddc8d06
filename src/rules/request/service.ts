// Service of the reply (国办公开办函〔2016〕235号; 邮政法 55; 民诉法 89, 95 by analogy): the day that stops
// the clock, and the applicant's own receipt, which starts the remedies.

import type { IsoDay } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import { blank, dayViolations, type Decision, takeIfOpen } from './decision.ts';
import type { DeliveryMethod, ServiceAttempt } from './events.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import type { Context } from './steps.ts';

/** How a letter leaves the house, whatever letter it is. */
export interface Sending {
  readonly on: IsoDay;
  readonly method: DeliveryMethod;
  /** Post only: carried by the postal enterprise, not by a private courier (L21). */
  readonly postal?: boolean;
  /** Collected from the addressee: refused (L22). */
  readonly postageCollected?: boolean;
  readonly tracking?: string;
  /** Witness or pictures of a refused signature (L23); where a public notice was posted. */
  readonly note?: string;
}

/** What is wrong with a sending, for a letter to anybody. */
export function sendingViolations(sending: Sending): readonly Violation[] {
  const { method, postal, postageCollected, note } = sending;
  const found: Violation[] = [];
  if (method === 'post' && postal !== true) found.push(violation('carrier-not-postal', 'method'));
  if (postageCollected === true) found.push(violation('postage-collected', 'postageCollected'));
  if ((method === 'left' || method === 'announced') && blank(note)) {
    found.push(violation('service-witness-missing', 'note'));
  }
  return found;
}

/** Electronic service only with the applicant's recorded choice of it (235号 [choice]). */
export function electronicViolations(
  r: DisclosureRequest,
  { method }: Sending,
): readonly Violation[] {
  return method === 'electronic' && !r.electronicDelivery
    ? [violation('delivery-consent-missing', 'method')]
    : [];
}

export function serveReply(
  r: DisclosureRequest,
  input: Sending,
  organ: { readonly internetReconsideration?: string },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.reply?.on ?? r.submittedOn, context),
    ...sendingViolations(input),
    ...electronicViolations(r, input),
    ...untoldThirdParties(r),
  ];
  // Served by internet, the clause names the internet channel of reconsideration (行政复议法 22 ¶2).
  if (input.method === 'electronic' && organ.internetReconsideration === undefined) {
    found.push(violation('internet-remedy-channel-missing', 'method'));
  }
  const { on, method, tracking, note } = input;
  return takeIfOpen(r, 'serve-reply', context, found, {
    kind: 'reply-served',
    on,
    method,
    ...(tracking === undefined ? {} : { tracking }),
    ...(note === undefined ? {} : { note }),
  });
}

/** 32: whoever refused and is overruled is told first, in writing, what is disclosed and why (L08). */
function untoldThirdParties(r: DisclosureRequest): readonly Violation[] {
  if (r.reply?.content.outcome !== 'disclosed') return [];
  const untold = r.consultations.some(
    (c) =>
      c.consultee === 'third-party' &&
      (c.answer?.opinion === 'refuse' || c.answer?.opinion === 'partly') &&
      c.thirdPartyToldOn === undefined,
  );
  return untold ? [violation('third-party-untold')] : [];
}

/** L24, L25: what happened and what is done about it. */
export function recordServiceFailed(
  r: DisclosureRequest,
  input: { on: IsoDay; note: string; attempt?: ServiceAttempt },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.service?.on ?? r.submittedOn, context),
    ...(blank(input.note) ? [violation('reasons-missing', 'note')] : []),
  ];
  return takeIfOpen(r, 'record-service-failed', context, found, {
    kind: 'service-failed',
    ...input,
  });
}

/** L19: a clause forgotten or wrong is put right by a second letter. */
export function serveCorrectedLetter(
  r: DisclosureRequest,
  input: { on: IsoDay; number: string },
  context: Context,
): Decision {
  const found = dayViolations(input.on, r.service?.on ?? r.submittedOn, context);
  return takeIfOpen(r, 'serve-corrected-letter', context, found, {
    kind: 'corrected-letter-served',
    ...input,
  });
}

export function recordReplyReceived(
  r: DisclosureRequest,
  input: { on: IsoDay },
  context: Context,
): Decision {
  const notBefore = r.correctedLetterOn ?? r.service?.on ?? r.submittedOn;
  const found = dayViolations(input.on, notBefore, context);
  return takeIfOpen(r, 'record-reply-received', context, found, {
    kind: 'reply-received',
    ...input,
  });
}
