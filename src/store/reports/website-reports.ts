// The website's yearly work report: its row, what was entered into it, what was said of it.

import { type Insertable, sql, type Updateable } from 'kysely';
import type { CollectionCalendar } from '../../rules/annual-report/collection.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Answer } from '../../rules/website-report/answers.ts';
import type { Database } from '../database.ts';
import type {
  OrganRow,
  WebsiteReportRow,
  WebsiteReportsTable,
  WebsiteReportWordsTable,
} from '../tables.ts';

export async function websiteReportRow(
  db: Database,
  organId: number,
  year: number,
): Promise<WebsiteReportRow | undefined> {
  return await ofYear(db, organId, year).executeTakeFirst();
}

export async function lockWebsiteReport(
  db: Database,
  organId: number,
  year: number,
): Promise<WebsiteReportRow | undefined> {
  return await ofYear(db, organId, year).forUpdate().executeTakeFirst();
}

function ofYear(db: Database, organId: number, year: number) {
  return db
    .selectFrom('website_reports')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year);
}

/** Organs that keep a website: its address is registered, and they were there by the end of that year. */
export async function organsWithWebsite(db: Database, year: number): Promise<readonly OrganRow[]> {
  const end = sql`(${`${year + 1}-01-01`}::date)::timestamp at time zone 'Asia/Shanghai'`;
  return await db
    .selectFrom('organs as o')
    .selectAll('o')
    .where(sql<boolean>`coalesce(o.site ->> 'domain', '') <> ''`)
    .where(
      sql<boolean>`(o.created_at < ${end}
        or exists (select from documents d where d.organ_id = o.id and d.published_at < ${end}))`,
    )
    .orderBy('o.id')
    .execute();
}

/** Opens it once; its days follow the calendar as it stands. True when it was not open. */
export async function openWebsiteReport(
  db: Database,
  { organId, year, today }: { organId: number; year: number; today: IsoDay },
  days: CollectionCalendar | undefined,
): Promise<boolean> {
  const dated = {
    data_due_on: days?.dataDueOn ?? null,
    draft_due_on: days?.draftDueOn ?? null,
    plan_on: days?.planOn ?? null,
    due_on: days?.dueOn ?? null,
  };
  const { opened } = await db
    .insertInto('website_reports')
    .values({ organ_id: organId, year, opened_on: today, ...dated })
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'year']).doUpdateSet((eb) => ({
        ...dated,
        opened_on: eb.fn.coalesce('website_reports.opened_on', 'excluded.opened_on'),
      })),
    )
    .returning(sql<boolean>`xmax = 0`.as('opened'))
    .executeTakeFirstOrThrow();
  return opened;
}

/** A row to lock, also where the daily scan has not come by. */
export async function ensureWebsiteReport(
  db: Database,
  organId: number,
  year: number,
  dueOn: IsoDay,
): Promise<void> {
  await db
    .insertInto('website_reports')
    .values({ organ_id: organId, year, due_on: dueOn })
    .onConflict((conflict) => conflict.columns(['organ_id', 'year']).doNothing())
    .execute();
}

export async function updateWebsiteReport(
  db: Database,
  id: number,
  change: Updateable<WebsiteReportsTable>,
): Promise<void> {
  await db.updateTable('website_reports').set(change).where('id', '=', id).execute();
}

export async function addWebsiteWord(
  db: Database,
  word: Insertable<WebsiteReportWordsTable>,
): Promise<void> {
  await db.insertInto('website_report_words').values(word).execute();
}

/** What was said on the way, oldest first, with the names. */
export async function websiteWordsOf(db: Database, reportId: number) {
  return await db
    .selectFrom('website_report_words as w')
    .leftJoin('staff as s', 's.id', 'w.staff_id')
    .leftJoin('staff as f', 'f.id', 'w.for_staff_id')
    .select(['w.act', 'w.opinion', 'w.at', 's.name as name', 'f.name as forName'])
    .where('w.report_id', '=', reportId)
    .orderBy('w.id')
    .execute();
}

export interface AnswerLine {
  readonly id: number;
  readonly field: string;
  /** `null`: taken back. */
  readonly value: Answer | null;
  readonly computed: number | null;
  readonly note: string;
  readonly enteredById: number | null;
  readonly enteredBy: string;
  readonly enteredAt: Temporal.Instant;
}

/** Every entry of the report, oldest first. */
export async function answerLines(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly AnswerLine[]> {
  return await db
    .selectFrom('website_report_answers as a')
    .innerJoin('website_reports as r', 'r.id', 'a.report_id')
    .select([
      'a.id',
      'a.field',
      'a.value',
      'a.computed',
      'a.note',
      'a.entered_by as enteredById',
      'a.entered_by_name as enteredBy',
      'a.entered_at as enteredAt',
    ])
    .where('r.organ_id', '=', organId)
    .where('r.year', '=', year)
    .orderBy('a.id')
    .execute();
}

/** The version of the report after it. */
export async function insertAnswers(
  db: Database,
  reportId: number,
  entry: {
    readonly answers: readonly {
      readonly field: string;
      readonly value: Answer | null;
      readonly computed?: number;
    }[];
    readonly note: string;
    readonly staffId: number | null;
    readonly by: string;
    readonly at: Temporal.Instant;
  },
): Promise<number> {
  const { answers, note, staffId, by, at } = entry;
  if (answers.length > 0) {
    await db
      .insertInto('website_report_answers')
      .values(
        answers.map(({ field, value, computed }) => ({
          report_id: reportId,
          field,
          value: value === null ? null : JSON.stringify(value),
          computed: computed ?? null,
          note,
          entered_by: staffId,
          entered_by_name: by,
          entered_at: at,
        })),
      )
      .execute();
  }
  const { version } = await db
    .updateTable('website_reports')
    .set((eb) => ({ version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', reportId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Reports of these organs that wait for a word, the nearest due first. */
export async function waitingWebsiteReports(
  db: Database,
  organIds: readonly number[],
): Promise<readonly WebsiteReportRow[]> {
  return await db
    .selectFrom('website_reports')
    .selectAll()
    .where('organ_id', 'in', [-1, ...organIds])
    .where('state', 'in', ['submitted', 'reviewed'])
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}

export async function openedWebsiteReports(db: Database, organId: number) {
  return await db
    .selectFrom('website_reports as r')
    .selectAll('r')
    .select(
      sql<boolean>`exists (
        select from website_report_editions p
        where p.organ_id = r.organ_id and p.year = r.year and p.published_at is not null)`.as(
        'isPublished',
      ),
    )
    .where('r.organ_id', '=', organId)
    .orderBy('r.year', 'desc')
    .execute();
}
