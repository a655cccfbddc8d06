// Items side by side: from the list, what they are; for a firm, also what speaks for and against each.

import { bookTitle } from '../../../rules/book-title.ts';
import { html } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { policyLevels, policyTypes } from '../../../rules/policy/item.ts';
import { conditionInWords, type PolicyNames } from '../../../rules/policy/words.ts';
import { notFoundPage } from '../error-page.ts';
import type { Html, PageRequest, PageResult } from '../page.ts';
import { telephone } from '../parts/telephone.ts';
import { itemAddress, policiesAddress } from './addresses.ts';
import type { Matched } from './matches.ts';
import { amountInWords, deadline, deliveryInWords, stateMark } from './parts.ts';
import { type BookItem, policyBook, stateOn } from './policy-book.ts';
import { reasonList } from './match-results.ts';
import type { Profile } from '../../../rules/policy/profile.ts';
import { amountForFirm } from './reason-words.ts';

/** A table of more is read by nobody. */
export const mostCompared = 5;

export async function comparePage(request: PageRequest): Promise<PageResult> {
  const { http, context } = request;
  const today = context.clock.today();
  const book = await policyBook(context);
  const ids = [...new Set((http.req.queries('id') ?? []).slice(0, 50).map(Number))];
  const items = ids.flatMap((id) => book.byId.get(id) ?? []);
  if (ids.length > 0 && items.length === 0) return notFoundPage(request);
  return {
    keep: 'fresh',
    title: '比较惠企政策',
    trail: [{ label: '惠企政策', path: policiesAddress }, { label: '比较' }],
    body: html`<h1>比较惠企政策</h1>
      ${
        items.length < 2
          ? html`<p class="empty">
              请在<a href="${policiesAddress}">惠企政策</a>里选中两项以上，再按“比较选中的事项”。
            </p>`
          : comparison(
              items.slice(0, mostCompared).map((item) => ({ item })),
              book.names,
              today,
            )
      }
      ${tooMany(items.length)}`,
  };
}

export function tooMany(count: number): Html | '' {
  return count > mostCompared
    ? html`<p class="hint">选中了${count}项，这里比较前${mostCompared}项。</p>`
    : '';
}

export interface Compared {
  readonly item: BookItem;
  readonly matched?: Matched;
}

export function comparison(
  items: readonly Compared[],
  names: PolicyNames,
  today: IsoDay,
  firm?: Profile,
): Html {
  const row = (label: string, cell: (one: Compared) => string | Html): Html =>
    html`<tr>
      <th scope="row">${label}</th>
      ${items.map((one) => html`<td>${cell(one)}</td>`)}
    </tr>`;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="事项比较">
    <table class="comparison">
      <thead>
        <tr>
          <td></td>
          ${items.map(
            ({ item }) =>
              html`<th scope="col"><a href="${itemAddress(item.id)}">${item.content.name}</a></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${firm ? row('结论', ({ matched }) => html`<strong>${matched?.match.label ?? ''}</strong>`) : ''}
        ${row('支持标准', ({ item }) => html`<strong>${amountInWords(item.content)}</strong>`)}
        ${
          firm
            ? row('本企业约', ({ matched }) => {
                const { sum, steps } = amountForFirm(matched?.amount);
                return html`<strong>${sum}</strong> <span class="hint">${steps}</span>`;
              })
            : ''
        }
        ${row('状态', ({ item }) => {
          const state = stateOn(item, today);
          return html`${stateMark(state)}<br />${deadline(item.content, state, today)}`;
        })}
        ${row('支持对象', ({ item }) => item.content.audience)}
        ${row('条件', ({ item, matched }) =>
          firm && matched
            ? reasonList(item, matched.match.reasons, firm, names)
            : conditionInWords(item.content.condition, names),
        )}
        ${row('材料', ({ item: { content } }) =>
          content.materials.length === 0 ? '无需材料' : content.materials.join('、'),
        )}
        ${row('兑现方式', ({ item }) => deliveryInWords(item.content))}
        ${row('能否叠加', ({ item }) => (item.content.canStack ? '可以' : '不重复享受'))}
        ${row('类型', ({ item }) => policyTypes[item.content.type])}
        ${row('层级', ({ item }) => policyLevels[item.content.level])}
        ${row(
          '受理单位',
          ({ item: { content } }) => html`${content.office}<br />${telephone(content.phone)}`,
        )}
        ${row('依据', ({ item: { document } }) => `${bookTitle(document.title)}${document.number ?? ''}`)}
      </tbody>
    </table>
  </div>`;
}
