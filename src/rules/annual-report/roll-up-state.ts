// How far the superior's collection of an organ's report is (条例 49): sent, sent back with comments, accepted.

import type { IsoDay } from '../day.ts';

export const collectionStates = {
  'not-started': '未开始',
  drafting: '起草',
  returned: '已退回',
  submitted: '已报送',
  sealed: '已签发',
  accepted: '已接收',
} as const;
export type CollectionState = keyof typeof collectionStates;

export interface ReportCourse {
  readonly isBegun: boolean;
  readonly sealedAt?: Temporal.Instant;
  readonly submittedAt?: Temporal.Instant;
  /** Of the last submission, or of what was sealed; one answer, not both. */
  readonly returnedAt?: Temporal.Instant;
  readonly acceptedAt?: Temporal.Instant;
}

/**
 * The last thing that happened: what was returned has to be sent or sealed again, and an edition sealed after
 * the acceptance is yet to be accepted.
 */
export function collectionState(course: ReportCourse): CollectionState {
  const { isBegun, sealedAt, submittedAt, returnedAt, acceptedAt } = course;
  const answeredAt = acceptedAt ?? returnedAt;
  const isLater = (at: Temporal.Instant | undefined): boolean =>
    at !== undefined && (answeredAt === undefined || Temporal.Instant.compare(at, answeredAt) > 0);
  if (isLater(sealedAt)) return 'sealed';
  if (isLater(submittedAt)) return 'submitted';
  if (acceptedAt !== undefined) return 'accepted';
  if (returnedAt !== undefined) return 'returned';
  return isBegun ? 'drafting' : 'not-started';
}

/** What the superior has in hand. */
export const inHand = ['submitted', 'sealed', 'accepted'] as const satisfies CollectionState[];

/** The day fixed has passed and nothing that stands was sent. Without a day nobody is late (R15). */
export function isOverdue(
  state: CollectionState,
  dueOn: IsoDay | undefined,
  today: IsoDay,
): boolean {
  return dueOn !== undefined && today > dueOn && !inHand.some((one) => one === state);
}
