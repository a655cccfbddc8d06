// What comes nearest where nothing has all the words: documents with the rarest of them, and titles with most of the
// pairs of characters, so that a slip of the pen or another way to say it still leads somewhere.

import { sql } from 'kysely';
import type { IsoDay } from '../rules/day.ts';
import type { Database } from './database.ts';
import type { Condition } from './search-conditions.ts';
import type { SearchQuestion } from './search-question.ts';
import { type Ranked, ranked, rankedClosely } from './search-rank.ts';
import { estimate, newest, type Place } from './search-tiers.ts';
import { answerWhole, nearness } from './search-whole.ts';
import { pairsOf, searchQuery } from './search-words.ts';
import { type Known, occurs, type Weights } from './search-weights.ts';

/** The heaviest words decide; documents with most of them come first. */
const heaviestWords = 6;
const rarestPairs = 6;
const mostByWords = 50;
const mostByTitle = rankedClosely - mostByWords;
/** Of what the words weigh together, so much has to occur [choice]. */
const leastWords = 0.15;
/** Of the question, so much has to stand in the title [choice]. */
const leastTitle = 0.25;
/** A title that differs by a slip of the pen [choice]. */
const slip = 0.75;

interface Near {
  readonly conditions: readonly Condition[];
  readonly weights: Weights;
  readonly today: IsoDay;
}

export async function nearestHits(
  db: Database,
  known: Known,
  question: SearchQuestion,
  near: Near,
): Promise<readonly Ranked[]> {
  const found = new Map<number, Place>();
  for (const source of [
    ...wordLevels(known, question, near.weights),
    ...titleSource(known, question, near.weights),
  ]) {
    const left = mostByWords - found.size;
    const limit = source.isTitle ? mostByTitle : left;
    if (limit <= 0) continue;
    for (const place of await candidates(db, known, question, near, source.condition, limit)) {
      found.set(place.id, place);
    }
  }
  const close = await ranked(
    db,
    [...found.values()].slice(0, rankedClosely),
    question,
    near.weights,
  );
  return close.filter(
    ({ wordShare, titleShare }) => wordShare >= leastWords || titleShare >= leastTitle,
  );
}

/** Titles that are what was asked but for a slip of the pen. */
export async function misspeltTitles(
  db: Database,
  known: Known,
  question: SearchQuestion,
  near: Near,
): Promise<readonly Ranked[]> {
  const found: Place[] = [];
  for (const { condition } of titleSource(known, question, near.weights)) {
    found.push(...(await candidates(db, known, question, near, condition, mostByTitle)));
  }
  const close = await ranked(db, found, question, near.weights);
  return close.filter(({ likeness }) => likeness >= slip);
}

interface Source {
  readonly condition: Condition;
  readonly isTitle: boolean;
}

/** Four of the words, three, two, one: each level through the index. */
function wordLevels(known: Known, { words }: SearchQuestion, weights: Weights): readonly Source[] {
  const heavy = heaviest(known, words, weights, 'w', heaviestWords);
  const most = Math.min(4, heavy.length);
  return Array.from({ length: most }, (_, n) => {
    const some = choose(heavy, most - n).map((group) => `(${searchQuery(group)})`);
    return { condition: sql<boolean>`s.words @@ ${some.join(' | ')}::tsquery`, isTitle: false };
  });
}

function titleSource(
  known: Known,
  { pieces }: SearchQuestion,
  weights: Weights,
): readonly Source[] {
  const pairs = heaviest(known, pairsOf(pieces.join('')), weights, 'p', rarestPairs);
  if (pairs.length === 0) return [];
  return [{ condition: sql<boolean>`pairs_of(s.title) && ${[...pairs]}::text[]`, isTitle: true }];
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
  { sample }: Known,
  question: SearchQuestion,
  { conditions: narrowing, today }: Near,
  condition: Condition,
  limit: number,
): Promise<readonly Place[]> {
  const conditions = [...narrowing, condition];
  if (!sample.isSmall) {
    const likely = await estimate(db, sample, { narrowing: conditions, arms: [] });
    if (likely.hits >= sample.limits.counted)
      return await newest(db, likely, { conditions, limit });
  }
  const order = pairNearness(question);
  return (
    await answerWhole(db, {
      among: { narrowing: conditions, arms: [] },
      order,
      today,
      limit,
      offset: 0,
      withFacets: false,
    })
  ).best;
}

/** Titles that share most with the question first. */
function pairNearness(question: SearchQuestion): Condition {
  const pairs = pairsOf(question.pieces.join('')).slice(0, 30);
  if (pairs.length === 0) return nearness(question, undefined);
  const each = pairs.map((pair) => sql`(case when strpos(s.title, ${pair}) > 0 then 1 else 0 end)`);
  const whole = Math.round(1500 / pairs.length);
  return sql`${nearness({ ...question, pieces: [] }, undefined)} + ${sql.lit(whole)} * (${sql.join(each, sql` + `)})`;
}
