// The register of what was withheld (条例 18): records and their re-assessments. What the record is and why
// it is withheld is sealed.

import type { Insertable } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Actor } from '../../rules/request/events.ts';
import type { WithheldState } from '../../rules/withheld-review.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { WithheldRecordRow, WithheldRecordsTable } from '../tables.ts';

/** What was asked for, which part of it was withheld, and why. */
export interface WithheldContent {
  readonly subject: string;
  readonly part: string;
  readonly reasons: string;
}

/** `false` when the reply stands in the register already. */
export async function insertWithheldRecord(
  db: Database,
  secrets: Secrets,
  {
    content,
    ...record
  }: Omit<Insertable<WithheldRecordsTable>, 'content'> & {
    readonly content: WithheldContent;
  },
): Promise<boolean> {
  const sealed = secrets.seal(JSON.stringify(content), `withheld ${record.request_id}`);
  const inserted = await db
    .insertInto('withheld_records')
    .values({ ...record, content: sealed })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function openWithheld(secrets: Secrets, row: WithheldRecordRow): WithheldContent {
  const plain = secrets.open(row.content, `withheld ${row.request_id}`).toString('utf8');
  return JSON.parse(plain) as WithheldContent;
}

export interface WithheldFilter {
  readonly organIds: readonly number[];
  readonly states: readonly WithheldState[];
  /** Only what is to be looked at again by that day. */
  readonly dueBy?: IsoDay | undefined;
}

/** With the number of the request, by which people call it. */
export type WithheldRow = WithheldRecordRow & { readonly request_number: string };

function filtered(db: Database, { organIds, states, dueBy }: WithheldFilter) {
  const query = withNumbers(db)
    .where('w.organ_id', 'in', [-1, ...organIds])
    .where('w.state', 'in', [...states]);
  return dueBy === undefined ? query : query.where('w.next_review_on', '<=', dueBy);
}

function withNumbers(db: Database) {
  return db.selectFrom('withheld_records as w').innerJoin('requests as r', 'r.id', 'w.request_id');
}

export async function countWithheld(db: Database, filter: WithheldFilter): Promise<number> {
  const { total } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** What is due first stands first. */
export async function listWithheld(
  db: Database,
  {
    limit,
    offset,
    ...filter
  }: WithheldFilter & { readonly limit: number; readonly offset: number },
): Promise<readonly WithheldRow[]> {
  return await filtered(db, filter)
    .selectAll('w')
    .select('r.number as request_number')
    .orderBy('w.next_review_on')
    .orderBy('w.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function withheldById(db: Database, id: number): Promise<WithheldRow | undefined> {
  return await withNumbers(db)
    .selectAll('w')
    .select('r.number as request_number')
    .where('w.id', '=', id)
    .executeTakeFirst();
}

export async function lockWithheld(
  db: Database,
  id: number,
): Promise<WithheldRecordRow | undefined> {
  return await db
    .selectFrom('withheld_records')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export interface WithheldReview {
  readonly on: IsoDay;
  readonly conclusion: WithheldState;
  readonly reason: string;
  readonly by: Actor;
}

/** One look at a record: its conclusion becomes the record's state. */
export async function recordReassessment(
  db: Database,
  secrets: Secrets,
  recordId: number,
  review: WithheldReview & {
    readonly nextReviewOn: IsoDay | null;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await db
    .insertInto('withheld_reviews')
    .values({
      record_id: recordId,
      reviewed_on: review.on,
      conclusion: review.conclusion,
      reason: secrets.seal(review.reason, `withheld review ${recordId}`),
      reviewed_by: JSON.stringify(review.by),
      recorded_at: review.at,
    })
    .execute();
  await db
    .updateTable('withheld_records')
    .set((eb) => ({
      state: review.conclusion,
      next_review_on: review.nextReviewOn,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', recordId)
    .execute();
}

/** The looks at a record, the first one first. */
export async function reviewsOf(
  db: Database,
  secrets: Secrets,
  recordId: number,
): Promise<readonly WithheldReview[]> {
  const rows = await db
    .selectFrom('withheld_reviews')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    on: row.reviewed_on,
    conclusion: row.conclusion,
    reason: secrets.open(row.reason, `withheld review ${recordId}`).toString('utf8'),
    by: row.reviewed_by,
  }));
}
