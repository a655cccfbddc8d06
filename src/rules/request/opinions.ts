// What a consulted party's word or silence means (条例 11, 32, 34). The 15 working days run from proved
// receipt of the letter; without it nobody has kept silent yet.

import type { WorkingCalendar } from '../calendar.ts';
import type { IsoDay } from '../day.ts';
import type { Opinion } from './events.ts';
import type { Consultation } from './disclosure-request.ts';
import { opinionDueOn } from './state.ts';

/**
 * `deemed-consent`: a co-producing organ's period ran out (34; K25), and a later answer does not undo
 * it. `silent`: a third party's did (32; K20), which is neither consent nor refusal: the organ decides.
 * `awaited`: the period still runs, or there is none (another organ outside 34; K26).
 */
export type Standing = Opinion | 'awaited' | 'deemed-consent' | 'silent';

export function standingOf(c: Consultation, today: IsoDay, calendar: WorkingCalendar): Standing {
  const lapse = opinionDueOn(c, calendar);
  const { answer } = c;
  const lapsed = lapse !== undefined && today > lapse;
  if (c.consultee === 'co-producer' && lapsed && (answer === undefined || answer.on > lapse)) {
    return 'deemed-consent';
  }
  if (answer !== undefined && answer.on <= today) return answer.opinion;
  return lapsed ? 'silent' : 'awaited';
}
