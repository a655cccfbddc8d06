// What the address of a page of results says, and the address of every other one: the same question has the same
// address for ever.

import { type IsoDay, parseIsoDay } from '../../rules/day.ts';
import { queryNumberPart } from '../../rules/document-number.ts';
import {
  type DocumentKind,
  isDocumentKind,
  isGenre,
  isSearchTab,
  isTheme,
  type SearchTab,
} from '../../rules/document-classes.ts';
import { type Validity, validities } from '../../rules/validity.ts';
import type { SearchPlace, SearchSort } from '../../store/search/search.ts';
import { plainText } from '../plain-text.ts';
import { organParameter } from './asked-organ.ts';

/** All as texts, in the order in which they stand in an address. */
export const searchFields = [
  'q',
  'phrase',
  'any',
  'none',
  'field',
  'tab',
  organParameter,
  'issuer',
  'kind',
  'theme',
  'subtheme',
  'genre',
  'year',
  'validity',
  'column',
  'from',
  'to',
  'agency',
  'number_year',
  'number',
  'sort',
  'page',
  'after',
] as const;

export type SearchField = (typeof searchFields)[number];

/** Only what is given and makes sense. `issuer` may stand several times in an address: a line each. */
export type SearchQuery = Readonly<Partial<Record<SearchField, string>>>;

const checks: Readonly<Partial<Record<SearchField, (text: string) => boolean>>> = {
  field: (text) => text === 'title',
  tab: isSearchTab,
  jg: (text) => /^[a-z0-9-]{1,40}$/.test(text),
  kind: isDocumentKind,
  theme: isTheme,
  genre: isGenre,
  year: isYear,
  validity: (text) => Object.hasOwn(validities, text),
  from: isDay,
  to: isDay,
  number_year: isYear,
  number: (text) => /^[1-9]\d{0,5}$/.test(text),
  sort: (text) => text === 'time',
  page: (text) => /^[1-9]\d{0,3}$/.test(text) && text !== '1',
  after: (text) => placeIn(text) !== undefined,
};

/** What people write in other ways, as it stands in every further address. */
const spellings: Readonly<Partial<Record<SearchField, (text: string) => string>>> = {
  number: (text) => String(queryNumberPart('sequence', text) ?? text),
  number_year: (text) => String(queryNumberPart('year', text) ?? text),
};

/** Longer than any title; more of a pasted text finds nothing better, and stands in every link of the page. */
export const longestQuestion = 200;
const mostIssuers = 5;

export function readSearchQuery(values: (name: string) => readonly string[]): SearchQuery {
  const query: Partial<Record<SearchField, string>> = {};
  for (const name of searchFields) {
    const typed = name === 'q' ? [askedIn(values)] : values(name).map((text) => plainText(text));
    const given = typed.map((text) => text.slice(0, longestQuestion));
    const text =
      name === 'issuer'
        ? [...new Set(given.filter((one) => one !== ''))].slice(0, mostIssuers).join('\n')
        : (given[0] ?? '');
    if (text !== '' && saysSomething(name, text)) query[name] = spelled(name, text);
  }
  return query;
}

/** Words of the box 在结果中查找 are joined to those before: all have to occur. */
function askedIn(values: (name: string) => readonly string[]): string {
  const [q = '', within = ''] = ['q', 'within'].map((name) => plainText(values(name)[0] ?? ''));
  return within === '' ? q : `${q.slice(0, longestQuestion)} ${within}`.trim();
}

/** Whether words at the end of a question were left out. */
export function isCut(values: (name: string) => readonly string[]): boolean {
  const others = ['phrase', 'any', 'none'].map((name) => plainText(values(name)[0] ?? ''));
  return [askedIn(values), ...others].some(({ length }) => length > longestQuestion);
}

function saysSomething(name: SearchField, text: string): boolean {
  return checks[name]?.(spelled(name, text)) ?? true;
}

function spelled(name: SearchField, text: string): string {
  return spellings[name]?.(text) ?? text;
}

/** What an address limits by, as it is called in the form. */
const limitLabels: Readonly<Partial<Record<SearchField, string>>> = {
  tab: '类别',
  jg: '机关',
  kind: '种类',
  theme: '主题',
  genre: '体裁',
  year: '年份',
  validity: '有效性',
  from: '发布日期（从）',
  to: '发布日期（到）',
  number_year: '文号的年份',
  number: '文号的序号',
};

/** Limits that were given and say nothing: who relies on one has to know that it was not kept. */
export function misreadLimits(
  values: (name: string) => readonly string[],
): readonly { readonly label: string; readonly text: string }[] {
  return Object.entries(limitLabels).flatMap(([name, label]) => {
    const text = plainText(values(name)[0] ?? '').slice(0, longestQuestion);
    return text === '' || saysSomething(name as SearchField, text) ? [] : [{ label, text }];
  });
}

/** Nothing was published between a day and one before it. */
export function areDaysReversed({ from, to }: SearchQuery): boolean {
  return from !== undefined && to !== undefined && from > to;
}

/** Another page, another filter; what is undefined goes. A changed question begins on its first page. */
export function searchAddress(
  query: SearchQuery,
  change: Readonly<Partial<Record<SearchField, string | undefined>>> = {},
): string {
  const pages = 'page' in change || 'after' in change ? {} : { page: undefined, after: undefined };
  const all = { ...query, ...pages, ...change };
  const parameters = new URLSearchParams();
  for (const name of searchFields) {
    const text = all[name];
    if (text === undefined || text === '') continue;
    for (const one of name === 'issuer' ? text.split('\n') : [text]) parameters.append(name, one);
  }
  const written = parameters.toString();
  return written === '' ? '/sousuo/' : `/sousuo/?${written}`;
}

export function issuersOf({ issuer }: SearchQuery): readonly string[] {
  return issuer === undefined ? [] : issuer.split('\n');
}

export function sortOf({ q, phrase, any, sort }: SearchQuery): SearchSort {
  // Without words there is nothing to be relevant to.
  const hasWords = q !== undefined || phrase !== undefined || any !== undefined;
  return sort === 'time' || !hasWords ? 'time' : 'relevance';
}

/** Beside words, sort and page. */
const narrowing = searchFields.filter(
  (name) => !['q', 'phrase', 'any', 'none', 'sort', 'page', 'after'].includes(name),
);

export function narrowedBy(query: SearchQuery): readonly SearchField[] {
  return narrowing.filter((name) => query[name] !== undefined);
}

/** `sort=time` alone asks for everything, newest first: what the figure of the home page counts. */
export function asksAnything(query: SearchQuery): boolean {
  return searchFields.some(
    (name) => name !== 'page' && name !== 'after' && query[name] !== undefined,
  );
}

export function widened(query: SearchQuery): string {
  return searchAddress(query, Object.fromEntries(narrowing.map((name) => [name, undefined])));
}

export function placeText({ stretch, first, at, id }: SearchPlace): string {
  return [stretch, first, at, id].join('.');
}

export function placeIn(text: string): SearchPlace | undefined {
  const [, stretch, first, at = '', id] =
    /^([01])\.(\d{1,9})\.(-?\d{1,17})\.(\d{1,15})$/.exec(text) ?? [];
  return id === undefined
    ? undefined
    : { stretch: Number(stretch), first: Number(first), at, id: Number(id) };
}

export function asTab(query: SearchQuery): SearchTab | undefined {
  return query.tab as SearchTab | undefined;
}

export function asKind(query: SearchQuery): DocumentKind | undefined {
  return query.kind as DocumentKind | undefined;
}

export function asValidity(query: SearchQuery): Validity | undefined {
  return query.validity as Validity | undefined;
}

export function asDay(text: string | undefined): IsoDay | undefined {
  return text === undefined ? undefined : parseIsoDay(text);
}

function isDay(text: string): boolean {
  return /^(?:19|20)/.test(text) && parseIsoDay(text) !== undefined;
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d{2}$/.test(text);
}
