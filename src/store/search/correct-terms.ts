// What a question may mean that has a wrong character in it, or was typed in pinyin: looked up among the words of
// what is public. Words that stand there as they were typed are right.

import { sql } from 'kysely';
import {
  doubtfulStretches,
  isOneApart,
  longestStretch,
  type Stretch,
} from '../../rules/typing-errors.ts';
import type { Database } from '../database.ts';
import { spellingOf } from './pinyin.ts';
import { isLongWord, levelled, wordsInOrder } from './search-words.ts';

const mostPieces = 4;
const longestPiece = 24; // characters
const mostNear = 400;
const afterAll = '\u{10FFFF}';

/** The question as it was probably meant; undefined where there is nothing to mend. */
export async function meantBy(db: Database, question: string): Promise<string | undefined> {
  const level = levelled(question).trim();
  const spelled = await fromPinyin(db, level);
  if (spelled !== undefined) return spelled;
  const pieces = level.split(/\s+/u).slice(0, mostPieces);
  const mended: string[] = [];
  for (const piece of pieces) mended.push(await mendPiece(db, piece));
  const meant = mended.join(' ');
  return meant === pieces.join(' ') ? undefined : meant;
}

/** zhufang baozhang, zhu'fang: pinyin in full, or at least three first letters. */
async function fromPinyin(db: Database, level: string): Promise<string | undefined> {
  const letters = level.replaceAll(/[ '’]/g, '');
  if (!/^[a-zü]{3,60}$/.test(letters)) return undefined;
  const spelling = letters.replaceAll('ü', 'v');
  const row = await db
    .selectFrom('search_terms')
    .select('term')
    .where((eb) => eb.or([eb('pinyin', '=', spelling), eb('initials', '=', spelling)]))
    .where(sql<boolean>`length(level) <= ${longestStretch}`)
    .orderBy((eb) => eb('pinyin', '=', spelling), 'desc')
    .orderBy('documents', 'desc')
    .orderBy('level')
    .limit(1)
    .executeTakeFirst();
  return row?.term;
}

async function mendPiece(db: Database, piece: string): Promise<string> {
  if (piece.length < 2 || piece.length > longestPiece || !/\p{Script=Han}/u.test(piece)) {
    return piece;
  }
  const words = wordsInOrder(piece);
  const known = await knownTerms(db, [piece, ...words]);
  if (known.has(piece)) return piece;
  // A single character is a word of its own only where the cutting found nothing better.
  const isKnown = (word: string): boolean => known.has(word) || !isDoubtful(word);
  const unknown = doubtfulStretches(words, isKnown);
  // 保障性 is right although nobody here says it: 保障局, one character apart, is another thing.
  const wrong = doubtfulStretches(words, (word) => isKnown(word) || isLongWord(word));
  const mended = (await sameSound(db, unknown)) ?? (await oneApart(db, wrong));
  if (mended === undefined) return piece;
  const { stretch, term } = mended;
  return piece.slice(0, stretch.start) + term + piece.slice(stretch.start + stretch.text.length);
}

function isDoubtful(word: string): boolean {
  return /\p{Script=Han}/u.test(word) && !/^[的了和与及或在是对为于等]$/u.test(word);
}

async function knownTerms(db: Database, levels: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('search_terms')
    .select('level')
    .where('level', 'in', [...levels])
    .execute();
  return new Set(rows.map(({ level }) => level));
}

interface Mended {
  readonly stretch: Stretch;
  readonly term: string;
}

/** 住房保章 → 住房保障. */
async function sameSound(db: Database, stretches: readonly Stretch[]): Promise<Mended | undefined> {
  const sounds = stretches.map((stretch) => spellingOf(stretch.text)?.pinyin ?? '');
  if (sounds.length === 0) return undefined;
  const rows = await db
    .selectFrom('search_terms')
    .select(['level', 'pinyin', 'documents'])
    .where('pinyin', 'in', [...new Set(sounds)])
    .where(sql<boolean>`length(level) <= ${longestStretch}`)
    .orderBy('documents', 'desc')
    .orderBy('level')
    .limit(mostNear)
    .execute();
  for (const [i, stretch] of stretches.entries()) {
    const like = rows.find(
      ({ level, pinyin }) => pinyin === sounds[i] && level.length === stretch.text.length,
    );
    if (like !== undefined && like.level !== stretch.text) return { stretch, term: like.level };
  }
  return undefined;
}

/** One character wrong, missing or exchanged: one half of the word is right, and found by the index. */
async function oneApart(db: Database, stretches: readonly Stretch[]): Promise<Mended | undefined> {
  const long = stretches.filter(({ text }) => text.length >= 3).slice(0, 6);
  for (const stretch of long) {
    const { text } = stretch;
    const half = Math.max(1, Math.floor(text.length / 2) - (text.length > 4 ? 0 : 1));
    const start = text.slice(0, Math.max(1, half));
    const end = Array.from(text.slice(text.length - Math.max(1, half)))
      .toReversed()
      .join('');
    const { rows } = await sql<{ level: string }>`
      select level from (
        (select level, documents from search_terms
          where level >= ${start} and level < ${start + afterAll}
            and length(level) between ${text.length - 1} and ${text.length + 1}
          order by level limit ${mostNear})
        union all
        (select level, documents from search_terms
          where length(level) <= 12
            and (reverse(level)) collate "C" >= ${end}
            and (reverse(level)) collate "C" < ${end + afterAll}
            and length(level) between ${text.length - 1} and ${text.length + 1}
          order by (reverse(level)) collate "C" limit ${mostNear})
      ) as near
      order by documents desc, level`.execute(db);
    const like = rows.find(({ level }) => isOneApart(text, level));
    if (like !== undefined) return { stretch, term: like.level };
  }
  return undefined;
}
