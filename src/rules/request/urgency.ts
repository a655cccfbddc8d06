// How pressing an open request is, told from its row alone: by the legal day, by the office's own deadline
// before it, by the working days on which nobody tried to reach the applicant (条例 31, 33, 45). The queue
// counts and lists by these predicates; the database has them as one expression each.

import { addWorkingOrdinals, type WorkingCalendar } from '../calendar.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import type { ReplyClock } from './state.ts';

/** Working days to the legal day at which a request turns yellow, and red. */
export const yellowDays = 5;
export const redDays = 1;

/** The days that part the lists, all from one `today`. */
export interface Cutoffs {
  readonly today: IsoDay;
  /** Due until then, not later: red. */
  readonly redUntil: IsoDay;
  readonly yellowUntil: IsoDay;
}

export function cutoffsOn(today: IsoDay, calendar: WorkingCalendar): Cutoffs {
  const after = (n: number): IsoDay =>
    isoOfOrdinal(addWorkingOrdinals(calendar, ordinalOfIso(today), n));
  return { today, redUntil: after(redDays), yellowUntil: after(yellowDays) };
}

/** The lists beside the tabs: what cannot wait. A request may stand in several. */
export const urgentLists = {
  overdue: { label: '已逾期', tone: 'overdue' },
  red: { label: '1个工作日内到期', tone: 'red' },
  yellow: { label: '5个工作日内到期', tone: 'yellow' },
  internal: { label: '已过内部期限', tone: 'yellow' },
  uncontacted: { label: '未逐日联系', tone: 'red' },
  lapsed: { label: '补正、缴费期满', tone: 'yellow' },
} as const satisfies Record<string, { label: string; tone: Exclude<Urgency, 'plain'> }>;

export type UrgentList = keyof typeof urgentLists;
export const urgentListKeys = Object.keys(urgentLists) as readonly UrgentList[];

export type Urgency = 'overdue' | 'red' | 'yellow' | 'plain';

/** What the row of an open request says of its dates. */
export interface RowDates {
  readonly clockState: ReplyClock['state'];
  readonly dueOn: IsoDay | null;
  readonly internalDueOn: IsoDay | null;
  /** The first working day on which an attempt to reach the applicant is missing, past or to come. */
  readonly contactDueOn: IsoDay | null;
  /** Until then the applicant may still supplement or pay, or somebody consulted may answer. */
  readonly waitingUntil: IsoDay | null;
}

export function urgentListsOf(row: RowDates, cutoffs: Cutoffs): readonly UrgentList[] {
  return urgentListKeys.filter((list) => stands(list, row, cutoffs));
}

function stands(list: UrgentList, row: RowDates, { today, ...until }: Cutoffs): boolean {
  const { clockState, dueOn, internalDueOn, contactDueOn, waitingUntil } = row;
  const due = clockState === 'running' ? dueOn : null;
  switch (list) {
    case 'overdue':
      return due !== null && due < today;
    case 'red':
      return due !== null && due >= today && due <= until.redUntil;
    case 'yellow':
      return due !== null && due > until.redUntil && due <= until.yellowUntil;
    case 'internal':
      return due !== null && due >= today && internalDueOn !== null && internalDueOn < today;
    case 'uncontacted':
      return clockState === 'unconfirmed' && contactDueOn !== null && contactDueOn < today;
    case 'lapsed':
      return (
        (clockState === 'awaiting-supplement' || clockState === 'awaiting-payment') &&
        waitingUntil !== null &&
        waitingUntil < today
      );
  }
}

const gravest: readonly Urgency[] = ['overdue', 'red', 'yellow'];

/** The gravest of the lists it stands in. */
export function urgencyOf(row: RowDates, cutoffs: Cutoffs): Urgency {
  const tones = urgentListsOf(row, cutoffs).map((list) => urgentLists[list].tone);
  return gravest.find((tone) => tones.some((one) => one === tone)) ?? 'plain';
}
