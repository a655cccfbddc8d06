// What of a long question is asked of the index. It looks through all that has a common word, which costs more than
// to read the few that the rare words have found.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Sparing } from './search-conditions.ts';
import type { SearchQuestion } from './search-question.ts';
import { direct } from './search-way.ts';
import { type Known, weightsOfQuestion } from './search-weights.ts';
import { searchQuery } from './search-words.ts';

/** So many of the rarest tell most documents from each other. */
const words = 5;
const pairs = 4;
/** Of the sample, for each word that is not looked through: six hundred in all are read as fast. */
const mostRead = 12;

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
  const isLong = question.words.length > 1 || question.pieces.some((piece) => piece.length > pairs);
  if (known.sample.isSmall || !isLong) return { question };
  const weights = await weightsOfQuestion(db, known, question);
  const byWeight = (all: readonly string[]): readonly string[] =>
    all.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const ordered = { ...question, words: byWeight(question.words) };
  const left = ordered.words.length - words;
  const isRead =
    left > 1 && (await countRare(db, ordered.words.slice(0, words))) <= left * mostRead;
  return {
    question: ordered,
    sparing: {
      words: isRead ? words : Infinity,
      pairs: (all) => byWeight(all).slice(0, pairs),
    },
  };
}

async function countRare(db: Database, rare: readonly string[]): Promise<number> {
  await direct(db, 'index');
  const each = rare.map((word) => sql`words @@ ${searchQuery([word])}::tsquery`);
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from document_search_sample
    where ${sql.join(each, sql` and `)}`.execute(db);
  return rows[0]?.n ?? 0;
}
