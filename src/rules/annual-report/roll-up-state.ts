// How far each organ's report is (条例 49): what the superior sees of it before it is summed up.

import type { IsoDay } from '../day.ts';

export const reportStates = {
  'not-started': '未开始',
  drafting: '起草',
  returned: '已退回',
  submitted: '已报送',
  sealed: '已签发',
} as const;
export type ReportState = keyof typeof reportStates;

export interface ReportCourse {
  readonly isBegun: boolean;
  readonly sealedAt?: Temporal.Instant;
  readonly submittedAt?: Temporal.Instant;
  /** Of the last submission, or of what was sealed. */
  readonly returnedAt?: Temporal.Instant;
}

/** The last thing that happened; what was returned has to be sent again, sealed or not. */
export function reportState(course: ReportCourse): ReportState {
  const { isBegun, sealedAt, submittedAt, returnedAt } = course;
  const after = (at: Temporal.Instant | undefined): boolean =>
    at !== undefined && (returnedAt === undefined || Temporal.Instant.compare(at, returnedAt) > 0);
  if (after(sealedAt)) return 'sealed';
  if (after(submittedAt)) return 'submitted';
  if (returnedAt !== undefined) return 'returned';
  return isBegun ? 'drafting' : 'not-started';
}

/** The day fixed has passed and nothing that stands was sent. Without a day nobody is late (R15). */
export function isOverdue(state: ReportState, dueOn: IsoDay | undefined, today: IsoDay): boolean {
  return dueOn !== undefined && today > dueOn && state !== 'submitted' && state !== 'sealed';
}
