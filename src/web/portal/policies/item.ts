// 政策事项: everything one has to know before one applies, each with the place in the document it comes from; how much it
// is for one's own figure; and, where it has ended, that first.

import { bookTitle } from '../../../rules/book-title.ts';
import { html } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { beijingDay, beijingMinute } from '../../../rules/beijing-time.ts';
import {
  amountFor,
  type AmountRule,
  basisName,
  basisOf,
  basisUnit,
  moneyInWords,
  ruleInWords,
} from '../../../rules/policy/amount.ts';
import {
  deliveryModes,
  type ItemState,
  policyLevels,
  policyTypes,
} from '../../../rules/policy/item.ts';
import { dayWithWeekday, longDay } from '../dates.ts';
import { notFoundPage } from '../error-page.ts';
import { readText } from '../form-input.ts';
import { readForm } from '../posted-form.ts';
import type { Html, Page, PageRequest, PageResult } from '../page.ts';
import { fact } from '../parts/fact.ts';
import type { FieldFault } from '../parts/field.ts';
import { telephone } from '../parts/telephone.ts';
import {
  itemAddress,
  itemCalendarAddress,
  itemQuestionAddress,
  itemReckonAddress,
  matchAddress,
  policiesAddress,
} from './addresses.ts';
import { conditionList } from './conditions.ts';
import {
  amountInWords,
  deadline,
  deliveryInWords,
  documentAddressOf,
  isSoon,
  isWebAddress,
  period,
  quotedClause,
  stateMark,
} from './parts.ts';
import { type BookItem, byDeadline, type PolicyBook, policyBook, stateOn } from './policy-book.ts';

/** What was typed into the calculator, and what came of it. */
interface Reckoning {
  readonly figure: string;
  readonly fault?: string;
}

export async function itemPage(request: PageRequest, id: number): Promise<PageResult> {
  const book = await policyBook(request.context);
  const item = book.byId.get(id);
  if (item === undefined) return notFoundPage(request);
  return pageOf(request, item, book);
}

/** The same page with an answer: the figure of a firm stands in no address. */
export async function reckonedPage(request: PageRequest, id: number): Promise<PageResult> {
  const book = await policyBook(request.context);
  const item = book.byId.get(id);
  if (item === undefined) return notFoundPage(request);
  if (request.http.req.method !== 'POST') return request.http.redirect(itemAddress(id), 303);
  const form = await readForm(request);
  const figure = form === undefined ? '' : readText(form, 'figure').slice(0, 30);
  return { ...pageOf(request, item, book, { figure }), keep: 'personal' };
}

function pageOf(
  { context }: PageRequest,
  item: BookItem,
  book: PolicyBook,
  reckoning?: Reckoning,
): Page {
  const { content, document, id } = item;
  const today = context.clock.today();
  const state = stateOn(item, today);
  const address = itemAddress(id);
  const isOver = state === 'closed' || state === 'lapsed';
  return {
    keep: 'public',
    topics: ['policies', `document:${document.id}`],
    title: `${content.name}_惠企政策`,
    description: `${content.support}。支持对象：${content.audience}`,
    trail: [{ label: '惠企政策', path: policiesAddress }, { label: content.name }],
    columnTags: {
      name: '惠企政策',
      description: '可以申报的惠企政策事项',
      keywords: ['惠企政策', policyTypes[content.type], content.name].join(','),
      type: '惠企政策',
    },
    articleTags: {
      title: content.name,
      pubDate: beijingMinute(item.publishedAt),
      source: item.organName,
      author: content.office,
      keywords: [policyTypes[content.type], policyLevels[content.level]].join(','),
      description: content.support,
    },
    canonical: address,
    jsonLd: jsonLd(item, context.origin),
    forms: false,
    body: html`<div class="with-side">
      <article class="content policy-item">
        <h1>${content.name}</h1>
        ${standing(item, state, today)}
        <p class="lead-amount">${amountInWords(content)}</p>
        <dl class="facts">
          ${fact('支持对象', content.audience)}
          ${fact('支持标准', html`${content.support} ${quotedClause(item, content.supportClause)}`)}
          ${fact('申报时间', periodWithDays(item))} ${fact('兑现方式', deliveryInWords(content))}
          ${fact('受理单位', content.office)} ${fact('咨询电话', telephone(content.phone))}
          ${fact('受理地址', content.address)} ${fact('资金来源', content.fundSource)}
          ${fact('类型和层级', `${policyTypes[content.type]}，${policyLevels[content.level]}`)}
          ${fact('依据文件', documentLink(item))}
        </dl>
        <section aria-labelledby="tiaojian">
          <h2 id="tiaojian">申报条件</h2>
          ${conditionList(item, book.names)}
          ${
            content.exclusions
              ? html`<p><strong>不予支持的情形：</strong>${content.exclusions}</p>`
              : ''
          }
          ${
            isOver
              ? ''
              : html`<p class="no-print">
                  <a href="${matchAddress}">填写企业情况，逐条看符合哪些</a>
                </p>`
          }
        </section>
        ${
          content.amount && basisOf(content.amount) ? calculator(id, content.amount, reckoning) : ''
        }
        <section aria-labelledby="cailiao">
          <h2 id="cailiao">申报材料</h2>
          ${
            content.materials.length === 0
              ? html`<p>
                  ${content.delivery === 'automatic' ? '无需提交材料，由部门比对数据。' : '无需材料。'}
                </p>`
              : html`<ol>
                  ${content.materials.map((material) => html`<li>${material}</li>`)}
                </ol>`
          }
        </section>
        ${isOver ? '' : howToApply(item)} ${stacking(item, book)}
      </article>
      <aside class="side no-print" aria-label="相关">
        <section>
          <h2>拿不准</h2>
          <p>
            可以就某一条款<a href="${itemQuestionAddress(id)}" rel="nofollow">向受理单位提问</a
            >，凭编号和查询码看答复。
          </p>
          <p><button type="button" class="button-small" data-print hidden>打印本页</button></p>
        </section>
        ${others(item, book, today)}
      </aside>
    </div>`,
  };
}

function standing(item: BookItem, state: ItemState, today: IsoDay): Html {
  const { content, document, id } = item;
  const over =
    state === 'lapsed'
      ? html`<p>
          所在文件${bookTitle(document.title)}${
            document.repealedOn && document.repealedOn <= today
              ? `已于${longDay(document.repealedOn)}废止`
              : document.effectiveTo && document.effectiveTo < today
                ? `有效期至${longDay(document.effectiveTo)}，已经期满`
                : '已经撤下'
          }，本事项不再受理，仅供查阅。
        </p>`
      : '';
  return html`<div
    class="item-standing standing-${state} ${isSoon(content, today) && state === 'open' ? 'standing-soon' : ''}"
    role="note"
  >
    <p>${stateMark(state)} <strong>${deadline(content, state, today)}</strong></p>
    ${over}
    ${
      content.closesOn && (state === 'open' || state === 'upcoming')
        ? html`<p class="no-print">
            <a href="${itemCalendarAddress(id)}">加入日历（.ics）</a>
          </p>`
        : ''
    }
  </div>`;
}

function periodWithDays({ content }: BookItem): string {
  const { opensOn, closesOn } = content;
  if (opensOn && closesOn) return `${dayWithWeekday(opensOn)}至${dayWithWeekday(closesOn)}`;
  return period(content);
}

function documentLink(item: BookItem): Html {
  const { title, number } = item.document;
  const address = documentAddressOf(item);
  const named = `${bookTitle(title)}${number ? `（${number}）` : ''}`;
  return address === '' ? html`${named}` : html`<a href="${address}">${named}</a>`;
}

function calculator(id: number, amount: AmountRule, reckoning: Reckoning | undefined): Html {
  return html`<section aria-labelledby="jisuan" class="calculator">
    <h2 id="jisuan">算一算能拿多少</h2>
    <p>算法：${ruleInWords(amount)}。</p>
    <form action="${itemReckonAddress(id)}#jisuan" method="post">
      ${figureField(amount, reckoning)}
    </form>
    <p class="hint">只是按文件算法估算，以受理单位审核为准；填写的数字不保存。</p>
  </section>`;
}

function figureField(amount: AmountRule, reckoning: Reckoning | undefined): Html {
  const basis = basisOf(amount);
  if (basis === undefined) return html``;
  const read = reckoning && reckon(amount, reckoning.figure);
  const fault: FieldFault | undefined =
    read && 'fault' in read ? { field: 'figure', text: read.fault } : undefined;
  return html`<div class="field ${fault ? 'field-wrong' : ''}">
      <label for="figure">${basisName(basis)}（${basisUnit(basis)}）</label>
      ${
        fault
          ? html`<span class="message" id="figure-message"
              ><span class="visually-hidden">错误：</span>${fault.text}</span
            >`
          : ''
      }
      <input
        id="figure"
        name="figure"
        type="text"
        class="short"
        inputmode="decimal"
        maxlength="30"
        autocomplete="off"
        value="${reckoning?.figure ?? ''}"
      />
      <button type="submit" class="no-print">计算</button>
    </div>
    ${
      read && 'sum' in read
        ? html`<p class="reckoned" role="status">
            <strong>${read.sum}</strong><span>＝${read.steps}</span>
          </p>`
        : ''
    }`;
}

function reckon(
  amount: AmountRule,
  figure: string,
): { readonly fault: string } | { readonly sum: string; readonly steps: string } {
  const plain = figure.normalize('NFKC').replaceAll(/[,\s]/g, '');
  if (!/^\d{1,12}(?:\.\d{1,4})?$/.test(plain)) return { fault: '请填一个不小于0的数字' };
  const found = amountFor(amount, Number(plain));
  return 'asks' in found
    ? { fault: '请填一个不小于0的数字' }
    : { sum: found.fen === 0 ? '0元' : moneyInWords(found.fen), steps: found.steps };
}

function howToApply({ content }: BookItem): Html {
  const { applyAt, delivery, office, address, phone } = content;
  return html`<section aria-labelledby="shenbao">
    <h2 id="shenbao">怎样申报</h2>
    ${
      delivery === 'automatic'
        ? html`<p>
            ${deliveryModes.automatic.label}：不用申请。${office}比对数据后联系在名单里的企业，确认意愿和收款账户。
          </p>`
        : applyAt && isWebAddress(applyAt)
          ? html`<p class="actions no-print">
                <a class="button" href="${applyAt}" rel="nofollow noopener external">去申报</a>
              </p>
              <p class="hint">在另一个网站办理：${applyAt}</p>`
          : html`<p>
              ${applyAt ? `${applyAt}。` : `把材料交到${office}${address ? `（${address}）` : ''}。`}
            </p>`
    }
    <p>办理中的问题请拨打${telephone(phone)}。</p>
  </section>`;
}

function stacking(item: BookItem, book: PolicyBook): Html {
  const { content, id } = item;
  // Either may name the other.
  const excluded = book.items.filter(
    (other) =>
      other.id !== id &&
      (content.excludes.includes(other.id) || other.content.excludes.includes(id)),
  );
  return html`<section aria-labelledby="diejia">
    <h2 id="diejia">能不能同时享受</h2>
    <p>${content.canStack ? '可以与其他政策同时享受。' : '不与同类政策重复享受。'}</p>
    ${
      excluded.length === 0
        ? ''
        : html`<p>下列事项只能享受其中一项：</p>
            <ul>
              ${excluded.map(
                (other) =>
                  html`<li><a href="${itemAddress(other.id)}">${other.content.name}</a></li>`,
              )}
            </ul>`
    }
  </section>`;
}

function others(item: BookItem, book: PolicyBook, today: IsoDay): Html | '' {
  const same = book.items
    .filter((other) => other.id !== item.id && other.document.id === item.document.id)
    .toSorted(byDeadline(today));
  if (same.length === 0) return '';
  return html`<section>
    <h2>同一文件的其他事项</h2>
    <ul class="plain-list">
      ${same.map(
        (other) =>
          html`<li>
            <a href="${itemAddress(other.id)}">${other.content.name}</a>
            <small>${stateMark(stateOn(other, today))}</small>
          </li>`,
      )}
    </ul>
  </section>`;
}

function jsonLd(item: BookItem, origin: string): unknown {
  const { content, id, publishedAt, document } = item;
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: content.name,
    url: origin + itemAddress(id),
    description: content.support,
    serviceType: policyTypes[content.type],
    audience: { '@type': 'BusinessAudience', audienceType: content.audience },
    provider: {
      '@type': 'GovernmentOrganization',
      name: content.office,
      telephone: content.phone,
    },
    isBasedOn: {
      '@type': 'Legislation',
      name: document.title,
      url: origin + documentAddressOf(item),
    },
    datePublished: beijingDay(publishedAt),
    ...(content.closesOn
      ? {
          hoursAvailable: {
            '@type': 'OpeningHoursSpecification',
            ...(content.opensOn ? { validFrom: content.opensOn } : {}),
            validThrough: content.closesOn,
          },
        }
      : {}),
  };
}
