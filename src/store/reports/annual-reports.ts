// The row of a year's report: when it was opened, by which days it is collected, how far it is.

import { type Insertable, sql, type Updateable } from 'kysely';
import type { CollectionCalendar } from '../../rules/annual-report/collection.ts';
import type { ReportTexts } from '../../rules/annual-report/texts.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type {
  AnnualReportRow,
  AnnualReportsTable,
  AnnualReportWordsTable,
  OrganRow,
} from '../tables.ts';

export async function reportRow(
  db: Database,
  organId: number,
  year: number,
): Promise<AnnualReportRow | undefined> {
  return await db
    .selectFrom('annual_reports')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .executeTakeFirst();
}

export async function lockReport(
  db: Database,
  organId: number,
  year: number,
): Promise<AnnualReportRow | undefined> {
  return await db
    .selectFrom('annual_reports')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirst();
}

/** Organs that write a report and were there, or had records, by the end of that year. */
export async function organsReportingOn(db: Database, year: number): Promise<readonly OrganRow[]> {
  const end = sql`(${`${year + 1}-01-01`}::date)::timestamp at time zone 'Asia/Shanghai'`;
  const last = `${year}-12-31`;
  return await db
    .selectFrom('organs as o')
    .selectAll('o')
    .where('o.reports', '=', true)
    // Dissolved before the year began, it reports no more.
    .where((eb) =>
      eb.or([
        eb('o.dissolved_on', 'is', null),
        eb('o.dissolved_on', '>=', `${year}-01-01` as IsoDay),
      ]),
    )
    .where(
      sql<boolean>`(o.created_at < ${end}
        or exists (select from requests r where r.organ_id = o.id and r.received_on <= ${last})
        or exists (select from documents d where d.organ_id = o.id and d.published_at < ${end}))`,
    )
    .orderBy('o.id')
    .execute();
}

/** Opens it once; its days follow the class and the calendar as they stand. True when it was not open. */
export async function openReport(
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
    .insertInto('annual_reports')
    .values({ organ_id: organId, year, texts: null, opened_on: today, ...dated })
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'year']).doUpdateSet((eb) => ({
        ...dated,
        opened_on: eb.fn.coalesce('annual_reports.opened_on', 'excluded.opened_on'),
      })),
    )
    .returning(sql<boolean>`xmax = 0`.as('opened'))
    .executeTakeFirstOrThrow();
  return opened;
}

export interface OpenReport {
  readonly row: AnnualReportRow;
  readonly isPublished: boolean;
  /** Items of Table 2 that nobody has entered. */
  readonly missingEntries: number;
}

/** Items of Table 2 for which some entry counts: the last of a source, unless that took it back. */
export const enteredItems = sql<number>`(
  select count(distinct last.item)::integer
  from (select distinct on (e.item, e.source) e.item, e.amount from annual_entries e
        where e.organ_id = r.organ_id and e.year = r.year
        order by e.item, e.source, e.id desc) last
  where last.amount is not null)`;

export const isPublished = sql<boolean>`exists (
  select from annual_report_editions p
  where p.organ_id = r.organ_id and p.year = r.year and p.published_at is not null)`;

export async function openedReports(db: Database, organId: number): Promise<readonly OpenReport[]> {
  const rows = await db
    .selectFrom('annual_reports as r')
    .selectAll('r')
    .select([isPublished.as('isPublished'), enteredItems.as('entered')])
    .where('r.organ_id', '=', organId)
    .orderBy('r.year', 'desc')
    .execute();
  return rows.map(({ isPublished, entered, ...row }) => ({
    row,
    isPublished,
    missingEntries: 4 - entered,
  }));
}

/** A row to lock, also where the daily scan has not come by. */
export async function ensureReport(db: Database, organId: number, year: number): Promise<void> {
  await db
    .insertInto('annual_reports')
    .values({ organ_id: organId, year, texts: null })
    .onConflict((conflict) => conflict.columns(['organ_id', 'year']).doNothing())
    .execute();
}

export async function updateReport(
  db: Database,
  id: number,
  change: Updateable<AnnualReportsTable>,
): Promise<void> {
  await db.updateTable('annual_reports').set(change).where('id', '=', id).execute();
}

/** One sitting of one writer is one version, however often the page saves by itself. */
const sitting = { hours: 1 };

export async function saveTexts(
  db: Database,
  given: {
    readonly organId: number;
    readonly year: number;
    readonly texts: ReportTexts;
    readonly staffId: number | null;
    readonly at: Temporal.Instant;
  },
): Promise<{ savedAt: Temporal.Instant; version: number }> {
  const { organId, year, staffId, at } = given;
  const texts = JSON.stringify(given.texts);
  const { id, version } = await db
    .insertInto('annual_reports')
    .values({ organ_id: organId, year, texts, updated_at: at })
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'year']).doUpdateSet((eb) => ({
        texts,
        updated_at: at,
        version: eb('annual_reports.version', '+', 1),
      })),
    )
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
  const before = await db
    .selectFrom('annual_report_versions')
    .select(['version', 'saved_by', 'saved_at'])
    .where('report_id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  const isSitting =
    before !== undefined &&
    before.saved_by === staffId &&
    before.saved_at.add(sitting).epochMilliseconds > at.epochMilliseconds;
  if (isSitting) {
    await db
      .updateTable('annual_report_versions')
      .set({ version, texts })
      .where('report_id', '=', id)
      .where('version', '=', before.version)
      .execute();
  } else {
    await db
      .insertInto('annual_report_versions')
      .values({ report_id: id, version, texts, saved_by: staffId, saved_at: at })
      .execute();
  }
  return { savedAt: at, version };
}

export async function writerIds(db: Database, reportId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('annual_report_versions')
    .select('saved_by')
    .distinct()
    .where('report_id', '=', reportId)
    .execute();
  return rows.flatMap(({ saved_by: id }) => (id === null ? [] : [id]));
}

export async function addReportWord(
  db: Database,
  word: Insertable<AnnualReportWordsTable>,
): Promise<void> {
  await db.insertInto('annual_report_words').values(word).execute();
}

/** What was said on the way, oldest first, with the names. */
export async function wordsOf(db: Database, reportId: number) {
  return await db
    .selectFrom('annual_report_words as w')
    .leftJoin('staff as s', 's.id', 'w.staff_id')
    .leftJoin('staff as f', 'f.id', 'w.for_staff_id')
    .select(['w.act', 'w.opinion', 'w.at', 's.name as name', 'f.name as forName'])
    .where('w.report_id', '=', reportId)
    .orderBy('w.id')
    .execute();
}

/** Reports of these organs that wait for a word, the nearest due first. */
export async function waitingReports(
  db: Database,
  organIds: readonly number[],
): Promise<readonly AnnualReportRow[]> {
  return await db
    .selectFrom('annual_reports')
    .selectAll()
    .where('organ_id', 'in', [-1, ...organIds])
    .where('state', 'in', ['submitted', 'reviewed'])
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}
