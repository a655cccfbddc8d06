// One line for each organ whose report a government gathers: how far it is, until when, whether it goes in.

import { superiorActsOpen } from '../../rules/annual-report/approval.ts';
import { type ReportDeadlineClass, reportDueOn } from '../../rules/annual-report/deadline.ts';
import { unitsOf } from '../../rules/annual-report/roll-up.ts';
import { gathers } from '../../rules/annual-report/roll-up.ts';
import {
  type CollectionState,
  collectionState,
  isOverdue,
} from '../../rules/annual-report/roll-up-state.ts';
import type { IsoDay } from '../../rules/day.ts';
import { courseFrom, courseOf, type CourseRow } from '../../store/reports/report-submissions.ts';
import { daysSetFor } from '../../store/reports/report-days.ts';
import { decisionsOf, organsBelow } from '../../store/reports/roll-up.ts';
import type { ApiContext } from './endpoint.ts';

export interface RollUpLine {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly isGovernment: boolean;
  readonly included: boolean;
  readonly reason: string | null;
  readonly state: CollectionState;
  readonly isOverdue: boolean;
  readonly deadlineClass: ReportDeadlineClass | null;
  readonly dueOn: IsoDay | null;
  /** Set for it alone. */
  readonly ownDay: IsoDay | null;
  readonly edition: number | null;
  /** When it came to that state. */
  readonly at: string | null;
  readonly comment: string | null;
  /** What the superior may do with it now. */
  readonly opens: readonly ('send' | 'send-back' | 'accept')[];
}

export async function rollUpLines(
  { db, clock }: Pick<ApiContext, 'db' | 'clock'>,
  governmentId: number,
  year: number,
): Promise<readonly RollUpLine[]> {
  const organs = await organsBelow(db, governmentId);
  const decisions = await decisionsOf(db, [governmentId]);
  const units = unitsOf(governmentId, { year, organs, decisions });
  const ids = units.map(({ organ }) => organ.id);
  const courses = await courseOf(db, ids, year);
  const days = await daysSetFor(db, ids, year);
  return units.map(({ organ, included, reason }) => {
    const course = courses.get(organ.id);
    const state = collectionState(courseFrom(course));
    const set = days.get(organ.id);
    const dueOn = reportDueOn(organ.deadlineClass, year, set);
    return {
      code: organ.code,
      name: organ.name,
      kind: organ.kind,
      isGovernment: gathers(organ),
      included,
      reason: reason ?? null,
      state,
      isOverdue: isOverdue(state, dueOn, clock.today()),
      deadlineClass: organ.deadlineClass,
      dueOn: dueOn ?? null,
      ownDay: set?.ownDay ?? null,
      edition: course?.edition ?? null,
      at: stateAt(state, course)?.toString() ?? null,
      comment: state === 'returned' ? (course?.comment ?? null) : null,
      opens: superiorActsOpen(state),
    };
  });
}

function stateAt(
  state: CollectionState,
  course: CourseRow | undefined,
): Temporal.Instant | null | undefined {
  switch (state) {
    case 'accepted':
      return course?.acceptedAt;
    case 'returned':
      return course?.returnedAt;
    case 'sealed':
      return course?.sealedAt;
    case 'submitted':
      return course?.submittedAt;
    case 'drafting':
    case 'not-started':
      return undefined;
  }
}
