// What the pages of 惠企政策 share: how an item stands, its time, its amount, a clause as it is quoted.

import { bookTitle } from '../../../rules/book-title.ts';
import { createHash } from 'node:crypto';
import { html } from '../html.ts';
import { beijingDay } from '../../../rules/beijing-time.ts';
import { documentAddress } from '../../../rules/document-address.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { ruleInWords } from '../../../rules/policy/amount.ts';
import type { Clause } from '../../../rules/policy/condition.ts';
import {
  daysLeft,
  deliveryModes,
  type ItemState,
  itemStates,
  periodInWords,
  type PolicyItemContent,
} from '../../../rules/policy/item.ts';
import type { PublishedItem } from '../../../store/policies/policy-items.ts';
import { dayWithWeekday } from '../dates.ts';
import type { Html } from '../page.ts';

const shapes: Readonly<Record<ItemState, string>> = {
  upcoming: '▲',
  open: '●',
  closed: '■',
  lapsed: '✕',
};

/** A word and a shape, never colour alone. */
export function stateMark(state: ItemState): Html {
  return html`<span class="item-state item-${state}"
    ><span aria-hidden="true">${shapes[state]}</span> ${itemStates[state]}</span
  >`;
}

/** 还有31天截止：2026年12月31日（周四） */
export function deadline(
  { opensOn, closesOn, isPermanent }: PolicyItemContent,
  state: ItemState,
  today: IsoDay,
): string {
  if (state === 'lapsed') return '所在文件已经失效或者废止';
  if (state === 'closed') return closesOn ? `${dayWithWeekday(closesOn)}已截止` : '已截止';
  if (state === 'upcoming') {
    const to = closesOn ? `，${dayWithWeekday(closesOn)}截止` : '';
    return opensOn && opensOn > today
      ? `${dayWithWeekday(opensOn)}开始申报${to}`
      : `文件施行后开始申报${to}`;
  }
  const left = daysLeft(closesOn, today);
  if (left === undefined || closesOn === undefined) {
    return isPermanent ? '常年受理' : '原文未载明截止日期，请先致电确认';
  }
  return `${left === 1 ? '今天截止' : `含今天还有${left}天`}：${dayWithWeekday(closesOn)}`;
}

/** So near that it should be seen. */
export function isSoon({ closesOn }: PolicyItemContent, today: IsoDay): boolean {
  return (daysLeft(closesOn, today) ?? 99) <= 7;
}

/** Of the document that it stands in; empty while that is not on the site. */
export function documentAddressOf({ document }: PublishedItem): string {
  const { homePath, publishedAt, id, isPublished } = document;
  return isPublished && publishedAt ? documentAddress(homePath, beijingDay(publishedAt), id) : '';
}

/** The mark that the document's page bears where the clause stands (places.ts). */
export function clausePlace({ text }: Pick<Clause, 'text'>): string {
  const bare = text.replaceAll(/\s+/g, '');
  return `tk-${createHash('sha256').update(bare).digest('hex').slice(0, 10)}`;
}

/** Quoted, with the way to the place in the document. */
export function quotedClause(item: PublishedItem, clause: Clause): Html {
  const address = documentAddressOf(item);
  const where = `${bookTitle(item.document.title)}${clause.anchor}`;
  return html`<blockquote class="clause">
    <p>${clause.text}</p>
    <footer>
      ${address === '' ? where : html`<a href="${address}#${clausePlace(clause)}">${where}</a>`}
    </footer>
  </blockquote>`;
}

export function amountInWords({ amount, support }: PolicyItemContent): string {
  return amount ? ruleInWords(amount) : support;
}

export function deliveryInWords({ delivery, deliveryDays }: PolicyItemContent): string {
  const { label, days, note } = deliveryModes[delivery];
  const within = deliveryDays ?? days;
  return `${label}：${note}${within === undefined || note.includes(`${within}个`) ? '' : `，${within}个工作日内兑现`}`;
}

export function period(content: PolicyItemContent): string {
  return periodInWords(content);
}

/** http and https only: whatever else was entered is text. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(text);
}
