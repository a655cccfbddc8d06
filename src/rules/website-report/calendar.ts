// Until when the table of a year is to stand on the home page: 31 January of the next (国办函〔2018〕12号). A fixed day
// for every site, whatever the class of its organ; a day off moves nothing. The office's own days before it are those
// of a department's annual report, which has the same month [choice].

import { type CollectionCalendar, collectionCalendar } from '../annual-report/collection.ts';
import { reportDueOn } from '../annual-report/deadline.ts';
import type { WorkingCalendar } from '../calendar.ts';
import type { IsoDay } from '../day.ts';

const january = 'department';

export function websiteReportDueOn(year: number): IsoDay {
  return reportDueOn(january, year) ?? `${year + 1}-01-31`;
}

export function websiteCollection(
  year: number,
  calendar: WorkingCalendar,
): CollectionCalendar | undefined {
  return collectionCalendar(january, year, calendar);
}
