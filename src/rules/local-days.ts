// Days that one place alone has off or works (放假办法 4: festivals of ethnic minorities, fixed by the
// local government; K11, K12). They enter the calendar of that place only from a published decision,
// never by a silent edit.

import type { LocalDay } from './calendar.ts';
import { parseIsoDay } from './day.ts';
import { violation, type Violation } from './violations.ts';

export function localDayViolations(local: LocalDay): readonly Violation[] {
  return [
    ...(parseIsoDay(local.on) === undefined ? [violation('local-day-impossible', 'on')] : []),
    ...(local.source.trim() === '' ? [violation('local-day-source-missing', 'source')] : []),
  ];
}
