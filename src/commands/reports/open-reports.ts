// On 1 January the year's report opens for each organ that writes one (条例 49, 50). Asked every day, so that a
// server that slept through New Year opens it whenever it wakes in that year; asked twice it changes nothing.

import { collectionCalendar, yearOpenOn } from '../../rules/annual-report/collection.ts';
import { openReport, organsReportingOn } from '../../store/reports/annual-reports.ts';
import { daysSetFor } from '../../store/reports/report-days.ts';
import type { CommandContext } from '../context.ts';

export async function openReports({
  db,
  clock,
  calendar,
}: Pick<CommandContext, 'db' | 'clock' | 'calendar'>): Promise<{ readonly opened: number }> {
  const today = clock.today();
  const year = yearOpenOn(today);
  let opened = 0;
  const organs = await organsReportingOn(db, year);
  const set = await daysSetFor(
    db,
    organs.map(({ id }) => id),
    year,
  );
  for (const { id: organId, report_deadline_class: assigned } of organs) {
    const days = collectionCalendar(assigned, year, calendar, set.get(organId));
    if (await openReport(db, { organId, year, today }, days)) opened += 1;
  }
  return { opened };
}
