// 本文件的惠企事项: what was drawn out of a document, on its page.

import { html } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import type { PublishedItem } from '../../../store/policies/policy-items.ts';
import type { Html } from '../page.ts';
import { itemAddress } from './addresses.ts';
import { deadline, stateMark } from './parts.ts';
import { stateOn } from './policy-book.ts';

export function documentItems(items: readonly PublishedItem[], today: IsoDay): Html | '' {
  if (items.length === 0) return '';
  return html`<section class="attachments document-items" aria-labelledby="shixiang">
    <h2 id="shixiang">本文件的惠企事项</h2>
    <ul class="files">
      ${items.map((item) => {
        const state = stateOn(item, today);
        return html`<li>
          <a href="${itemAddress(item.id)}">${item.content.name}</a>
          <span class="hint">${stateMark(state)} ${deadline(item.content, state, today)}</span>
        </li>`;
      })}
    </ul>
  </section>`;
}
