// The request as its events make it, and its clock. A fold without side effects: recomputing changes
// nothing.

import type { ApplicantKind } from '../applicant-kinds.ts';
import { addWorkingOrdinals, countWorkingOrdinals, type WorkingCalendar } from '../calendar.ts';
import { type Channel, needsConfirmation } from '../channels.ts';
import {
  type ClockFacts,
  opinionLapse,
  type Pause,
  replyDue,
  type ReplyDue,
  workingDaysUsed,
} from '../clock.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import type { Outcome } from '../outcomes.ts';
import type {
  Actor,
  Consultee,
  DeliveryMethod,
  Opinion,
  RecordedEvent,
  ReplyContent,
} from './events.ts';
import { consultees } from './events.ts';

/** 条例 30: notify within 7 working days of receipt. */
export const supplementNoticeDays = 7;

export interface Consultation {
  readonly id: string;
  readonly consultee: Consultee;
  readonly name: string;
  readonly content: string;
  readonly sentOn: IsoDay;
  readonly servedOn?: IsoDay;
  readonly answer?: { readonly on: IsoDay; readonly opinion: Opinion; readonly reasons?: string };
}

export interface Supplement {
  readonly requestedOn: IsoDay;
  readonly items: string;
  readonly respondWithin: number;
  readonly servedOn?: IsoDay;
  readonly receivedOn?: IsoDay;
}

export interface DisclosureRequest {
  readonly channel: Channel;
  readonly applicantKind: ApplicantKind;
  readonly electronicDelivery: boolean;
  readonly submittedOn: IsoDay;
  /** Statutory date of receipt (条例 31); absent until both sides confirmed. */
  readonly receivedOn?: IsoDay;
  readonly supplement?: Supplement;
  readonly consultations: readonly Consultation[];
  readonly extensionDays: number;
  readonly draft?: { readonly on: IsoDay; readonly reply: ReplyContent; readonly by: Actor };
  readonly reply?: {
    readonly on: IsoDay;
    readonly number: string;
    readonly content: ReplyContent;
    readonly by: Actor;
  };
  readonly service?: { readonly on: IsoDay; readonly method: DeliveryMethod };
  readonly replyReceivedOn?: IsoDay;
  readonly withdrawnOn?: IsoDay;
  readonly lastEventOn: IsoDay;
}

/** `undefined` for an empty list: a request begins with its submission. */
export function requestFrom(events: readonly RecordedEvent[]): DisclosureRequest | undefined {
  let request: DisclosureRequest | undefined;
  for (const { event, actor } of events) {
    if (event.kind === 'submitted') {
      request = {
        channel: event.channel,
        applicantKind: event.applicantKind,
        electronicDelivery: event.electronicDelivery,
        submittedOn: event.on,
        ...(needsConfirmation(event.channel) ? {} : { receivedOn: event.on }),
        consultations: [],
        extensionDays: 0,
        lastEventOn: event.on,
      };
    } else if (request !== undefined) {
      const applied = apply(request, event, actor);
      request = {
        ...applied,
        lastEventOn: event.on > applied.lastEventOn ? event.on : applied.lastEventOn,
      };
    }
  }
  return request;
}

type LaterEvent = Exclude<RecordedEvent['event'], { kind: 'submitted' }>;

function apply(r: DisclosureRequest, event: LaterEvent, by: Actor): DisclosureRequest {
  switch (event.kind) {
    case 'receipt-confirmed':
      return { ...r, receivedOn: event.on };
    case 'contact-attempted':
      return r;
    case 'supplement-requested': {
      const { on: requestedOn, items, respondWithin } = event;
      return { ...r, supplement: { requestedOn, items, respondWithin } };
    }
    case 'supplement-notice-served':
      return r.supplement === undefined
        ? r
        : { ...r, supplement: { ...r.supplement, servedOn: event.on } };
    case 'supplement-received':
      return r.supplement === undefined
        ? r
        : { ...r, supplement: { ...r.supplement, receivedOn: event.on } };
    case 'consulted': {
      const { consultationId: id, consultee, name, content, on: sentOn } = event;
      return {
        ...r,
        consultations: [...r.consultations, { id, consultee, name, content, sentOn }],
      };
    }
    case 'consultation-served':
      return withConsultation(r, event.consultationId, (c) => ({ ...c, servedOn: event.on }));
    case 'opinion-received': {
      const { on, opinion, reasons } = event;
      const answer = { on, opinion, ...(reasons === undefined ? {} : { reasons }) };
      return withConsultation(r, event.consultationId, (c) => ({ ...c, answer }));
    }
    case 'extended':
      return { ...r, extensionDays: r.extensionDays + event.days };
    case 'reply-drafted':
      return { ...r, draft: { on: event.on, reply: event.reply, by } };
    case 'reply-signed':
      return { ...r, reply: { on: event.on, number: event.number, content: event.reply, by } };
    case 'reply-served':
      return { ...r, service: { on: event.on, method: event.method } };
    case 'reply-received':
      return { ...r, replyReceivedOn: event.on };
    case 'withdrawn':
      return { ...r, withdrawnOn: event.on };
  }
}

function withConsultation(
  r: DisclosureRequest,
  id: string,
  change: (c: Consultation) => Consultation,
): DisclosureRequest {
  return { ...r, consultations: r.consultations.map((c) => (c.id === id ? change(c) : c)) };
}

// ── What follows from the state ────────────────────────────────────────────────────────────────

/** The day that ends the request in the ledger: service of the reply (235号 4), or withdrawal. */
export function concludedOn(r: DisclosureRequest): IsoDay | undefined {
  return r.service?.on ?? r.withdrawnOn;
}

/** Withdrawal is counted under 其他 [choice]; one never received is not counted at all. */
export function outcomeOf(r: DisclosureRequest): Outcome | undefined {
  if (r.service !== undefined) return r.reply?.content.outcome;
  return r.withdrawnOn === undefined ? undefined : 'other';
}

/** Last day to ask for a supplement so that the period starts anew (条例 30). */
export function supplementNoticeBy(
  r: DisclosureRequest,
  calendar: WorkingCalendar,
): IsoDay | undefined {
  if (r.receivedOn === undefined) return undefined;
  return isoOfOrdinal(
    addWorkingOrdinals(calendar, ordinalOfIso(r.receivedOn), supplementNoticeDays),
  );
}

/** A notice sent after the seventh working day is help, not 补正: the period runs on (K14 [choice]). */
export function supplementInTime(r: DisclosureRequest, calendar: WorkingCalendar): boolean {
  const by = supplementNoticeBy(r, calendar);
  return r.supplement !== undefined && by !== undefined && r.supplement.requestedOn <= by;
}

export function supplementDueOn(
  r: DisclosureRequest,
  calendar: WorkingCalendar,
): IsoDay | undefined {
  const { supplement } = r;
  if (supplement?.servedOn === undefined) return undefined;
  return isoOfOrdinal(
    addWorkingOrdinals(calendar, ordinalOfIso(supplement.servedOn), supplement.respondWithin),
  );
}

/** 15 working days after service; none for an organ outside 条例 34, whose silence means nothing (K26). */
export function opinionDueOn(c: Consultation, calendar: WorkingCalendar): IsoDay | undefined {
  if (c.servedOn === undefined || c.consultee === 'other-organ') return undefined;
  return opinionLapse(c.servedOn, calendar);
}

function pauseOf(c: Consultation, calendar: WorkingCalendar): Pause {
  const lapsesOn = opinionDueOn(c, calendar);
  return {
    from: c.sentOn,
    cause: `征求${consultees[c.consultee]}意见`,
    ...(c.answer === undefined ? {} : { until: c.answer.on }),
    ...(lapsesOn === undefined ? {} : { lapsesOn, servedOn: c.servedOn }),
  };
}

/** `undefined` until the request is received in the law's sense. */
export function clockFacts(
  r: DisclosureRequest,
  calendar: WorkingCalendar,
): ClockFacts | undefined {
  if (r.receivedOn === undefined) return undefined;
  const restarted = supplementInTime(r, calendar) ? r.supplement?.receivedOn : undefined;
  return {
    startedOn: restarted ?? r.receivedOn,
    extensionDays: r.extensionDays,
    pauses: r.consultations.map((c) => pauseOf(c, calendar)),
  };
}

/** An in-time notice is out and not answered: the period will start anew, none runs against the organ. */
export function awaitsSupplement(r: DisclosureRequest, calendar: WorkingCalendar): boolean {
  return supplementInTime(r, calendar) && r.supplement?.receivedOn === undefined;
}

export type ReplyClock =
  | { readonly state: 'unconfirmed'; readonly cautiousDueOn: IsoDay; readonly provisional: boolean }
  | {
      readonly state: 'awaiting-supplement';
      readonly supplementDueOn?: IsoDay;
      readonly lapsed: boolean;
    }
  | (ReplyDue & {
      readonly state: 'running' | 'paused' | 'overdue';
      /** 第 n 个工作日, of `totalDays`. */
      readonly dayNumber: number;
      /** Working days from today to the due date; negative when overdue. */
      readonly remaining?: number;
    })
  | {
      readonly state: 'stopped';
      readonly concludedOn: IsoDay;
      readonly dueOn?: IsoDay;
      readonly onTime: boolean;
    };

/** The clock on `today`: what the badge shows. */
export function replyClock(
  r: DisclosureRequest,
  today: IsoDay,
  calendar: WorkingCalendar,
): ReplyClock {
  const facts = clockFacts(r, calendar);
  const ended = concludedOn(r);
  if (ended !== undefined) {
    // Closed for want of a supplement: no reply period was running that could have been missed (K18).
    const runs = facts !== undefined && !awaitsSupplement(r, calendar);
    const dueOn = runs ? replyDue(facts, ended, calendar).dueOn : undefined;
    const onTime = dueOn === undefined || ended <= dueOn || r.service === undefined;
    return { state: 'stopped', concludedOn: ended, onTime, ...(dueOn ? { dueOn } : {}) };
  }
  if (facts === undefined) return cautiousClock(r, calendar);
  if (awaitsSupplement(r, calendar)) {
    const dueOn = supplementDueOn(r, calendar);
    const lapsed = dueOn !== undefined && today > dueOn;
    return { state: 'awaiting-supplement', lapsed, ...(dueOn ? { supplementDueOn: dueOn } : {}) };
  }
  const due = replyDue(facts, today, calendar);
  const dayNumber = workingDaysUsed(facts, today, today, calendar);
  if (due.dueOn === undefined) return { ...due, state: 'paused', dayNumber };
  const remaining =
    today <= due.dueOn
      ? countWorkingOrdinals(calendar, ordinalOfIso(today), ordinalOfIso(due.dueOn))
      : -countWorkingOrdinals(calendar, ordinalOfIso(due.dueOn), ordinalOfIso(today));
  return { ...due, state: today > due.dueOn ? 'overdue' : 'running', dayNumber, remaining };
}

/** A court may count from the submission when the office sat on it: shown until confirmed (K01). */
function cautiousClock(r: DisclosureRequest, calendar: WorkingCalendar): ReplyClock {
  const due = addWorkingOrdinals(calendar, ordinalOfIso(r.submittedOn), 20);
  return {
    state: 'unconfirmed',
    cautiousDueOn: isoOfOrdinal(due),
    provisional: due > calendar.coveredUntil,
  };
}
