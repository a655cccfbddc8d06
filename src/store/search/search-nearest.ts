// What comes nearest where nothing has all the words: documents with the rarest of them, and titles with most of the
// pairs of characters, so that a slip of the pen or another way to say it still leads somewhere.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type Condition, some } from './search-conditions.ts';
import { sampled } from './search-index.ts';
import type { SearchQuestion } from './search-question.ts';
import { type Ranked, ranked, rankedClosely } from './search-rank.ts';
import { estimate, newest, type Place } from './search-tiers.ts';
import { bestOf, nearness } from './search-whole.ts';
import { pairsOf, searchQuery } from './search-words.ts';
import { type Known, occurs, type Weights } from './search-weights.ts';

/** The heaviest words decide; documents with most of them come first. */
const heaviestWords = 6;
const rarestPairs = 6;
const mostByWords = 50;
const mostByTitle = rankedClosely - mostByWords;
/** Of more that may come near only the newest are compared with the question. */
const mostCompared = 2500;
/** Of what the words weigh together, so much has to occur [choice]. */
const leastWords = 0.15;
/** Of the question, so much has to stand in the title [choice]. */
const leastTitle = 0.25;
/** A title that differs by a slip of the pen [choice]. */
const slip = 0.75;

/** One of the groups of words or pairs is enough, all of it. */
interface Level {
  readonly is: Condition;
  /** So many groups the index looks for one by one. */
  readonly ways: number;
  /** There are no more than about so many. */
  readonly most: number;
}

interface Near {
  readonly conditions: readonly Condition[];
  readonly weights: Weights;
}

export async function nearestHits(
  db: Database,
  question: SearchQuestion,
  weights: Weights,
  places: readonly Place[],
): Promise<readonly Ranked[]> {
  const found = new Map(places.map((place) => [place.id, place]));
  const close = await ranked(db, [...found.values()].slice(0, rankedClosely), question, weights);
  return close.filter(
    ({ wordShare, titleShare }) => wordShare >= leastWords || titleShare >= leastTitle,
  );
}

/** Those with most of the words. */
export async function textsLike(
  db: Database,
  known: Known,
  question: SearchQuestion,
  near: Near,
): Promise<readonly Place[]> {
  const byWords = wordLevels(known, question, near.weights);
  return [...(await placesOf(db, known, question, near, byWords, mostByWords)).values()];
}

/** Those whose titles share most with the question. */
export async function titlesLike(
  db: Database,
  known: Known,
  question: SearchQuestion,
  near: Near,
): Promise<readonly Place[]> {
  const byTitle = titleLevels(known, question, near.weights);
  return [...(await placesOf(db, known, question, near, byTitle, mostByTitle)).values()];
}

/** Titles that are what was asked but for a slip of the pen. */
export async function misspeltTitles(
  db: Database,
  question: SearchQuestion,
  weights: Weights,
  titles: readonly Place[],
): Promise<readonly Ranked[]> {
  const close = await ranked(db, titles, question, weights);
  return close.filter(({ likeness }) => likeness >= slip);
}

/** Level after level until there are so many. */
async function placesOf(
  db: Database,
  known: Known,
  question: SearchQuestion,
  near: Near,
  levels: readonly Level[],
  most: number,
): Promise<Map<number, Place>> {
  const found = new Map<number, Place>();
  for (const level of levels) {
    const limit = most - found.size;
    if (limit <= 0) break;
    const places = await candidates(db, known, question, near, level, limit);
    for (const place of places) found.set(place.id, place);
  }
  return found;
}

/** Four of the words, three, two, one: each level through the index. */
function wordLevels(known: Known, { words }: SearchQuestion, weights: Weights): readonly Level[] {
  const heavy = heaviest(known, words, weights, 'w', heaviestWords);
  const most = Math.min(4, heavy.length);
  return Array.from({ length: most }, (_, n) => {
    const groups = choose(heavy, most - n);
    const query = groups.map((group) => `(${searchQuery(group)})`).join(' | ');
    return {
      is: sql<boolean>`s.words @@ ${query}::tsquery`,
      ways: 1,
      most: mostOf(known, 'w', groups),
    };
  });
}

/** Among many documents first two of the pairs together, then one: of what merely has one there are too many. */
function titleLevels(known: Known, { pieces }: SearchQuestion, weights: Weights): readonly Level[] {
  const pairs = heaviest(known, pairsOf(pieces.join('')), weights, 'p', rarestPairs);
  if (pairs.length === 0) return [];
  const any = sql<boolean>`pairs_of(s.title) && ${[...pairs]}::text[]`;
  const one: Level = { is: any, ways: 1, most: mostOf(known, 'p', choose(pairs, 1)) };
  if (known.sample.isSmall || pairs.length === 1) return [one];
  const groups = choose(pairs, 2);
  const two = groups.map((both) => sql<boolean>`pairs_of(s.title) @> ${[...both]}::text[]`);
  return [{ is: some(two), ways: groups.length, most: mostOf(known, 'p', groups) }, one];
}

/** Of each group no more have all than have the rarest. */
function mostOf(known: Known, kind: 'w' | 'p', groups: readonly (readonly string[])[]): number {
  const inSample = groups.map((group) =>
    Math.min(...group.map((text) => known.counts.get(`${kind}${text}`) ?? 0)),
  );
  return inSample.reduce((sum, n) => sum + n, 0) * sampled;
}

function heaviest(
  known: Known,
  texts: readonly string[],
  weights: Weights,
  kind: 'w' | 'p',
  most: number,
): readonly string[] {
  return texts
    .filter((text) => occurs(known, kind, text))
    .toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
    .slice(0, most);
}

function choose(from: readonly string[], n: number): readonly (readonly string[])[] {
  if (n === 0) return [[]];
  return from.flatMap((one, at) => choose(from.slice(at + 1), n - 1).map((rest) => [one, ...rest]));
}

async function candidates(
  db: Database,
  known: Known,
  question: SearchQuestion,
  { conditions: narrowing }: Near,
  { is, ways, most }: Level,
  limit: number,
): Promise<readonly Place[]> {
  const conditions = [...narrowing, is];
  if (!known.sample.isSmall && most >= mostCompared) {
    const likely = await estimate(db, known.sample, { narrowing: conditions, arms: [] });
    if (likely.hits >= mostCompared) {
      return await newest(known, db, likely, { conditions, ways, limit });
    }
  }
  return await bestOf(
    known,
    db,
    { narrowing: conditions, arms: [] },
    pairNearness(question),
    limit,
  );
}

/** Titles that share most with the question first. */
function pairNearness(question: SearchQuestion): Condition {
  const pairs = pairsOf(question.pieces.join('')).slice(0, 30);
  if (pairs.length === 0) return nearness(question, undefined);
  const each = pairs.map((pair) => sql`(case when strpos(s.title, ${pair}) > 0 then 1 else 0 end)`);
  const whole = Math.round(1500 / pairs.length);
  return sql`${nearness({ ...question, pieces: [] }, undefined)} + ${sql.lit(whole)} * (${sql.join(each, sql` + `)})`;
}
