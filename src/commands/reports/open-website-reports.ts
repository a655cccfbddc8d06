// On 1 January the website's report of the year opens for each organ that keeps a website (国办函〔2018〕12号). Asked every
// day; asked twice it changes nothing.

import { yearOpenOn } from '../../rules/annual-report/collection.ts';
import { websiteCollection } from '../../rules/website-report/calendar.ts';
import { openWebsiteReport, organsWithWebsite } from '../../store/reports/website-reports.ts';
import type { CommandContext } from '../context.ts';

export async function openWebsiteReports({
  db,
  clock,
  calendar,
}: Pick<CommandContext, 'db' | 'clock' | 'calendar'>): Promise<{ readonly opened: number }> {
  const today = clock.today();
  const year = yearOpenOn(today);
  const days = websiteCollection(year, calendar);
  let opened = 0;
  for (const { id: organId } of await organsWithWebsite(db, year)) {
    if (await openWebsiteReport(db, { organId, year, today }, days)) opened += 1;
  }
  return { opened };
}
