// The working-day calendar of this installation: the notices this release knows, and those its keeper
// has loaded since (the notice for a year appears in the autumn before it).

import { buildCalendar, type LocalDay, type WorkingCalendar } from '../../rules/calendar.ts';
import { holidayNotices, type HolidayNotice } from '../../rules/holiday-notices.ts';
import type { Database } from '../database.ts';

export interface LoadedNotice {
  readonly notice: HolidayNotice;
  readonly localDays: readonly LocalDay[];
}

export async function loadCalendar(db: Database): Promise<WorkingCalendar> {
  const rows = await db.selectFrom('holiday_notices').selectAll().orderBy('year').execute();
  const loaded = rows.map((row) => row.notice as LoadedNotice);
  const years = new Set(loaded.map(({ notice }) => notice.year));
  return buildCalendar(
    [
      ...holidayNotices.filter((notice) => !years.has(notice.year)),
      ...loaded.map(({ notice }) => notice),
    ],
    loaded.flatMap(({ localDays }) => localDays),
  );
}

export async function saveNotice(
  db: Database,
  loaded: LoadedNotice,
  enteredBy: string,
  enteredAt: Temporal.Instant,
): Promise<void> {
  const row = {
    year: loaded.notice.year,
    notice: JSON.stringify(loaded),
    entered_by: enteredBy,
    entered_at: enteredAt,
  };
  await db
    .insertInto('holiday_notices')
    .values(row)
    .onConflict((conflict) => conflict.column('year').doUpdateSet(row))
    .execute();
}
