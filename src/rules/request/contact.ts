// An unconfirmed request must not be left lying (条例 31; 国办公开办函〔2015〕207号): a letter is to be
// confirmed on the day it comes, and until both sides have confirmed every working day has a logged
// attempt, so that silence of the office cannot put off the clock (K01, K04 [choice]).

import { addWorkingOrdinals, countWorkingOrdinals, type WorkingCalendar } from '../calendar.ts';
import type { Channel } from '../channels.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import type { RecordedEvent } from './events.ts';
import type { DisclosureRequest } from './disclosure-request.ts';

/** Working days before `today` on which an unconfirmed request was not followed up; ascending. */
export function daysWithoutContact(
  events: readonly RecordedEvent[],
  today: IsoDay,
  calendar: WorkingCalendar,
): readonly IsoDay[] {
  const list = events.map(({ event }) => event);
  const submitted = list.find((event) => event.kind === 'submitted');
  if (submitted === undefined) return [];
  const ended = list.find((e) => e.kind === 'receipt-confirmed' || e.kind === 'withdrawn');
  const attempts = new Set(list.filter((e) => e.kind === 'contact-attempted').map((e) => e.on));
  const end = ordinalOfIso(ended !== undefined && ended.on < today ? ended.on : today);
  const first = firstOrdinal(submitted.on, submitted.channel);
  const missed: IsoDay[] = [];
  for (let n = 1; n <= countWorkingOrdinals(calendar, first, end - 1); n += 1) {
    const on = isoOfOrdinal(addWorkingOrdinals(calendar, first, n));
    if (!attempts.has(on)) missed.push(on);
  }
  return missed;
}

/**
 * The first working day on which an attempt is missing, past or to come; none once both sides have
 * confirmed. Until it is over nothing is missed, so it does not hang on `today` and can be stored.
 */
export function contactDueOn(r: DisclosureRequest, calendar: WorkingCalendar): IsoDay | undefined {
  if (r.receivedOn !== undefined || r.withdrawnOn !== undefined) return undefined;
  const attempts = new Set(r.contactedOn);
  const first = firstOrdinal(r.submittedOn, r.channel);
  for (let n = 1; n <= attempts.size + 1; n += 1) {
    const on = isoOfOrdinal(addWorkingOrdinals(calendar, first, n));
    if (!attempts.has(on)) return on;
  }
  return undefined;
}

/** A letter is confirmed on the day it comes; what comes by wire at any hour, from the next one. */
function firstOrdinal(submittedOn: IsoDay, channel: Channel): number {
  return ordinalOfIso(submittedOn) - (channel === 'ordinary-mail' ? 1 : 0);
}
