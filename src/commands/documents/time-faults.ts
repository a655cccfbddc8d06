// What time, validity and explanation ask of a text before it goes on the site: told when it is sent up, shown in
// the desk meanwhile, asked again with the last word.

import { beijingDay } from '../../rules/beijing-time.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import { displayFaults } from '../../rules/display-period.ts';
import type { DocumentContent } from '../../rules/document-content.ts';
import { deadlineViolations } from '../../rules/publication-matters.ts';
import { clarificationViolations } from '../../rules/clarification.ts';
import { interpretationViolations } from '../../rules/interpretation.ts';
import { relationViolations } from '../../rules/relations.ts';
import type { Violation } from '../../rules/violations.ts';
import type { DocumentDraftRow, DocumentRow } from '../../store/tables.ts';

export function timeFaults(
  content: DocumentContent,
  at: {
    readonly row: Pick<DocumentRow, 'published_at' | 'state'>;
    readonly draft: Pick<DocumentDraftRow, 'publish_at'>;
    readonly today: IsoDay;
    readonly calendar: WorkingCalendar;
  },
): readonly Violation[] {
  const { row, draft, today, calendar } = at;
  // A correction of what stands already is measured from the first day it stood.
  const since = row.state === 'published' ? row.published_at : draft.publish_at;
  const postedOn = since === null ? today : beijingDay(since);
  return [
    ...deadlineViolations(content, today),
    ...displayFaults(
      content,
      postedOn < today && row.state !== 'published' ? today : postedOn,
      calendar,
    ),
    ...relationViolations(content),
    ...interpretationViolations(content),
    ...clarificationViolations(content),
  ];
}
