// What a page of results prints of each hit.

import { sql } from 'kysely';
import { type Database, keepPlans } from '../database.ts';
import type { ListedDocument } from '../documents/documents.ts';
import type { Place } from './search-tiers.ts';

export type SearchHit = ListedDocument & {
  readonly body: string;
  /** Files of it that were read, with the beginning of what they say. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
};

const longestFile = 100_000;

/** In the order of the places. */
export async function hitsOf(
  db: Database,
  places: readonly Place[],
): Promise<readonly SearchHit[]> {
  if (places.length === 0) return [];
  const ids = places.map(({ id }) => id);
  const read = sql<SearchHit>`
    select d.id, d.organ_id, d.title, d.kind, d.document_number, d.issuers, d.publisher, d.made_on,
      d.published_at, d.effective_from, d.effective_to, d.repealed_on, d.amended_on, d.summary, d.body,
      home.path as home_path, home.name as home_name,
      coalesce((select json_agg(json_build_object('name', a.name, 'text', left(t.text, ${longestFile}))
          order by a.position, a.id)
        from attachments a join file_texts t on t.sha256 = a.sha256
        where a.document_id = d.id and t.text is not null), '[]') as files
    from documents d join columns home on home.id = d.home_column_id
    where d.id = any(${ids}::bigint[]) and d.state = 'published'`;
  const { rows } = await keepPlans(async () => await read.execute(db));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
