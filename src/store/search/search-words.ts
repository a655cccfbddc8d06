// Chinese text into words for PostgreSQL's full text search: segmented here (jieba, search mode), handed
// over as a tsvector literal with positions. Sub-words share the position of their long word, so that
// 住房保障 is found by 保障 without seeming one word longer.

import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let loaded: Jieba | undefined;

function jieba(): Jieba {
  loaded ??= Jieba.withDict(dict);
  return loaded;
}

/** Takes a third of a second: better at a quiet moment than under the first reader's question. */
export function loadDictionary(): void {
  jieba();
}

type Weight = 'A' | 'B' | 'C' | 'D';

export interface SearchableText {
  readonly title: string;
  /** Numbers, keywords, names of organs. */
  readonly terms: readonly string[];
  readonly summary: string;
  /** Without tags. */
  readonly body: string;
  /** What its files say. */
  readonly files?: readonly string[];
}

// Limits of PostgreSQL are 256 positions a lexeme and 16,383 in all; fewer rank just as well.
const positionsPerWord = 24;
const lastPosition = 16_383;
const longestWord = 64;
const longestBody = 100_000;
const longestFiles = 100_000;

/** A literal to be cast to tsvector. */
export function searchVector(text: SearchableText): string {
  const words = new Map<string, string[]>();
  let position = 0;
  const add = (part: string, weight: Weight): void => {
    for (const group of wordGroups(part)) {
      position = Math.min(position + 1, lastPosition);
      for (const word of group) {
        const places = words.get(word);
        if (places === undefined) words.set(word, [`${position}${weight}`]);
        else if (places.length < positionsPerWord) places.push(`${position}${weight}`);
      }
    }
    // Words of different parts are not neighbours.
    position = Math.min(position + 8, lastPosition);
  };
  add(text.title, 'A');
  for (const term of text.terms) add(term, 'B');
  add(text.summary, 'B');
  add(text.body.slice(0, longestBody), 'C');
  let left = longestFiles;
  for (const file of text.files ?? []) {
    add(file.slice(0, left), 'D');
    left = Math.max(0, left - file.length);
  }
  return [...words].map(([word, places]) => `${quoted(word)}:${places.join(',')}`).join(' ');
}

/** Each word of the text with its sub-words, the word itself last; marks and particles left out. */
function* wordGroups(text: string): Generator<readonly string[]> {
  const level = levelled(text);
  const whole = jieba().cut(level, true);
  const parts = jieba().cutForSearch(level, true);
  let next = 0;
  for (const word of whole) {
    const group: string[] = [];
    // Search mode gives the sub-words of a word, all shorter than it, and then the word.
    for (; next < parts.length; next += 1) {
      const part = parts[next] ?? '';
      if (isWord(part)) group.push(part);
      if (part === word) {
        next += 1;
        break;
      }
    }
    if (group.length > 0) yield group;
  }
}

/** Wide letters and digits narrow, capitals small: the same for what is stored and what is asked. */
export function levelled(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Letters and digits alone: a title by which pieces of it are found, whatever marks stand between. */
export function titleKey(title: string): string {
  return levelled(title).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** As pairs_of in the database: neighbouring characters. */
export function pairsOf(key: string): string[] {
  const characters = Array.from(key);
  return [...new Set(characters.slice(1).map((one, n) => `${characters[n]}${one}`))];
}

/**
 * Neighbouring letters and digits of a level text, each pair of them as a number: all that has a phrase has its pairs,
 * wherever words begin and end.
 */
export function pairCodes(text: string): readonly number[] {
  const codes = new Set<number>();
  let before: number | undefined;
  for (const character of text) {
    const code = letterOrDigit.test(character) ? character.codePointAt(0) : undefined;
    if (before !== undefined && code !== undefined) codes.add((before << 16) | (code & 0xff_ff));
    before = code;
  }
  return [...codes];
}

/** All that has the pair has the phrase: it is one pair, and no other has its number. */
export function isPair(phrase: string): boolean {
  return phrase.length === 2 && pairCodes(phrase).length === 1;
}

const particles = new Set(['的', '了', '和', '与', '及', '或', '在', '是', '对', '为', '于', '等']);
const letterOrDigit = /[\p{L}\p{N}]/u;

function isWord(text: string): boolean {
  return text.length <= longestWord && letterOrDigit.test(text) && !particles.has(text);
}

/** The words of a question, for the query and for what is marked in the results. */
export function queryWords(text: string): readonly string[] {
  const words = jieba().cut(levelled(text), true).filter(isWord);
  return [...new Set(words)].slice(0, 24);
}

/** Words within words too, single characters only where there is nothing else: for what merely comes near. */
export function looseWords(text: string): readonly string[] {
  const words = jieba().cutForSearch(levelled(text), true).filter(isWord);
  const long = words.filter((word) => word.length > 1);
  return [...new Set(long.length > 0 ? long : words)].slice(0, 24);
}

/** Words that name a thing, a place, a body or an affair, as against those that only hold a sentence. */
export function namingWords(text: string): ReadonlySet<string> {
  const named = jieba()
    .tag(levelled(text), true)
    .filter(({ tag }) => /^(?:n|vn|an|j|l|i|x|eng|t)/.test(tag));
  return new Set(named.map(({ word }) => word));
}

/** All words must occur; a long word may also occur as its parts. To be cast to tsquery. */
export function searchQuery(words: readonly string[]): string {
  return words.map(wordQuery).join(' & ');
}

/** The same where one of the words is enough. */
export function anyOf(words: readonly string[]): string {
  return words.map(wordQuery).join(' | ');
}

/** A word, or its parts. To be cast to tsquery. */
export function wordQuery(word: string): string {
  const parts = partsOf(word);
  if (parts.length < 2) return quoted(word);
  return `(${quoted(word)} | (${parts.map(quoted).join(' & ')}))`;
}

/** Sub-words that cover the word without overlapping, the longest first from the left; or none. */
function partsOf(word: string): readonly string[] {
  const known = jieba()
    .cutForSearch(word, true)
    .filter((part) => part !== word)
    .sort((a, b) => b.length - a.length);
  const parts: string[] = [];
  for (let at = 0; at < word.length;) {
    const part = known.find((one) => word.startsWith(one, at));
    if (part === undefined) return [];
    parts.push(part);
    at += part.length;
  }
  return parts.filter(isWord);
}

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/**
 * Words of a title that a reader may type, and pairs of them that stand together. Names of persons are none: a title
 * that has one is found, and suggested to nobody.
 */
export function titleWords(text: string): {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
  readonly namesPerson: boolean;
} {
  const words = new Set<string>();
  const pairs = new Set<string>();
  let before = '';
  let namesPerson = false;
  for (const { tag, word } of jieba().tag(levelled(text), true)) {
    namesPerson ||= tag === 'nr';
    const isTopic = /^(?:n(?!r)|v|a|j|l|i|eng)/.test(tag) && word.length >= 2 && isWord(word);
    if (isTopic) words.add(word);
    if (isTopic && before !== '' && (before + word).length <= 10) pairs.add(before + word);
    before = isTopic ? word : '';
  }
  return { words: [...words], pairs: [...pairs], namesPerson };
}

/** A word of the language, long enough to be no slip of the pen: among two characters there are slips that became words. */
export function isLongWord(word: string): boolean {
  return Array.from(word).length > 2 && jieba().cut(levelled(word), false).length === 1;
}

/** The whole text cut into words, nothing left out. */
export function wordsInOrder(text: string): readonly string[] {
  return jieba().cut(levelled(text), true);
}
