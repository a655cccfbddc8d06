// What a question asks for: words that must occur, phrases, words of which one is enough, words that must not occur,
// and numbers of documents told from words. Whatever else is to be understood of a question (other writings, slips of
// the pen) is understood here.

import { type DocumentNumberQuery, queryDocumentNumber } from '../../rules/document-number.ts';
import { combined, readOperators } from './search-operators.ts';
import { longestPhrase } from './search-texts.ts';
import { levelled, looseWords, queryWords, titleKey } from './search-words.ts';

export interface SearchQuestion {
  /** Words that must all occur. */
  readonly words: readonly string[];
  /** The same as typed, letters and digits only: a title that has all of them as they stand is found too. */
  readonly pieces: readonly string[];
  /** Must stand as they are. */
  readonly phrases: readonly string[];
  /** One of them is enough; each may be several words. */
  readonly any: readonly (readonly string[])[];
  readonly none: readonly (readonly string[])[];
  readonly numbers: readonly DocumentNumberQuery[];
  /** Words beside the numbers. */
  readonly besides: readonly string[];
  /** The same as typed. */
  readonly besidesTyped: string;
}

export interface AskedWords {
  readonly text: string;
  readonly phrase?: string | undefined;
  readonly any?: string | undefined;
  readonly none?: string | undefined;
}

const longest = 200;
const mostPieces = 6;

/** Only asks, and names nothing that a document would say. */
const asking = new Set(
  '怎么 怎么办 怎样 如何 什么 哪些 哪个 哪里 多少 请问 是否 有没有 能不能 要不要 可不可以 吗 呢 我 我们 想 怎 样 几 要不 不要 不能 算不算 谁'.split(
    ' ',
  ),
);

/** “…” and "…" hold phrases, -词 leaves out, OR and | stand between words of which one is enough, as elsewhere on the web. */
export function readQuestion({ text, phrase, any, none }: AskedWords): SearchQuestion {
  const quoted: string[] = [];
  const left: string[] = [];
  const { rest, alternatives } = readOperators(text.slice(0, longest));
  const plain = rest
    .replaceAll(/["“]([^"“”]+)["”]/gu, (_, inner: string) => {
      quoted.push(inner);
      return ' ';
    })
    .replaceAll(/(?<=^|\s)[-－]([^\s\-－]\S*)/gu, (whole: string, word: string) => {
      // -47 of a number is no word that is left out.
      if (/^\d/u.test(word)) return whole;
      left.push(word);
      return ' ';
    })
    .trim();
  if (phrase !== undefined) quoted.push(phrase);
  const phrases = quoted
    .map((one) => levelled(one).trim().slice(0, longestPhrase))
    .filter((one) => titleKey(one) !== '');
  const all = queryWords(plain);
  const naming = all.filter((word) => !asking.has(word));
  const read = numbersIn(plain);
  return {
    words: naming.length > 0 ? naming : all,
    pieces: piecesOf(plain)
      .map(titleKey)
      .filter((piece) => piece !== '')
      .slice(0, mostPieces),
    phrases: phrases.slice(0, mostPieces),
    any: combined(
      [piecesOf(any ?? ''), ...alternatives].map((one) => one.map(queryWords).filter(isSome)),
    ),
    none: [...left, ...piecesOf(none ?? '')].map(queryWords).filter(isSome),
    numbers: read.numbers,
    besides: queryWords(read.besides),
    besidesTyped: read.besides,
  };
}

/** For what comes nearest: words within words count by themselves. */
export function loosened(question: SearchQuestion): SearchQuestion {
  const words = looseWords(question.words.join(' ')).filter((word) => !asking.has(word));
  return words.length === 0 ? question : { ...question, words };
}

export function asksNothing({ words, phrases, any, none, numbers }: SearchQuestion): boolean {
  return [words, phrases, any, none, numbers].every((part) => part.length === 0);
}

/** What is marked where it stands. */
export function wordsToMark({ words, phrases, any }: SearchQuestion): readonly string[] {
  return [...new Set([...phrases, ...words, ...any.flat()])];
}

/**
 * 黔府办函 2022 47 is one number; 住房保障 47号 is words and a number, although read in one breath it could be a
 * number with a strange agency: both are looked for.
 */
function numbersIn(text: string) {
  const inOne = queryDocumentNumber(text);
  const pieces = piecesOf(text);
  const read = pieces.map((piece) => queryDocumentNumber(piece));
  const inPieces = pieces.length > 1 ? read.flatMap((number) => number ?? []) : [];
  const besides =
    inOne !== undefined && inPieces.length === 0
      ? ''
      : pieces.filter((_, i) => read[i] === undefined).join(' ');
  return {
    numbers: [...(inOne === undefined ? [] : [inOne]), ...inPieces].slice(0, 4),
    besides,
  };
}

function piecesOf(text: string): readonly string[] {
  return text
    .slice(0, longest)
    .split(/\s+/u)
    .filter((piece) => piece !== '');
}

function isSome(words: readonly string[]): boolean {
  return words.length > 0;
}
