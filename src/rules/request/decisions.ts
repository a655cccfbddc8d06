// Taking a step: each function takes the request and what was entered and gives an event or the
// violations, with the article. Nothing is saved here.

import type { WorkingCalendar } from '../calendar.ts';
import { maximumExtension, replyDue } from '../clock.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import type { Consultee, DeliveryMethod, Opinion, RequestEvent } from './events.ts';
import { type Consultation, clockFacts, type DisclosureRequest, supplementDueOn } from './state.ts';
import { type Context, obstacle, type Step } from './steps.ts';

export type Decision =
  | { readonly ok: true; readonly event: RequestEvent }
  | { readonly ok: false; readonly violations: readonly Violation[] };

export function refuse(...list: readonly Violation[]): Decision {
  return { ok: false, violations: list };
}

export function decide(violations: readonly Violation[], event: RequestEvent): Decision {
  return violations.length > 0 ? { ok: false, violations } : { ok: true, event };
}

/** A step's day is not in the future and not before `notBefore` (条例 45: the register is a true record). */
export function dayViolations(
  on: IsoDay,
  notBefore: IsoDay,
  { today }: Context,
  field = 'on',
): readonly Violation[] {
  if (on > today) return [violation('date-in-future', field, `填写的是${on}`)];
  if (on < notBefore) return [violation('date-before-previous-step', field, `不早于${notBefore}`)];
  return [];
}

function step(
  r: DisclosureRequest,
  key: Step,
  context: Context,
  violations: readonly Violation[],
  event: RequestEvent,
): Decision {
  const why = obstacle(r, key, context);
  return why === undefined ? decide(violations, event) : refuse(why);
}

/** 条例 31(2)(3): the day both sides confirm is the day of receipt, working day or not (K01, K02). */
export function confirmReceipt(
  r: DisclosureRequest,
  input: { on: IsoDay; note?: string },
  context: Context,
): Decision {
  return step(r, 'confirm-receipt', context, dayViolations(input.on, r.submittedOn, context), {
    kind: 'receipt-confirmed',
    ...input,
  });
}

/** K04: an unconfirmed request needs a logged attempt each working day. */
export function logContact(
  r: DisclosureRequest,
  input: { on: IsoDay; note: string },
  context: Context,
): Decision {
  const missing = input.note.trim() === '' ? [violation('reasons-missing', 'note')] : [];
  const days = dayViolations(input.on, r.submittedOn, context);
  return step(r, 'log-contact', context, [...days, ...missing], {
    kind: 'contact-attempted',
    ...input,
  });
}

/** 条例 30: once, completely, with a reasonable period (7–30 working days, K17 [choice]). */
export function askForSupplement(
  r: DisclosureRequest,
  input: { on: IsoDay; items: string; respondWithin: number },
  context: Context,
): Decision {
  const found = [...dayViolations(input.on, r.receivedOn ?? r.submittedOn, context)];
  if (input.items.trim() === '') found.push(violation('supplement-items-missing', 'items'));
  const { respondWithin: n } = input;
  if (!Number.isInteger(n) || n < 7 || n > 30) {
    found.push(violation('supplement-period-unreasonable', 'respondWithin'));
  }
  return step(r, 'ask-supplement', context, found, { kind: 'supplement-requested', ...input });
}

export function recordSupplementServed(
  r: DisclosureRequest,
  input: { on: IsoDay },
  context: Context,
): Decision {
  const notBefore = r.supplement?.requestedOn ?? r.submittedOn;
  return step(r, 'record-supplement-served', context, dayViolations(input.on, notBefore, context), {
    kind: 'supplement-notice-served',
    ...input,
  });
}

/** Accepted until the organ has closed the request, even after the day fixed (K18 [choice]). */
export function recordSupplement(
  r: DisclosureRequest,
  input: { on: IsoDay; text: string },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.supplement?.requestedOn ?? r.submittedOn, context),
    ...(input.text.trim() === '' ? [violation('description-missing', 'text')] : []),
  ];
  return step(r, 'record-supplement', context, found, { kind: 'supplement-received', ...input });
}

/** 条例 32, 34, 11. A letter sent after the reply was due stops nothing, and the clock says so (K24). */
export function consult(
  r: DisclosureRequest,
  input: {
    on: IsoDay;
    consultationId: string;
    consultee: Consultee;
    name: string;
    content: string;
  },
  context: Context,
): Decision {
  const found = [...dayViolations(input.on, r.receivedOn ?? r.submittedOn, context)];
  if (input.name.trim() === '') found.push(violation('third-party-missing', 'name'));
  if (input.content.trim() === '') found.push(violation('description-missing', 'content'));
  return step(r, 'consult', context, found, { kind: 'consulted', ...input });
}

/** Working days that would be left if a letter went out on `on`: shown before sending (K23, K24a). */
export function daysLeftAfterConsulting(
  r: DisclosureRequest,
  on: IsoDay,
  context: Context,
): number | undefined {
  const facts = clockFacts(r, context.calendar);
  if (facts === undefined) return undefined;
  const pauses = [...facts.pauses, { from: on, cause: '' }];
  const due = replyDue({ ...facts, pauses }, context.today, context.calendar);
  return due.dueOn === undefined ? due.daysLeft : undefined;
}

function consultationOf(r: DisclosureRequest, id: string): Consultation | undefined {
  return r.consultations.find((c) => c.id === id);
}

/** The proof of service from which the 15 working days run (条例 32, 34). */
export function recordConsultationServed(
  r: DisclosureRequest,
  input: { on: IsoDay; consultationId: string },
  context: Context,
): Decision {
  const c = consultationOf(r, input.consultationId);
  if (c === undefined) return refuse(violation('consultation-unknown', 'consultationId'));
  if (c.servedOn !== undefined) return refuse(violation('consultation-already-served'));
  return step(
    r,
    'record-consultation-served',
    context,
    dayViolations(input.on, c.sentOn, context),
    { kind: 'consultation-served', ...input },
  );
}

export function recordOpinion(
  r: DisclosureRequest,
  input: { on: IsoDay; consultationId: string; opinion: Opinion; reasons?: string },
  context: Context,
): Decision {
  const c = consultationOf(r, input.consultationId);
  if (c === undefined) return refuse(violation('consultation-unknown', 'consultationId'));
  if (c.answer !== undefined) return refuse(violation('consultation-answered'));
  const found = [...dayViolations(input.on, c.servedOn ?? c.sentOn, context)];
  if (input.opinion === 'none' && (input.reasons ?? '').trim() === '') {
    found.push(violation('opinion-reasons-missing', 'reasons'));
  }
  return step(r, 'record-opinion', context, found, { kind: 'opinion-received', ...input });
}

/**
 * 条例 33 ¶2: approval by the office head and notice to the applicant inside the period (K28–K30). Neither
 * can lie ahead, and the step closes with the period: what is told a day late is refused there.
 */
export function extend(
  r: DisclosureRequest,
  input: { on: IsoDay; notifiedOn: IsoDay; days: number; reason: string },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.receivedOn ?? r.submittedOn, context),
    ...dayViolations(input.notifiedOn, input.on, context, 'notifiedOn'),
  ];
  if (input.reason.trim() === '') found.push(violation('extension-reason-missing', 'reason'));
  const { days } = input;
  if (!Number.isInteger(days) || days < 1 || r.extensionDays + days > maximumExtension) {
    found.push(violation('extension-too-long', 'days', `已延长${r.extensionDays}个工作日`));
  }
  return step(r, 'extend', context, found, { kind: 'extended', ...input });
}

/** Not before receipt: what ends before it begins would be in no year's ledger (附表三). */
export function withdraw(
  r: DisclosureRequest,
  input: { on: IsoDay; note?: string },
  context: Context,
): Decision {
  const notBefore = r.receivedOn ?? r.submittedOn;
  return step(r, 'withdraw', context, dayViolations(input.on, notBefore, context), {
    kind: 'withdrawn',
    ...input,
  });
}

export function recordReplyReceived(
  r: DisclosureRequest,
  input: { on: IsoDay },
  context: Context,
): Decision {
  const notBefore = r.service?.on ?? r.submittedOn;
  return step(r, 'record-reply-received', context, dayViolations(input.on, notBefore, context), {
    kind: 'reply-received',
    ...input,
  });
}

/** Delivery of the reply (235号; 邮政法 55; 行政复议法 22 ¶2). */
export function serveReply(
  r: DisclosureRequest,
  input: {
    on: IsoDay;
    method: DeliveryMethod;
    /** Post only: carried by the postal enterprise, not by a private courier (L21). */
    postal?: boolean;
    tracking?: string;
  },
  organ: { readonly internetReconsideration?: string },
  context: Context,
): Decision {
  const found = [...dayViolations(input.on, r.reply?.on ?? r.submittedOn, context)];
  if (input.method === 'post' && input.postal !== true) {
    found.push(violation('carrier-not-postal', 'method'));
  }
  if (input.method === 'electronic') {
    if (!r.electronicDelivery) found.push(violation('delivery-consent-missing', 'method'));
    if (organ.internetReconsideration === undefined) {
      found.push(violation('internet-remedy-channel-missing', 'method'));
    }
  }
  const { on, method, tracking } = input;
  return step(r, 'serve-reply', context, found, {
    kind: 'reply-served',
    on,
    method,
    ...(tracking === undefined ? {} : { tracking }),
  });
}

/** The first day on which a request left without supplement may be closed (K18). */
export function closableFrom(r: DisclosureRequest, calendar: WorkingCalendar): IsoDay | undefined {
  const due = supplementDueOn(r, calendar);
  return due === undefined ? undefined : isoOfOrdinal(ordinalOfIso(due) + 1);
}
