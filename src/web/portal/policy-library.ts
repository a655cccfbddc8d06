// 政策文件库 (国办发〔2017〕47号; 条例 20 ¶1(1)): rules and documents that set rules, entered by theme, organ, year, validity
// and genre, or by the three parts of their number. The search finds them; this is its list with columns.

import { tagsOfPart } from './column-place.ts';
import { html, raw } from './html.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { FacetCount } from '../../store/search/search-facets.ts';
import type { SearchHit, SearchResult } from '../../store/search/search.ts';
import { organsOfSite } from './asked-organ.ts';
import type { Html, PageRequest, PageResult } from './page.ts';
import { labelledDay } from './parts/labelled-day.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { foundCount } from './parts/found-count.ts';
import { pager } from './parts/pager.ts';
import { hasValidity, validityMark } from './parts/validity.ts';
import { matchAddress, policiesAddress } from './policies/addresses.ts';
import { placePage } from './place-page.ts';
import { policyListAddress } from './policy-list-file.ts';
import { libraryAddress, policyLibraryAddress } from './policy-library-address.ts';
import { facetRows, searchFacets, takenFilters } from './search-facets.ts';
import type { SearchQuery } from './search-query.ts';
import { readQuery, search } from './search.ts';

const pageSize = 15;
/** Further on nobody leafs: one narrows. */
const mostPages = 20;

/** Asked for by the tabs above. */
const inTabs: readonly string[] = ['kind', 'tab'];

/** Always of policy documents, newest first. */
export function libraryQuery(request: Pick<PageRequest, 'http'>): SearchQuery {
  const { after: _, column: _column, sort: _sort, ...query } = readQuery(request);
  return { ...query, tab: 'policy' };
}

export async function policyLibraryPage(request: PageRequest): Promise<PageResult> {
  const { http, site, context } = request;
  // A site that has a column of this name has its own.
  const path = policyLibraryAddress.slice(1, -1);
  if (site.columns.some((column) => column.path === path)) return await placePage(request);
  const query = libraryQuery({ http });
  const { kind: _kind, page: _page, ...anyKind } = query;
  const rows = facetRows(await organsOfSite(request)).filter(({ name }) => !inTabs.includes(name));
  const list = { address: libraryAddress, rows };
  const [result, all] = await Promise.all([
    search(request, query, pageSize),
    query.kind === undefined ? undefined : search(request, anyKind, pageSize),
  ]);
  const page = Math.min(Number(query.page ?? 1), mostPages);
  const isNarrowed = Object.keys(query).length > 1;
  const today = context.clock.today();
  return {
    keep: isNarrowed ? 'fresh' : 'public',
    title: '政策文件库',
    columnTags: tagsOfPart(
      site,
      '政策文件库',
      `${site.organ.name}的规章、行政规范性文件和其他政策文件`,
    ),
    trail: [{ label: '政策文件库' }],
    body: html`<h1>政策文件库</h1>
      <p class="lead">
        给企业的政策逐项拆开，见<a href="${policiesAddress}">惠企政策</a>；也可以<a
          href="${matchAddress}"
          >按企业情况查找</a
        >。
      </p>
      ${numberForm(query)} ${kindTabs(query, (all ?? result)?.facets?.kind ?? [])}
      <div class="found">
        <div class="found-hits">
          ${takenFilters(query, list)}
          ${result === undefined || result.total === 0 ? nothing() : found(result, query, page, today)}
        </div>
        ${result === undefined ? '' : searchFacets(query, result, list)}
      </div>`,
  };
}

function found(result: SearchResult, query: SearchQuery, page: number, today: IsoDay): Html {
  const { total, hits } = result;
  const pages = Math.min(mostPages, Math.ceil(total / pageSize));
  return html`<p class="count" role="status">
      ${foundCount(result)}，按发布时间排列
      <span class="downloads"
        >下载清单：<a href="${policyListAddress(query, 'xlsx')}" rel="nofollow">Excel</a>
        <a href="${policyListAddress(query, 'csv')}" rel="nofollow">CSV</a></span
      >
    </p>
    <table class="library">
      <thead>
        <tr>
          <th scope="col">标题</th>
          <th scope="col">发文字号</th>
          <th scope="col">有效性</th>
          <th scope="col">成文日期</th>
          <th scope="col">发布日期</th>
        </tr>
      </thead>
      <tbody>
        ${hits.map((hit) => row(hit, today))}
      </tbody>
    </table>
    ${pager(page, pages, (n) => libraryAddress(query, { page: n === 1 ? undefined : String(n) }))}`;
}

function row(hit: SearchHit, today: IsoDay): Html {
  const on = beijingDay(hit.published_at);
  return html`<tr>
    <td><a href="${addressOfDocument(hit)}">${hit.title}</a></td>
    <td>${hit.document_number ?? ''}</td>
    <td>${hasValidity(hit.kind) ? validityMark(hit, today) : ''}</td>
    <td>${hit.made_on === null ? '' : labelledDay('成文', hit.made_on)}</td>
    <td>${labelledDay('发布', on)}</td>
  </tr>`;
}

function kindTabs(query: SearchQuery, counts: readonly FacetCount[]): Html {
  const count = (kind: string): number => counts.find(({ value }) => value === kind)?.count ?? 0;
  const tab = (kind: string | undefined, label: string): Html => {
    const said = kind === undefined ? label : html`${label} <small>${count(kind)}</small>`;
    return kind === query.kind
      ? html`<li><span aria-current="true">${said}</span></li>`
      : html`<li><a href="${libraryAddress(query, { kind })}">${said}</a></li>`;
  };
  return html`<nav class="facet tabs" aria-label="文件种类">
    <ul>
      ${tab(undefined, '全部政策文件')} ${tab('rule', '规章')}
      ${tab('normative-document', '行政规范性文件')}
    </ul>
  </nav>`;
}

/** Any of the three is enough: 47号 is how people remember one. */
function numberForm(query: SearchQuery): Html {
  const { kind, q = '' } = query;
  return html`<form
    class="library-form"
    action="${policyLibraryAddress}"
    role="search"
    aria-label="查找文件"
  >
    ${kind === undefined ? '' : html`<input type="hidden" name="kind" value="${kind}" />`}
    <p class="library-words">
      <label for="library-q">标题或正文中的词</label>
      <input id="library-q" name="q" type="search" maxlength="200" value="${q}" />
    </p>
    <fieldset>
      <legend>发文字号</legend>
      ${box('agency', '机关代字', query.agency, 'size="12"')}
      ${box('number_year', '年份', query.number_year, 'inputmode="numeric" size="5"')}
      ${box('number', '序号', query.number, 'inputmode="numeric" size="5"')}
    </fieldset>
    <button type="submit">查找文件</button>
  </form>`;
}

function box(name: string, label: string, value: string | undefined, more: string): Html {
  return html`<span>
    <label for="library-${name}">${label}</label>
    <input
      id="library-${name}"
      name="${name}"
      type="text"
      maxlength="40"
      value="${value ?? ''}"
      ${raw(more)}
    />
  </span>`;
}

function nothing(): Html {
  return html`<div class="empty" role="status">
    <p><strong>没有这样的政策文件。</strong>可以：</p>
    <ul>
      <li>只填序号，或者少填一项</li>
      <li><a href="${policyLibraryAddress}">看全部政策文件</a></li>
      <li>在<a href="/sousuo/">全站搜索</a>里找</li>
    </ul>
  </div>`;
}
