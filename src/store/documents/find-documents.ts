// Documents of the organs by what an editor types: a document number in any writing, or a piece of the title.

import { sql, type SqlBool } from 'kysely';
import type { DocumentKind } from '../../rules/document-classes.ts';
import { queryDocumentNumber } from '../../rules/document-number.ts';
import type { Database } from '../database.ts';
import { likeText } from '../database/like-text.ts';
import type { DocumentRow } from '../tables.ts';

export type FoundDocument = Pick<
  DocumentRow,
  | 'id'
  | 'title'
  | 'document_number'
  | 'kind'
  | 'state'
  | 'effective_from'
  | 'effective_to'
  | 'repealed_on'
  | 'amended_on'
>;

/** Published ones first, the newest first; nothing that is sealed away. */
export async function findDocuments(
  db: Database,
  filter: {
    readonly organIds: readonly number[];
    readonly text: string;
    readonly kind?: DocumentKind | undefined;
  },
): Promise<readonly FoundDocument[]> {
  const text = filter.text.trim();
  const number = queryDocumentNumber(text);
  const pieces = text.split(/\s+/u).filter((piece) => piece !== '');
  const titled = pieces.map((piece) => sql<SqlBool>`title ilike ${`%${likeText(piece)}%`}`);
  const parts = [];
  if (number?.agency !== undefined)
    parts.push(sql`number_word like ${`%${likeText(number.agency)}%`}`);
  if (number?.year !== undefined) parts.push(sql`number_year = ${number.year}`);
  if (number?.sequence !== undefined) parts.push(sql`number_seq = ${number.sequence}`);
  const numbered = parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` and `)})`;
  const typed = sql`document_number like ${`%${likeText(text)}%`}`;
  let query = db
    .selectFrom('documents')
    .select([
      'id',
      'title',
      'document_number',
      'kind',
      'state',
      'effective_from',
      'effective_to',
      'repealed_on',
      'amended_on',
    ])
    .where('organ_id', 'in', [-1, ...filter.organIds])
    .where('state', '<>', 'withdrawn')
    .where(sql<SqlBool>`((${sql.join(titled, sql` and `)}) or ${numbered} or ${typed})`)
    .orderBy(sql`case when ${numbered} then 0 else 1 end`)
    .orderBy(sql`case state when 'published' then 0 else 1 end`)
    .orderBy('id', 'desc')
    .limit(20);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  return text === '' ? [] : await query.execute();
}
