// How far the reports of many organs are, and what was sent back.

import { type Insertable, sql } from 'kysely';
import type { ReportCourse } from '../../rules/annual-report/roll-up-state.ts';
import type { Database } from '../database.ts';
import type { ReportSubmissionsTable } from '../tables.ts';

export interface CourseRow {
  readonly organId: number;
  readonly isBegun: boolean;
  readonly sealedAt: Temporal.Instant | null;
  readonly edition: number | null;
  readonly submittedAt: Temporal.Instant | null;
  readonly submittedBy: string | null;
  readonly returnedAt: Temporal.Instant | null;
  readonly returnedBy: string | null;
  readonly comment: string | null;
  readonly acceptedAt: Temporal.Instant | null;
  readonly acceptedBy: string | null;
}

/** One row for every organ of which anything is known in the year. */
export async function courseOf(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, CourseRow>> {
  const { rows } = await sql<CourseRow>`
    with texts as (
      select organ_id from annual_reports where organ_id = any(${organIds}) and year = ${year}
        and texts is not null
    ), sealed as (
      select distinct on (organ_id) organ_id, edition, sealed_at from annual_report_editions
      where organ_id = any(${organIds}) and year = ${year} order by organ_id, edition desc
    ), sent as (
      select distinct on (organ_id) * from report_submissions
      where organ_id = any(${organIds}) and year = ${year} order by organ_id, id desc
    )
    select o.id as "organId", t.organ_id is not null as "isBegun", s.sealed_at as "sealedAt",
           s.edition, r.submitted_at as "submittedAt", r.submitted_by as "submittedBy",
           r.returned_at as "returnedAt", r.returned_by as "returnedBy", r.comment,
           r.accepted_at as "acceptedAt", r.accepted_by as "acceptedBy"
    from organs o
    left join texts t on t.organ_id = o.id
    left join sealed s on s.organ_id = o.id
    left join sent r on r.organ_id = o.id
    where o.id = any(${organIds}) and (t.organ_id, s.organ_id, r.organ_id) is distinct from (null, null, null)`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.organId, row]));
}

/** What is known of it, for the rule. */
export function courseFrom(row: CourseRow | undefined): ReportCourse {
  const { isBegun = false, sealedAt, submittedAt, returnedAt, acceptedAt } = row ?? {};
  return {
    isBegun,
    ...(sealedAt ? { sealedAt } : {}),
    ...(submittedAt ? { submittedAt } : {}),
    ...(returnedAt ? { returnedAt } : {}),
    ...(acceptedAt ? { acceptedAt } : {}),
  };
}

export async function addSubmission(
  db: Database,
  row: Insertable<ReportSubmissionsTable>,
): Promise<void> {
  await db.insertInto('report_submissions').values(row).execute();
}

export interface ReturnedReport {
  readonly organId: number;
  readonly year: number;
  readonly returnedAt: Temporal.Instant;
  readonly returnedBy: string;
  readonly comment: string;
}

/** Sent back to these organs and neither sent nor sealed again since. */
export async function returnedReports(
  db: Database,
  organIds: readonly number[],
): Promise<readonly ReturnedReport[]> {
  const { rows } = await sql<ReturnedReport>`
    select organ_id as "organId", year, returned_at as "returnedAt", returned_by as "returnedBy", comment
    from (select distinct on (organ_id, year) * from report_submissions
          where organ_id = any(${organIds}) order by organ_id, year, id desc) last
    where returned_at is not null and not exists (
      select from annual_report_editions e
      where e.organ_id = last.organ_id and e.year = last.year and e.sealed_at > last.returned_at)
    order by returned_at`.execute(db);
  return rows;
}
