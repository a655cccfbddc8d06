// What the request's current row keeps of its events: the dates of the ledger, the facts of the clock
// and its place in the queue. All of it can be computed again from the events at any time.

import type { WorkingCalendar } from '../calendar.ts';
import { type ClockFacts, recountLapses, replyDue } from '../clock.ts';
import type { IsoDay } from '../day.ts';
import type { CaseOutcome } from '../corrections.ts';
import { contactDueOn } from './contact.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import { internalDueOn } from './internal-due.ts';
import { clockFacts, concludedOn, outcomeOf, replyClock, type ReplyClock } from './state.ts';

/** `overdue` is today's view of a running clock and is never stored. */
export type StoredClockState = Exclude<ReplyClock['state'], 'overdue'>;

export interface CurrentRow {
  readonly receivedOn: IsoDay | null;
  readonly concludedOn: IsoDay | null;
  readonly outcome: CaseOutcome | null;
  readonly clockState: StoredClockState;
  readonly facts: ClockFacts | null;
  readonly dueOn: IsoDay | null;
  readonly dueProvisional: boolean;
  /** Due date; else the day an open consultation lapses to; else the cautious or supplement date. */
  readonly sortOn: IsoDay;
  /** The office's own deadline; `internalFixed` when a person named it. */
  readonly internalDueOn: IsoDay | null;
  readonly internalFixed: boolean;
  /** The first working day without an attempt to reach the applicant, while receipt is unconfirmed. */
  readonly contactDueOn: IsoDay | null;
  /** Until then the applicant may supplement or pay, or somebody consulted answer. */
  readonly waitingUntil: IsoDay | null;
}

/** `internalDays`: the organ's rule, working days before the legal day; 0 for none. */
export function currentRow(
  r: DisclosureRequest,
  today: IsoDay,
  calendar: WorkingCalendar,
  internalDays = 0,
): CurrentRow {
  const clock = replyClock(r, today, calendar);
  const ended = concludedOn(r);
  return {
    receivedOn: r.receivedOn ?? null,
    concludedOn: ended ?? null,
    outcome: outcomeOf(r) ?? null,
    clockState: clock.state === 'overdue' ? 'running' : clock.state,
    facts: clockFacts(r, calendar) ?? null,
    ...dates(clock, r),
    internalDueOn: ended === undefined ? internal(r, clock, internalDays, calendar) : null,
    internalFixed: ended === undefined && r.internalDueOn !== undefined,
    contactDueOn: contactDueOn(r, calendar) ?? null,
    waitingUntil: waitingUntil(clock),
  };
}

function internal(
  r: DisclosureRequest,
  clock: ReplyClock,
  internalDays: number,
  calendar: WorkingCalendar,
): IsoDay | null {
  const due = 'dayNumber' in clock ? (clock.dueOn ?? null) : null;
  return r.internalDueOn ?? internalDueOn(due, internalDays, calendar);
}

function waitingUntil(clock: ReplyClock): IsoDay | null {
  switch (clock.state) {
    case 'awaiting-supplement':
      return clock.supplementDueOn ?? null;
    case 'awaiting-payment':
      return clock.payBy ?? null;
    case 'paused':
      return clock.latestLapseOn ?? null;
    default:
      return null;
  }
}

function dates(
  clock: ReplyClock,
  r: DisclosureRequest,
): Pick<CurrentRow, 'dueOn' | 'dueProvisional' | 'sortOn'> {
  switch (clock.state) {
    case 'unconfirmed':
      return { dueOn: null, dueProvisional: clock.provisional, sortOn: clock.cautiousDueOn };
    case 'awaiting-supplement': {
      const sortOn = clock.supplementDueOn ?? r.supplement?.requestedOn ?? r.submittedOn;
      return { dueOn: null, dueProvisional: false, sortOn };
    }
    case 'awaiting-payment': {
      const sortOn = clock.payBy ?? r.fee?.notifiedOn ?? r.submittedOn;
      return { dueOn: null, dueProvisional: false, sortOn };
    }
    case 'stopped':
      return {
        dueOn: clock.dueOn ?? null,
        dueProvisional: false,
        sortOn: clock.dueOn ?? clock.concludedOn,
      };
    default: {
      const sortOn = clock.dueOn ?? clock.dueIfLapsed ?? clock.latestLapseOn ?? r.submittedOn;
      return { dueOn: clock.dueOn ?? null, dueProvisional: clock.provisional, sortOn };
    }
  }
}

/** The due date of an open row under another calendar, from the stored facts alone. */
export function redue(
  facts: ClockFacts,
  today: IsoDay,
  calendar: WorkingCalendar,
): {
  facts: ClockFacts;
  clockState: 'running' | 'paused';
  dueOn: IsoDay | null;
  dueProvisional: boolean;
  sortOn: IsoDay;
  waitingUntil: IsoDay | null;
} {
  const recounted = recountLapses(facts, calendar);
  const due = replyDue(recounted, today, calendar);
  return {
    facts: recounted,
    clockState: due.dueOn === undefined ? 'paused' : 'running',
    dueOn: due.dueOn ?? null,
    dueProvisional: due.provisional,
    sortOn: due.dueOn ?? due.dueIfLapsed ?? due.latestLapseOn ?? facts.startedOn,
    waitingUntil: due.latestLapseOn ?? null,
  };
}
