// 公示、公告、征求意见: how long it stands, and what becomes of it when its last day is over (P06, P07).

import type { WorkingCalendar } from './calendar.ts';
import type { IsoDay } from './day.ts';
import type { DocumentContent } from './document-content.ts';
import { type DisplayEnding, displayViolations, usualEnding } from './publication-deadlines.ts';
import { violation, type Violation } from './violations.ts';

type Display = NonNullable<DocumentContent['display']>;

export function endingOf({ atEnd, matter }: Pick<Display, 'atEnd' | 'matter'>): DisplayEnding {
  return atEnd ?? usualEnding(matter);
}

/** @param postedOn when it goes or went on the site */
export function displayFaults(
  { display }: Pick<DocumentContent, 'display'>,
  postedOn: IsoDay,
  calendar: WorkingCalendar,
): readonly Violation[] {
  if (!display) return [];
  const { matter, lastDayOn, reason } = display;
  if (lastDayOn < postedOn) return [violation('display-over', 'display.lastDayOn', lastDayOn)];
  return displayViolations(matter, postedOn, lastDayOn, calendar, reason ?? undefined).map(
    (found) => ({ ...found, field: `display.${found.field ?? 'lastDayOn'}` }),
  );
}

export const displayStates = {
  running: '公示期内',
  over: '公示期已满',
} as const;

/** The whole last day belongs to it. */
export function isDisplayOver({ lastDayOn }: Pick<Display, 'lastDayOn'>, today: IsoDay): boolean {
  return lastDayOn < today;
}
