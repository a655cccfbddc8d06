// How Chinese text is spelled: in full without tones and gaps (住房 → zhufang) and by its first letters (zf). ü is
// written v, as it is typed. Of characters read in several ways the table of words decides.

import { pinyin } from 'pinyin-pro';

export interface Spelling {
  readonly pinyin: string;
  readonly initials: string;
}

const mostKept = 20_000;
const kept = new Map<string, readonly string[]>();

/** One for each character that has one; whatever else stands there is a piece of its own. */
export function syllables(text: string): readonly string[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const read = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true });
  const found = read.map((one) => one.toLowerCase());
  // The same words come again and again, whole titles do not.
  if (text.length <= 8) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, found);
  }
  return found;
}

const longestSpelled = 12; // characters: what is longer is known by its beginning

/** Of the beginning of the text; nothing where no Chinese character stands in it. */
export function spellingOf(text: string): Spelling | undefined {
  const start = Array.from(text).slice(0, longestSpelled).join('');
  if (!/\p{Script=Han}/u.test(start)) return undefined;
  const letters = syllables(start).map((one) => one.replaceAll(/[^a-z0-9]/g, ''));
  return {
    pinyin: letters.join(''),
    initials: letters.map((one) => one.slice(0, 1)).join(''),
  };
}
