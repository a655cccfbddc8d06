// Normative documents with all that decides their validity, and the clean-ups that were done.

import type { IsoDay } from '../../rules/day.ts';
import type { ReviewedLine } from '../../rules/normative-review.ts';
import type { Database } from '../database.ts';
import type { DocumentRow } from '../tables.ts';

export type NormativeRow = Pick<
  DocumentRow,
  | 'id'
  | 'title'
  | 'document_number'
  | 'made_on'
  | 'effective_from'
  | 'effective_to'
  | 'repealed_on'
  | 'amended_on'
  | 'published_at'
  | 'details'
>;

/** Those the organ made as lead and readers can see, oldest first. */
export async function normativeDocuments(
  db: Database,
  organId: number,
): Promise<readonly NormativeRow[]> {
  return await db
    .selectFrom('documents')
    .select([
      'id',
      'title',
      'document_number',
      'made_on',
      'effective_from',
      'effective_to',
      'repealed_on',
      'amended_on',
      'published_at',
      'details',
    ])
    .where('organ_id', '=', organId)
    .where('kind', '=', 'normative-document')
    .where('state', '=', 'published')
    .where('made_here', '=', true)
    .orderBy('made_on')
    .orderBy('id')
    .execute();
}

export async function insertReview(
  db: Database,
  review: {
    readonly organId: number;
    readonly doneOn: IsoDay;
    readonly decisionId: number | null;
    readonly lines: readonly ReviewedLine[];
    readonly enteredBy: number | null;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await db
    .insertInto('normative_reviews')
    .values({
      organ_id: review.organId,
      done_on: review.doneOn,
      decision_id: review.decisionId,
      lines: JSON.stringify(review.lines),
      entered_by: review.enteredBy,
      entered_at: review.at,
    })
    .execute();
}

export interface ReviewDone {
  readonly id: number;
  readonly doneOn: IsoDay;
  readonly decisionId: number | null;
  readonly decision: string | null;
  readonly lines: readonly ReviewedLine[];
  readonly by: string | null;
}

export async function reviewsDone(db: Database, organId: number): Promise<readonly ReviewDone[]> {
  return await db
    .selectFrom('normative_reviews as r')
    .leftJoin('documents as d', 'd.id', 'r.decision_id')
    .leftJoin('staff as s', 's.id', 'r.entered_by')
    .select([
      'r.id',
      'r.done_on as doneOn',
      'r.decision_id as decisionId',
      'd.title as decision',
      'r.lines',
      's.name as by',
    ])
    .where('r.organ_id', '=', organId)
    .orderBy('r.done_on', 'desc')
    .orderBy('r.id', 'desc')
    .execute();
}
