// What documents do to each other, on both pages and linked both ways (条例 20(1); 条例 6 of clarifications).

import { bookTitle } from '../../../rules/book-title.ts';
import { html } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { relationKinds } from '../../../rules/document-content.ts';
import type { LinkedDocument } from '../../../store/documents/linked-documents.ts';
import { longDay } from '../dates.ts';
import type { Html } from '../page.ts';
import { addressOfDocument } from './list-row.ts';

export type LinkedRelation = LinkedDocument;

function link({ id, published_at, home_path, name, documentNumber }: LinkedDocument): Html {
  const called = bookTitle(name);
  const number = documentNumber === null ? '' : `（${documentNumber}）`;
  return id === null || published_at === null || home_path === null
    ? html`${called}${number}`
    : html`<a href="${addressOfDocument({ id, published_at, home_path })}">${called}</a>${number}`;
}

/** In the banner: which document did it, and what is announced for a day to come (P14). */
export function whatDid(doneTo: readonly LinkedRelation[], today: IsoDay): Html | '' {
  const said = doneTo.filter(({ kind }) => kind !== 'clarifies');
  if (said.length === 0) return '';
  return html`${said.map((one) => html`<span class="validity-by">${sentence(one, today)}</span>`)}`;
}

function sentence(one: LinkedRelation, today: IsoDay): Html {
  const when = one.on <= today ? `自${longDay(one.on)}起` : `将自${longDay(one.on)}起`;
  switch (one.kind) {
    case 'repeals':
      return html`${when}由${link(one)}废止。`;
    case 'replaces':
      return html`${when}由${link(one)}替代。`;
    case 'amends':
      return html`${when}由${link(one)}修改。`;
    case 'lapses':
      return html`${when}由${link(one)}宣布失效。`;
    case 'extends':
      return html`有效期由${link(one)}延长${one.until === null ? '' : `至${longDay(one.until)}`}。`;
    case 'clarifies':
      return html`有澄清说明：${link(one)}。`;
  }
}

/** Below the text: everything, in both directions. */
export function relationsSection(
  does: readonly LinkedRelation[],
  doneTo: readonly LinkedRelation[],
  today: IsoDay,
): Html | '' {
  const ahead = (one: LinkedRelation): string => (one.on > today ? '将' : '');
  if (does.length + doneTo.length === 0) return '';
  return html`<section class="relations" aria-labelledby="relations">
    <h2 id="relations">相关文件</h2>
    <ul>
      ${does.map((one) => row(ahead(one) + relationKinds[one.kind].label, one))}
      ${doneTo.map((one) => row(ahead(one) + relationKinds[one.kind].passive, one))}
    </ul>
  </section>`;
}

function row(label: string, one: LinkedRelation): Html {
  const until = one.until === null ? '' : `，至${longDay(one.until)}`;
  return html`<li>
    <span class="relation-kind">${label}</span>
    <span>${link(one)}</span>
    <span class="relation-day">${longDay(one.on)}${until}</span>
  </li>`;
}
