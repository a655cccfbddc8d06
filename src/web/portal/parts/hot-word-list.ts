// 热搜词 under a box for searching.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export function hotWordList(words: readonly string[]): Html | '' {
  if (words.length === 0) return '';
  return html`<ul class="hot-words" aria-label="热搜词">
    <li class="hot-words-title" aria-hidden="true">热搜词</li>
    ${words.map(
      (word) => html`<li><a href="/sousuo/?q=${encodeURIComponent(word)}">${word}</a></li>`,
    )}
  </ul>`;
}
