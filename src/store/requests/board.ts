// Figures for a meeting that no list of the queue gives: who asks again and again, and how long replies took.

import { sql } from 'kysely';
import type { ApplicantKind } from '../../rules/applicant-kinds.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { DaySpan } from './queue.ts';
import { daysTaken, ranked, wasReplied } from './workload.ts';

export interface RepeatedApplicant {
  /** One of the requests: by it the others are found, without the applicant's number. */
  readonly requestId: number;
  readonly maskedName: string;
  readonly applicantKind: ApplicantKind;
  readonly requests: number;
  readonly open: number;
  /** Most within one calendar month (条例 35). */
  readonly mostInMonth: number;
  readonly lastOn: IsoDay;
}

/** Those with several requests since that day, the most first. */
export async function repeatedApplicants(
  db: Database,
  organIds: readonly number[],
  since: IsoDay,
  limit: number,
): Promise<readonly RepeatedApplicant[]> {
  const { rows } = await sql<RepeatedApplicant>`
    with months as (
      select identity_index, date_trunc('month', submitted_on) as month, count(*)::integer as requests,
        (count(*) filter (where concluded_on is null))::integer as open,
        max(id) as id, max(submitted_on) as last_on
      from requests
      where organ_id = any(${[...organIds]}) and submitted_on >= ${since}
        and identity_index is not null and matter = 'disclosure'
      group by 1, 2
    ), applicants as (
      select max(id) as id, sum(requests)::integer as requests, sum(open)::integer as open,
        max(requests)::integer as most, max(last_on) as last_on
      from months group by identity_index having sum(requests) > 1
    )
    select a.id as "requestId", r.masked_name as "maskedName", r.applicant_kind as "applicantKind",
      a.requests, a.open, a.most as "mostInMonth", a.last_on as "lastOn"
    from applicants a join requests r on r.id = a.id
    order by a.requests desc, a.last_on desc, a.id
    limit ${limit}`.execute(db);
  return rows;
}

/** Average of the working days from receipt to the reply, of what Table 3 counts. */
export async function averageDays(
  db: Database,
  organIds: readonly number[],
  span: Required<DaySpan> & { readonly to: IsoDay },
  calendar: WorkingCalendar,
): Promise<number | null> {
  const { rows } = await sql<{ days: number | null }>`
    with ${ranked(calendar, span.to)}
    select round(avg(${daysTaken}), 1)::float8 as days
    from requests r cross join ranked
    where organ_id = any(${[...organIds]}) and counts and received_on is not null
      and concluded_on between ${span.from} and ${span.to} and ${wasReplied}`.execute(db);
  return rows[0]?.days ?? null;
}
