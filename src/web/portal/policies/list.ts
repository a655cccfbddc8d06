// 惠企政策: what firms can apply for now, the nearest last day first; what begins later and what is over stand apart, so
// that nothing that has ended ever looks as if it could be had.

import { bookTitle } from '../../../rules/book-title.ts';
import { tagsOfPart } from '../column-place.ts';
import { html } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { deliveryModes, policyLevels, policyTypes } from '../../../rules/policy/item.ts';
import { feedFormats, isFeedFormat } from '../../../formats/feeds/feed.ts';
import { notFoundPage } from '../error-page.ts';
import type { Html, PageRequest, PageResult } from '../page.ts';
import { pager } from '../parts/pager.ts';
import { policyLibraryAddress } from '../policy-library-address.ts';
import {
  compareItemsAddress,
  firmAddress,
  itemAddress,
  matchAddress,
  policiesAddress,
  policiesFeed,
  subscribeAddress,
} from './addresses.ts';
import {
  filterKeys,
  filters,
  fitsFilters,
  fitsQuery,
  isNarrowed,
  listAddress,
  type ListQuery,
  readListQuery,
  type Tab,
  tabOf,
  tabs,
} from './filters.ts';
import { amountInWords, deadline, isSoon, stateMark } from './parts.ts';
import { type BookItem, byDeadline, policyBook, stateOn } from './policy-book.ts';

export const pageSize = 20;

/** @param page of the address /hqzc/index_2.html */
export async function policiesPage(request: PageRequest, page = 1): Promise<PageResult> {
  const { http, context, site } = request;
  const today = context.clock.today();
  const asked = readListQuery((name) => http.req.query(name));
  const query = page > 1 ? { ...asked, page } : asked;
  const { items } = await policyBook(context);
  const found = items.filter((item) => fitsQuery(item, query, today)).toSorted(byDeadline(today));
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  if (query.page > pages) return notFoundPage(request);
  const shown = found.slice((query.page - 1) * pageSize, query.page * pageSize);
  return {
    keep: isNarrowed(query) ? 'fresh' : 'public',
    topics: ['policies'],
    title: query.page > 1 ? `惠企政策（第${query.page}页）` : '惠企政策',
    columnTags: tagsOfPart(
      site,
      '惠企政策',
      `${site.name}可以申报的惠企政策：支持对象、标准、条件、材料和截止时间。`,
    ),
    trail: [{ label: '惠企政策' }],
    canonical: listAddress(query, { page: query.page }),
    body: html`<h1>惠企政策</h1>
      ${invitation()} ${searchForm(query)} ${tabRow(items, query, today)}
      <div class="found">
        <div class="found-hits">
          ${taken(query)}
          ${
            shown.length === 0
              ? nothing(query, items.length)
              : html`<p class="count" role="status">
                    共${found.length}项，按截止时间排列 ${feeds()}
                  </p>
                  <form action="${compareItemsAddress}" class="item-list">
                    <ul class="hits">
                      ${shown.map((item) => row(item, today))}
                    </ul>
                    <p class="actions no-print">
                      <button type="submit" class="button-plain">比较选中的事项</button>
                    </p>
                  </form>`
          }
          ${pager(query.page, pages, (n) => listAddress(query, { page: n }))}
        </div>
        ${facets(items, query, today)}
      </div>`,
  };
}

function invitation(): Html {
  return html`<div class="notice match-invitation">
    <p>
      <strong>不知道有哪些适合您的企业？</strong
      >填几项基本情况，大约一分钟，逐条看符合哪些、还差什么。不用登录，填写的内容不保存在本站。
    </p>
    <p class="actions">
      <a class="button" href="${matchAddress}">企业找政策</a>
      <a class="button button-plain" href="${subscribeAddress}">订阅新政策和截止提醒</a>
    </p>
    <p>
      收到过推送，或者被列入免申即享名单的企业：<a href="${firmAddress}">企业专页</a
      >，可以反馈、确认领取。
    </p>
  </div>`;
}

function searchForm(query: ListQuery): Html {
  const kept = Object.entries(query).filter(([name]) => name !== 'q' && name !== 'page');
  return html`<form class="inline-search" action="${policiesAddress}" role="search">
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <label for="policy-q">事项名称、支持对象或者文件标题里的词</label>
    <div class="within-field">
      <input id="policy-q" name="q" type="search" maxlength="100" value="${query.q ?? ''}" />
      <button type="submit">查找事项</button>
    </div>
  </form>`;
}

function tabRow(items: readonly BookItem[], query: ListQuery, today: IsoDay): Html {
  const counts = new Map<Tab, number>();
  for (const item of items) {
    if (!fitsFilters(item, query, today)) continue;
    const tab = tabOf(item, today);
    counts.set(tab, (counts.get(tab) ?? 0) + 1);
  }
  return html`<nav class="facet tabs" aria-label="申报状态">
    <ul>
      ${(Object.keys(tabs) as Tab[]).map((tab) => {
        const said = html`${tabs[tab]} <small>${counts.get(tab) ?? 0}</small>`;
        return tab === query.state
          ? html`<li><span aria-current="true">${said}</span></li>`
          : html`<li><a href="${listAddress(query, { state: tab })}">${said}</a></li>`;
      })}
    </ul>
  </nav>`;
}

function taken(query: ListQuery): Html | '' {
  const chosen = filterKeys.flatMap((key) => {
    const value = query[key];
    const options: Readonly<Record<string, string>> = filters[key].options;
    return value ? [{ key, said: `${filters[key].label}：${options[value] ?? value}` }] : [];
  });
  const more = [
    ...(query.office ? [{ key: 'office' as const, said: `部门：${query.office}` }] : []),
    ...(query.q ? [{ key: 'q' as const, said: `含有：${query.q}` }] : []),
  ];
  const all = [...chosen, ...more];
  return html`<p class="taken no-print">
    ${all.map(
      ({ key, said }) =>
        html`<a href="${listAddress(query, { [key]: undefined })}" rel="nofollow"
          >${said} <span aria-hidden="true">✕</span><span class="visually-hidden">（去掉）</span></a
        >`,
    )}
    <a class="to-facets" href="#shaixuan">${all.length === 0 ? '筛选' : '其他筛选'}</a>
  </p>`;
}

function row(item: BookItem, today: IsoDay): Html {
  const { content, id, document } = item;
  const state = stateOn(item, today);
  return html`<li class="hit item-row">
    <h2>
      <input type="checkbox" name="id" value="${id}" id="item-${id}" class="no-print" />
      <label class="visually-hidden" for="item-${id}">选中${content.name}</label>
      <a href="${itemAddress(id)}">${content.name}</a>
    </h2>
    <p class="hit-facts">
      ${stateMark(state)}
      <strong class="${isSoon(content, today) && state === 'open' ? 'item-soon' : ''}"
        >${deadline(content, state, today)}</strong
      >
    </p>
    <p class="hit-text"><strong>${amountInWords(content)}</strong>　${content.audience}</p>
    <p class="hit-facts">
      <span>${policyTypes[content.type]}</span> <span>${policyLevels[content.level]}</span>
      <span>${deliveryModes[content.delivery].label}</span> <span>${content.office}</span>
      <span>${bookTitle(document.title)}</span>
    </p>
  </li>`;
}

function group(label: string, all: readonly (Html | '')[]): Html | '' {
  const shown = all.filter((link) => link !== '');
  if (shown.length === 0) return '';
  const links = html`<ul>
    ${shown}
  </ul>`;
  return html`<nav class="found-facet" aria-label="${label}">
    <h2>${label}</h2>
    ${
      shown.length > 8
        ? html`<details>
            <summary>共${shown.length}类</summary>
            ${links}
          </details>`
        : links
    }
  </nav>`;
}

function facets(items: readonly BookItem[], query: ListQuery, today: IsoDay): Html {
  const inTab = items.filter((item) => tabOf(item, today) === query.state);
  const offices = [...new Set(inTab.map(({ content }) => content.office))].toSorted();
  const link = (key: (typeof filterKeys)[number] | 'office', value: string, said: string) => {
    if (query[key] === value) return '' as const;
    const count = inTab.filter((item) =>
      fitsFilters(item, { ...query, [key]: value }, today),
    ).length;
    if (count === 0) return '' as const;
    return html`<li>
      <a href="${listAddress(query, { [key]: value })}" rel="nofollow"
        ><span>${said}</span> <small>${count}</small></a
      >
    </li>`;
  };
  return html`<aside class="found-side no-print" id="shaixuan" aria-label="筛选">
    ${filterKeys
      .filter((key) => !query[key])
      .map((key) =>
        group(
          filters[key].label,
          Object.entries(filters[key].options).map(([value, said]) => link(key, value, said)),
        ),
      )}
    ${
      query.office
        ? ''
        : group(
            '受理单位',
            offices.slice(0, 30).map((office) => link('office', office, office)),
          )
    }
  </aside>`;
}

function feeds(): Html {
  const formats = Object.keys(feedFormats).filter(isFeedFormat);
  return html`<span class="feeds"
    >订阅${formats.map(
      (format) => html` <a href="${policiesFeed(format)}">${feedFormats[format].label}</a>`,
    )}</span
  >`;
}

function nothing(query: ListQuery, total: number): Html {
  return html`<div class="empty" role="status">
    <p><strong>${total === 0 ? '还没有发布惠企政策事项。' : '没有这样的事项。'}</strong>可以：</p>
    <ul>
      ${
        isNarrowed(query)
          ? html`<li><a href="${policiesAddress}">看全部可以申报的事项</a></li>`
          : html`<li>
              <a href="${listAddress(query, { state: 'upcoming' })}">看即将开始的事项</a>
            </li>`
      }
      <li>在<a href="${policyLibraryAddress}">政策文件库</a>里查找文件</li>
    </ul>
  </div>`;
}
