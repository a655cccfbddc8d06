// Published documents that speak of giving enterprises something and of which nothing was taken out yet.

import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { type WorkingCalendar, addWorkingDays } from '../../rules/calendar.ts';
import { day, type IsoDay, isoOf } from '../../rules/day.ts';
import { favourWords, itemiseDays, itemisedKinds } from '../../rules/policy/itemise.ts';
import type { Database } from '../database.ts';
import { readSetting, writeSetting } from '../database/settings.ts';

const daysKey = 'policy-itemise-days';

/**
 * Of a document `d`, published within the last year: what has run longer without items is no new policy any more. Written
 * as in the index of migration 0058, which answers it without opening a text.
 */
export function asksForItems(today: IsoDay): RawBuilder<SqlBool> {
  const kinds = itemisedKinds.map((kind) => `'${kind}'`).join(', ');
  return sql<SqlBool>`
    ${sql.raw(`d.state = 'published' and d.kind in (${kinds})
      and d.body ~ '${favourWords.whom}' and d.body ~ '${favourWords.what}'`)}
    and d.published_at > (${today}::date - 366)::timestamp at time zone 'Asia/Shanghai'
    and (d.repealed_on is null or d.repealed_on > ${today})
    and (d.effective_to is null or d.effective_to >= ${today})
    and not exists (select from policy_items i where i.document_id = d.id)
    and not exists (select from policy_document_marks m where m.document_id = d.id)`;
}

/** The day of publication as the office counts it. */
const publishedOn = sql<IsoDay>`(d.published_at at time zone 'Asia/Shanghai')::date`;

/**
 * Rows as in causes.ts. @param cutoffs the n-th working day before today, at place n: what was published before it has had
 * more than n working days.
 */
export function itemCauses(today: IsoDay, cutoffs: readonly IsoDay[]): RawBuilder<unknown> {
  return sql`
    select case when ${publishedOn} < (${[...cutoffs]}::date[])[coalesce(
          (select value::text::integer from settings where key = ${daysKey}), ${itemiseDays})]
        then 'items-overdue' else 'items-due' end,
      d.id, null::bigint, coalesce(d.document_number, left(d.title, 40)), ${publishedOn},
      d.organ_id, null::integer, d.editor_id
    from documents d where ${asksForItems(today)}`;
}

/** Working days in which items are due, as set here. */
export async function itemiseDaysSet(db: Database): Promise<number> {
  const set = await readSetting(db, daysKey);
  return typeof set === 'number' ? set : itemiseDays;
}

export async function setItemiseDays(db: Database, days: number): Promise<void> {
  await writeSetting(db, daysKey, days);
}

export interface UnitemisedDocument {
  readonly id: number;
  readonly title: string;
  readonly publishedOn: IsoDay;
  readonly dueOn: IsoDay;
}

/** In force or ahead, the nearest day first; what somebody said gives nothing is not among them. */
export async function unitemisedDocuments(
  db: Database,
  organIds: readonly number[],
  today: IsoDay,
  calendar: WorkingCalendar,
): Promise<readonly UnitemisedDocument[]> {
  const days = await itemiseDaysSet(db);
  const { rows } = await sql<{ id: number; title: string; publishedOn: IsoDay }>`
    select d.id, d.title, ${publishedOn} as "publishedOn"
    from documents d
    where d.organ_id = any(${[...organIds]}) and ${asksForItems(today)}
    order by d.published_at, d.id limit 200`.execute(db);
  return rows.map((row) => ({
    ...row,
    dueOn: isoOf(addWorkingDays(calendar, day(row.publishedOn), days).on),
  }));
}

export interface PolicyDocumentMark {
  readonly id: number;
  readonly title: string;
  readonly reason: string;
  readonly markedBy: string | null;
  readonly markedAt: Temporal.Instant;
}

export async function policyDocumentMarks(
  db: Database,
  organIds: readonly number[],
): Promise<readonly PolicyDocumentMark[]> {
  return await db
    .selectFrom('policy_document_marks as m')
    .innerJoin('documents as d', 'd.id', 'm.document_id')
    .leftJoin('staff as s', 's.id', 'm.marked_by')
    .select(['d.id', 'd.title', 'm.reason', 's.name as markedBy', 'm.marked_at as markedAt'])
    .where('d.organ_id', 'in', [-1, ...organIds])
    .orderBy('m.marked_at', 'desc')
    .limit(200)
    .execute();
}

export async function markPolicyDocument(
  db: Database,
  mark: {
    readonly document_id: number;
    readonly reason: string;
    readonly marked_by: number | null;
    readonly marked_at: Temporal.Instant;
  },
): Promise<void> {
  await db
    .insertInto('policy_document_marks')
    .values(mark)
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(mark))
    .execute();
}

export async function unmarkPolicyDocument(db: Database, documentId: number): Promise<void> {
  await db.deleteFrom('policy_document_marks').where('document_id', '=', documentId).execute();
}
