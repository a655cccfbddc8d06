import { html } from 'hono/html';
import type { Crumb, Html } from '../page.ts';

export function breadcrumb(trail: readonly Crumb[]): Html {
  return html`<nav class="breadcrumb wrap" aria-label="当前位置">
    <ol>
      <li><a href="/">首页</a></li>
      ${trail.map(({ label, path }) =>
        path === undefined
          ? html`<li><span aria-current="page">${label}</span></li>`
          : html`<li><a href="${path}">${label}</a></li>`,
      )}
    </ol>
  </nav>`;
}
