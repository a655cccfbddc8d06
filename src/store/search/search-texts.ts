// What published documents say, as a quoted phrase is looked for in it: level, without tags, in the row of the search.
// The beginning lies in the row itself, what a long text has beyond lies outside (migration 0083).

import { type RawBuilder, sql } from 'kysely';
import { levelled, pairCodes, titleKey } from './search-words.ts';

/** Characters of a text that lie in the row, four bytes each at most: a row has to fit on a page. */
const inRow = 1500;
/** No phrase that is asked for is longer: what lies outside begins so many characters before the row ends. */
export const longestPhrase = 200;

/** Stands in no text and no question: no phrase reaches from one part into the next. */
const between = '\uffff';

/** @param parts body and summary, without tags */
export function phraseText(parts: readonly string[]): string {
  return parts.map(levelled).join(between);
}

/** Where a phrase can stand at all, as search-words.ts counts pairs: in the title, whatever marks it has, or in the text. */
export function phrasePairs(title: string, text: string): readonly number[] {
  return [...new Set([...pairCodes(titleKey(title)), ...pairCodes(text)])];
}

/** The columns `text` and `rest`. */
export function textColumns(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`left(${text}, ${sql.lit(inRow)}),
    case when length(${text}) > ${sql.lit(inRow)} then substr(${text}, ${sql.lit(inRow - longestPhrase + 1)}) end`;
}

/** Of a row `s` of the search. */
export function standsInText(phrase: string): RawBuilder<boolean> {
  return sql<boolean>`(strpos(s.text, ${phrase}) > 0 or strpos(s.rest, ${phrase}) > 0)`;
}
