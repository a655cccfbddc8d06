// The list a firm gets: by state, each item with what speaks for and against it, clause by clause. What would decide
// most is asked first, in place; what another answer changed is told.

import { bookTitle } from '../../../rules/book-title.ts';
import { html, raw } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import type { Clause } from '../../../rules/policy/condition.ts';
import { deliveryModes } from '../../../rules/policy/item.ts';
import { type MatchState, matchStateKeys, matchStates } from '../../../rules/policy/match.ts';
import type { Profile } from '../../../rules/policy/profile.ts';
import type { Reason } from '../../../rules/policy/reasons.ts';
import { reasonInWords, shownVerdict, shownVerdicts } from '../../../rules/policy/shown-verdict.ts';
import type { PolicyNames } from '../../../rules/policy/words.ts';
import type { Html } from '../page.ts';
import { telephone } from '../parts/telephone.ts';
import { itemAddress, itemQuestionAddress } from './addresses.ts';
import type { Change, FirmMatches, Matched } from './matches.ts';
import { amountInWords, deadline, isSoon, isWebAddress, quotedClause, stateMark } from './parts.ts';
import { type BookItem, type PolicyBook, stateOn } from './policy-book.ts';
import { amountForFirm, standing, verdictShapes } from './reason-words.ts';

const explanations: Readonly<Record<MatchState, string>> = {
  fits: '填写的情况满足全部条件。',
  nearly: '必须的条件没有不满足的，只差一项待确认，或者只是优先条件不满足。',
  open: '没有发现不满足的条件，但还有几项不知道。',
  gap: '只差一个数字，而且离要求不到十分之一。',
  fails: '至少有一项必须的条件不满足。',
};

/** Nobody reads a thousand. */
const mostShown: Readonly<Record<MatchState, number>> = {
  fits: 100,
  nearly: 100,
  open: 60,
  gap: 60,
  fails: 40,
};

export interface ShownResults {
  readonly found: FirmMatches;
  readonly book: PolicyBook;
  readonly picked: readonly number[];
  readonly today: IsoDay;
}

export function resultCounts({ byState, all }: FirmMatches): Html {
  if (all.length === 0) return html`<p class="empty">现在没有可以申报的事项。</p>`;
  return html`<ul class="match-counts">
    ${matchStateKeys.map((state) => {
      const count = byState.get(state)?.length ?? 0;
      return html`<li>
        <a href="#${state}" class="match-${state}"
          ><strong>${count}</strong> ${matchStates[state]}</a
        >
      </li>`;
    })}
  </ul>`;
}

export function changeList(changes: readonly Change[]): Html {
  return html`<div class="notice notice-plain" role="status">
    <h2>和刚才相比</h2>
    ${
      changes.length === 0
        ? html`<p>结论没有变化。</p>`
        : html`<ul>
            ${changes.map(
              ({ item, from, to }) =>
                html`<li>
                  <a href="#item-${item.id}">${item.content.name}</a>：${from} →
                  <strong>${to}</strong>
                </li>`,
            )}
          </ul>`
    }
  </div>`;
}

export function resultLists(shown: ShownResults): Html {
  const { byState } = shown.found;
  return html`${matchStateKeys.map((state) => {
    const some = byState.get(state) ?? [];
    if (some.length === 0) return '';
    const list = html`<p class="hint">${explanations[state]}</p>
      <ul class="match-list">
        ${some.slice(0, mostShown[state]).map((one) => matchRow(one, shown))}
      </ul>
      ${
        some.length > mostShown[state]
          ? html`<p class="hint">
              只列出前${mostShown[state]}项，请在“修改企业情况”里选择想要的类型来缩小。
            </p>`
          : ''
      }`;
    const heading = `${matchStates[state]}（${some.length}项）`;
    // What cannot be had is there for whoever wants to know why.
    return state === 'fails'
      ? html`<details class="match-fails" id="${state}">
          <summary><h2>${heading}</h2></summary>
          ${list}
        </details>`
      : html`<section id="${state}" aria-labelledby="${state}-h">
          <h2 id="${state}-h">${heading}</h2>
          ${list}
        </section>`;
  })}`;
}

function matchRow({ item, match, amount }: Matched, shown: ShownResults): Html {
  const { content, id } = item;
  const { today, picked } = shown;
  const state = stateOn(item, today);
  const { sum, steps } = amountForFirm(amount);
  const isFixed = content.amount?.formula.kind === 'fixed';
  const isOpen = match.state === 'fits' || match.state === 'nearly' || match.state === 'gap';
  return html`<li class="match-item" id="item-${id}">
    <h3>
      <input
        type="checkbox"
        class="no-print"
        name="pick"
        value="${id}"
        id="pick-${id}"
        ${picked.includes(id) ? raw('checked') : ''}
      />
      <label class="visually-hidden" for="pick-${id}">选中${content.name}</label>
      <a href="${itemAddress(id)}">${content.name}</a>
      <span class="match-label match-${match.state}">${match.label}</span>
    </h3>
    <p class="hit-facts">
      ${stateMark(state)}
      <strong class="${isSoon(content, today) && state === 'open' ? 'item-soon' : ''}"
        >${deadline(content, state, today)}</strong
      >
      <span>${deliveryModes[content.delivery].label}</span>
      <span>${bookTitle(item.document.title)}</span>
    </p>
    <p class="match-amount">
      ${
        sum === ''
          ? html`<strong>${amountInWords(content)}</strong
              >${steps === '' ? '' : html` <span class="hint">${steps}</span>`}`
          : html`<strong>${isFixed ? '' : '约'}${sum}</strong> <span class="hint">${steps}</span>`
      }
    </p>
    <details ${isOpen ? raw('open') : ''}>
      <summary>逐条看条件和依据</summary>
      ${reasonList(item, match.reasons, shown.found.firm, shown.book.names)}
    </details>
    ${match.state === 'fails' ? '' : howTo(item)}
  </li>`;
}

/** Reasons that rest on the same clause stand together, and it is quoted once. */
export function reasonList(
  item: BookItem,
  reasons: readonly Reason[],
  firm: Profile,
  names: PolicyNames,
): Html {
  const groups: { clause: Clause | undefined; reasons: Reason[] }[] = [];
  for (const reason of reasons) {
    const last = groups.at(-1);
    if (last && last.clause?.text === reason.clause?.text) last.reasons.push(reason);
    else groups.push({ clause: reason.clause, reasons: [reason] });
  }
  return html`<ul class="reasons">
    ${groups.map(
      ({ clause, reasons: own }) =>
        html`<li>
          <ul>
            ${own.map((reason) => reasonRow(reason, firm, names))}
          </ul>
          ${clause === undefined ? '' : quotedClause(item, clause)}
        </li>`,
    )}
  </ul>`;
}

function reasonRow(reason: Reason, firm: Profile, names: PolicyNames): Html {
  const verdict = shownVerdict(reason);
  const now = standing(reason, firm, names);
  return html`<li class="verdict-${verdict}">
    <strong
      ><span aria-hidden="true">${verdictShapes[verdict]}</span> ${shownVerdicts[verdict]}</strong
    >
    ${reasonInWords(reason, names)}${now === '' ? '' : html`<span class="hint">　${now}</span>`}
  </li>`;
}

function howTo({ content, id }: BookItem): Html {
  const { materials, applyAt, office, phone, delivery } = content;
  return html`<p class="match-how">
    ${
      delivery === 'automatic'
        ? html`<span>不用申请，由部门比对数据后联系企业。</span>`
        : html`<span>材料：${materials.length === 0 ? '无需材料' : materials.join('、')}。</span>`
    }
    <span>${office}，电话${telephone(phone)}。</span>
    ${
      delivery !== 'automatic' && applyAt && isWebAddress(applyAt)
        ? html`<a class="no-print" href="${applyAt}" rel="nofollow noopener external">去申报</a>`
        : delivery === 'automatic'
          ? ''
          : html`<a class="no-print" href="${itemAddress(id)}#shenbao">怎样申报</a>`
    }
    <a class="no-print" href="${itemQuestionAddress(id)}" rel="nofollow">就条款提问</a>
  </p>`;
}
