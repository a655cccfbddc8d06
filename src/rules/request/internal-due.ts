// The office's own deadline before the legal one (条例 45: 登记、审核、办理、答复 need time of their own). Named by
// whoever assigns the request, else by the organ's rule: so many working days before the legal day [choice].

import { subtractWorkingOrdinals, type WorkingCalendar } from '../calendar.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import { violation, type Violation } from '../violations.ts';

/** What an organ begins with; 0 sets no deadline of one's own. */
export const usualInternalDays = 5;
/** A whole period of 20 working days would leave no day to work in. */
export const mostInternalDays = 19;

/** So many working days before the legal day; none where no legal day runs or no rule is set. */
export function internalDueOn(
  dueOn: IsoDay | null,
  daysBefore: number,
  calendar: WorkingCalendar,
): IsoDay | null {
  if (dueOn === null || daysBefore <= 0) return null;
  return isoOfOrdinal(subtractWorkingOrdinals(calendar, ordinalOfIso(dueOn), daysBefore));
}

/** A deadline named by hand: not past when it is named, and not after the legal day. */
export function internalDueViolations(
  internal: IsoDay | undefined,
  on: IsoDay,
  dueOn: IsoDay | undefined,
): readonly Violation[] {
  if (internal === undefined) return [];
  if (internal < on) return [violation('internal-due-past', 'internalDueOn')];
  // What is overdue already has no earlier day left to name.
  return dueOn !== undefined && on <= dueOn && internal > dueOn
    ? [violation('internal-due-late', 'internalDueOn')]
    : [];
}
