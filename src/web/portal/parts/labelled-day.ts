// A day with what it is the day of: a document has one on which it was made and one on which it was published (条例 24).

import { html } from '../html.ts';
import type { Html } from '../page.ts';

/** Where a list or the head of a table says what its days are, the style sheet hides the label while there is room. */
export function labelledDay(what: string, on: string): Html {
  return html`<span class="day-label">${what} </span><time datetime="${on}">${on}</time>`;
}

/** Among other facts: the label is always there to see. */
export function dayFact(what: string, on: string): Html {
  return html`<span class="day-fact">${what} <time datetime="${on}">${on}</time></span>`;
}
