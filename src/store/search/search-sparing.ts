// What of a long question the index is asked for, and in which order. It leaps from list to list, so the rarest comes
// first; what is read in title or text afterwards is asked for by a few of its pairs, since each list more costs more
// than the few rows that it would leave out.

import type { Database } from '../database.ts';
import type { Sparing } from './search-conditions.ts';
import type { SearchQuestion } from './search-question.ts';
import { countsOfPairs, type Known, weightsOfQuestion } from './search-weights.ts';
import { pairCodes } from './search-words.ts';

/** So many of the rarest pairs have nearly all that has all of them. */
const pairs = 4;

export interface Spare {
  /** The index begins with the word that fewest have. */
  readonly question: SearchQuestion;
  readonly sparing?: Sparing;
}

export async function sparingly(
  db: Database,
  known: Known,
  question: SearchQuestion,
): Promise<Spare> {
  const { words, pieces, phrases } = question;
  const codes = phrases.map(pairCodes).filter((some) => some.length > pairs);
  const isLong =
    words.length > 1 || pieces.some((piece) => piece.length > pairs) || codes.length > 0;
  if (known.sample.isSmall || !isLong) return { question };
  const weights = await weightsOfQuestion(db, known, question);
  const counts = await countsOfPairs(db, known, codes.flat());
  const byWeight = (all: readonly string[]): readonly string[] =>
    all.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  return {
    question: { ...question, words: byWeight(words) },
    sparing: {
      titlePairs: (all) => byWeight(all).slice(0, pairs),
      phrasePairs: (all) =>
        all.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)).slice(0, pairs),
    },
  };
}
