// An external-link column (外链栏目): what it is called, where it leads, and that one leaves this site. Nobody is sent
// on without having read it, and only to an address that the column's keepers entered.

import { html } from './html.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import type { LeavingLink } from './leaving-links.ts';
import type { Html, Page, PageRequest, Site } from './page.ts';
import { columnSide } from './parts/column-side.ts';

/** Beside its name, where columns are listed with what stands in them. */
export const leadsElsewhere = '在另一个网站公开';

export function leavingPage({ site }: PageRequest, column: ColumnRow, link: string): Page {
  return {
    keep: 'public',
    topics: [],
    title: column.name,
    section: sectionOf(site, column),
    trail: trailTo(site, column),
    columnTags: columnTags(site, column),
    body: html`<div class="with-side">
      <div class="content">
        <h1>${column.name}</h1>
        <p>这个栏目的信息在另一个网站公开。</p>
        ${leavingTo(site, link)}
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

/**
 * What stands wherever one leaves for a site that is no government's.
 * @param shown of a link that hands over more than one wants to read
 */
export function leavingTo(site: Site, link: string, shown = link): Html {
  return html`<p>您即将离开${site.name}，前往：</p>
    <p class="leaving-to">${shown}</p>
    <p>${wayOut(link)}</p>
    <p class="hint">${notOurs}</p>`;
}

/** The same, of every such site that a text leads to: the links in it lead here (leaving-links.ts). */
export function leavingToEach(site: Site, links: readonly LeavingLink[]): Html | '' {
  if (links.length === 0) return '';
  return html`<section class="leaving-links" aria-labelledby="likai">
    <h2 id="likai">文中链接的其他网站</h2>
    <p>您即将离开${site.name}，前往：</p>
    <ol>
      ${links.map(
        ({ id, address }) =>
          html`<li id="${id}">
            <p class="leaving-to">${address}</p>
            <p>${wayOut(address)}</p>
          </li>`,
      )}
    </ol>
    <p class="hint">${notOurs}</p>
  </section>`;
}

const notOurs = '那个网站的内容由其主办单位负责。打不开的，请与政府信息公开工作机构联系。';

function wayOut(link: string): Html {
  return html`<a class="button" href="${link}" rel="external nofollow noopener noreferrer"
    >前往${URL.canParse(link) ? new URL(link).host : link}</a
  >`;
}
