// Search over published documents: what a question means (search-question), where it is looked for (search-conditions),
// how without reading too much (search-tiers, search-whole), in which order (search-rank), what comes nearest where
// hardly anything has all of it (search-likes, search-nearest).

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import {
  type Among,
  type Condition,
  filterConditions,
  type QuestionConditions,
  questionConditions,
  type SearchFilters,
} from './search-conditions.ts';
import { type FacetCount, type Facets, facetsOf } from './search-facets.ts';
import { hitsOf, type SearchHit } from './search-hits.ts';
import { withLikes } from './search-likes.ts';
import {
  asksNothing,
  type AskedWords,
  type SearchQuestion,
  readQuestion,
  wordsToMark,
} from './search-question.ts';
import { findAmongMany } from './search-many.ts';
import { tabCounts } from './search-tabs.ts';
import { closely, hasAllWords, isAnswered, lackedWords, rankedClosely } from './search-rank.ts';
import {
  countOf,
  type Estimate,
  estimate,
  estimateRead,
  likelyFacets,
  type Limits,
  type Place,
  usualLimits,
} from './search-tiers.ts';
import { inSearch } from './search-way.ts';
import { sparingly } from './search-sparing.ts';
import { together } from './search-together.ts';
import { type Known, knownSample } from './search-weights.ts';
import { answerInHalves, nearness, type Wanted } from './search-whole.ts';

export type { SearchHit };

export const searchSorts = { relevance: '按相关度', time: '按时间' } as const;
export type SearchSort = keyof typeof searchSorts;

export interface Search extends AskedWords {
  /** Validity is that of this day. */
  readonly today: IsoDay;
  readonly filters?: SearchFilters;
  readonly sort: SearchSort;
  /** Divides ninety: so many are ranked closely. */
  readonly limit: number;
  /** Of the first pages; further on `after` leads. */
  readonly offset: number;
  /** The last hit of the page before. */
  readonly after?: SearchPlace | undefined;
  readonly withFacets?: boolean;
}

/** Where a page ended: hits whose titles answer come first, so there are two stretches. */
export interface SearchPlace extends Place {
  readonly stretch: number;
}

export interface SearchResult {
  readonly total: number;
  /** False: estimated. */
  readonly isExact: boolean;
  /** Too few were met with to estimate on: there are hardly more. */
  readonly isAtMost: boolean;
  readonly hits: readonly SearchHit[];
  readonly facets: Facets | undefined;
  readonly areFacetsExact: boolean;
  /** Hits by tab, whichever of them is chosen. */
  readonly tabs: readonly FacetCount[];
  readonly areTabsExact: boolean;
  /** What leads to the next page. */
  readonly last: SearchPlace | undefined;
  /** How far back texts were read for a phrase, where the page did not become full by it. */
  readonly readTo?: SearchPlace | undefined;
  /** What to mark in the hits. */
  readonly words: readonly string[];
  /** Whether some hit has all the words, and not merely pieces of them in its title. */
  readonly hasWords: boolean;
  /** Typed beside a number that alone led to all of them: no word of it stands in any. */
  readonly lacked: string | undefined;
  /** On the first page, where no title answers: titles that differ from the question by a slip of the pen. */
  readonly alike: readonly SearchHit[];
  /** Beside few hits that no title answers: what comes near. */
  readonly near: readonly SearchHit[];
  /** `some`: no document has all the words; these come nearest. */
  readonly found: 'words' | 'some';
}

/** How many there are, beside those that are shown. */
export type Counted = Pick<
  SearchResult,
  'total' | 'isExact' | 'isAtMost' | 'facets' | 'areFacetsExact' | 'tabs' | 'areTabsExact'
>;

/** What is shown. */
export interface Found {
  readonly places: readonly SearchPlace[];
  readonly found: 'words' | 'some';
  readonly readTo?: SearchPlace | undefined;
  readonly alike?: readonly Place[];
  readonly near?: readonly Place[];
  /** Whether a title answers the question; absent where that was not looked at. */
  readonly isAnswered?: boolean;
  readonly hasWords?: boolean;
  readonly lacked?: string | undefined;
}

export interface Answer {
  readonly found: Found;
  readonly counted: Counted;
}

const noneCounted: Counted = {
  total: 0,
  isExact: true,
  isAtMost: false,
  facets: undefined,
  areFacetsExact: true,
  tabs: [],
  areTabsExact: true,
};

export async function searchDocuments(
  db: Database,
  search: Search,
  limits: Limits = usualLimits,
): Promise<SearchResult> {
  const question = readQuestion(search);
  const known = await knownSample(db, limits);
  return await inSearch(db, question.phrases.length > 0, async (tx) => {
    const { found, counted } = await find(tx, known, search, question);
    return {
      ...found,
      ...counted,
      ...(await allHits(tx, found)),
      hasWords: found.hasWords ?? true,
      lacked: found.lacked,
      words: wordsToMark(question),
      last: found.places.at(-1),
    };
  });
}

/** Read at once: each look is a way to the database and back. */
async function allHits(
  db: Database,
  { places, alike = [], near = [] }: Found,
): Promise<Pick<SearchResult, 'hits' | 'alike' | 'near'>> {
  const hits = new Map(
    (await hitsOf(db, [...places, ...alike, ...near])).map((hit) => [hit.id, hit]),
  );
  const shown = (some: readonly Place[]): readonly SearchHit[] =>
    some.flatMap(({ id }) => hits.get(id) ?? []);
  return { hits: shown(places), alike: shown(alike), near: shown(near) };
}

/** Of a chosen tab alone the others would have nothing. */
async function tabsOf(
  db: Database,
  known: Known,
  { filters: { tab, ...filters } = {}, today, withFacets = false }: Search,
  question: SearchQuestion,
  counted: Pick<Counted, 'facets' | 'areFacetsExact'>,
): Promise<Pick<Counted, 'tabs' | 'areTabsExact'>> {
  if (tab === undefined || !withFacets) {
    return { tabs: counted.facets?.tab ?? [], areTabsExact: counted.areFacetsExact };
  }
  const { arms } = questionConditions(question, filters.inTitle === true);
  return await tabCounts(db, known, { narrowing: filterConditions(filters, today), arms });
}

export interface Asked {
  readonly search: Search;
  readonly question: SearchQuestion;
  /** Everything beside the words. */
  readonly narrowing: readonly Condition[];
  readonly among: Among;
  /** The same without what texts have to be read for. */
  readonly countable: Among;
  readonly parts: QuestionConditions;
  /** Without words there is nothing to be relevant to. */
  readonly isRanked: boolean;
}

async function find(
  db: Database,
  known: Known,
  search: Search,
  question: SearchQuestion,
): Promise<Answer> {
  // Marks alone ask for nothing that a document could say.
  const { text, phrase = '', any = '' } = search;
  if (`${text}${phrase}${any}`.trim() !== '' && asksNothing(question)) {
    return { found: { places: [], found: 'words' }, counted: noneCounted };
  }
  const asked = await understood(db, known, search, question);
  const worded = known.sample.isSmall
    ? undefined
    : await estimate(db, known.sample, asked.countable);
  const { faceted, whole } = known.sample.limits;
  if (worded === undefined || worded.hits < faceted) {
    return await withLikes(db, known, asked, await findAll(db, known, asked));
  }
  const isCounted = worded.hits < whole;
  const likely =
    isCounted || asked.parts.phrased === undefined
      ? worded
      : await estimateRead(db, known.sample, asked.among, worded);
  const [{ found, counted }, facets] = await together(
    known.db,
    db,
    async (tx): Promise<Answer> =>
      isCounted
        ? await findAll(tx, known, { ...asked, search: { ...search, withFacets: false } })
        : {
            found: await findAmongMany(tx, known, asked, likely, worded),
            counted: {
              ...noneCounted,
              ...(asked.parts.phrased === undefined ? { total: likely.hits } : countOf(likely)),
              isExact: false,
            },
          },
    async (tx) => await facetsOfMany(tx, known, asked, likely),
  );
  return { found, counted: { ...counted, ...facets } };
}

/** Beside what is found: estimated, as they would cost as much again to count. */
async function facetsOfMany(
  db: Database,
  known: Known,
  { search, question, among }: Asked,
  likely: Estimate,
): Promise<Omit<Counted, 'total' | 'isExact' | 'isAtMost'>> {
  const { withFacets = false, today } = search;
  const facets = withFacets ? await likelyFacets(db, likely, among, today) : undefined;
  const estimated = { facets, areFacetsExact: false };
  return { ...estimated, ...(await tabsOf(db, known, search, question, estimated)) };
}

async function understood(
  db: Database,
  known: Known,
  search: Search,
  question: SearchQuestion,
): Promise<Asked> {
  const { filters = {}, today } = search;
  const narrowing = filterConditions(filters, today);
  const spare = await sparingly(db, known, question);
  const parts = questionConditions(spare.question, filters.inTitle === true, spare.sparing);
  const among = { narrowing, arms: parts.arms };
  const isRanked = search.sort === 'relevance' && parts.arms.length > 0;
  // Texts are not read for a phrase before it is known how many have its words.
  const countable = { narrowing, arms: parts.phrased?.among ?? parts.arms };
  return { search, question, narrowing, among, countable, parts, isRanked };
}

async function findAll(db: Database, known: Known, asked: Asked): Promise<Answer> {
  const { search, question, parts, among, isRanked } = asked;
  const { offset, limit, after, today, withFacets = false } = search;
  const isClose = isRanked && after === undefined && offset < rankedClosely;
  const wanted: Wanted = {
    among,
    order: isRanked ? nearness(question, parts.numbered) : sql<boolean>`0`,
    today,
    limit: isClose ? rankedClosely : limit,
    offset: isClose ? 0 : offset,
    after,
    withFacets,
  };
  const answer = await answerInHalves(known, db, wanted);
  const counts = {
    total: answer.total,
    isExact: true,
    isAtMost: false,
    facets: withFacets ? facetsOf(answer.facets) : undefined,
    areFacetsExact: true,
  };
  const rank = async (tx: Database) =>
    isClose ? await closely(tx, known, question, answer.best) : undefined;
  const countTabs = async (tx: Database) => await tabsOf(tx, known, search, question, counts);
  // Without a chosen tab they are at hand.
  const [close, tabs] =
    search.filters?.tab === undefined
      ? [await rank(db), await countTabs(db)]
      : await together(known.db, db, rank, countTabs);
  const counted = { ...counts, ...tabs };
  const best = close?.slice(offset, offset + limit) ?? answer.best;
  const found: Found = {
    places: best.map((place) => ({ ...place, stretch: 0 })),
    found: 'words',
    ...(close === undefined
      ? {}
      : {
          isAnswered: isAnswered(close),
          hasWords: hasAllWords(close),
          lacked: lackedWords(question, close),
        }),
  };
  return { found, counted };
}
