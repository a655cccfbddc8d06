// The calendar by which a year's report is collected: opened on 1 January, figures, draft, and the day fixed by
// law (条例 49, 50). The legal day never moves; the office's own days before it are [choice] and fall on working
// days, so that nobody is asked for something on a holiday.

import { type WorkingCalendar, workingDayOnOrBefore } from '../calendar.ts';
import { day, type IsoDay, isoOf } from '../day.ts';
import { type DaysSet, type ReportDeadlineClass, reportDueOn, reportPlanFor } from './deadline.ts';

export interface CollectionCalendar {
  readonly opensOn: IsoDay;
  /** Figures of other registers are in. */
  readonly dataDueOn: IsoDay;
  /** Sent up. */
  readonly draftDueOn: IsoDay;
  /** The last working day on or before the legal day. */
  readonly planOn: IsoDay;
  readonly dueOn: IsoDay;
}

/** [choice] A department has January alone; a government waits for its departments' reports. */
const ownDays: Partial<Record<ReportDeadlineClass, { data: string; draft: string }>> = {
  department: { data: '01-12', draft: '01-20' },
  government: { data: '01-31', draft: '03-10' },
};

/** [choice] Where the superior set the day: so many days before it. */
const daysBefore = { data: 14, draft: 7 } as const;

/** Nothing where no day is known: whose date applies cannot be said (R15). */
export function collectionCalendar(
  assigned: ReportDeadlineClass | null,
  year: number,
  calendar: WorkingCalendar,
  set: DaysSet = {},
): CollectionCalendar | undefined {
  const dueOn = reportDueOn(assigned, year, set);
  if (dueOn === undefined) return undefined;
  const fixed = assigned === null ? undefined : ownDays[assigned];
  const own = (which: 'data' | 'draft'): IsoDay => {
    const on =
      fixed === undefined
        ? day(dueOn).subtract({ days: daysBefore[which] })
        : day(`${year + 1}-${fixed[which]}` as IsoDay);
    return isoOf(workingDayOnOrBefore(calendar, on));
  };
  return {
    opensOn: opensOn(year),
    dataDueOn: own('data'),
    draftDueOn: own('draft'),
    planOn: reportPlanFor(dueOn, calendar),
    dueOn,
  };
}

export function opensOn(year: number): IsoDay {
  return `${year + 1}-01-01` as IsoDay;
}

/** The year whose report is open on a day: the one before. */
export function yearOpenOn(today: IsoDay): number {
  return Number(today.slice(0, 4)) - 1;
}

/** Until then its figures change every day (条例 50). */
export function isYearOver(year: number, today: IsoDay): boolean {
  return today > `${year}-12-31`;
}
