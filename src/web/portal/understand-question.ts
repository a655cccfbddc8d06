// What a reader meant by what he typed: traditional characters are read as simplified ones; where nothing is found,
// what sounds alike or differs by one character is searched instead, and said so; where something is found, that
// stays and what else may have been meant is offered.

import { html } from './html.ts';
import { toSimplified } from '../../formats/traditional.ts';
import { holdsPersonalNumber } from '../../rules/question-privacy.ts';
import { meantBy } from '../../store/search/correct-terms.ts';
import { readOperators } from '../../store/search/search-operators.ts';
import type { SearchResult } from '../../store/search/search.ts';
import type { Html, PageRequest } from './page.ts';

/** Asks for what was typed and nothing else. */
export const asTyped = 'yuanci';

export interface Understood {
  readonly result: SearchResult | undefined;
  /** What was searched, when it is not what was typed. */
  readonly note: Html | '';
}

export async function understandQuestion(
  { context, http }: Pick<PageRequest, 'context' | 'http'>,
  typed: string,
  by: {
    readonly search: (text: string) => Promise<SearchResult | undefined>;
    readonly addressOf: (text: string) => string;
  },
): Promise<Understood> {
  if (http.req.query(asTyped) === '1' || typed === '') {
    return { result: await by.search(typed), note: '' };
  }
  const text = await toSimplified(typed);
  const result = await by.search(text);
  if (result === undefined || holdsPersonalNumber(text)) return { result, note: '' };
  const { alternatives } = readOperators(text);
  // Who writes OR writes with care; what is mended is told of whole questions.
  if (alternatives.length > 0) return { result, note: readAsOr(alternatives) };
  // Nor is what is asked for in these very characters: where it stands nowhere its words are led to.
  if (/["“”]/u.test(text)) return { result, note: '' };
  const meant = await meantBy(context.db, text);
  if (meant === undefined) return { result, note: '' };
  const other = await by.search(meant);
  if (other === undefined || other.total === 0 || other.found !== 'words') {
    return { result, note: '' };
  }
  // What merely comes near to what was typed is less than what has all of what was meant.
  if (result.total === 0 || result.found === 'some') {
    return { result: other, note: searchedInstead(typed, meant, by) };
  }
  // What finds no more than what was typed is no better guess.
  if (other.total <= result.total) return { result, note: '' };
  return {
    result,
    note: html`<p class="meant">是不是要找：<a href="${by.addressOf(meant)}">${meant}</a></p>`,
  };
}

function searchedInstead(
  typed: string,
  meant: string,
  by: { readonly addressOf: (text: string) => string },
): Html {
  return html`<p class="meant" role="status">
    没有找到“${typed}”，下面是“<strong>${meant}</strong>”的结果。<a
      href="${by.addressOf(typed)}&${asTyped}=1"
      rel="nofollow"
      >仍然搜索“${typed}”</a
    >
  </p>`;
}

function readAsOr(alternatives: readonly (readonly string[])[]): Html {
  const said = alternatives.map(
    (words) => `${words.map((word) => `“${word}”`).join('、')}有一个就行`,
  );
  return html`<p class="meant">
    OR和竖线读作“或者”：${said.join('；')}。要找OR这两个字母的，加引号。
  </p>`;
}
