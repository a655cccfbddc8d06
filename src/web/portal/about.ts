// 关于本站, in the words of the office; and the page that tells one leaves for a site that is no government's
// (国办发〔2017〕47号), only for addresses that the office entered.

import { html } from './html.ts';
import { leavingLinks } from '../../rules/site-links.ts';
import { notFoundPage } from './error-page.ts';
import { leavingTo } from './leaving.ts';
import type { Page, PageRequest } from './page.ts';

export function aboutPage(request: PageRequest): Page {
  const { about } = request.site.main.organ.site;
  if (about === undefined) return notFoundPage(request);
  return {
    keep: 'public',
    topics: [],
    title: '关于本站',
    trail: [{ label: '关于本站' }],
    body: html`<article class="prose">
      <h1>关于本站</h1>
      ${about
        .split('\n')
        .filter((text) => text.trim() !== '')
        .map((text) => html`<p>${text}</p>`)}
    </article>`,
  };
}

export function leaveSitePage(request: PageRequest): Page {
  const { site, http } = request;
  const link = leavingLinks(site.main.organ.site).find(({ key }) => key === http.req.param('link'));
  if (link === undefined) return notFoundPage(request);
  return {
    keep: 'public',
    topics: [],
    title: `离开本站：${link.label}`,
    trail: [{ label: link.label }],
    body: html`<div class="content">
      <h1>${link.label}</h1>
      ${leavingTo(site, link.address)}
    </div>`,
  };
}
