// What may be meant by the beginning of a word: the words that begin like it, in characters or in their spelling.
// The work is bounded whatever is typed: of a short beginning only the words of several documents are read, and of
// those so many.

import { type RawBuilder, sql } from 'kysely';
import type { DocumentNumberQuery } from '../../rules/document-number.ts';
import type { Database } from '../database.ts';
import type { ListedDocument } from '../documents/documents.ts';
import { likeText } from '../database/like-text.ts';
import { spellingOf } from './pinyin.ts';
import { levelled } from './search-words.ts';

export interface SuggestedTerm {
  readonly term: string;
  readonly documents: number;
}

/** A single character or two letters begin very many. */
const mostOften = { short: 1500, longer: 500 } as const;
const mostOfAll = 120;
const afterAll = '\u{10FFFF}';

/** @param typed simplified characters, or letters of pinyin */
export async function suggestTerms(
  db: Database,
  typed: string,
  limit: number,
): Promise<readonly SuggestedTerm[]> {
  const level = levelled(typed).replaceAll(/\s+/g, ' ').trim();
  if (level === '') return [];
  const found = await beginning(db, waysOf(level), limit);
  const others = found.filter(({ term }) => levelled(term) !== level);
  if (found.length > 0) return others;
  // 住房保章: nothing begins like it, something sounds like it.
  const spelling = level.length >= 2 && level.length <= 12 ? spellingOf(level) : undefined;
  if (spelling === undefined || /[a-z0-9]/.test(level)) return others;
  return await beginning(db, [{ column: 'pinyin', start: spelling.pinyin }], limit);
}

interface Way {
  readonly column: 'level' | 'pinyin' | 'initials';
  readonly start: string;
}

function waysOf(level: string): readonly Way[] {
  const letters = level.replaceAll(/[ '’]/g, '');
  if (!/^[a-z]{2,40}$/.test(letters)) return [{ column: 'level', start: level }];
  // A single letter begins everything.
  return [
    { column: 'level', start: level },
    { column: 'pinyin', start: letters },
    { column: 'initials', start: letters },
  ];
}

function walk(
  { column, start }: Way,
  more: RawBuilder<unknown>,
  most: number,
): RawBuilder<unknown> {
  const of = sql.ref(column);
  return sql`(select term, documents from search_terms
    where ${of} >= ${start} and ${of} < ${start + afterAll} ${more}
    order by ${of} limit ${most})`;
}

async function beginning(
  db: Database,
  ways: readonly Way[],
  limit: number,
): Promise<readonly SuggestedTerm[]> {
  const walks = ways.flatMap((way) => {
    const isShort = way.start.length <= (way.column === 'level' ? 1 : 2);
    const often = isShort ? mostOften.short : mostOften.longer;
    return [walk(way, sql`and documents >= 3`, often), walk(way, sql``, mostOfAll)];
  });
  const { rows } = await sql<SuggestedTerm>`
    select distinct on (documents, length(term), term) term, documents
    from (${sql.join(walks, sql` union all `)}) as near
    order by documents desc, length(term), term
    limit ${limit}`.execute(db);
  return rows;
}

type NumberedDocument = Pick<
  ListedDocument,
  'title' | 'document_number' | 'published_at' | 'id'
> & {
  readonly home_path: string;
};

/** Published documents with that number, the latest first; agencies number alike, so only so many are looked at. */
export async function suggestNumbers(
  db: Database,
  { agency, year, sequence }: DocumentNumberQuery,
  limit: number,
): Promise<readonly NumberedDocument[]> {
  if (sequence === undefined) return [];
  const { rows } = await sql<NumberedDocument>`
    select d.id, d.title, d.document_number, d.published_at, home.path as home_path
    from (
      select id, title, document_number, published_at, home_column_id, number_word, state
      from documents
      where number_seq = ${sequence} ${year === undefined ? sql`` : sql`and number_year = ${year}`}
      order by number_year desc limit 300
    ) as d
    join columns home on home.id = d.home_column_id
    where d.state = 'published'
      ${agency === undefined ? sql`` : sql`and d.number_word like ${`%${likeText(agency)}%`}`}
    order by d.published_at desc, d.id desc limit ${limit}`.execute(db);
  return rows;
}
