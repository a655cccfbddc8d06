// Pages of a list: neighbours, ends, and how many there are. Plain links; the present one is text.

import { html } from 'hono/html';
import type { Html } from '../page.ts';

/** @param all where not every page has a number of its own: how many there are */
export function pager(
  page: number,
  pages: number,
  addressOf: (page: number) => string,
  all = pages,
): Html | '' {
  if (pages <= 1) return '';
  const shown = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])].filter(
    (n) => n >= 1 && n <= pages,
  );
  return html`<nav class="pager" aria-label="分页">
    ${page > 1 ? html`<a rel="prev" href="${addressOf(page - 1)}">上一页</a>` : ''}
    <ol>
      ${shown.map(
        (n, i) =>
          html`${n - (shown[i - 1] ?? 0) > 1 ? html`<li aria-hidden="true">…</li>` : ''}
            <li>
              ${
                n === page
                  ? html`<span aria-current="page">${n}</span>`
                  : html`<a href="${addressOf(n)}" aria-label="第${n}页">${n}</a>`
              }
            </li>`,
      )}
    </ol>
    ${page < pages ? html`<a rel="next" href="${addressOf(page + 1)}">下一页</a>` : ''}
    <span class="pager-total">共${all}页</span>
  </nav>`;
}
