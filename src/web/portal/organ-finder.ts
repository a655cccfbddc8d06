// The organs of the site to choose one from (条例 10, 27): a tree of links, found by name, duty or place; the search
// works on the server too.

import { html } from './html.ts';
import { canBeAsked } from '../../rules/organ.ts';
import type { OrganRow } from '../../store/tables.ts';
import { plainText } from '../plain-text.ts';
import { organsOfSite } from './asked-organ.ts';
import type { Html, PageRequest } from './page.ts';
import { organEntry, organNodes, organTree, type OrganLink } from './parts/organ-tree.ts';

/** More than these are listed by name and telephone only. */
const mostInFull = 120;
const mostFound = 60;

/** @param action address of the page it stands on */
export async function organFinder(
  request: PageRequest,
  action: string,
  link: OrganLink,
): Promise<Html> {
  const organs = await organsOfSite(request);
  const wanted = plainText(request.http.req.query('q') ?? '').slice(0, 60);
  return html`<form class="inline-search" action="${action}" role="search" aria-label="查找机关">
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
    </form>
    ${wanted === '' ? wholeTree(request, organs, link) : found(organs, wanted, { action, link })}`;
}

function wholeTree({ site }: PageRequest, organs: readonly OrganRow[], link: OrganLink): Html {
  const root = organNodes(organs, site.organ.id);
  if (root === undefined) return html`<p>还没有登记机关。</p>`;
  return html`<div id="organs">${organTree(root, link, root.count > mostInFull)}</div>`;
}

function found(
  organs: readonly OrganRow[],
  wanted: string,
  { action, link }: { readonly action: string; readonly link: OrganLink },
): Html {
  const words = wanted.toLowerCase().split(/\s+/u);
  const hits = organs.filter((organ) => {
    const { jurisdiction = '', address = '' } = organ.guide;
    const text = [organ.name, organ.short_name, jurisdiction, address].join(' ').toLowerCase();
    return canBeAsked(organ) && words.every((word) => text.includes(word));
  });
  const all = html`<a href="${action}">看全部机关</a>`;
  if (hits.length === 0) {
    return html`<p>没有名称、职责或者地址带有“${wanted}”的机关。换一个词，或者${all}。</p>`;
  }
  const more = hits.length > mostFound ? `，先列出${mostFound}个，请再写具体些` : '';
  return html`<p class="count">找到${hits.length}个机关${more}。${all}</p>
    <ul class="organs">
      ${hits.slice(0, mostFound).map((organ) => html`<li>${organEntry(organ, link, false)}</li>`)}
    </ul>`;
}
