// What follows from a request: its outcome, its dates and its clock on a day.

import { addWorkingOrdinals, countWorkingOrdinals, type WorkingCalendar } from '../calendar.ts';
import {
  type ClockFacts,
  opinionLapse,
  type Pause,
  replyDue,
  type ReplyDue,
  replyWorkingDays,
  workingDaysUsed,
} from '../clock.ts';
import type { CaseOutcome } from '../corrections.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import { consultees } from './events.ts';
import type { Consultation, DisclosureRequest } from './disclosure-request.ts';

/** 条例 30: notify within 7 working days of receipt. */
export const supplementNoticeDays = 7;

/** An explanation of volume starts the period anew, as a supplement does (35 [choice]; K31). */
const explanationRestarts = true;

/** The day that ends the request in the ledger: service of the reply (235号 4), or withdrawal. */
export function concludedOn(r: DisclosureRequest): IsoDay | undefined {
  return r.service?.on ?? r.withdrawnOn;
}

/** Withdrawal is counted under 其他 [choice]; one never received is not counted at all. */
export function outcomeOf(r: DisclosureRequest): CaseOutcome | undefined {
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

/**
 * A notice sent after the seventh working day is help, not 补正: the period runs on (K14 [choice]). In time
 * by the calendar of its day, or by the one that a later notice makes of it (K09). One that did not get there
 * is in time again when it goes out again in time.
 */
export function supplementInTime(r: DisclosureRequest, calendar: WorkingCalendar): boolean {
  const by = supplementNoticeBy(r, calendar);
  if (r.supplement === undefined || r.supplement.failed !== undefined || by === undefined) {
    return false;
  }
  return r.supplement.wasInTime || r.supplement.requestedOn <= by;
}

/** The last day, or the later one that stood before a holiday notice moved it back (K09). */
export function held(on: IsoDay, heldUntil: IsoDay | undefined): IsoDay {
  return heldUntil !== undefined && heldUntil > on ? heldUntil : on;
}

export function supplementDueOn(
  r: DisclosureRequest,
  calendar: WorkingCalendar,
): IsoDay | undefined {
  const { supplement } = r;
  if (supplement?.servedOn === undefined) return undefined;
  const due = isoOfOrdinal(
    addWorkingOrdinals(calendar, ordinalOfIso(supplement.servedOn), supplement.respondWithin),
  );
  return awaitsSupplement(r, calendar) ? held(due, r.heldUntil) : due;
}

/** 15 working days after service; none for an organ outside 条例 34, whose silence means nothing (K26). */
export function opinionDueOn(c: Consultation, calendar: WorkingCalendar): IsoDay | undefined {
  if (c.servedOn === undefined || c.consultee === 'other-organ') return undefined;
  return held(opinionLapse(c.servedOn, calendar), c.heldUntil);
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

/**
 * The days from which the period ran anew: an in-time supplement (30), an explanation of volume (35), a
 * fee paid in full (国办函〔2020〕109号 6). The last one counts.
 */
function restarts(r: DisclosureRequest, calendar: WorkingCalendar): readonly IsoDay[] {
  return [
    supplementInTime(r, calendar) ? r.supplement?.receivedOn : undefined,
    explanationRestarts ? r.explanation?.receivedOn : undefined,
    feePaidOn(r),
  ].filter((on) => on !== undefined);
}

/** `undefined` until the request is received in the law's sense. */
export function clockFacts(
  r: DisclosureRequest,
  calendar: WorkingCalendar,
): ClockFacts | undefined {
  if (r.receivedOn === undefined) return undefined;
  const startedOn = [r.receivedOn, ...restarts(r, calendar)].toSorted().at(-1) ?? r.receivedOn;
  return {
    startedOn,
    extensionDays: r.extensionDays + r.delayDays,
    pauses: r.consultations.map((c) => pauseOf(c, calendar)),
  };
}

/** An in-time notice is out and not answered: the period will start anew, none runs against the organ. */
export function awaitsSupplement(r: DisclosureRequest, calendar: WorkingCalendar): boolean {
  return supplementInTime(r, calendar) && r.supplement?.receivedOn === undefined;
}

/** A fee notice is out and not paid in full: likewise (109号 6). */
export function awaitsPayment(r: DisclosureRequest): boolean {
  return r.fee !== undefined && r.fee.failed === undefined && feePaidOn(r) === undefined;
}

/** No period runs against the organ while it waits for the applicant. */
export function awaitsApplicant(r: DisclosureRequest, calendar: WorkingCalendar): boolean {
  return awaitsSupplement(r, calendar) || awaitsPayment(r);
}

/** The last day to pay: working days from receipt of the notice (109号 6; K32). */
export function feeDueOn(r: DisclosureRequest, calendar: WorkingCalendar): IsoDay | undefined {
  const { fee } = r;
  if (fee?.servedOn === undefined) return undefined;
  const due = isoOfOrdinal(addWorkingOrdinals(calendar, ordinalOfIso(fee.servedOn), fee.payWithin));
  return awaitsPayment(r) ? held(due, r.heldUntil) : due;
}

/**
 * The day on which the payments reached the whole amount; part payment is none (K33). One after the last
 * day is never entered (`recordPayment`), so that no later notice takes back what was paid in time.
 */
export function feePaidOn(r: DisclosureRequest): IsoDay | undefined {
  let paid = 0;
  // By the day of each, whatever the order of entry.
  const payments = (r.fee?.payments ?? []).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  for (const { on, amount } of payments) {
    paid += amount;
    if (paid >= (r.fee?.amount ?? 0)) return on;
  }
  return undefined;
}

/** The last day to explain number and frequency (35); nothing lapses with it, the organ then decides. */
export function explanationDueOn(
  r: DisclosureRequest,
  calendar: WorkingCalendar,
): IsoDay | undefined {
  const { explanation } = r;
  if (explanation?.servedOn === undefined) return undefined;
  const { servedOn, respondWithin } = explanation;
  return isoOfOrdinal(addWorkingOrdinals(calendar, ordinalOfIso(servedOn), respondWithin));
}

export type ReplyClock =
  | { readonly state: 'unconfirmed'; readonly cautiousDueOn: IsoDay; readonly provisional: boolean }
  | {
      readonly state: 'awaiting-supplement';
      readonly supplementDueOn?: IsoDay;
      readonly lapsed: boolean;
      readonly provisional: boolean;
    }
  | {
      readonly state: 'awaiting-payment';
      readonly payBy?: IsoDay;
      readonly lapsed: boolean;
      readonly provisional: boolean;
    }
  | (ReplyDue & {
      readonly state: 'running' | 'paused' | 'overdue';
      /** 第 n 个工作日, of `totalDays`. */
      readonly dayNumber: number;
      /** Working days from today to the due date; negative when overdue. */
      readonly remaining?: number;
      /** The later day that stood before a holiday notice moved it back; a reply by it is in time (K09). */
      readonly heldUntil?: IsoDay;
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
    // Closed for want of a supplement or of the fee: no reply period was running that could have been missed (K18).
    const runs = facts !== undefined && !awaitsApplicant(r, calendar);
    const due = runs ? replyDue(facts, ended, calendar).dueOn : undefined;
    const dueOn = due && held(due, r.heldUntil);
    const onTime = dueOn === undefined || ended <= dueOn || r.service === undefined;
    return { state: 'stopped', concludedOn: ended, onTime, ...(dueOn ? { dueOn } : {}) };
  }
  if (facts === undefined) return cautiousClock(r, calendar);
  if (awaitsSupplement(r, calendar)) {
    const dueOn = supplementDueOn(r, calendar);
    const lapsed = dueOn !== undefined && today > dueOn;
    const provisional = isProvisional(dueOn, calendar);
    const by = dueOn === undefined ? {} : { supplementDueOn: dueOn };
    return { state: 'awaiting-supplement', lapsed, provisional, ...by };
  }
  if (awaitsPayment(r)) {
    const payBy = feeDueOn(r, calendar);
    const lapsed = payBy !== undefined && today > payBy;
    const provisional = isProvisional(payBy, calendar);
    return { state: 'awaiting-payment', lapsed, provisional, ...(payBy ? { payBy } : {}) };
  }
  const due = replyDue(facts, today, calendar);
  const dayNumber = workingDaysUsed(facts, today, today, calendar);
  if (due.dueOn === undefined) return { ...due, state: 'paused', dayNumber };
  const remaining =
    today <= due.dueOn
      ? countWorkingOrdinals(calendar, ordinalOfIso(today), ordinalOfIso(due.dueOn))
      : -countWorkingOrdinals(calendar, ordinalOfIso(due.dueOn), ordinalOfIso(today));
  const until = held(due.dueOn, r.heldUntil);
  const state = today > until ? 'overdue' : 'running';
  const later = until > due.dueOn ? { heldUntil: until } : {};
  return { ...due, state, dayNumber, remaining, ...later };
}

function isProvisional(on: IsoDay | undefined, calendar: WorkingCalendar): boolean {
  return on !== undefined && ordinalOfIso(on) > calendar.coveredUntil;
}

function cautiousClock(r: DisclosureRequest, calendar: WorkingCalendar): ReplyClock {
  return { state: 'unconfirmed', ...cautiousDue(r.submittedOn, calendar) };
}

/** A court may count from the submission when the office sat on it: shown until confirmed (K01). */
export function cautiousDue(
  submittedOn: IsoDay,
  calendar: WorkingCalendar,
): { readonly cautiousDueOn: IsoDay; readonly provisional: boolean } {
  const due = addWorkingOrdinals(calendar, ordinalOfIso(submittedOn), replyWorkingDays);
  return { cautiousDueOn: isoOfOrdinal(due), provisional: due > calendar.coveredUntil };
}
