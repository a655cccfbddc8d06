// What the applicant can do against a reply, or against none (行政复议法 20, 23; 行政诉讼法 45, 46;
// 实施条例 16; 法释〔2018〕1号 66): which way, and until when as far as that is known.

import type { WorkingCalendar } from './calendar.ts';
import type { IsoDay } from './day.ts';
import {
  periodsAfterSilence,
  periodsWithoutClause,
  remedyKindOf,
  remedyPeriods,
  type RemedyPeriods,
} from './remedy.ts';
import type { DisclosureRequest } from './request/disclosure-request.ts';
import { replyClock } from './request/state.ts';

export type ApplicantRemedies =
  | {
      readonly against: 'reply';
      /** `review-first`: a refusal, reconsideration comes before the suit; `split`: part of it is. */
      readonly way: 'direct' | 'review-first' | 'split';
      /** Counted from the applicant's own receipt; absent until that is known. */
      readonly periods?: RemedyPeriods;
    }
  | { readonly against: 'silence'; readonly dueOn: IsoDay; readonly periods: RemedyPeriods };

/** `undefined` while nothing has happened that could be fought, or where the letter decides nothing. */
export function applicantRemedies(
  r: DisclosureRequest,
  today: IsoDay,
  calendar: WorkingCalendar,
): ApplicantRemedies | undefined {
  if (r.service !== undefined && r.reply !== undefined) {
    const { outcome, grounds } = r.reply.content;
    const way = remedyKindOf(outcome, grounds, r.reply.on);
    if (way === 'none') return undefined;
    const received = r.replyReceivedOn;
    return {
      against: 'reply',
      way,
      ...(received === undefined ? {} : { periods: periodsOf(r, way, received, calendar) }),
    };
  }
  const clock = replyClock(r, today, calendar);
  if (clock.state !== 'overdue' || clock.dueOn === undefined) return undefined;
  return {
    against: 'silence',
    dueOn: clock.dueOn,
    periods: periodsAfterSilence(clock.dueOn, calendar),
  };
}

/** After a corrected letter the periods run from its receipt (行政复议法 20 ¶3). */
function periodsOf(
  r: DisclosureRequest,
  way: 'direct' | 'review-first' | 'split',
  received: IsoDay,
  calendar: WorkingCalendar,
): RemedyPeriods {
  const first = r.service?.on;
  return r.correctedLetterOn === undefined || first === undefined
    ? remedyPeriods(way, received, calendar)
    : periodsWithoutClause(way, first, received, calendar);
}
