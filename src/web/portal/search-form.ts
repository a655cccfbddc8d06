// What is asked: words, and for who wants more exactly this, the fields of the advanced search. One form, without a
// script; facets that were chosen are left behind by a new question.

import { html, raw } from './html.ts';
import type { ColumnRow } from '../../store/tables.ts';
import type { Html } from './page.ts';
import { searchFields, type SearchField, type SearchQuery } from './search-query.ts';
import { suggestionsAddress } from './suggestions-address.ts';

const advanced: readonly SearchField[] = [
  'any',
  'none',
  'phrase',
  'field',
  'from',
  'to',
  'agency',
  'number_year',
  'number',
  'column',
];

export function searchForm(columns: readonly ColumnRow[], query: SearchQuery): Html {
  const isOpen = advanced.some((name) => query[name] !== undefined);
  return html`<form class="search-form" action="/sousuo/" role="search" aria-label="搜索条件">
    <div class="hero-field">
      <label class="visually-hidden" for="q">搜索词或文号</label>
      <input
        id="q"
        name="q"
        type="search"
        maxlength="200"
        value="${query.q ?? ''}"
        data-combobox="${suggestionsAddress}"
      />
      <button type="submit">搜索</button>
    </div>
    <details class="advanced" ${isOpen ? raw('open') : ''}>
      <summary>高级搜索</summary>
      <div class="advanced-fields">
        ${text(query, 'phrase', '完整短语', '原样出现，如：住房保障')}
        ${text(query, 'any', '任一词', '有一个就行，用空格分开')}
        ${text(query, 'none', '不含', '有这些词的不要')}
        <fieldset>
          <legend>词在哪里</legend>
          ${choice(query, '', '标题、正文和附件')} ${choice(query, 'title', '只在标题')}
        </fieldset>
        <fieldset>
          <legend>发布日期</legend>
          ${small(query, 'from', '从', 'date')} ${small(query, 'to', '到', 'date')}
        </fieldset>
        <fieldset>
          <legend>发文字号</legend>
          ${small(query, 'agency', '机关代字', 'text')} ${small(query, 'number_year', '年', 'text')}
          ${small(query, 'number', '号', 'text')}
        </fieldset>
        ${columnChoice(columns, query)}
        <p><button type="submit">按以上条件搜索</button></p>
      </div>
    </details>
  </form>`;
}

/** Another word within what was found: it is joined to the others. */
export function withinForm(query: SearchQuery): Html {
  const kept = searchFields.filter((name) => name !== 'page' && name !== 'after');
  return html`<form class="within" action="/sousuo/">
    ${kept.flatMap((name) =>
      (query[name] ?? '')
        .split('\n')
        .filter((value) => value !== '')
        .map((value) => html`<input type="hidden" name="${name}" value="${value}" />`),
    )}
    <label for="within">在结果中查找</label>
    <div class="within-field">
      <input id="within" name="within" type="search" maxlength="100" />
      <button type="submit" class="quiet">查找</button>
    </div>
  </form>`;
}

function text(query: SearchQuery, name: SearchField, label: string, hint: string): Html {
  return html`<p class="advanced-field">
    <label for="search-${name}">${label}</label>
    <input
      id="search-${name}"
      name="${name}"
      type="text"
      maxlength="100"
      value="${query[name] ?? ''}"
      aria-describedby="search-${name}-hint"
    />
    <small id="search-${name}-hint">${hint}</small>
  </p>`;
}

function small(query: SearchQuery, name: SearchField, label: string, type: 'date' | 'text'): Html {
  return html`<span class="advanced-small">
    <label for="search-${name}">${label}</label>
    <input
      id="search-${name}"
      name="${name}"
      type="${type}"
      value="${query[name] ?? ''}"
      ${name === 'number' || name === 'number_year' ? raw('inputmode="numeric" size="5"') : ''}
    />
  </span>`;
}

function choice({ field = '' }: SearchQuery, value: string, label: string): Html {
  return html`<label class="advanced-choice">
    <input type="radio" name="field" value="${value}" ${field === value ? raw('checked') : ''} />
    ${label}
  </label>`;
}

function columnChoice(columns: readonly ColumnRow[], { column }: SearchQuery): Html {
  const offered = columns.filter(({ kind }) => kind === 'list' || kind === 'section');
  return html`<p class="advanced-field">
    <label for="search-column">栏目</label>
    <select id="search-column" name="column">
      <option value="">全部</option>
      ${offered.map(
        ({ path, name }) =>
          html`<option value="${path}" ${path === column ? raw('selected') : ''}>${name}</option>`,
      )}
    </select>
  </p>`;
}
