// The working-day calendar (工作日). 条例 does not define the word; a working day is Monday to Friday
// less the days off, plus the weekend days worked, of the yearly State Council notice
// (全国年节及纪念日放假办法; 国务院办公厅关于部分节假日安排的通知). Half-day holidays of part of the
// people (妇女节, 青年节, 建军节) stop nothing (放假办法 3).

import { type Day, dayOf, ordinalOf, ordinalOfIso, type Ordinal, weekdayOf } from './day.ts';
import { holidayNotices, type HolidayNotice } from './holiday-notices.ts';

/** A decision published for one place only (放假办法 4) or entered by the calendar's keeper. */
export interface LocalDay {
  readonly on: string;
  readonly working: boolean;
  readonly source: string;
}

/** A day to which a period runs. Beyond the published notices it is `provisional`. */
export interface DueDay {
  readonly on: Day;
  readonly provisional: boolean;
}

export interface WorkingCalendar {
  /** The notices it was built from. */
  readonly notices: readonly HolidayNotice[];
  readonly first: Ordinal;
  /** Last day that a published notice covers. */
  readonly coveredUntil: Ordinal;
  /** Every working day from `first`, ascending: a period is an index look-up. */
  readonly workingDays: Int32Array;
  /** rank[o - first] = working days in [first, o]. */
  readonly rank: Int32Array;
  readonly reasons: ReadonlyMap<Ordinal, DayReason>;
}

export interface DayReason {
  readonly working: boolean;
  readonly name: string;
  readonly source: string;
}

const firstYear = 2017; // one year before the first notice: weekends and the fixed holidays only
const lastYear = 2045;

/** Days off that the law itself fixes (放假办法 2, as amended in 2024), used where no notice is out yet. */
const fixedByLaw = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

export function buildCalendar(
  notices: readonly HolidayNotice[] = holidayNotices,
  localDays: readonly LocalDay[] = [],
): WorkingCalendar {
  const reasons = new Map<Ordinal, DayReason>();
  const noticeYears = new Set(notices.map((n) => n.year));
  for (let year = firstYear; year <= lastYear; year += 1) {
    if (noticeYears.has(year)) continue;
    for (const monthDay of fixedByLaw) {
      reasons.set(ordinalOfIso(`${year}-${monthDay}`), {
        working: false,
        name: '法定节假日',
        source: '全国年节及纪念日放假办法第二条',
      });
    }
  }
  for (const notice of notices) {
    const source = notice.sources.at(-1) ?? '';
    for (const holiday of notice.holidays) {
      const last = ordinalOfIso(holiday.off[1]);
      for (let o = ordinalOfIso(holiday.off[0]); o <= last; o += 1) {
        reasons.set(o, { working: false, name: holiday.name, source });
      }
      for (const makeUpDay of holiday.makeUpDays) {
        reasons.set(ordinalOfIso(makeUpDay), {
          working: true,
          name: `${holiday.name}调休上班`,
          source,
        });
      }
    }
  }
  for (const local of localDays) {
    reasons.set(ordinalOfIso(local.on), {
      working: local.working,
      name: local.working ? '本地决定上班' : '本地决定放假',
      source: local.source,
    });
  }
  const first = ordinalOfIso(`${firstYear}-01-01`);
  const last = ordinalOfIso(`${lastYear}-12-31`);
  const rank = new Int32Array(last - first + 1);
  const workingDays: number[] = [];
  for (let o = first; o <= last; o += 1) {
    if (reasons.get(o)?.working ?? weekdayOf(o) < 5) workingDays.push(o);
    rank[o - first] = workingDays.length;
  }
  return {
    notices,
    first,
    coveredUntil: coveredUntil(noticeYears),
    workingDays: Int32Array.from(workingDays),
    rank,
    reasons,
  };
}

/** The last day of the unbroken run of years that have a notice. */
function coveredUntil(noticeYears: ReadonlySet<number>): Ordinal {
  let year = 2018;
  while (noticeYears.has(year)) year += 1;
  return ordinalOfIso(`${year - 1}-12-31`);
}

/** The calendar of the notices that this release knows. */
export const nationalCalendar: WorkingCalendar = buildCalendar();

/** Raised only by callers that did not check `isInRange`: a day outside 2017–2045 is a bug upstream. */
function rankOf(calendar: WorkingCalendar, o: Ordinal): number {
  const rank = calendar.rank[o - calendar.first];
  if (rank === undefined) throw new RangeError('day outside the calendar (2017–2045)');
  return rank;
}

export function isInRange(calendar: WorkingCalendar, d: Day): boolean {
  const index = ordinalOf(d) - calendar.first;
  return index >= 0 && index < calendar.rank.length - 1500;
}

export function isWorkingDay(calendar: WorkingCalendar, d: Day): boolean {
  return isWorkingOrdinal(calendar, ordinalOf(d));
}

function isWorkingOrdinal(calendar: WorkingCalendar, o: Ordinal): boolean {
  return rankOf(calendar, o) > (o === calendar.first ? 0 : rankOf(calendar, o - 1));
}

/**
 * The n-th working day after `from`; `from` itself is not counted (民事诉讼法 85, by analogy).
 * n = 0 gives `from` itself, working day or not.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, n: number): DueDay {
  const o = addWorkingOrdinals(calendar, ordinalOf(from), n);
  return { on: dayOf(o), provisional: o > calendar.coveredUntil };
}

export function addWorkingOrdinals(calendar: WorkingCalendar, from: Ordinal, n: number): Ordinal {
  if (n <= 0) return from;
  const o = calendar.workingDays[rankOf(calendar, from) + n - 1];
  if (o === undefined) throw new RangeError('day outside the calendar (2017–2045)');
  return o;
}

/** The n-th working day before `from`; a `from` that is none stands for the working day before it. */
export function subtractWorkingOrdinals(
  calendar: WorkingCalendar,
  from: Ordinal,
  n: number,
): Ordinal {
  const o = calendar.workingDays[rankOf(calendar, from) - 1 - n];
  if (o === undefined) throw new RangeError('day outside the calendar (2017–2045)');
  return o;
}

/** Working days in (after, until]: the day of the event is not counted, the last day is. */
export function countWorkingDays(calendar: WorkingCalendar, after: Day, until: Day): number {
  return countWorkingOrdinals(calendar, ordinalOf(after), ordinalOf(until));
}

export function countWorkingOrdinals(
  calendar: WorkingCalendar,
  after: Ordinal,
  until: Ordinal,
): number {
  return until <= after ? 0 : rankOf(calendar, until) - rankOf(calendar, after);
}

/** `d` itself when it is a working day, else the next one. */
export function workingDayOnOrAfter(calendar: WorkingCalendar, d: Day): Day {
  return isWorkingDay(calendar, d) ? d : addWorkingDays(calendar, d, 1).on;
}

/** `d` itself when it is a working day, else the last one before it. */
export function workingDayOnOrBefore(calendar: WorkingCalendar, d: Day): Day {
  const o = calendar.workingDays[rankOf(calendar, ordinalOf(d)) - 1];
  if (o === undefined) throw new RangeError('day outside the calendar (2017–2045)');
  return dayOf(o);
}

/**
 * End of a procedural period of plain days: one that would end on a day off ends on the first day
 * after it (民事诉讼法 85 ¶3; 行政复议法 88). Not for the duty to publish, which is never moved.
 */
export function addPlainDays(calendar: WorkingCalendar, from: Day, n: number): DueDay {
  return rolled(calendar, from.add({ days: n }));
}

/** The same for periods in months (行政诉讼法 46). */
export function addMonths(calendar: WorkingCalendar, from: Day, n: number): DueDay {
  return rolled(calendar, from.add({ months: n }));
}

function rolled(calendar: WorkingCalendar, raw: Day): DueDay {
  const on = workingDayOnOrAfter(calendar, raw);
  return { on, provisional: ordinalOf(on) > calendar.coveredUntil };
}

export interface ExplainedDay {
  readonly on: Day;
  readonly working: boolean;
  /** Why: 周六, 国庆节, 国庆节调休上班, … or empty for an ordinary working day. */
  readonly reason: string;
  readonly provisional: boolean;
}

const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

export function weekdayName(d: Day): string {
  return weekdayNames[d.dayOfWeek - 1] ?? '';
}

export function explainDay(calendar: WorkingCalendar, d: Day): ExplainedDay {
  const o = ordinalOf(d);
  const working = isWorkingOrdinal(calendar, o);
  const reason = calendar.reasons.get(o)?.name ?? (working ? '' : weekdayName(d));
  return { on: d, working, reason, provisional: o > calendar.coveredUntil };
}
