// The hits that are looked at closely, put in order: how much of what the question weighs stands in the title, how
// near its words are to each other in the text. A word weighs the more the fewer documents have it.

import { sql } from 'kysely';
import { type Database, keepPlans } from '../database.ts';
import type { SearchQuestion } from './search-question.ts';
import type { Place } from './search-tiers.ts';
import { together } from './search-together.ts';
import { type Known, type Weights, weightsOfQuestion } from './search-weights.ts';
import { anyOf, pairsOf, queryWords, searchQuery, titleKey, wordQuery } from './search-words.ts';

/** Ranking reads the words of each, which is dear: never more than a hundred. */
export const rankedClosely = 90;

const places = sql`'{0.05, 0.15, 0.4, 1}'`;

interface Looked {
  readonly id: number;
  readonly title: string;
  /** All words near to each other. */
  readonly near: number;
  readonly besides: number;
  /** How many different words it has. */
  readonly size: number;
  /** How much of each word of the question. */
  readonly much: readonly number[];
}

export interface Ranked extends Place {
  readonly score: number;
  /** Of what the words weigh together, what the document has anywhere. */
  readonly wordShare: number;
  /** Of what the words, or the pairs, of the question weigh together, what its title has. */
  readonly titleShare: number;
  /** How far the title is the question, character by character. */
  readonly likeness: number;
  /** Whether it has any of the words beside a number. */
  readonly hasBesides: boolean;
}

/** So much of the question in a title answers it [choice]. */
const answering = 0.85;

export function isAnswered(hits: readonly Ranked[]): boolean {
  return hits.some(({ titleShare }) => titleShare >= answering);
}

/** Whether any has all the words, and not merely pieces of them in its title. */
export function hasAllWords(hits: readonly Ranked[]): boolean {
  return hits.some(({ wordShare }) => wordShare > 0.999);
}

/** What was typed beside a number, where the number alone led to all of them and none has any word of it. */
export function lackedWords(
  { numbers, besides, besidesTyped }: SearchQuestion,
  hits: readonly Ranked[],
): string | undefined {
  const isAsked = numbers.length > 0 && besides.length > 0 && hits.length > 0;
  return isAsked && !hits.some(({ hasBesides }) => hasBesides) ? besidesTyped : undefined;
}

/** In the order in which they are shown. */
export async function closely(
  db: Database,
  known: Known,
  question: SearchQuestion,
  found: readonly Place[],
): Promise<readonly Ranked[]> {
  const weights = await weightsOfQuestion(db, known, question);
  const half = Math.ceil(found.length / 2);
  if (known.sample.isSmall || half < worthHalving) {
    return await ranked(db, found, question, weights);
  }
  const rank = (some: readonly Place[]) => async (tx: Database) =>
    await ranked(tx, some, question, weights);
  const halves = await together(known.db, db, rank(found.slice(0, half)), rank(found.slice(half)));
  return halves.flat().sort(bestFirst);
}

/** Of fewer the way to a second connection takes as long. */
const worthHalving = 30;

export async function ranked(
  db: Database,
  found: readonly Place[],
  question: SearchQuestion,
  weights: Weights,
): Promise<readonly Ranked[]> {
  if (found.length === 0) return [];
  const quoted = question.phrases.flatMap(queryWords);
  const words = [...question.words, ...quoted, ...question.any.flat()].slice(0, 24);
  const looked = await lookClosely(db, found, words, question.besides);
  const measure = measureOf(words, question, weights);
  return found
    .map((place) => ({ ...place, ...scored(looked.get(place.id), place, measure) }))
    .sort(bestFirst);
}

function bestFirst(a: Ranked, b: Ranked): number {
  return b.score - a.score || Number(BigInt(b.at) - BigInt(a.at)) || b.id - a.id;
}

async function lookClosely(
  db: Database,
  found: readonly Place[],
  words: readonly string[],
  besides: readonly string[],
): Promise<ReadonlyMap<number, Looked>> {
  const ids = found.map(({ id }) => id);
  const together = words.length === 0 ? '' : searchQuery(words);
  const rest = besides.length === 0 ? '' : anyOf(besides);
  // The words of each are fetched once: concatenated they are a value at hand.
  const look = sql<Looked>`
    select id, title, length(words) as size,
      ts_rank_cd(${places}, words, ${together}::tsquery, 1) as near,
      ts_rank(${places}, words, ${rest}::tsquery) as besides,
      array(select ts_rank_cd(${places}, words, one)
        from unnest(${words.map(wordQuery)}::text[]::tsquery[]) with ordinality as given (one, n) order by n) as much
    from (
      select s.document_id as id, s.title, s.words || ''::tsvector as words from document_search s
      where s.document_id = any(${ids}::bigint[]) offset 0
    ) as looked`;
  const { rows } = await keepPlans(async () => await look.execute(db));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Documents of so many different words are neither long nor short. */
const usualSize = 500;

/** As a word counts less each time it comes again, and less in a long text (BM25). */
function dampened(much: number, size: number): number {
  const often = much / 0.15;
  return often / (often + 1.2 * (0.25 + (0.75 * size) / usualSize));
}

/** The question, taken apart once for all titles that are measured by it. */
interface Measure {
  readonly words: readonly { readonly key: string; readonly weight: number }[];
  readonly total: number;
  readonly whole: string;
  readonly characters: readonly string[];
  readonly pairs: readonly string[];
  readonly weightOf: (word: string) => number;
  readonly pairTotal: number;
}

function measureOf(
  words: readonly string[],
  { pieces }: SearchQuestion,
  weights: Weights,
): Measure {
  const weightOf = (word: string): number => weights.get(word) ?? 1;
  const whole = pieces.join('');
  const pairs = pairsOf(whole);
  return {
    words: words.map((word) => ({ key: titleKey(word), weight: weightOf(word) })),
    total: Math.max(1e-9, sumOf(words.map(weightOf))),
    whole,
    characters: Array.from(whole),
    pairs,
    weightOf,
    pairTotal: Math.max(1e-9, sumOf(pairs.map(weightOf))),
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function scored(looked: Looked | undefined, { first }: Place, measure: Measure) {
  if (looked === undefined) {
    return { score: 0, wordShare: 0, titleShare: 0, likeness: 0, hasBesides: false };
  }
  const { words, total, whole, pairs, pairTotal, weightOf } = measure;
  const { title, near, besides, size, much } = looked;
  const sum = (some: typeof words): number => sumOf(some.map(({ weight }) => weight));
  const inTitle = sum(words.filter(({ key }) => title.includes(key))) / total;
  const anywhere = sum(words.filter((_, n) => (much[n] ?? 0) > 0)) / total;
  const text = sumOf(words.map(({ weight }, n) => weight * dampened(much[n] ?? 0, size))) / total;
  const stands = whole.length > 1 && title.includes(whole) ? 1 : 0;
  const pairShare = sumOf(pairs.filter((pair) => title.includes(pair)).map(weightOf)) / pairTotal;
  const likeness = likenessOf(measure, title);
  // A number puts its documents before all others (rules/document-number.ts).
  const numbered = first >= 100_000 ? 100 + 10 * besides : 0;
  return {
    score:
      numbered +
      2.5 * inTitle +
      1.5 * pairShare +
      2 * stands +
      2 * likeness ** 2 +
      anywhere +
      2.5 * text +
      near / (near + 0.3),
    wordShare: anywhere,
    titleShare: Math.max(inTitle, pairShare),
    likeness,
    hasBesides: besides > 0,
  };
}

/** Pairs and characters that both have, of all that either has. */
function likenessOf({ whole, characters, pairs }: Measure, title: string): number {
  if (whole.length < 3 || title.length < 3) return whole === title ? 1 : 0;
  return 0.5 * overlap(characters, Array.from(title)) + 0.5 * overlap(pairs, pairsOf(title));
}

/** Twice what both have, by what they have together. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const part of other) left.set(part, (left.get(part) ?? 0) + 1);
  let both = 0;
  for (const part of one) {
    const times = left.get(part) ?? 0;
    if (times > 0) both += 1;
    left.set(part, times - 1);
  }
  return (2 * both) / (one.length + other.length);
}
