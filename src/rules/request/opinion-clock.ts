// The third party's own period (条例 32): 15 working days from proved service of the letter, never from its
// sending. While service is not proved there is no day to name.

import { type ClockDay, explainPeriod, opinionDays } from '../clock.ts';
import type { WorkingCalendar } from '../calendar.ts';
import { type IsoDay, ordinalOfIso } from '../day.ts';
import { countWorkingOrdinals } from '../calendar.ts';
import type { Consultation } from './disclosure-request.ts';
import { opinionDueOn } from './state.ts';

export interface OpinionClock {
  readonly servedOn: IsoDay;
  readonly lastOn: IsoDay;
  /** Beyond the published calendar. */
  readonly provisional: boolean;
  /** 第 n 个工作日, of `totalDays`; 0 on the day of receipt itself. */
  readonly dayNumber: number;
  readonly totalDays: number;
  /** Working days from today to the last day. */
  readonly remaining: number;
  readonly days: readonly ClockDay[];
}

export function opinionClock(
  c: Consultation,
  today: IsoDay,
  calendar: WorkingCalendar,
): OpinionClock | undefined {
  const lastOn = opinionDueOn(c, calendar);
  if (c.servedOn === undefined || lastOn === undefined) return undefined;
  const upTo = today < lastOn ? today : lastOn;
  const [served, now, last] = [c.servedOn, upTo, lastOn].map(ordinalOfIso) as [
    number,
    number,
    number,
  ];
  return {
    servedOn: c.servedOn,
    lastOn,
    provisional: last > calendar.coveredUntil,
    // A day that was held against a later notice is a sixteenth to nobody (K09).
    dayNumber: Math.min(opinionDays, countWorkingOrdinals(calendar, served, Math.max(served, now))),
    totalDays: opinionDays,
    remaining: countWorkingOrdinals(calendar, Math.max(served, now), last),
    days: explainPeriod(c.servedOn, opinionDays, calendar),
  };
}
