// What people are to be reminded of, read from the register as it stands: one line for each cause and person.
// A cause that is gone is no line any more; nothing here remembers (rules/notices.ts says what each is).

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Cutoffs } from '../../rules/request/urgency.ts';
import { permissions } from '../../rules/roles.ts';
import { enteredFigures } from '../../rules/website-report/form.ts';
import { editorsNotices, type NoticeKind } from '../../rules/notices.ts';
import { documentCauses } from '../documents/document-causes.ts';
import { enteredItems, isPublished } from '../reports/annual-reports.ts';
import type { Database } from '../database.ts';

export interface CauseDays extends Cutoffs {
  /** Letters sent electronically until then and not opened go another way. */
  readonly unreadSince: IsoDay;
  /** Other letters sent until then and not yet received are looked for. */
  readonly receiptMissingSince: IsoDay;
  /** Longer ago than that nobody can find out any more. */
  readonly receiptForgottenBefore: IsoDay;
  readonly answerSoonUntil: IsoDay;
  readonly withheldUntil: IsoDay;
  readonly lapsesUntil: IsoDay;
  /** Clean-ups, guides until then are old. */
  readonly reviewedSince: IsoDay;
  readonly guideSince: IsoDay;
  /** First day of the quarter that runs. */
  readonly quarterFrom: IsoDay;
  readonly itemiseCutoffs: readonly IsoDay[];
}

export interface Cause {
  readonly staffId: number;
  readonly kind: NoticeKind;
  /** Request, letter, case, withheld record or delegation, by the kind. */
  readonly subjectId: number;
  /** The request that it is about, if any, and what people call it. */
  readonly requestId: number | null;
  readonly number: string | null;
  readonly on: IsoDay | null;
}

/** Of one person, or of everybody. */
export async function openCauses(
  db: Database,
  days: CauseDays,
  staffId?: number,
): Promise<readonly Cause[]> {
  const { rows } = await sql<Cause>`
    with duty as (${duty}),
    cause as (${causes(days)}),
    told as (
      -- Whoever handles it, while he is still here; else who is on duty where it lies.
      select c.kind, c.subject_id, c.request_id, c.number, c.on_day, person.id as staff_id
      from cause c
      join lateral (
        select s.id from staff s
        where s.id = c.person_id and s.disabled_at is null
        union all
        select d.staff_id from duty d
        where d.trade = case when c.kind = any(${[...editorsNotices]}) then 'documents' else 'requests' end
          and d.organ_id = case
            when exists (
              select from duty i where i.organ_id = c.department_id and i.trade = 'requests')
            then c.department_id
            else c.organ_id end
          and not exists (
            select from staff s where s.id = c.person_id and s.disabled_at is null)
      ) person on true
    )
    select staff_id as "staffId", kind, subject_id as "subjectId", request_id as "requestId", number,
           on_day as "on"
    from told
    ${staffId === undefined ? sql`` : sql`where staff_id = ${staffId}`}
    order by on_day, kind, subject_id`.execute(db);
  return rows;
}

/** What stands open in these organs, one line a cause, with whose it is. */
export interface OpenMatter extends Omit<Cause, 'staffId'> {
  readonly handler: string | null;
}

export async function openMatters(
  db: Database,
  days: CauseDays,
  organIds: readonly number[],
): Promise<readonly OpenMatter[]> {
  const { rows } = await sql<OpenMatter>`
    with cause as (${causes(days)})
    select distinct c.kind, c.subject_id as "subjectId", c.request_id as "requestId", c.number,
      c.on_day as "on", s.name as handler
    from cause c left join staff s on s.id = c.person_id
    where c.organ_id = any(${[...organIds]})
    order by c.on_day, c.kind, c.subject_id
    limit 5000`.execute(db);
  return rows;
}

/**
 * Where nobody is named: the heads of the disclosure office; where there is none, those who handle requests. Of
 * documents those who write them.
 */
const duty = sql`
  select s.organ_id, s.id as staff_id, 'documents' as trade
  from staff s join staff_roles r on r.staff_id = s.id
  where s.disabled_at is null and r.role = any(${sql.val([...permissions['edit-documents']])})
  union all
  select organ_id, id as staff_id, 'requests' from (
    select s.organ_id, s.id,
           rank() over (partition by s.organ_id order by bool_or(r.role = 'office-head') desc) as place
    from staff s join staff_roles r on r.staff_id = s.id
    where s.disabled_at is null and r.role = any(${sql.val([...permissions['handle-requests']])})
    group by s.organ_id, s.id
  ) ranked where place = 1`;

function causes(days: CauseDays) {
  return sql`
    ${ofClocks(days)}
    union all ${ofWaiting(days)}
    union all ${ofLetters(days)}
    union all ${ofRemedies(days)}
    union all ${ofReports(days)}
    union all ${ofWebsiteReports(days)}
    union all ${documentCauses(days)}
    union all
    select 'withheld-due', w.id, r.id, r.number, w.next_review_on, w.organ_id, null, null
    from withheld_records w join requests r on r.id = w.request_id
    where w.state = 'withheld' and w.next_review_on <= ${days.withheldUntil}
    union all
    select 'delegation-ending', d.id, null, null, d.until_on, d.organ_id, null, person.id
    from delegations d cross join lateral (values (d.staff_id), (d.delegate_id)) person(id)
    where d.revoked_at is null and d.until_on >= ${days.today} and d.until_on <= ${days.redUntil}
      and d.from_on <= ${days.today}`;
}

/** One line a running clock: the gravest. */
function ofClocks({ today, redUntil, yellowUntil }: CauseDays) {
  return sql`
    select case
        when due_on < ${today} then 'overdue'
        when due_on = ${today} then 'due-today'
        when due_on <= ${redUntil} then 'due-tomorrow'
        when internal_due_on < ${today} then 'internal-passed'
        else 'due-soon'
      end as kind,
      id as subject_id, id as request_id, number,
      case when due_on > ${redUntil} and internal_due_on < ${today} then internal_due_on
           else due_on end as on_day,
      organ_id, department_id, handler_id as person_id
    from requests
    where concluded_on is null and clock_state = 'running'
      and (due_on <= ${yellowUntil} or internal_due_on < ${today})`;
}

/** The applicant not reached, or silent; somebody consulted silent. */
function ofWaiting({ today }: CauseDays) {
  return sql`
    select 'uncontacted', id, id, number, contact_due_on, organ_id, department_id, handler_id
    from requests
    where concluded_on is null and clock_state = 'unconfirmed' and contact_due_on <= ${today}
    union all
    select case clock_state when 'awaiting-supplement' then 'supplement-lapsed' else 'fee-lapsed' end,
      id, id, number, waiting_until, organ_id, department_id, handler_id
    from requests
    where concluded_on is null and clock_state in ('awaiting-supplement', 'awaiting-payment')
      and waiting_until < ${today}
    union all
    select 'consultation-lapsed', id, id, number,
      (select max((p ->> 'lapsesOn')::date) from jsonb_array_elements(pauses) p
       where p ->> 'until' is null and (p ->> 'lapsesOn')::date < ${today}),
      organ_id, department_id, handler_id
    from requests
    where concluded_on is null and pauses <> '[]' and exists (
      select from jsonb_array_elements(pauses) p
      where p ->> 'until' is null and (p ->> 'lapsesOn')::date < ${today})`;
}

function ofLetters({ unreadSince, receiptMissingSince, receiptForgottenBefore }: CauseDays) {
  return sql`
    select 'letter-unsent', l.id, r.id, coalesce(l.number, r.number), l.signed_on,
      r.organ_id, r.department_id, r.handler_id
    from letters l join requests r on r.id = l.request_id
    where l.state = 'signed' and l.sent_on is null and l.received_on is null
      and (r.concluded_on is null or l.corrects_id is not null or exists (
        select from request_events e where e.request_id = r.id and e.kind = 'service-failed'))
    union all
    select case l.sent_method when 'electronic' then 'letter-unread' else 'letter-unreceived' end, l.id, r.id, coalesce(l.number, r.number), l.sent_on,
      r.organ_id, r.department_id, r.handler_id
    from letters l join requests r on r.id = l.request_id
    where l.state = 'signed' and l.received_on is null
      and l.sent_on >= ${receiptForgottenBefore}
      and l.sent_on <= case l.sent_method
        when 'electronic' then ${unreadSince}::date else ${receiptMissingSince}::date end
      and case
        when l.kind ~ '^[RC]' then true
        when r.concluded_on is not null then false
        when l.kind = 'P02' then r.clock_state = 'awaiting-supplement'
        when l.kind = 'P09' then r.clock_state = 'awaiting-payment'
        when l.kind = 'P07' then not exists (
          select from request_events e where e.request_id = r.id and e.kind = 'explanation-received')
        when l.kind in ('P04', 'P05') then exists (
          select from jsonb_array_elements(r.pauses) p
          where p ->> 'until' is null and (p ->> 'from')::date = l.sent_on)
        else false
      end`;
}

/** Each goes to whoever handles the case, else to whoever handled the request. */
function ofRemedies({ today, answerSoonUntil }: CauseDays) {
  const about = sql`c.id, c.request_id, coalesce(c.case_number, r.number)`;
  const where = sql`c.organ_id, r.department_id, coalesce(c.handler_id, r.handler_id)`;
  return sql`
    select case when c.answer_by < ${today} then 'answer-overdue'
                when c.answer_plan_on <= ${today} then 'answer-today'
                else 'answer-soon' end, ${about}, c.answer_by, ${where}
    from remedies c left join requests r on r.id = c.request_id
    where c.answer_by is not null and c.answered_on is null and c.result is null
      and c.answer_plan_on <= ${answerSoonUntil}
      and not exists (select from remedy_decisions d where d.remedy_id = c.id)
    union all
    select 'effect-unrecorded', ${about}, d.appeal_by, ${where}
    from remedy_decisions d join remedies c on c.id = d.remedy_id
      left join requests r on r.id = c.request_id
    where d.effective_on is null and d.appealed_on is null and d.appeal_by < ${today}
    union all
    select 'redo-unopened', ${about}, d.received_on, ${where}
    from remedy_decisions d join remedies c on c.id = d.remedy_id
      left join requests r on r.id = c.request_id
    where d.orders_redo and d.effective_on is not null and c.redo_request_id is null
      and c.request_id is not null
      and not exists (select from remedy_decisions n where n.remedy_id = c.id and n.id > d.id)`;
}

/**
 * One line a report, the gravest. The legal day is not moved by days off (条例 49), so what is near is told by
 * the last working day before it.
 */
function ofReports({ today, yellowUntil }: CauseDays) {
  return sql`
    select kind, id, null::bigint, year || '年', on_day, organ_id, null::integer, null::integer
    from (
      select r.id, r.organ_id, r.year,
        case
          when exists (select from annual_report_editions e
            where e.organ_id = r.organ_id and e.year = r.year and e.published_at is null)
            and r.state = 'sealed' then 'report-unpublished'
          when ${isPublished} then null
          when r.due_on is null then 'report-class-unset'
          when r.due_on < ${today} then 'report-overdue'
          when r.plan_on <= ${yellowUntil} then 'report-due-soon'
          when r.state = 'draft' and r.draft_due_on <= ${yellowUntil} then 'report-draft-due'
          when r.data_due_on <= ${yellowUntil} and ${enteredItems} < 4 then 'report-data-due'
          when r.texts is null then 'report-opened'
        end as kind,
        case
          when r.due_on < ${today} or r.plan_on <= ${yellowUntil} then r.due_on
          when r.state = 'draft' and r.draft_due_on <= ${yellowUntil} then r.draft_due_on
          when r.data_due_on <= ${yellowUntil} and ${enteredItems} < 4 then r.data_due_on
          else r.due_on
        end as on_day
      from annual_reports r
      where r.opened_on is not null
    ) open
    where kind is not null`;
}

/** The same of the website's report, whose day is the same for everybody (国办函〔2018〕12号). */
function ofWebsiteReports({ today, yellowUntil }: CauseDays) {
  const lacksFigures = sql`(
    select count(distinct a.field) from website_report_answers a
    where a.report_id = r.id and a.field = any(${sql.val([...enteredFigures])})
  ) < ${enteredFigures.length}`;
  return sql`
    select kind, id, null::bigint, year || '年', on_day, organ_id, null::integer, null::integer
    from (
      select r.id, r.organ_id, r.year,
        case
          when r.state = 'sealed' and exists (select from website_report_editions e
            where e.organ_id = r.organ_id and e.year = r.year and e.published_at is null)
            then 'website-report-unpublished'
          when exists (select from website_report_editions e
            where e.organ_id = r.organ_id and e.year = r.year and e.published_at is not null)
            then null
          when r.due_on < ${today} then 'website-report-overdue'
          when r.plan_on <= ${yellowUntil} then 'website-report-due-soon'
          when r.state = 'draft' and r.draft_due_on <= ${yellowUntil} then 'website-report-draft-due'
          when r.state = 'draft' and r.data_due_on <= ${yellowUntil} and ${lacksFigures}
            then 'website-report-data-due'
          when r.version = 1 then 'website-report-opened'
        end as kind,
        case
          when r.due_on < ${today} or r.plan_on <= ${yellowUntil} then r.due_on
          when r.state = 'draft' and r.draft_due_on <= ${yellowUntil} then r.draft_due_on
          when r.state = 'draft' and r.data_due_on <= ${yellowUntil} and ${lacksFigures}
            then r.data_due_on
          else r.due_on
        end as on_day
      from website_reports r
      where r.opened_on is not null
    ) open
    where kind is not null`;
}
