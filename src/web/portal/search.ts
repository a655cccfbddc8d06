// Search: words or a document number, narrowed by column, kind and year, by relevance or by time.

import { plainText } from '../plain-text.ts';
import { html, raw } from 'hono/html';
import { bodyText } from '../../formats/document-body.ts';
import { toSimplified } from '../../formats/traditional.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { type DocumentKind, documentKinds, isDocumentKind } from '../../rules/document-classes.ts';
import { holdsPersonalNumber } from '../../rules/question-privacy.ts';
import { columnWithDescendants } from '../../store/columns.ts';
import {
  searchDocuments,
  type SearchHit,
  type SearchResult,
  type SearchSort,
  searchSorts,
} from '../../store/search.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { columnOfKind, contactAddress } from './addresses.ts';
import { searchFeedLinks } from './feeds.ts';
import { countSearch, hotWords } from './hot-words.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { hotWordList } from './parts/hot-word-list.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { excerpt, holdsAny, marked } from './parts/marked.ts';
import { pager } from './parts/pager.ts';
import { hasValidity, validityMark } from './parts/validity.ts';
import { yearsOfSite } from './years-of-site.ts';
import { suggestionsAddress } from './suggestions-address.ts';
import { understandQuestion } from './understand-question.ts';

const pageSize = 15;
const lastPage = 1000;

export interface Question {
  readonly text: string;
  readonly column: ColumnRow | undefined;
  readonly kind: DocumentKind | undefined;
  readonly year: number | undefined;
  readonly sort: SearchSort;
  readonly page: number;
}

export async function searchPage(request: PageRequest): Promise<Page> {
  const { context, site } = request;
  const question = readQuery(request);
  const isAsked = question.text !== '' || isFiltered(question);
  const [{ result, note }, years, words] = await Promise.all([
    isAsked
      ? understandQuestion(request, question.text, {
          search: async (text) => await search(request, { ...question, text }),
          addressOf: (text) => searchAddress({ ...question, text }, 1),
        })
      : { result: undefined, note: '' },
    yearsOfSite(context),
    hotWords(request),
  ]);
  if (isWorthCounting(question, result)) countSearch(request, await toSimplified(question.text));
  const heading = question.text === '' ? '搜索' : `“${question.text}”的搜索结果`;
  return {
    keep: 'fresh',
    title: heading,
    trail: [{ label: '搜索' }],
    ...(result !== undefined && mayBeKept(question)
      ? { searchFeed: searchAddress(question, 1).slice('/sousuo/'.length) }
      : {}),
    body: html`<h1>${heading}</h1>
      ${searchForm(request, question, years)} ${hotWordList(words)} ${note}
      ${result === undefined ? hints() : results(request, question, result)}`,
  };
}

export function readQuery({ http, site }: Pick<PageRequest, 'http' | 'site'>): Question {
  const query = (name: string): string => plainText(http.req.query(name) ?? '');
  const year = /^(?:19|20)\d{2}$/.test(query('year')) ? Number(query('year')) : undefined;
  const kind = query('kind');
  const sort = query('sort');
  const page = Number(query('page') || '1');
  const text = query('q').slice(0, 200);
  return {
    text,
    year,
    kind: isDocumentKind(kind) ? kind : undefined,
    column: site.columns.find(({ path }) => path === query('column')),
    // Without words there is nothing to be relevant to.
    sort: sort === 'time' || text === '' ? 'time' : 'relevance',
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
  };
}

/** Of people who searched, not of who leafs on or narrows. */
function isWorthCounting(question: Question, result: SearchResult | undefined): boolean {
  const { text, column, kind, year, page } = question;
  const isPlain = column === undefined && kind === undefined && year === undefined && page === 1;
  return text !== '' && isPlain && result?.found === 'words' && result.total > 0;
}

/** `sort=time` alone asks for everything, newest first: what the figure of the home page counts. */
function isFiltered({ column, kind, year, sort, text }: Question): boolean {
  return (
    column !== undefined ||
    kind !== undefined ||
    year !== undefined ||
    (sort === 'time' && text === '')
  );
}

export async function search(
  { context, site, http }: Pick<PageRequest, 'context' | 'site' | 'http'>,
  question: Question,
  limit = pageSize,
): Promise<SearchResult | undefined> {
  const { text, column, kind, year, sort, page } = question;
  const isBrowsing = text === '' && column === undefined && kind === undefined;
  if (isBrowsing && year === undefined && http.req.query('sort') !== 'time') return undefined;
  return await searchDocuments(context.db, {
    organId: site.organ.id,
    text,
    kind,
    year,
    sort,
    columnIds:
      column === undefined
        ? undefined
        : columnWithDescendants(site.columns, column).map(({ id }) => id),
    limit,
    offset: (page - 1) * pageSize,
  });
}

/** Numbers of a person belong into no address that somebody's program asks for every hour. */
export function mayBeKept({ text }: Question): boolean {
  return !holdsPersonalNumber(text);
}

export function searchAddress(question: Question, page: number): string {
  const query = new URLSearchParams();
  if (question.text !== '') query.set('q', question.text);
  if (question.column !== undefined) query.set('column', question.column.path);
  if (question.kind !== undefined) query.set('kind', question.kind);
  if (question.year !== undefined) query.set('year', String(question.year));
  if (question.sort === 'time') query.set('sort', 'time');
  if (page > 1) query.set('page', String(page));
  return `/sousuo/?${query.toString()}`;
}

function searchForm(
  { site }: PageRequest,
  question: Question,
  years: readonly { readonly year: number }[],
): Html {
  const columns = site.columns.filter(({ kind }) => kind === 'list' || kind === 'section');
  const kinds = Object.entries(documentKinds) as [DocumentKind, { label: string }][];
  return html`<form class="search-form" action="/sousuo/" role="search">
    <div class="hero-field">
      <label class="visually-hidden" for="q">搜索词或文号</label>
      <input
        id="q"
        name="q"
        type="search"
        maxlength="200"
        value="${question.text}"
        data-combobox="${suggestionsAddress}"
      />
      <button type="submit">搜索</button>
    </div>
    <div class="filters">
      ${select(
        'column',
        '栏目',
        columns.map(({ path, name }) => [path, name]),
        question.column?.path,
      )}
      ${select(
        'kind',
        '种类',
        kinds.map(([kind, { label }]) => [kind, label]),
        question.kind,
      )}
      ${select(
        'year',
        '年份',
        years.map(({ year }) => [String(year), `${year}年`]),
        question.year === undefined ? undefined : String(question.year),
      )}
      ${select('sort', '排序', Object.entries(searchSorts), question.sort, false)}
    </div>
  </form>`;
}

function select(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  value: string | undefined,
  hasAll = true,
): Html {
  return html`<p class="filter">
    <label for="filter-${name}">${label}</label>
    <select id="filter-${name}" name="${name}">
      ${hasAll ? html`<option value="">全部</option>` : ''}
      ${options.map(
        ([key, text]) =>
          html`<option value="${key}" ${key === value ? raw('selected') : ''}>${text}</option>`,
      )}
    </select>
  </p>`;
}

function hints(): Html {
  return html`<div class="empty">
    <p>输入几个词，会找出同时有这些词的信息；输入文号，无论用哪种括号，都会把那份文件排在最前。</p>
    <ul>
      ${['住房保障 补贴', '47号', '招聘 公告'].map(
        (text) => html`<li><a href="/sousuo/?q=${encodeURIComponent(text)}">${text}</a></li>`,
      )}
    </ul>
  </div>`;
}

function results(request: PageRequest, question: Question, result: SearchResult): Html {
  const { total, hits, found, words } = result;
  if (total === 0) return nothing(request, question);
  const pages = Math.min(lastPage, Math.ceil(total / pageSize));
  return html`<p class="count" role="status">
      ${
        found === 'words'
          ? `共${total}件`
          : `没有同时含有这些词的信息，以下${total}件的标题或概述中有这几个字`
      }${pages > 1 ? `，第${question.page}/${pages}页` : ''}
      ${mayBeKept(question) ? searchFeedLinks(searchAddress(question, 1).slice('/sousuo/'.length)) : ''}
    </p>
    <ol class="hits" start="${(question.page - 1) * pageSize + 1}">
      ${hits.map((hit) => hitRow(hit, words, request))}
    </ol>
    ${pager(question.page, pages, (page) => searchAddress(question, page))}`;
}

function hitRow(hit: SearchHit, words: readonly string[], { context }: PageRequest): Html {
  const on = beijingDay(hit.published_at);
  return html`<li class="hit">
    <h2><a href="${addressOfDocument(hit)}">${marked(hit.title, words)}</a></h2>
    <p class="hit-facts">
      <span>${documentKinds[hit.kind].label}</span>
      ${hit.document_number === null ? '' : html`<span>${marked(hit.document_number, words)}</span>`}
      ${hasValidity(hit.kind) ? validityMark(hit, context.clock.today()) : ''}
      <span>${hit.issuers[0] ?? hit.publisher}</span>
      <time datetime="${on}">${on}</time>
    </p>
    <p class="hit-text">${marked(excerpt(telling(hit, words), words), words)}</p>
  </li>`;
}

/** The summary where it shows why the document was found, else the text. */
function telling({ summary, body }: SearchHit, words: readonly string[]): string {
  const text = bodyText(body);
  if (summary === null) return text;
  return holdsAny(summary, words) || !holdsAny(text, words) ? summary : text;
}

function nothing({ site }: PageRequest, question: Question): Html {
  const apply = columnOfKind(site.columns, 'apply');
  return html`<div class="empty" role="status">
    <p><strong>没有找到。</strong>可以：</p>
    <ul>
      <li>换一个说法，或者少输几个词</li>
      ${
        isFiltered(question)
          ? html`<li>
              <a
                href="${searchAddress({ ...question, column: undefined, kind: undefined, year: undefined }, 1)}"
                >去掉栏目、种类和年份的限制</a
              >
            </li>`
          : ''
      }
      <li>到<a href="/wzdt/">网站地图</a>里按栏目找</li>
      ${
        apply === undefined
          ? ''
          : html`<li>本站没有公开的，可以<a href="/${apply.path}/">提出政府信息公开申请</a></li>`
      }
      <li>应当有而没有的内容、打不开的链接，可以<a href="${contactAddress}">给我们留言</a></li>
    </ul>
  </div>`;
}
