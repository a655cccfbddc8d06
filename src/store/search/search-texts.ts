// What published documents say, as a quoted phrase is looked for in it: level, without tags, beside the narrow row of
// the search and written with it.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { levelled } from './search-words.ts';

export interface DocumentText {
  readonly document_id: number;
  readonly text: string;
}

/** Stands in no text and no question: no phrase reaches from one part into the next. */
const between = '\uffff';

/** @param parts body and summary, without tags */
export function phraseText(parts: readonly string[]): string {
  return parts.map(levelled).join(between);
}

/** Of published documents that have none. */
export async function writeTexts(db: Database, texts: readonly DocumentText[]): Promise<void> {
  const ids = texts.map(({ document_id }) => document_id);
  await sql`
    insert into document_texts
    select d.id, given.text
    from unnest(${ids}::bigint[], ${texts.map(({ text }) => text)}::text[]) as given (id, text)
    join documents d on d.id = given.id
    where d.state = 'published' and d.published_at is not null
    on conflict (document_id) do nothing`.execute(db);
}

export async function removeTexts(db: Database, ids: readonly number[]): Promise<void> {
  await db
    .deleteFrom('document_texts')
    .where('document_id', 'in', [-1, ...ids])
    .execute();
}

/** Documents in the search whose text nobody wrote, by id: after an upgrade all of them. */
export async function documentsWithoutText(
  db: Database,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.document_id as id from document_search s
    where s.document_id > ${after}
      and not exists (select from document_texts t where t.document_id = s.document_id)
    order by s.document_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
