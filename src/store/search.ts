// Search over published documents: words AND-ed through the index, a document number in any writing
// first, and what no word finds looked for as a piece of a title. One plain statement: it holds up to
// some fifty thousand documents.

import { type RawBuilder, sql } from 'kysely';
import { spanOfYear } from '../rules/beijing-time.ts';
import type { DocumentKind } from '../rules/document-classes.ts';
import { type DocumentNumberQuery, queryDocumentNumber } from '../rules/document-number.ts';
import type { Database } from './database.ts';
import { standsAt } from './document-offers.ts';
import type { ListedDocument } from './documents.ts';
import { likeText } from './like-text.ts';
import { anyOf, queryWords, searchQuery } from './search-words.ts';

export const searchSorts = { relevance: '按相关度', time: '按时间' } as const;
export type SearchSort = keyof typeof searchSorts;

export interface SearchFilter {
  readonly organId: number;
  readonly text: string;
  readonly columnIds?: readonly number[] | undefined;
  readonly year?: number | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly sort: SearchSort;
  readonly limit: number;
  readonly offset: number;
}

export type SearchHit = ListedDocument & { readonly body: string };

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** What to mark in the hits. */
  readonly words: readonly string[];
  /** `fragment`: no document has all the words; these have them as pieces of title or summary. */
  readonly found: 'words' | 'fragment';
}

export async function searchDocuments(db: Database, filter: SearchFilter): Promise<SearchResult> {
  const question = readQuestion(filter.text);
  if (question.whole === '') {
    // No words: everything that passes the filters, so that a figure can open what it counts.
    return { ...(await runSearch(db, filter, unranked)), words: [], found: 'words' };
  }
  const words = queryWords(question.whole);
  if (words.length === 0) return { total: 0, hits: [], words, found: 'words' };
  const byWords = await runSearch(db, filter, wordsMatch(question, words));
  if (byWords.total > 0) return { ...byWords, words, found: 'words' };
  const pieces = question.whole.split(/\s+/u).filter((piece) => piece.length > 1);
  if (pieces.length === 0) return { total: 0, hits: [], words, found: 'words' };
  const byFragment = await runSearch(db, filter, fragmentMatch(pieces));
  return { ...byFragment, words: pieces, found: 'fragment' };
}

interface Question {
  readonly whole: string;
  readonly numbers: readonly DocumentNumberQuery[];
  /** Without the numbers. */
  readonly rest: string;
}

/**
 * Numbers of documents are told from words. 黔府办函 2022 47 is one number; 住房保障 47号 is words and a
 * number, although read in one breath it could be a number with a strange agency: both are looked for.
 */
function readQuestion(text: string): Question {
  const whole = text.trim().slice(0, 200);
  const inOne = queryDocumentNumber(whole);
  const pieces = whole.split(/\s+/u);
  const read = pieces.map((piece) => queryDocumentNumber(piece));
  const inPieces = pieces.length > 1 ? read.flatMap((number) => number ?? []) : [];
  const rest =
    inOne !== undefined && inPieces.length === 0
      ? ''
      : pieces.filter((_, i) => read[i] === undefined).join(' ');
  const numbers = [...(inOne === undefined ? [] : [inOne]), ...inPieces].slice(0, 4);
  return { whole, numbers, rest };
}

interface Match {
  /** Selects of document ids, each by its own index; together they are what matches. */
  readonly sources: readonly RawBuilder<unknown>[];
  /** Told from the document `d` alone, higher first: decides which are worth ranking. */
  readonly first: RawBuilder<unknown>;
  /** Added for those: reads the words of `s`, which is dear. */
  readonly closer: RawBuilder<unknown>;
}

const weights = sql`'{0.02, 0.1, 0.3, 1}'`;

function wordsMatch(question: Question, words: readonly string[]): Match {
  const all = sql`${searchQuery(words)}::tsquery`;
  const inWords = sql`select document_id from document_search where words @@ ${all}`;
  const inTitle = question.whole
    .split(/\s+/u)
    .slice(0, 6)
    .map((piece) => sql`case when d.title ilike ${`%${likeText(piece)}%`} then 10 else 0 end`);
  const titles = sql.join(inTitle, sql` + `);
  const rank = sql`ts_rank_cd(${weights}, s.words, ${all}, 1)`;
  if (question.numbers.length === 0) return { sources: [inWords], first: titles, closer: rank };
  const numbered = numberMatch(question.numbers);
  const rest = queryWords(question.rest);
  // Of the documents that bear the number, the one with most of the other words stands first: who
  // writes 经开区 住房保障 47号 may not use the document's own words for everything.
  const others =
    rest.length === 0 ? sql`0` : sql`ts_rank(${weights}, s.words, ${anyOf(rest)}::tsquery)`;
  return {
    sources: [inWords, sql`select d.id from documents d where ${numbered}`],
    first: sql`${titles} + case when ${numbered} then 1000 else 0 end`,
    closer: sql`${rank} + case when ${numbered} then 100 * ${others} else 0 end`,
  };
}

function numberMatch(numbers: readonly DocumentNumberQuery[]): RawBuilder<boolean> {
  const each = numbers.map(({ agency, year, sequence }) => {
    const parts = [sql`d.document_number is not null`];
    if (agency !== undefined) parts.push(sql`d.number_word like ${`%${likeText(agency)}%`}`);
    if (year !== undefined) parts.push(sql`d.number_year = ${year}`);
    if (sequence !== undefined) parts.push(sql`d.number_seq = ${sequence}`);
    return sql`(${sql.join(parts, sql` and `)})`;
  });
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

function fragmentMatch(pieces: readonly string[]): Match {
  const each = pieces.map((piece) => {
    const pattern = `%${likeText(piece)}%`;
    return sql`(d.title ilike ${pattern} or d.summary ilike ${pattern})`;
  });
  const matching = sql`select d.id from documents d where ${sql.join(each, sql` and `)}`;
  return { ...unranked, sources: [matching] };
}

const unranked: Match = {
  sources: [sql`select document_id from document_search`],
  first: sql`0`,
  closer: sql`0`,
};

/** So many are ranked closely; who reads on past them gets the rest by title and day. */
const rankedClosely = 300;

async function runSearch(
  db: Database,
  filter: SearchFilter,
  match: Match,
): Promise<{ total: number; hits: readonly SearchHit[] }> {
  const conditions = [standsAt('d', filter.organId), ...filters(filter)];
  const byTime = filter.sort === 'time';
  const { rows } = await sql<SearchHit & { total: number }>`
    with found as materialized (
      select s.document_id, s.published_at, ${byTime ? sql`0` : match.first} as first
      from (${sql.join(match.sources, sql` union `)}) as matching (id)
      join document_search s on s.document_id = matching.id
      join documents d on d.id = matching.id
      where ${sql.join(conditions, sql` and `)}
    ), placed as (
      ${byTime || filter.offset >= rankedClosely ? inOrder : closely(match)}
    ), page as (
      select * from placed order by place limit ${filter.limit} offset ${filter.offset}
    )
    select (select count(*) from found) as total,
      d.id, d.title, d.kind, d.document_number, d.issuers, d.publisher, d.made_on, d.published_at,
      d.effective_from, d.effective_to, d.repealed_on, d.amended_on, d.summary, d.body,
      home.path as home_path, home.name as home_name
    from page
    join documents d on d.id = page.document_id
    join columns home on home.id = d.home_column_id
    order by page.place`.execute(db);
  const total = rows[0]?.total ?? 0;
  // A page past the end has no rows to carry the count.
  if (rows.length === 0 && filter.offset > 0) {
    return { ...(await runSearch(db, { ...filter, offset: 0 }, match)), hits: [] };
  }
  return { total, hits: rows };
}

const inOrder = sql`select document_id,
  row_number() over (order by first desc, published_at desc, document_id desc) as place
  from found`;

function closely({ closer }: Match): RawBuilder<unknown> {
  return sql`select best.document_id,
      row_number() over (order by first + ${closer} desc, s.published_at desc, best.document_id desc)
        as place
    from (
      select * from found order by first desc, published_at desc, document_id desc
      limit ${rankedClosely}
    ) as best
    join document_search s on s.document_id = best.document_id
    join documents d on d.id = best.document_id`;
}

function filters(filter: SearchFilter): readonly RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  if (filter.kind !== undefined) found.push(sql`d.kind = ${filter.kind}`);
  if (filter.year !== undefined) {
    const [from, until] = spanOfYear(filter.year);
    found.push(sql`s.published_at >= ${from} and s.published_at < ${until}`);
  }
  if (filter.columnIds !== undefined) {
    found.push(sql`exists (select 1 from document_columns p
      where p.document_id = s.document_id and p.column_id = any(${filter.columnIds}))`);
  }
  return found;
}
