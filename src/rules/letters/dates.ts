// The dates that letters state, from the same functions as the screen.

import { addWorkingOrdinals } from '../calendar.ts';
import { replyDue } from '../clock.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import { clockFacts } from '../request/state.ts';
import type { LetterCase } from './case.ts';

/** The last of `days` working days after `on`. */
export function workingDaysAfter({ calendar }: LetterCase, on: IsoDay, days: number): IsoDay {
  // A period that nobody may set is refused elsewhere; the letter is composed all the same.
  const n = Number.isInteger(days) && days > 0 ? Math.min(days, 500) : 1;
  return isoOfOrdinal(addWorkingOrdinals(calendar, ordinalOfIso(on), n));
}

/** The due date as it stands, and as it will stand with so many working days more. */
export function dueWith(
  { request, calendar, on }: LetterCase,
  moreDays: number,
): { readonly now?: IsoDay; readonly later?: IsoDay } {
  const facts = clockFacts(request, calendar);
  if (facts === undefined) return {};
  const n = Number.isInteger(moreDays) && moreDays > 0 ? Math.min(moreDays, 500) : 0;
  const now = replyDue(facts, on, calendar).dueOn;
  const longer = { ...facts, extensionDays: facts.extensionDays + n };
  const later = replyDue(longer, on, calendar).dueOn;
  return { ...(now === undefined ? {} : { now }), ...(later === undefined ? {} : { later }) };
}
