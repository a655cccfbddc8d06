// Until when an annual report is to be published (条例 49, 50): departments of governments from the
// county up by 31 January, the governments' own by 31 March of the following year. Fixed dates, not
// periods: a day off moves nothing (R13). Townships report by the date their county sets (R14). A
// development zone reports by the class its superior assigned, never by inference (R15).

import { type WorkingCalendar, workingDayOnOrBefore } from '../calendar.ts';
import { day, type IsoDay, isoOf } from '../day.ts';

/** `monthDay` null: no day by law, the superior sets it. */
export const reportDeadlineClasses = {
  department: { label: '县级以上人民政府部门', monthDay: '01-31', provision: '条例49¶1' },
  government: { label: '县级以上人民政府', monthDay: '03-31', provision: '条例49¶2' },
  township: { label: '乡镇人民政府、街道办事处', monthDay: null, provision: '条例50' },
} as const;
export type ReportDeadlineClass = keyof typeof reportDeadlineClasses;

/** What the superior set: for this organ alone, or for its townships together. */
export interface DaysSet {
  readonly ownDay?: IsoDay | undefined;
  readonly townshipDay?: IsoDay | undefined;
}

/**
 * The day fixed for the report of `year`. The law's day is nobody's to move; a township has its own day, else that
 * of all townships of its county; without a class only a day set for the organ itself is known.
 */
export function reportDueOn(
  assigned: ReportDeadlineClass | null,
  year: number,
  { ownDay, townshipDay }: DaysSet = {},
): IsoDay | undefined {
  const monthDay = assigned === null ? null : reportDeadlineClasses[assigned].monthDay;
  if (monthDay !== null) return `${year + 1}-${monthDay}` as IsoDay;
  return ownDay ?? (assigned === 'township' ? townshipDay : undefined);
}

/** Whether the superior sets its day. */
export function isDayToBeSet(assigned: ReportDeadlineClass | null): boolean {
  return assigned === null || reportDeadlineClasses[assigned].monthDay === null;
}

/** What is planned for: the last working day on or before the day fixed. */
export function reportPlanFor(dueOn: IsoDay, calendar: WorkingCalendar): IsoDay {
  return isoOf(workingDayOnOrBefore(calendar, day(dueOn)));
}

/** The day itself is in time [choice]; without an assigned class nobody can say. */
export function reportTimeliness(
  dueOn: IsoDay | undefined,
  publishedOn: IsoDay,
): 'in-time' | 'late' | 'depends-on-class' {
  if (dueOn === undefined) return 'depends-on-class';
  return publishedOn <= dueOn ? 'in-time' : 'late';
}
