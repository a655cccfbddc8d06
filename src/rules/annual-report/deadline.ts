// Until when an annual report is to be published (条例 49, 50): departments of governments from the
// county up by 31 January, the governments' own by 31 March of the following year. Fixed dates, not
// periods: a day off moves nothing (R13). Townships report by the date their county sets (R14). A
// development zone reports by the class its superior assigned, never by inference (R15).

import { type WorkingCalendar, workingDayOnOrBefore } from '../calendar.ts';
import { day, type IsoDay, isoOf } from '../day.ts';

export const reportDeadlineClasses = {
  department: { label: '县级以上人民政府部门', monthDay: '01-31', provision: '条例49¶1' },
  government: { label: '县级以上人民政府', monthDay: '03-31', provision: '条例49¶2' },
} as const;
export type ReportDeadlineClass = keyof typeof reportDeadlineClasses;

/** The day fixed for the report of `year`; `setBySuperior`: the county's date for a township. */
export function reportDueOn(
  assigned: ReportDeadlineClass | null,
  year: number,
  setBySuperior?: IsoDay,
): IsoDay | undefined {
  if (setBySuperior !== undefined) return setBySuperior;
  if (assigned === null) return undefined;
  return `${year + 1}-${reportDeadlineClasses[assigned].monthDay}` as IsoDay;
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
