import { html } from '../html.ts';
import type { Crumb, Html } from '../page.ts';

export function breadcrumb(trail: readonly Crumb[], label = '当前位置'): Html {
  return html`<nav class="breadcrumb wrap" aria-label="${label}">
    <ol>
      <li><a href="/">首页</a></li>
      ${trail.map(({ label: name, path }) =>
        path === undefined
          ? html`<li><span aria-current="page">${name}</span></li>`
          : html`<li><a href="${path}">${name}</a></li>`,
      )}
    </ol>
  </nav>`;
}
