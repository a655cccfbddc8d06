// What the request's current row keeps of its events: the dates of the ledger, the facts of the clock
// and its place in the queue. All of it can be computed again from the events at any time.

import type { WorkingCalendar } from '../calendar.ts';
import { type ClockFacts, recountLapses, replyDue } from '../clock.ts';
import type { IsoDay } from '../day.ts';
import type { CaseOutcome } from '../corrections.ts';
import type { DisclosureRequest } from './fold.ts';
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
}

export function currentRow(
  r: DisclosureRequest,
  today: IsoDay,
  calendar: WorkingCalendar,
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
  };
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
} {
  const recounted = recountLapses(facts, calendar);
  const due = replyDue(recounted, today, calendar);
  return {
    facts: recounted,
    clockState: due.dueOn === undefined ? 'paused' : 'running',
    dueOn: due.dueOn ?? null,
    dueProvisional: due.provisional,
    sortOn: due.dueOn ?? due.dueIfLapsed ?? due.latestLapseOn ?? facts.startedOn,
  };
}
