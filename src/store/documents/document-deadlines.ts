// What documents are to be seen to by when: texts to be published, duties about published ones, explanations that
// are missing. The list, the reminders and the figures are read from the one select below.

import { type RawBuilder, sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';

export type DocumentMatter = 'publication' | 'change' | 'duty' | 'interpretation';

/** `kind, document_id, on_day, organ_id, person_id` of everything that is open. */
export function openDocumentMatters(): RawBuilder<unknown> {
  return sql`
    select 'publication' as matter, d.id as document_id, d.publish_by as on_day, d.organ_id,
      d.editor_id as person_id, null::text as duty
    from documents d
    where d.state = 'draft' and d.openness = 'proactive' and d.publish_by is not null
    union all
    select 'change', d.id, r.publish_by, d.organ_id, d.editor_id, null
    from document_drafts r join documents d on d.id = r.document_id
    where d.state = 'published' and r.publish_by is not null
    union all
    select 'duty', d.id, y.due_on, d.organ_id, d.editor_id, y.kind
    from document_duties y join documents d on d.id = y.document_id
    where y.closed_at is null and d.state = 'published'
    union all
    select 'interpretation', d.id, d.interpretation_due, d.organ_id, d.editor_id, null
    from documents d
    where d.state = 'published' and d.interpretation_due is not null and not exists (
      select from documents i where i.interprets_id = d.id and i.state = 'published')`;
}

export interface OpenDocumentMatter {
  readonly matter: DocumentMatter;
  readonly duty: string | null;
  readonly documentId: number;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly on: IsoDay;
  readonly organId: number;
  readonly editor: string | null;
}

/** Earliest first; `until`: only those that fall on or before that day. */
export async function documentMatters(
  db: Database,
  organIds: readonly number[],
  { matters, until }: { matters?: readonly DocumentMatter[]; until?: IsoDay } = {},
): Promise<readonly OpenDocumentMatter[]> {
  const { rows } = await sql<OpenDocumentMatter>`
    with open as (${openDocumentMatters()})
    select o.matter, o.duty, o.document_id as "documentId", d.title,
      d.document_number as "documentNumber", o.on_day as "on", o.organ_id as "organId",
      s.name as editor
    from open o join documents d on d.id = o.document_id
    left join staff s on s.id = o.person_id
    where o.organ_id = any(${[...organIds]})
      ${matters === undefined ? sql`` : sql`and o.matter = any(${[...matters]})`}
      ${until === undefined ? sql`` : sql`and o.on_day <= ${until}`}
    order by o.on_day, o.document_id limit 5000`.execute(db);
  return rows;
}

/** Published documents whose last day of display is over. */
export async function endedDisplays(
  db: Database,
  today: IsoDay,
): Promise<readonly { readonly id: number; readonly organId: number }[]> {
  return await db
    .selectFrom('documents')
    .select(['id', 'organ_id as organId'])
    .where('state', '=', 'published')
    .where('display_until', 'is not', null)
    .where('display_until', '<', today)
    .orderBy('id')
    .execute();
}
