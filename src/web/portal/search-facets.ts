// What the results can be narrowed by, with how many there would be: plain links. Counts over a part of the documents
// say 约.

import { html } from './html.ts';
import { documentKinds, isDocumentKind, searchTabs } from '../../rules/document-classes.ts';
import { validities, type Validity } from '../../rules/validity.ts';
import type { FacetCount, FacetName } from '../../store/search/search-facets.ts';
import type { SearchResult } from '../../store/search/search.ts';
import type { OrganRow } from '../../store/tables.ts';
import { organParameter } from './asked-organ.ts';
import type { Html } from './page.ts';
import { issuersOf, searchAddress, type SearchField, type SearchQuery } from './search-query.ts';

export interface FacetRow {
  readonly name: FacetName;
  readonly field: SearchField;
  readonly label: string;
  readonly labelOf?: (value: string) => string;
  /** What stands in the address for a value that was counted; undefined: it is not offered. */
  readonly fieldOf?: (value: string) => string | undefined;
}

/** @param organs of the site: each is asked for by its code */
export function facetRows(organs: readonly OrganRow[]): readonly FacetRow[] {
  return [
    {
      name: 'organ',
      field: organParameter,
      label: '公开机关',
      labelOf: (code) => organs.find((organ) => organ.code === code)?.short_name ?? code,
      fieldOf: (id) => organs.find((organ) => organ.id === Number(id))?.code,
    },
    ...facets,
  ];
}

const facets: readonly FacetRow[] = [
  { name: 'issuer', field: 'issuer', label: '发文机关' },
  { name: 'theme', field: 'theme', label: '主题' },
  { name: 'subtheme', field: 'subtheme', label: '主题（二级）' },
  {
    name: 'kind',
    field: 'kind',
    label: '信息种类',
    labelOf: (value) => (isDocumentKind(value) ? documentKinds[value].label : value),
  },
  { name: 'genre', field: 'genre', label: '体裁' },
  { name: 'year', field: 'year', label: '年份', labelOf: (value) => `${value}年` },
  {
    name: 'validity',
    field: 'validity',
    label: '有效性',
    labelOf: (value) => validities[value as Validity],
  },
];

/** More are behind a fold. */
const shown = 6;

/** What may be asked, and where: another list that is narrowed in the same way has an address of its own. */
export interface FacetList {
  readonly rows: readonly FacetRow[];
  readonly address?: typeof searchAddress;
}

export function searchFacets(
  query: SearchQuery,
  result: SearchResult,
  { rows, address = searchAddress }: FacetList,
  within: Html | '' = '',
): Html {
  const { facets: counts, areFacetsExact } = result;
  return html`<aside class="found-side" id="shaixuan" aria-label="缩小范围">
    ${within}
    ${rows.map(({ name, field, label, labelOf = same, fieldOf = same }) => {
      const isChosen = query[field] !== undefined && field !== 'issuer';
      const chosen = field === 'issuer' ? issuersOf(query) : [];
      const values = (counts?.[name] ?? []).flatMap(({ value: counted, count }) => {
        const value = fieldOf(counted);
        return value === undefined || chosen.includes(value) ? [] : [{ value, count }];
      });
      // The second level makes sense below a first.
      if (isChosen || (name === 'subtheme' && query.theme === undefined)) return '';
      if (values.length < (chosen.length > 0 ? 1 : 2)) return '';
      const item = (one: FacetCount): Html => {
        const value = field === 'issuer' ? [...chosen, one.value].join('\n') : one.value;
        return html`<li>
          <a href="${address(query, { [field]: value })}" rel="nofollow"
            ><span>${labelOf(one.value)}</span>
            <small>${areFacetsExact ? '' : '约'}${one.count}</small></a
          >
        </li>`;
      };
      return html`<section class="found-facet">
        <h2>${label}</h2>
        <ul>
          ${values.slice(0, shown).map(item)}
        </ul>
        ${
          values.length > shown
            ? html`<details>
                <summary>更多${label}</summary>
                <ul>
                  ${values.slice(shown).map(item)}
                </ul>
              </details>`
            : ''
        }
      </section>`;
    })}
  </aside>`;
}

function same(value: string): string {
  return value;
}

/** 全部 | 政策文件 | 解读 …: those that have something. */
export function searchTabList(
  query: SearchQuery,
  { tabs: counts, areTabsExact }: SearchResult,
): Html | '' {
  const found = new Map(counts.map(({ value, count }) => [value, count]));
  const tabs = Object.entries(searchTabs).filter(
    ([tab]) => query.tab !== undefined || found.has(tab),
  );
  if (tabs.length === 0) return '';
  const item = (tab: string | undefined, label: string, count?: number): Html => {
    const counted =
      count === undefined ? '' : html` <small>${areTabsExact ? '' : '约'}${count}</small>`;
    return tab === query.tab
      ? html`<li><span aria-current="true">${label}${counted}</span></li>`
      : html`<li>
          <a href="${searchAddress(query, { tab })}" rel="nofollow">${label}${counted}</a>
        </li>`;
  };
  return html`<nav class="facet tabs" aria-label="结果分类">
    <ul>
      ${item(undefined, '全部')} ${tabs.map(([tab, { label }]) => item(tab, label, found.get(tab)))}
    </ul>
  </nav>`;
}

/** What narrows the results now; each goes by a link. */
/** @param hasFacets whether there is something to narrow by further down */
export function takenFilters(
  query: SearchQuery,
  { rows, address = searchAddress }: FacetList,
  hasFacets = true,
): Html | '' {
  const taken: { label: string; address: string }[] = [];
  for (const { field, label, labelOf = same } of rows) {
    for (const value of (query[field] ?? '').split('\n').filter((one) => one !== '')) {
      const left = issuersOf(query).filter((one) => one !== value);
      const rest = field === 'issuer' && left.length > 0 ? left.join('\n') : undefined;
      // Without its first level the second says nothing.
      const change = field === 'theme' ? { theme: rest, subtheme: undefined } : { [field]: rest };
      taken.push({ label: `${label}：${labelOf(value)}`, address: address(query, change) });
    }
  }
  if (taken.length === 0 && !hasFacets) return '';
  return html`<p class="taken">
    ${hasFacets ? html`<a class="to-facets" href="#shaixuan">缩小范围</a>` : ''}
    ${taken.map(
      ({ label, address }) =>
        html`<a href="${address}" rel="nofollow"
          ><span class="visually-hidden">去掉</span>${label} <span aria-hidden="true">✕</span></a
        >`,
    )}
  </p>`;
}
