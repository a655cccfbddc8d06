// The register of an organ's documents as they were drafted, published or not.

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { DocumentKind, Openness } from '../../rules/document-classes.ts';
import type { RegisterStand } from '../../rules/document-register.ts';
import type { Database } from '../database.ts';
import { likeText } from '../database/like-text.ts';
import type { DocumentState } from '../tables.ts';

export interface RegisterFilter {
  readonly organIds: readonly number[];
  readonly today: IsoDay;
  readonly year?: number | undefined;
  readonly openness?: Openness | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly stand?: RegisterStand | undefined;
  readonly text?: string | undefined;
}

export interface RegisterLine {
  readonly id: number;
  readonly organId: number;
  readonly title: string;
  readonly locked: boolean;
  readonly documentNumber: string | null;
  readonly kind: DocumentKind;
  readonly madeOn: IsoDay | null;
  readonly openness: Openness;
  readonly opennessReason: string | null;
  readonly publishBy: IsoDay | null;
  readonly publishedOn: IsoDay | null;
  readonly state: DocumentState;
  readonly stand: RegisterStand;
  readonly isImported: boolean;
  readonly editor: string | null;
}

const publishedOn = sql`(d.published_at at time zone 'Asia/Shanghai')::date`;

/** The words of rules/document-register.ts, for the database; a test holds both to the same answers. */
function stand(today: IsoDay) {
  return sql`case
    when d.state = 'withdrawn' then 'withdrawn'
    when d.openness <> 'proactive' then 'not-published'
    when d.published_at is not null and d.publish_by is null then
      case when d.import_key is null then 'no-period' else 'imported' end
    when d.published_at is not null and ${publishedOn} > d.publish_by then 'late'
    when d.published_at is not null then 'in-time'
    when d.publish_by is null then 'undated'
    when d.publish_by < ${today}::date then 'overdue'
    else 'pending' end`;
}

export async function documentRegister(
  db: Database,
  filter: RegisterFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{
  readonly rows: readonly RegisterLine[];
  readonly counts: Readonly<Partial<Record<RegisterStand, number>>>;
}> {
  const { organIds, today, year, openness, kind, text } = filter;
  const like = text === undefined ? undefined : `%${likeText(text.trim())}%`;
  const matching = sql`
    select d.id, d.organ_id, d.title, d.locked, d.document_number, d.kind, d.made_on, d.openness,
      d.openness_reason, d.publish_by, ${publishedOn} as published_on, d.state,
      ${stand(today)} as stand, d.import_key is not null as is_imported, d.editor_id, coalesce(d.made_on, (d.created_at at time zone
      'Asia/Shanghai')::date) as dated_on
    from documents d
    where d.organ_id = any(${[...organIds]})
      ${openness === undefined ? sql`` : sql`and d.openness = ${openness}`}
      ${kind === undefined ? sql`` : sql`and d.kind = ${kind}`}
      ${year === undefined ? sql`` : sql`and extract(year from coalesce(d.made_on, d.created_at at time zone 'Asia/Shanghai')) = ${year}`}
      ${like === undefined ? sql`` : sql`and (d.title ilike ${like} or d.document_number ilike ${like})`}`;
  const counted = await sql<{ stand: RegisterStand; count: number }>`
    with m as (${matching}) select stand, count(*) as count from m group by stand`.execute(db);
  const { rows } = await sql<RegisterLine>`
    with m as (${matching})
    select m.id, m.organ_id as "organId", m.title, m.locked, m.document_number as "documentNumber",
      m.kind, m.made_on as "madeOn", m.openness, m.openness_reason as "opennessReason",
      m.publish_by as "publishBy", m.published_on as "publishedOn", m.state, m.stand, m.is_imported as "isImported",
      s.name as editor
    from m left join staff s on s.id = m.editor_id
    ${filter.stand === undefined ? sql`` : sql`where m.stand = ${filter.stand}`}
    order by m.dated_on desc, m.id desc
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { rows, counts: Object.fromEntries(counted.rows.map((row) => [row.stand, row.count])) };
}
