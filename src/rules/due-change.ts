// What a new holiday notice does to a due date that is already running (K09; 条例33; the State Council
// lengthened the Spring Festival of 2020 while requests were open). Old and new date go into each log.

import type { WorkingCalendar } from './calendar.ts';
import { type ClockFacts, recountLapses, replyDue } from './clock.ts';
import type { IsoDay } from './day.ts';

export interface DueChange {
  readonly before: IsoDay;
  readonly after: IsoDay;
  /** The later of the two: a reply sent by the date that stood is never made late by the notice. */
  readonly timelyUntil: IsoDay;
}

/** `undefined` where the date stays, or where none runs (open consultation) on `today`. */
export function dueChange(
  facts: ClockFacts,
  today: IsoDay,
  old: WorkingCalendar,
  renewed: WorkingCalendar,
): DueChange | undefined {
  const before = replyDue(recountLapses(facts, old), today, old).dueOn;
  const after = replyDue(recountLapses(facts, renewed), today, renewed).dueOn;
  if (before === undefined || after === undefined || before === after) return undefined;
  return { before, after, timelyUntil: before > after ? before : after };
}
