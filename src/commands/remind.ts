// The daily scan for what people are to be reminded of (条例 30–36, 45): from the rows as they stand, stored
// for each person, never held in a queue. Run twice it changes nothing; a missed day is made up by the next.

import {
  addWorkingOrdinals,
  subtractWorkingOrdinals,
  type WorkingCalendar,
  workingDayOnOrAfter,
} from '../rules/calendar.ts';
import { day, type IsoDay, isoOf, isoOfOrdinal, ordinalOf, ordinalOfIso } from '../rules/day.ts';
import { quarterOf } from '../rules/deliveries.ts';
import {
  answerNoticeDays,
  lapseHorizonDays,
  normativeReviewYears,
  receiptMissingDays,
  unreadDays,
} from '../rules/notices.ts';
import { itemiseDaysBounds } from '../rules/policy/itemise.ts';
import { cutoffsOn } from '../rules/request/urgency.ts';
import { reassessmentHorizon } from '../rules/withheld-review.ts';
import { type CauseDays, openCauses } from '../store/requests/causes.ts';
import { markSeen, storeNotices } from '../store/requests/notices.ts';
import type { CommandContext } from './context.ts';

const forgottenAfter = 90; // days: no carrier knows any more

export function causeDays(today: IsoDay, calendar: WorkingCalendar): CauseDays {
  const now = ordinalOfIso(today);
  const working = ordinalOf(workingDayOnOrAfter(calendar, day(today)));
  return {
    ...cutoffsOn(today, calendar),
    unreadSince: isoOfOrdinal(subtractWorkingOrdinals(calendar, now, unreadDays)),
    receiptMissingSince: isoOfOrdinal(subtractWorkingOrdinals(calendar, now, receiptMissingDays)),
    receiptForgottenBefore: isoOfOrdinal(now - forgottenAfter),
    answerSoonUntil: isoOfOrdinal(addWorkingOrdinals(calendar, now, answerNoticeDays)),
    withheldUntil: reassessmentHorizon(today),
    lapsesUntil: isoOfOrdinal(now + lapseHorizonDays),
    reviewedSince: isoOf(day(today).subtract({ years: normativeReviewYears })),
    guideSince: isoOf(day(today).subtract({ years: 1 })),
    quarterFrom: quarterOf(today).first,
    itemiseCutoffs: Array.from({ length: itemiseDaysBounds.most }, (_, n) =>
      isoOfOrdinal(subtractWorkingOrdinals(calendar, working, n + 1)),
    ),
  };
}

type Reminding = Pick<CommandContext, 'db' | 'clock' | 'calendar'>;

/** Of everybody in every organ. */
export async function remind({
  db,
  clock,
  calendar,
}: Reminding): Promise<{ readonly raised: number; readonly gone: number }> {
  const today = clock.today();
  return db.transaction().execute(async (within) => {
    const causes = await openCauses(within, causeDays(today, calendar));
    return storeNotices(within, causes, today);
  });
}

/** One person has looked at what stands before him. */
export async function seeNotices(
  { db, clock, calendar }: Reminding,
  staffId: number,
): Promise<void> {
  const today = clock.today();
  const causes = await openCauses(db, causeDays(today, calendar), staffId);
  await markSeen(db, staffId, causes, { today, now: clock.now() });
}
