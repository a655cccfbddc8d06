// The reply clock (条例 30–34): 20 working days from receipt, anew from an in-time supplement, plus at
// most 20 by extension, less the time third parties and other organs need (33 ¶3). Everything is
// computed from the facts; nothing here is ever edited by hand.

import {
  addWorkingOrdinals,
  countWorkingOrdinals,
  explainDay,
  type WorkingCalendar,
} from './calendar.ts';
import { dayOf, type IsoDay, isoOfOrdinal, type Ordinal, ordinalOfIso } from './day.ts';

/** 条例 33 ¶2. */
export const replyWorkingDays = 20;
/** 条例 33 ¶2: cap on the sum of all extensions [choice: several notices may share it]. */
export const maximumExtension = 20;

/** Time of a consultation, the half-open span (from, until]; `until` absent while it is open. */
export interface Pause {
  readonly from: IsoDay;
  readonly until?: IsoDay;
  /** The last day an answer may come (15 working days after service), where the law sets one. */
  readonly lapsesOn?: IsoDay;
  /** Proved service of the letter, from which `lapsesOn` was counted. */
  readonly servedOn?: IsoDay;
  readonly cause: string;
}

/** 条例 32, 34: 15 working days from receipt of the letter. */
export const opinionDays = 15;

/** The last day for an answer to a letter served on `servedOn`. */
export function opinionLapse(servedOn: IsoDay, calendar: WorkingCalendar): IsoDay {
  return isoOfOrdinal(addWorkingOrdinals(calendar, ordinalOfIso(servedOn), opinionDays));
}

/**
 * The facts under a changed calendar: the days given to third parties move with it, but never to an earlier
 * one than they were told (K09).
 */
export function recountLapses(facts: ClockFacts, calendar: WorkingCalendar): ClockFacts {
  const pauses = facts.pauses.map((pause) =>
    pause.lapsesOn === undefined || pause.servedOn === undefined
      ? pause
      : { ...pause, lapsesOn: laterOf(opinionLapse(pause.servedOn, calendar), pause.lapsesOn) },
  );
  return { ...facts, pauses };
}

function laterOf(a: IsoDay, b: IsoDay): IsoDay {
  return a < b ? b : a;
}

/** All that decides a due date; stored on the request's current row as it stands here. */
export interface ClockFacts {
  /** Receipt, or receipt of the supplement that restarted the period. Day one is the working day after. */
  readonly startedOn: IsoDay;
  readonly extensionDays: number;
  readonly pauses: readonly Pause[];
}

export interface ReplyDue {
  /** Absent while a consultation is open: then `daysLeft` remain and `latestLapseOn` may be known. */
  readonly dueOn?: IsoDay;
  readonly provisional: boolean;
  readonly totalDays: number;
  /** Working days still free when the clock resumes (open pause) or at the last pause's beginning. */
  readonly daysLeft: number;
  readonly latestLapseOn?: IsoDay;
  /** `latestLapseOn` lies beyond the published calendar. */
  readonly lapseProvisional?: boolean;
  /** Due date should the open consultation lapse in silence. */
  readonly dueIfLapsed?: IsoDay;
  /** The pauses that count: merged, clipped to the running period, later ones than the due date left out. */
  readonly pauses: readonly Pause[];
}

/**
 * The due date as it stands on `today`. A third party's silence ends its pause on the lapse day
 * (条例 32); a consultation begun after the period ran out stops nothing (K24); one begun on the last
 * day leaves no day: the reply is due on the day of the answer or the next working day (K24a).
 */
export function replyDue(facts: ClockFacts, today: IsoDay, calendar: WorkingCalendar): ReplyDue {
  const totalDays = replyWorkingDays + facts.extensionDays;
  const start = ordinalOfIso(facts.startedOn);
  let due = addWorkingOrdinals(calendar, start, totalDays);
  let resumedAt = start;
  let daysLeft = totalDays;
  const counted: Pause[] = [];
  for (const pause of mergePauses(facts.pauses, facts.startedOn, today)) {
    const from = ordinalOfIso(pause.from);
    if (from > due) break;
    // A second letter on the day that the first left (K24a) finds no day to take.
    daysLeft = Math.max(0, daysLeft - countWorkingOrdinals(calendar, resumedAt, from));
    counted.push(pause);
    if (pause.until === undefined) {
      return openPause(pause, counted, totalDays, daysLeft, calendar);
    }
    resumedAt = ordinalOfIso(pause.until);
    due = resumeAfter(calendar, resumedAt, daysLeft);
  }
  return {
    dueOn: isoOfOrdinal(due),
    provisional: due > calendar.coveredUntil,
    totalDays,
    daysLeft,
    pauses: counted,
  };
}

function openPause(
  pause: Pause,
  pauses: readonly Pause[],
  totalDays: number,
  daysLeft: number,
  calendar: WorkingCalendar,
): ReplyDue {
  const open = { totalDays, daysLeft, pauses };
  if (pause.lapsesOn === undefined) return { ...open, provisional: false };
  const dueIfLapsed = resumeAfter(calendar, ordinalOfIso(pause.lapsesOn), daysLeft);
  return {
    ...open,
    latestLapseOn: pause.lapsesOn,
    lapseProvisional: ordinalOfIso(pause.lapsesOn) > calendar.coveredUntil,
    dueIfLapsed: isoOfOrdinal(dueIfLapsed),
    provisional: dueIfLapsed > calendar.coveredUntil,
  };
}

function resumeAfter(calendar: WorkingCalendar, answered: Ordinal, daysLeft: number): Ordinal {
  if (daysLeft > 0) return addWorkingOrdinals(calendar, answered, daysLeft);
  const isWorking = countWorkingOrdinals(calendar, answered - 1, answered) === 1;
  return isWorking ? answered : addWorkingOrdinals(calendar, answered, 1);
}

/**
 * Sorted, clipped to the period that began on `startedOn`, overlaps united (never summed: K21). The
 * order in which they were entered decides nothing, and merging what is merged changes nothing.
 */
export function mergePauses(
  pauses: readonly Pause[],
  startedOn: IsoDay,
  today: IsoDay,
): readonly Pause[] {
  const merged: Pause[] = [];
  const ended = pauses.map((pause) => endedByLapse(pause, today));
  for (const pause of ended.toSorted(byBeginning)) {
    const from = pause.from < startedOn ? startedOn : pause.from;
    if (pause.until !== undefined && pause.until <= from) continue;
    const last = merged.at(-1);
    if (last === undefined || (last.until !== undefined && last.until < from)) {
      merged.push({ ...pause, from });
    } else {
      merged[merged.length - 1] = unite(last, pause);
    }
  }
  return merged;
}

/** Total, so that the result does not hang on the order of entry. */
function byBeginning(a: Pause, b: Pause): number {
  const order = (p: Pause): readonly string[] => [
    p.from,
    p.until ?? '9999-12-31',
    p.lapsesOn ?? '9999-12-31',
    p.cause,
  ];
  const [ofA, ofB] = [order(a), order(b)];
  const i = ofA.findIndex((text, k) => text !== ofB[k]);
  return i < 0 ? 0 : (ofA[i] ?? '') < (ofB[i] ?? '') ? -1 : 1;
}

function endedByLapse(pause: Pause, today: IsoDay): Pause {
  const { lapsesOn, until } = pause;
  if (lapsesOn === undefined) return pause;
  if (until !== undefined) return until > lapsesOn ? { ...pause, until: lapsesOn } : pause;
  return lapsesOn < today ? { ...pause, until: lapsesOn } : pause;
}

function unite(a: Pause, b: Pause): Pause {
  const causes = new Set([...a.cause.split('；'), ...b.cause.split('；')]);
  const cause = [...causes].join('；');
  if (a.until !== undefined && b.until !== undefined) {
    return { from: a.from, until: a.until > b.until ? a.until : b.until, cause };
  }
  // One of them is open: the last lapse decides, and only if every open one has a lapse day.
  const ends = [a, b].map((p) => p.until ?? p.lapsesOn);
  const known = ends.filter((end) => end !== undefined).toSorted();
  const lapsesOn = known.length === ends.length ? known.at(-1) : undefined;
  return { from: a.from, cause, ...(lapsesOn === undefined ? {} : { lapsesOn }) };
}

/** How many working days of the period are used up at the end of `until`, pauses left out. */
export function workingDaysUsed(
  facts: ClockFacts,
  until: IsoDay,
  today: IsoDay,
  calendar: WorkingCalendar,
): number {
  const start = ordinalOfIso(facts.startedOn);
  const end = ordinalOfIso(until);
  let used = countWorkingOrdinals(calendar, start, end);
  for (const pause of replyDue(facts, today, calendar).pauses) {
    const from = ordinalOfIso(pause.from);
    const to = Math.min(end, pause.until === undefined ? end : ordinalOfIso(pause.until));
    used -= countWorkingOrdinals(calendar, from, to);
  }
  return used;
}

/** Day-by-day account of a period without pauses: `days` working days from the one after `startedOn`. */
export function explainPeriod(
  startedOn: IsoDay,
  days: number,
  calendar: WorkingCalendar,
): readonly ClockDay[] {
  const start = ordinalOfIso(startedOn);
  const end = addWorkingOrdinals(calendar, start, days);
  let n = 0;
  return Array.from({ length: end - start }, (_, i) => {
    const o = start + 1 + i;
    const on = isoOfOrdinal(o);
    const { working, reason, provisional } = explainDay(calendar, dayOf(o));
    if (!working) return { on, reason, provisional };
    n += 1;
    return { on, n, reason, provisional };
  });
}

export interface ClockDay {
  readonly on: IsoDay;
  /** 第 n 个工作日; absent when the day does not count. */
  readonly n?: number;
  /** Why it does not count, or why an unusual day does. */
  readonly reason: string;
  readonly provisional: boolean;
}

/** The working day on which a reply is due after a consultation begun on the last day (K24a). */
const noDayLeft = '期限已用完，于征求意见结束后的首个工作日届满';

/** Day-by-day account from the day after the start to the due date (or to today under an open pause). */
export function explainClock(
  facts: ClockFacts,
  today: IsoDay,
  calendar: WorkingCalendar,
): readonly ClockDay[] {
  const due = replyDue(facts, today, calendar);
  const end = ordinalOfIso(due.dueOn ?? (today > facts.startedOn ? today : facts.startedOn));
  const days: ClockDay[] = [];
  let n = 0;
  for (let o = ordinalOfIso(facts.startedOn) + 1; o <= end; o += 1) {
    const on = isoOfOrdinal(o);
    const { working, reason, provisional } = explainDay(calendar, dayOf(o));
    const pause = due.pauses.find((p) => on > p.from && (p.until === undefined || on <= p.until));
    if (!working) days.push({ on, reason, provisional });
    else if (pause !== undefined) days.push({ on, reason: pause.cause, provisional });
    else if (n === due.totalDays) days.push({ on, reason: noDayLeft, provisional });
    else {
      n += 1;
      days.push({ on, n, reason, provisional });
    }
  }
  return days;
}
