// Beside few hits, what else may have been meant: titles that differ from the question by a slip of the pen, and what
// comes nearest where nothing, or hardly anything, has all of it.

import type { Database } from '../database.ts';
import { misspeltTitles, nearestHits, textsLike, titlesLike } from './search-nearest.ts';
import { loosened, type SearchQuestion } from './search-question.ts';
import type { Place } from './search-tiers.ts';
import { together } from './search-together.ts';
import { type Known, type Weights, weightsOfQuestion } from './search-weights.ts';
import type { Answer, Asked, SearchPlace } from './search.ts';

const mostAlike = 3;
/** Of more hits it is not asked whether something else was meant. */
const mostDoubted = 200;
/** With so few, none of them in a title, what comes near is shown below. */
const fewHits = 5;

/** @param answer all hits there are */
export async function withLikes(
  db: Database,
  known: Known,
  asked: Asked,
  answer: Answer,
): Promise<Answer> {
  const { search, question } = asked;
  const { found, counted } = answer;
  const isFirst = search.offset === 0 && search.after === undefined;
  if (!isFirst || !canLoosen(question)) return answer;
  if (counted.total > 0 && (found.isAnswered !== false || counted.total > mostDoubted)) {
    return answer;
  }
  const likes = await likesOf(db, known, asked, counted.total < fewHits);
  const near = await findNearest(db, asked, likes);
  if (counted.total === 0) {
    return {
      found: { places: near, found: 'some' },
      counted: { ...counted, total: near.length, facets: undefined },
    };
  }
  const alike = await findAlike(db, known, asked, likes.titles);
  const shown = new Set([...found.places, ...alike].map(({ id }) => id));
  return { found: { ...found, alike, near: near.filter(({ id }) => !shown.has(id)) }, counted };
}

/** Whoever quotes, leaves out or gives a number means it. */
function canLoosen({ words, phrases, any, none, numbers }: SearchQuestion): boolean {
  return words.length > 0 && [phrases, any, none, numbers].every((part) => part.length === 0);
}

interface Likes {
  /** Taken apart further, by which they were found. */
  readonly question: SearchQuestion;
  readonly weights: Weights;
  readonly titles: readonly Place[];
  /** Undefined where what merely comes near is not asked for. */
  readonly texts: readonly Place[] | undefined;
}

/** Titles and texts are looked for at the same time. */
async function likesOf(
  db: Database,
  known: Known,
  { question: given, narrowing: conditions }: Asked,
  isNear: boolean,
): Promise<Likes> {
  const question = loosened(given);
  const weights = await weightsOfQuestion(db, known, question);
  const near = { conditions, weights };
  const likeTitles = async (tx: Database) => await titlesLike(tx, known, question, near);
  if (!isNear) return { question, weights, titles: await likeTitles(db), texts: undefined };
  const [titles, texts] = await together(
    known.db,
    db,
    likeTitles,
    async (tx) => await textsLike(tx, known, question, near),
  );
  return { question, weights, titles, texts };
}

async function findAlike(
  db: Database,
  known: Known,
  { question }: Asked,
  titles: readonly Place[],
): Promise<readonly Place[]> {
  const weights = await weightsOfQuestion(db, known, question);
  const alike = await misspeltTitles(db, question, weights, titles);
  return alike.slice(0, mostAlike);
}

async function findNearest(
  db: Database,
  { search }: Asked,
  { question, weights, titles, texts }: Likes,
): Promise<readonly SearchPlace[]> {
  if (texts === undefined) return [];
  const near = await nearestHits(db, question, weights, [...texts, ...titles]);
  return near.slice(0, search.limit).map((place) => ({ ...place, stretch: 0 }));
}
