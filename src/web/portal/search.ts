// Search: words or a document number, narrowed by tabs and facets, by relevance or by time.

import { html } from './html.ts';
import { toSimplified } from '../../formats/traditional.ts';
import { holdsPersonalNumber } from '../../rules/question-privacy.ts';
import { columnWithDescendants } from '../../store/documents/columns.ts';
import type { SearchFilters } from '../../store/search/search-conditions.ts';
import { searchDocuments, type SearchResult } from '../../store/search/search.ts';
import { interpretationsNamed } from './interpretations-named.ts';
import { itemsNamed } from './policies/items-named.ts';
import { organsOfSite } from './asked-organ.ts';
import { searchFeedLinks } from './feeds.ts';
import { countSearch, hotWords } from './hot-words.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { documentNamed } from './document-named.ts';
import { foundCount, mostSaid } from './parts/found-count.ts';
import { hotWordList } from './parts/hot-word-list.ts';
import { pager } from './parts/pager.ts';
import {
  type FacetRow,
  facetRows,
  searchFacets,
  searchTabList,
  takenFilters,
} from './search-facets.ts';
import { searchForm, withinForm } from './search-form.ts';
import { hitRow } from './search-hits.ts';
import { beyondTheLast, hints, notKept, nothing, numberAlone, wayOut } from './search-notes.ts';
import {
  asDay,
  asKind,
  asksAnything,
  asTab,
  asValidity,
  issuersOf,
  narrowedBy,
  placeIn,
  placeText,
  readSearchQuery,
  searchAddress,
  type SearchQuery,
  sortOf,
} from './search-query.ts';
import { understandQuestion } from './understand-question.ts';

const pageSize = 15;
/** So many pages have a number; further on each leads to the next. */
const numberedPages = 20;

export async function searchPage(request: PageRequest): Promise<Page> {
  const query = readQuery(request);
  const [{ result, note }, words, organs, named, items, forms] = await Promise.all([
    understandQuestion(request, query.q ?? '', {
      search: async (text) => await search(request, withText(query, text)),
      addressOf: (text) => searchAddress(withText(query, text)),
    }),
    hotWords(request),
    organsOfSite(request),
    documentNamed(request, query.q),
    // Items of policies have none of what limits documents.
    itemsNamed(request, narrowedBy(query).length === 0 ? query.q : undefined),
    interpretationsNamed(request, query.q),
  ]);
  // Who named a document exactly wants none that merely come near.
  const isNamed = named !== '' && (result?.total === 0 || result?.found === 'some');
  const labels = facetRows(organs);
  if (isWorthCounting(query, result)) countSearch(request, await toSimplified(query.q ?? ''));
  const heading = query.q === undefined ? '搜索' : `“${query.q}”的搜索结果`;
  return {
    keep: 'fresh',
    title: heading,
    section: 'search',
    description: `在${request.site.name}公开的政府信息里按词、文号、机关、年份和有效性查找`,
    trail: [{ label: '搜索' }],
    ...(result !== undefined && mayBeKept(query) ? { searchFeed: feedQuestion(query) } : {}),
    body: html`<h1>${heading}</h1>
      ${searchForm(request.site.columns, query)} ${hotWordList(words)} ${notKept(request, query)}
      ${named} ${isNamed ? '' : note} ${items} ${forms}
      ${
        isNamed
          ? ''
          : result === undefined
            ? hints()
            : results(request, query, result, labels, items !== '' || forms !== '')
      }`,
  };
}

export function readQuery({ http }: Pick<PageRequest, 'http'>): SearchQuery {
  return readSearchQuery((name) => http.req.queries(name) ?? []);
}

function withText(query: SearchQuery, text: string): SearchQuery {
  const { q: _, ...rest } = query;
  return text === '' ? rest : { ...rest, q: text };
}

/** Of people who searched, not of who leafs on or narrows. */
function isWorthCounting(query: SearchQuery, result: SearchResult | undefined): boolean {
  const isPlain = Object.keys(query).every((name) => name === 'q' || name === 'sort');
  const hasFound = result?.found === 'words' && result.hasWords && result.total > 0;
  return query.q !== undefined && isPlain && hasFound;
}

/** Numbers of a person belong into no address that somebody's program asks for every hour. */
export function mayBeKept({ q = '', phrase = '', any = '', none = '' }: SearchQuery): boolean {
  return !holdsPersonalNumber([q, phrase, any, none].join(' '));
}

/** As it ends the address of the search and of its feed. */
function feedQuestion(query: SearchQuery): string {
  return searchAddress(query).slice('/sousuo/'.length);
}

/** Undefined: nothing was asked. */
export async function search(
  asked: Pick<PageRequest, 'context' | 'site'>,
  query: SearchQuery,
  limit = pageSize,
): Promise<SearchResult | undefined> {
  if (!asksAnything(query)) return undefined;
  const { context, site } = asked;
  const organs = query.jg === undefined ? [] : await organsOfSite(asked);
  const page = pageOf(query);
  const after = query.after === undefined ? undefined : placeIn(query.after);
  const column = site.columns.find(({ path }) => path === query.column);
  const { q = '', phrase, any, none } = query;
  return await searchDocuments(context.db, {
    today: context.clock.today(),
    text: q,
    phrase,
    any,
    none,
    filters: {
      ...filtersOf(query),
      // An organ that is not here has published nothing.
      organId:
        query.jg === undefined
          ? undefined
          : (organs.find(({ code }) => code === query.jg)?.id ?? 0),
      columnIds:
        column === undefined
          ? undefined
          : columnWithDescendants(site.columns, column).map(({ id }) => id),
    },
    sort: sortOf(query),
    limit,
    offset: after === undefined ? (page - 1) * pageSize : 0,
    after,
    withFacets: true,
  });
}

function filtersOf(query: SearchQuery): SearchFilters {
  const { theme, subtheme, genre, year, agency, number_year: numberYear, number } = query;
  const issuers = issuersOf(query);
  const hasNumber = agency !== undefined || numberYear !== undefined || number !== undefined;
  return {
    tab: asTab(query),
    kind: asKind(query),
    theme,
    subtheme,
    genre,
    year: year === undefined ? undefined : Number(year),
    validity: asValidity(query),
    issuers: issuers.length === 0 ? undefined : issuers,
    from: asDay(query.from),
    until: asDay(query.to),
    number: hasNumber
      ? {
          ...(agency === undefined ? {} : { agency }),
          ...(numberYear === undefined ? {} : { year: Number(numberYear) }),
          ...(number === undefined ? {} : { sequence: Number(number) }),
        }
      : undefined,
    inTitle: query.field === 'title',
  };
}

function pageOf({ page, after }: SearchQuery): number {
  const n = page === undefined ? 1 : Number(page);
  return after === undefined ? Math.min(n, numberedPages) : n;
}

function results(
  request: PageRequest,
  query: SearchQuery,
  result: SearchResult,
  rows: readonly FacetRow[],
  hasAbove: boolean,
): Html {
  const { total, hits, found, words, lacked, alike, near } = result;
  if (total === 0 && hits.length === 0)
    return html`${searchTabList(query, result)}
    ${nothing(request, query, hasAbove ? '除了上面列出的，没有别的信息含有这些词。' : '没有找到。')}`;
  const today = request.context.clock.today();
  const page = pageOf(query);
  return html`${searchTabList(query, result)}
    <div class="found">
      <div class="found-hits">
        ${takenFilters(query, { rows }, found === 'words')}
        <p class="count" role="status">
          ${found === 'words' ? foundCount(result) : loosely(hits.length)}${
            hits.length === 0 ? '' : pagesSaid(total, page)
          }
          ${found === 'words' ? sortLinks(query) : ''}
          ${mayBeKept(query) ? searchFeedLinks(feedQuestion(query)) : ''}
        </p>
        ${lacked === undefined ? '' : numberAlone(query, lacked)}
        ${found === 'words' ? '' : wayOut(request)} ${aside('标题与所查相近', alike, words, today)}
        ${
          hits.length === 0
            ? beyondTheLast(query, result)
            : html`<ol class="hits" start="${(page - 1) * pageSize + 1}">
                ${hits.map((hit) => hitRow(hit, words, today))}
              </ol>`
        }
        ${aside('没有同时含有这些词，但是相近', near, words, today)} ${pages(query, result, page)}
        ${found === 'words' ? '' : nothing(request, query, '没有要找的？')}
      </div>
      ${found === 'words' ? searchFacets(query, result, { rows }, withinForm(query)) : ''}
    </div>`;
}

function loosely(count: number): string {
  return `没有同时含有这些词的信息，以下${count}件相近，供参考`;
}

function pagesSaid(total: number, page: number): string {
  const all = Math.ceil(total / pageSize);
  if (all <= 1) return '';
  return total > mostSaid ? `，第${page}页` : `，第${page}/${all}页`;
}

function sortLinks(query: SearchQuery): Html | '' {
  if (query.q === undefined && query.phrase === undefined && query.any === undefined) return '';
  const isTime = query.sort === 'time';
  const relevance = searchAddress(query, { sort: undefined, page: undefined, after: undefined });
  const time = searchAddress(query, { sort: 'time', page: undefined, after: undefined });
  return html`<span class="sorts">
    ${isTime ? html`<a href="${relevance}">按相关度</a>` : html`<strong>按相关度</strong>`}
    ${isTime ? html`<strong>按时间</strong>` : html`<a href="${time}">按时间</a>`}
  </span>`;
}

function aside(
  label: string,
  hits: SearchResult['hits'],
  words: readonly string[],
  today: Parameters<typeof hitRow>[2],
): Html | '' {
  if (hits.length === 0) return '';
  return html`<section class="found-aside" aria-label="${label}">
    <p class="found-label">${label}：</p>
    <ol class="hits">
      ${hits.map((hit) => hitRow(hit, words, today))}
    </ol>
  </section>`;
}

/** The first pages by their number; then one after another, wherever new documents appear meanwhile. */
function pages(
  query: SearchQuery,
  { total, last, hits, found, readTo }: SearchResult,
  page: number,
): Html | '' {
  if (readTo !== undefined) {
    const next = { page: String(Math.max(page, numberedPages) + 1), after: placeText(readTo) };
    return html`<p class="further">
      有这些词的信息很多，整句只核对了较新的一部分。<a
        rel="next"
        href="${searchAddress(query, next)}"
        >往前核对</a
      >
    </p>`;
  }
  if (found === 'some' || hits.length === 0) return '';
  const all = Math.ceil(total / pageSize);
  const hasMore = hits.length === pageSize && last !== undefined;
  const further =
    hasMore && page >= numberedPages && (total > mostSaid || page < all)
      ? searchAddress(query, { page: String(page + 1), after: placeText(last) })
      : undefined;
  if (page > numberedPages) {
    return html`<nav class="pager" aria-label="分页">
      <a href="${searchAddress(query)}">回到第一页</a>
      <span class="pager-total">第${page}页</span>
      ${further === undefined ? '' : html`<a rel="next" href="${further}">下一页</a>`}
    </nav>`;
  }
  const address = (n: number): string =>
    searchAddress(query, { page: n === 1 ? undefined : String(n), after: undefined });
  return html`${pager(page, Math.min(all, numberedPages), address, total > mostSaid ? undefined : all)}
  ${
    further === undefined
      ? ''
      : html`<p class="further"><a rel="next" href="${further}">第${page + 1}页</a></p>`
  }`;
}
