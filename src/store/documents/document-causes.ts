// What editors are to be reminded of: texts that are due, duties, explanations, ends of display and of validity, the
// two-yearly clean-up, the yearly look at the guide, deliveries (条例 6, 12, 20, 25, 26; 行政处罚法 48).

import { type RawBuilder, sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Cutoffs } from '../../rules/request/urgency.ts';
import { openDocumentMatters } from './document-deadlines.ts';
import { itemCauses } from '../policies/policy-duties.ts';
import { isUnanswered } from '../readers/public-consultations.ts';

export interface DocumentCauseDays extends Cutoffs {
  readonly lapsesUntil: IsoDay;
  readonly reviewedSince: IsoDay;
  readonly guideSince: IsoDay;
  readonly quarterFrom: IsoDay;
  /** At place n the n-th working day before today. */
  readonly itemiseCutoffs: readonly IsoDay[];
}

/** Rows as in causes.ts: kind, subject, request, number, day, organ, department, person. */
export function documentCauses(days: DocumentCauseDays): RawBuilder<unknown> {
  const { today, redUntil, yellowUntil, lapsesUntil } = days;
  return sql`
    select kind, document_id, null::bigint, number, on_day, organ_id, null::integer, person_id
    from (
      select o.document_id, o.on_day, o.organ_id, o.person_id,
        coalesce(d.document_number, left(d.title, 40)) as number,
        case
          when o.matter = 'publication' and o.on_day < ${today} then 'publication-overdue'
          when o.matter = 'publication' and o.on_day <= ${redUntil} then 'publication-today'
          when o.matter = 'publication' and o.on_day <= ${yellowUntil} then 'publication-soon'
          when o.duty = 'penalty-withdrawal' and o.on_day < ${today} then 'penalty-overdue'
          when o.duty = 'penalty-withdrawal' then 'penalty-due'
          when o.matter in ('change', 'duty') and o.on_day < ${today} then 'change-overdue'
          when o.matter in ('change', 'duty') and o.on_day <= ${yellowUntil} then 'change-due'
          when o.matter = 'interpretation' and o.on_day < ${today} then 'interpretation-overdue'
          when o.matter = 'interpretation' then 'interpretation-due'
        end as kind
      from (${openDocumentMatters()}) o join documents d on d.id = o.document_id
    ) open
    where kind is not null
    union all
    select 'asked-anew', id, null, coalesce(document_number, left(title, 40)),
      ((asked_anew ->> 'at')::timestamptz at time zone 'Asia/Shanghai')::date, organ_id, null,
      coalesce((asked_anew ->> 'staffId')::integer, editor_id)
    from documents
    where state = 'published' and asked_anew is not null
    union all
    select 'display-ending', id, null, coalesce(document_number, left(title, 40)), display_until,
      organ_id, null, editor_id
    from documents
    where state = 'published' and display_until >= ${today} and display_until <= ${redUntil}
    union all
    select 'validity-ending', id, null, coalesce(document_number, left(title, 40)), effective_to,
      organ_id, null, editor_id
    from documents
    where state = 'published' and kind in ('rule', 'normative-document')
      and effective_to >= ${today} and effective_to <= ${lapsesUntil}
      and (repealed_on is null or repealed_on > effective_to)
    union all
    select case when d.result_due < ${today} then 'result-overdue' else 'result-due' end, d.id, null,
      left(d.title, 40), d.result_due, d.organ_id, null, d.editor_id
    from documents d
    where ${isUnanswered} and d.details -> 'particulars' ->> '截止日期' < ${today}
    union all ${itemCauses(today, days.itemiseCutoffs)}
    union all ${ofMessages(days)}
    union all ${ofRegisters(days)}`;
}

/** Whoever took one up is told; else who is on duty. */
function ofMessages({ today, yellowUntil }: DocumentCauseDays) {
  return sql`
    select case when answer_by < ${today} then 'message-overdue' else 'message-due' end, id,
      null::bigint, number, answer_by, organ_id, null::integer, acknowledged_by
    from reader_messages
    where state in ('new', 'acknowledged') and answer_by <= ${yellowUntil}
    union all
    select 'page-error-new', id, null, number, acknowledge_by, organ_id, null, null
    from reader_messages
    where state = 'new' and acknowledge_by <= ${today}`;
}

function ofRegisters({ reviewedSince, guideSince, quarterFrom }: DocumentCauseDays) {
  return sql`
    select 'normative-review-due', o.id, null::bigint, null::text,
      (last.done_on + interval '2 years')::date, o.id, null::integer, null::integer
    from organs o
    left join lateral (
      select max(done_on) as done_on from normative_reviews r where r.organ_id = o.id) last on true
    where o.dissolved_on is null and coalesce(last.done_on, '0001-01-01') <= ${reviewedSince}
      and exists (select from documents d where d.organ_id = o.id and d.kind = 'normative-document'
        and d.state = 'published' and d.made_here and d.made_on <= ${reviewedSince})
    union all
    select 'guide-due', id, null, null, ((guide ->> 'updatedOn')::date + interval '1 year')::date, id,
      null, null
    from organs
    where dissolved_on is null and (guide ->> 'updatedOn')::date <= ${guideSince}
    union all
    select 'delivery-due', o.id, null, null, ${quarterFrom}::date, o.id, null, null
    from organs o
    where o.dissolved_on is null
      -- Whoever has never delivered anything here keeps that register elsewhere.
      and exists (select from deliveries v where v.organ_id = o.id)
      and exists (
        select from documents d cross join (values ('archive'), ('library')) r(recipient)
        where d.organ_id = o.id and d.state = 'published'
          and d.published_at < ${quarterFrom}::timestamp at time zone 'Asia/Shanghai'
          and d.published_at >= (${quarterFrom}::date - interval '3 months')::timestamp
            at time zone 'Asia/Shanghai'
          and not exists (
            select from delivery_documents x join deliveries v on v.id = x.delivery_id
            where x.document_id = d.id and v.recipient = r.recipient))`;
}
