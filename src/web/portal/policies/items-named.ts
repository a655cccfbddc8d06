// Beside the hits of a search: items of 惠企政策 whose names hold all that was typed.

import { html } from '../html.ts';
import { toSimplified } from '../../../formats/traditional.ts';
import type { Html, PageRequest } from '../page.ts';
import { itemAddress, policiesAddress } from './addresses.ts';
import { deadline, stateMark } from './parts.ts';
import { byDeadline, policyBook, stateOn } from './policy-book.ts';

const most = 3;

export async function itemsNamed(
  { context }: PageRequest,
  text: string | undefined,
): Promise<Html | ''> {
  const typed = text === undefined ? '' : (await toSimplified(text)).trim();
  const words = typed.split(/\s+/).filter((word) => word.length > 1);
  if (words.length === 0) return '';
  const today = context.clock.today();
  const { items } = await policyBook(context);
  const found = items
    .filter(
      (item) =>
        ['open', 'upcoming'].includes(stateOn(item, today)) &&
        // A whole sentence with the name in it finds it too.
        (words.every((word) => item.content.name.includes(word)) ||
          (item.content.name.length > 3 && typed.includes(item.content.name))),
    )
    .toSorted(byDeadline(today));
  if (found.length === 0) return '';
  return html`<aside class="found-aside" aria-label="惠企政策">
    <p class="found-label">惠企政策事项</p>
    <ul class="plain-list">
      ${found.slice(0, most).map((item) => {
        const state = stateOn(item, today);
        return html`<li>
          <a href="${itemAddress(item.id)}">${item.content.name}</a>
          <small>${stateMark(state)} ${deadline(item.content, state, today)}</small>
        </li>`;
      })}
    </ul>
    ${
      found.length > most
        ? html`<p class="further">
            <a href="${policiesAddress}?q=${encodeURIComponent(words.join(' '))}"
              >共${found.length}项</a
            >
          </p>`
        : ''
    }
  </aside>`;
}
