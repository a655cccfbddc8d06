// Whom to ask (条例 10, 27): the organs of the site with what they are there for and how to reach them. A
// link each, so that choosing needs neither script nor pointer; the search works on the server too.

import { html } from 'hono/html';
import { canBeAsked } from '../../rules/organ.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import { plainText } from '../plain-text.ts';
import { applyStep, organStep } from './addresses.ts';
import { organParameter, organsOfSite } from './asked-organ.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { organEntry, organNodes, organTree } from './parts/organ-tree.ts';

/** More than these are listed by name and telephone only. */
const mostInFull = 120;
const mostFound = 60;

export async function chooseOrganPage(request: PageRequest, column: ColumnRow): Promise<Page> {
  const { site, http } = request;
  const organs = await organsOfSite(request);
  const wanted = plainText(http.req.query('q') ?? '').slice(0, 60);
  return {
    keep: 'public',
    topics: [],
    title: '选择受理机关',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '选择受理机关' }],
    columnTags: columnTags(site, column),
    description: '可以向哪些机关申请公开政府信息：职责和辖区、电话、地址、办公时间',
    forms: true,
    body: html`<div class="content">
      <h1>选择受理机关</h1>
      <p class="lead">
        向制作或者保存这项信息的机关申请，答复最快。拿不准的，选最接近的一个：不由它负责的，它会告知您理由和负责的机关（条例第十条、第三十六条）。
      </p>
      ${searchForm(column, wanted)}
      ${wanted === '' ? wholeTree(request, column, organs) : found(column, organs, wanted)}
    </div>`,
  };
}

function searchForm(column: ColumnRow, wanted: string): Html {
  return html`<form class="inline-search" action="/${column.path}/${organStep}/" role="search">
    <label for="organ-q">按名称、职责或者地名查找机关</label>
    <div class="hero-field">
      <input
        id="organ-q"
        name="q"
        type="search"
        maxlength="60"
        value="${wanted}"
        data-filter="organs"
        autocomplete="off"
      />
      <button type="submit">查找</button>
    </div>
    <p class="hint" role="status" data-filter-status></p>
  </form>`;
}

function addressIn(column: ColumnRow): (organ: OrganRow) => string {
  return ({ code }) => `/${column.path}/${applyStep}/?${organParameter}=${code}`;
}

function wholeTree({ site }: PageRequest, column: ColumnRow, organs: readonly OrganRow[]): Html {
  const root = organNodes(organs, site.organ.id);
  if (root === undefined) return html`<p>还没有登记机关。</p>`;
  return html`<div id="organs">
    ${organTree(root, addressIn(column), root.count > mostInFull)}
  </div>`;
}

function found(column: ColumnRow, organs: readonly OrganRow[], wanted: string): Html {
  const words = wanted.toLowerCase().split(/\s+/u);
  const hits = organs.filter((organ) => {
    const { jurisdiction = '', address = '' } = organ.guide;
    const text = [organ.name, organ.short_name, jurisdiction, address].join(' ').toLowerCase();
    return canBeAsked(organ) && words.every((word) => text.includes(word));
  });
  const all = html`<a href="/${column.path}/${organStep}/">看全部机关</a>`;
  if (hits.length === 0) {
    return html`<p>没有名称、职责或者地址带有“${wanted}”的机关。换一个词，或者${all}。</p>`;
  }
  const more = hits.length > mostFound ? `，先列出${mostFound}个，请再写具体些` : '';
  return html`<p class="count">找到${hits.length}个机关${more}。${all}</p>
    <ul class="organs">
      ${hits.slice(0, mostFound).map((organ) => html`<li>${organEntry(organ, addressIn(column), false)}</li>`)}
    </ul>`;
}
