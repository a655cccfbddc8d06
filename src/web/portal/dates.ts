// Days as people read them.

import { beijingDay, beijingMinute } from '../../rules/beijing-time.ts';
import { day, type IsoDay } from '../../rules/day.ts';
import { weekdayName } from '../../rules/calendar.ts';

/** 2026年3月30日 */
export function longDay(on: string): string {
  const [year, month, date] = on.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2026年3月30日（周一）: for deadlines. */
export function dayWithWeekday(on: IsoDay): string {
  return `${longDay(on)}（${weekdayName(day(on))}）`;
}

/** 2026年3月30日（周一）09:15, in a sentence. */
export function longMoment(at: Temporal.Instant): string {
  return `${dayWithWeekday(beijingDay(at))}${beijingMinute(at).slice(11)}`;
}

/** 2026-03-30 09:15, in tables and page tags. */
export const shortInstant = beijingMinute;
