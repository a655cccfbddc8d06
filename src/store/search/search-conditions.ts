// A question and its filters as conditions on a row `s` of the search table (or of its sample): everything that an
// index answers stands so that it does.

import { type RawBuilder, sql } from 'kysely';
import { startOfDay } from '../../rules/beijing-time.ts';
import { day, isoOf, type IsoDay } from '../../rules/day.ts';
import type { DocumentKind, SearchTab } from '../../rules/document-classes.ts';
import type { DocumentNumberQuery } from '../../rules/document-number.ts';
import type { Validity } from '../../rules/validity.ts';
import type { SearchQuestion } from './search-question.ts';
import { standsInText } from './search-texts.ts';
import { isPair, pairCodes, pairsOf, queryWords, searchQuery, titleKey } from './search-words.ts';

export type Condition = RawBuilder<boolean>;

/** What narrows the results, beside the words. */
export interface SearchFilters {
  /** On whose pages it stands. */
  readonly organId?: number | undefined;
  readonly tab?: SearchTab | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly theme?: string | undefined;
  readonly subtheme?: string | undefined;
  readonly genre?: string | undefined;
  readonly year?: number | undefined;
  readonly validity?: Validity | undefined;
  /** Issued by one of them. */
  readonly issuers?: readonly string[] | undefined;
  readonly columnIds?: readonly number[] | undefined;
  /** Days of publication, both included. */
  readonly from?: IsoDay | undefined;
  readonly until?: IsoDay | undefined;
  /** Parts of the document number, in fields of their own. */
  readonly number?: DocumentNumberQuery | undefined;
  readonly inTitle?: boolean | undefined;
}

export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** One of the ways in which a row may be a hit. */
export interface Arm {
  readonly is: Condition;
  /** The same where rows are read one by one, if it is said otherwise there. */
  readonly read?: Condition;
}

/** Among which rows: all of `narrowing`, and one of `arms` where there are any. */
export interface Among {
  readonly narrowing: readonly Condition[];
  readonly arms: readonly Arm[];
  /** Only in one of the halves. */
  readonly half?: Half;
}

/** Each half of the documents has an index of its own (migration 0079), which is asked where its condition stands. */
export const halves = {
  even: sql<boolean>`s.document_id % 2 < 1`,
  odd: sql<boolean>`s.document_id % 2 >= 1`,
} as const;
export type Half = keyof typeof halves;

/** The same of both halves, one after the other. */
export function inHalves(
  select: (half: Condition) => RawBuilder<unknown>,
  half?: Half,
): RawBuilder<unknown> {
  const asked = half === undefined ? Object.values(halves) : [halves[half]];
  return sql.join(asked.map(select), sql` union all `);
}

/**
 * For a `with`: the hits of the table, with more columns that begin with a comma. Each arm is asked by itself, so that
 * the index answers all of it; an `or` between them would have the words of every hit read again.
 */
export function hitsAmong(
  table: 'document_search' | 'document_search_sample',
  { narrowing, arms, half }: Among,
  columns: RawBuilder<unknown> = sql``,
  name: 'hits' | 'found' = 'hits',
): RawBuilder<unknown> {
  const asked: readonly Arm[] = arms.length === 0 ? [{ is: sql<boolean>`true` }] : arms;
  const parts = asked.map(({ is }, n) => {
    const before = asked
      .slice(0, n)
      .map(
        (_, i) =>
          sql<boolean>`s.document_id not in (select document_id from ${sql.ref(`arm${i}`)})`,
      );
    const hits = (part: Condition): RawBuilder<unknown> =>
      sql`select s.document_id ${columns} from ${sql.table(table)} s
        where ${all([part, ...narrowing, is, ...before])}`;
    const isWhole = table === 'document_search_sample';
    return sql`${sql.ref(`arm${n}`)} as (${isWhole ? hits(sql`true`) : inHalves(hits, half)})`;
  });
  const together = asked.map((_, n) => sql`select * from ${sql.ref(`arm${n}`)}`);
  return sql`${sql.join(parts)}, ${sql.ref(name)} as (${sql.join(together, sql` union all `)})`;
}

export function some(conditions: readonly Condition[]): Condition {
  return sql<boolean>`(${sql.join(
    conditions.map((one) => sql`(${one})`),
    sql` or `,
  )})`;
}

/** @param today the day on which validity is asked for */
export function filterConditions(filters: SearchFilters, today: IsoDay): readonly Condition[] {
  const found: Condition[] = [];
  const { tab, kind, theme, subtheme, genre, year, validity, issuers, columnIds, number } = filters;
  if (filters.organId !== undefined) found.push(sql`s.sites && ${[filters.organId]}::integer[]`);
  if (tab !== undefined) found.push(sql`s.tab = ${tab}`);
  if (kind !== undefined) found.push(sql`s.kind = ${kind}`);
  if (theme !== undefined) found.push(sql`s.theme = ${theme}`);
  if (subtheme !== undefined) found.push(sql`s.subtheme = ${subtheme}`);
  if (genre !== undefined) found.push(sql`s.genre = ${genre}`);
  if (year !== undefined) found.push(sql`s.year = ${year}::smallint`);
  if (validity !== undefined) {
    found.push(sql`s.tab = 'policy'`, sql`${validityOf(today)} = ${validity}`);
  }
  if (issuers !== undefined) found.push(sql`s.issuers && ${[...issuers]}::text[]`);
  if (columnIds !== undefined) found.push(sql`s.places && ${[...columnIds]}::integer[]`);
  found.push(...spanConditions(filters));
  if (number !== undefined) found.push(numberCondition(number));
  return found;
}

function spanConditions({ from, until }: SearchFilters): readonly Condition[] {
  const found: Condition[] = [];
  if (from !== undefined) {
    found.push(sql`s.bucket >= ${bucketOf(from)}::smallint`);
    found.push(sql`s.published_at >= ${startOfDay(from)}`);
  }
  if (until !== undefined) {
    found.push(sql`s.bucket <= ${bucketOf(until)}::smallint`);
    found.push(sql`s.published_at < ${startOfDay(isoOf(day(until).add({ days: 1 })))}`);
  }
  return found;
}

/** What a year or days leave of the index by days; undefined where neither was asked for. */
export function spanOf({ year, from, until }: SearchFilters): readonly Condition[] | undefined {
  if (year === undefined) return from === undefined && until === undefined ? undefined : [];
  return [
    sql`s.published_at >= ${firstMoment(year)}`,
    sql`s.published_at < ${firstMoment(year + 1)}`,
  ];
}

function firstMoment(year: number): Temporal.Instant {
  return startOfDay(isoOf(day(`${year}-01-01`)));
}

/** As it is computed where entries are written. */
function bucketOf(on: IsoDay): number {
  const { year, month } = day(on);
  return year * 12 + month - 24_001;
}

/** The same as rules/validity.ts, for thousands of rows at once. */
export function validityOf(today: IsoDay, table: 's' | 'd' = 's'): RawBuilder<Validity | null> {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${table}.${column}`);
  return sql`case when ${of('kind')} not in ('rule', 'normative-document') then null
    when ${of('repealed_on')} <= ${today}::date then 'repealed'
    when ${of('effective_to')} < ${today}::date then 'lapsed'
    when ${of('effective_from')} > ${today}::date then 'not-yet-in-force'
    when ${of('amended_on')} <= ${today}::date then 'amended'
    else 'in-force' end`;
}

export interface QuestionConditions {
  /** A hit has all of one of them; none: no words were asked for. */
  readonly arms: readonly Arm[];
  /** The first of them, or a part of it. */
  readonly words: Arm | undefined;
  /** Has what was typed in its title, piece by piece. */
  readonly titled: Condition | undefined;
  /** The same where rows are read one by one. */
  readonly titledRead: Condition | undefined;
  readonly numbered: Condition | undefined;
  /** Has all the words, each of them in its title, although not as they were typed. */
  readonly scattered: Scattered | undefined;
  /** What each hit has to be read for, beside all that the index knows of it. */
  readonly phrased: { readonly is: Condition; readonly among: readonly Arm[] } | undefined;
}

export interface Scattered extends Required<Arm> {
  /** Of a row that has the words. */
  readonly stands: Condition;
}

/** Of what is read afterwards, what the index is asked for. */
export interface Sparing {
  /** Of the pairs of a piece that stands in a title. */
  readonly titlePairs: (pairs: readonly string[]) => readonly string[];
  /** Of the pairs of a phrase. */
  readonly phrasePairs: (codes: readonly number[]) => readonly number[];
}

const everything: Sparing = { titlePairs: (pairs) => pairs, phrasePairs: (codes) => codes };

export function questionConditions(
  question: SearchQuestion,
  inTitle: boolean,
  sparing = everything,
): QuestionConditions {
  const { numbers, phrases, pieces } = question;
  const numbered = numbers.length === 0 ? undefined : some(numbers.map(numberCondition));
  const titled = titledCondition(question, sparing);
  const words = inTitle ? armOf(titleWords(question)) : textWords(question, sparing);
  const titledRead = titled === undefined ? undefined : all(pieces.map(standsInTitle));
  const arms = [...inOne(words, titled, titledRead, pieces), armOf(numbered)].filter(
    (arm) => arm !== undefined,
  );
  const close = phrases
    .filter((phrase) => inTitle || !isPair(phrase))
    .map((phrase) => phraseCondition(phrase, inTitle));
  // A phrase in a title has no words beside it that the index would be asked for.
  const read = arms.length === 0 ? [{ is: sql<boolean>`true` }] : arms;
  return {
    arms: close.length === 0 ? arms : read.map(({ is }) => ({ is: all([is, ...close]) })),
    words,
    titled,
    titledRead,
    numbered,
    scattered: inTitle || titled === undefined ? undefined : scatteredArm(question, words),
    phrased: close.length > 0 && !inTitle ? { is: all(close), among: read } : undefined,
  };
}

/** Where words are left out, offered or quoted, a title that merely has the pieces is not what was asked. */
function titledCondition(
  { pieces, phrases, any, none }: SearchQuestion,
  sparing: Sparing,
): Condition | undefined {
  const isPlain = phrases.length + any.length + none.length === 0;
  const isIndexed = pieces.length > 0 && pieces.every((piece) => piece.length > 1);
  return isPlain && isIndexed
    ? all(pieces.map((piece) => inTitleOf(piece, sparing.titlePairs)))
    : undefined;
}

/** Where each piece is one pair, the index knows of words and titles all there is to know, and rows are not read twice. */
function inOne(
  words: Arm | undefined,
  titled: Condition | undefined,
  titledRead: Condition | undefined,
  pieces: readonly string[],
): readonly (Arm | undefined)[] {
  const isPairs = pieces.every((piece) => Array.from(piece).length === 2);
  if (words === undefined || titled === undefined || titledRead === undefined || !isPairs) {
    return [words, armOf(titled)];
  }
  const { is, read = is } = words;
  const pairs = sql<boolean>`pairs_of(s.title) @> ${[...pieces]}::text[]`;
  return [{ is: some([is, pairs]), read: some([titledRead, read]) }];
}

/** 住房补贴办法 is typed, and a title says 住房租赁补贴管理办法. */
function scatteredArm(
  { words, pieces }: SearchQuestion,
  hasAll: Arm | undefined,
): Scattered | undefined {
  const keys = words.map(titleKey);
  const isTyped = keys.every((key) => pieces.includes(key));
  if (hasAll === undefined || isTyped || !keys.some((key) => key.length > 1)) return undefined;
  const stands = all(keys.map(standsInTitle));
  const { is, read = is } = hasAll;
  return { is: all([is, ...keys.map((key) => inTitleOf(key))]), read: all([stands, read]), stands };
}

function standsInTitle(piece: string): Condition {
  return sql<boolean>`strpos(s.title, ${piece}) > 0`;
}

function inTitleOf(piece: string, chosen = everything.titlePairs): Condition {
  const stands = standsInTitle(piece);
  const pairs = chosen(pairsOf(piece));
  return pairs.length === 0
    ? stands
    : sql`pairs_of(s.title) @> ${[...pairs]}::text[] and ${stands}`;
}

export function armOf(condition: Condition | undefined): Arm | undefined {
  return condition === undefined ? undefined : { is: condition };
}

/**
 * Each word is asked of the index by itself: so it jumps from one to the other and looks no further where one is
 * missing, whereas within one query it looks for every word of all that have the rarest. Where rows are read, one query
 * reads them once.
 */
function textWords(question: SearchQuestion, sparing: Sparing): Arm | undefined {
  const { words, phrases, any, none } = question;
  const pairs = [...new Set(phrases.flatMap((phrase) => sparing.phrasePairs(pairCodes(phrase))))];
  // A single character has no neighbour.
  const alone = phrases.filter((phrase) => pairCodes(phrase).length === 0).flatMap(queryWords);
  const needed = [...new Set([...words, ...alone])].map((word) => searchQuery([word]));
  const others = [
    ...(any.length === 0 ? [] : [any.map((one) => `(${searchQuery(one)})`).join(' | ')]),
    ...none.map((one) => `!(${searchQuery(one)})`),
  ];
  const [first, ...rest] = needed;
  const together = [...(first === undefined ? [] : [first]), ...others];
  const worded = together.length === 0 ? [] : [allOf(together)];
  if (worded.length + pairs.length === 0) return undefined;
  const asked = [...pairs.map((pair) => hasPairs([pair])), ...[...worded, ...rest].map(hasWords)];
  const read = [
    ...(worded.length === 0 ? [] : [hasWords(allOf([...together, ...rest]))]),
    ...(pairs.length === 0 ? [] : [hasPairs(pairs)]),
  ];
  return { is: all(asked), read: all(read) };
}

function hasPairs(pairs: readonly number[]): Condition {
  return sql<boolean>`s.pairs @> ${[...pairs]}::integer[]`;
}

function allOf(queries: readonly string[]): string {
  return queries.map((one) => `(${one})`).join(' & ');
}

function hasWords(query: string): Condition {
  return sql<boolean>`s.words @@ ${query}::tsquery`;
}

function titleWords({ words, any, none }: SearchQuestion): Condition | undefined {
  const each = (group: readonly string[]): Condition => all(group.map((one) => inTitleOf(one)));
  const parts = [
    ...(words.length === 0 ? [] : [each(words)]),
    ...(any.length === 0 ? [] : [some(any.map(each))]),
    ...none.map((one) => sql<boolean>`(${each(one)}) is not true`),
  ];
  return parts.length === 0 ? undefined : all(parts);
}

/** Read in the title and in the text: an index of words knows no marks and no particles. */
function phraseCondition(phrase: string, inTitle: boolean): Condition {
  const stands = inTitleOf(titleKey(phrase));
  if (inTitle) return stands;
  return sql`(strpos(s.title, ${titleKey(phrase)}) > 0 or ${standsInText(phrase)})`;
}

function numberCondition({ agency, year, sequence }: DocumentNumberQuery): Condition {
  const parts: Condition[] = [];
  // The rarest first: the index leaps from one to the next.
  if (sequence !== undefined) parts.push(sql`s.number_seq = ${sequence}::integer`);
  if (year !== undefined) parts.push(sql`s.number_year = ${year}::smallint`);
  if (agency !== undefined) {
    const pairs = pairsOf(agency);
    // In a year a number was given once by each: these few are read.
    const isFew = sequence !== undefined && year !== undefined;
    if (pairs.length > 0 && !isFew) parts.push(sql`pairs_of(s.number_word) @> ${pairs}::text[]`);
    parts.push(sql`strpos(s.number_word, ${agency}) > 0`);
  }
  return parts.length === 0 ? sql`s.number_word is not null` : all(parts);
}
