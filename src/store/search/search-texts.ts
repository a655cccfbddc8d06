// What published documents say, as a quoted phrase is looked for in it: level, without tags, beside the narrow row of
// the search and written with it.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { levelled, pairCodes, titleKey } from './search-words.ts';

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

/** Where a phrase can stand at all, as search-words.ts counts pairs: in the title, whatever marks it has, or in the text. */
export function phrasePairs(title: string, text: string): readonly number[] {
  return [...new Set([...pairCodes(titleKey(title)), ...pairCodes(text)])];
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
