// Beside a column: its neighbours, so that one moves through the catalogue without going back.

import { html, raw } from '../html.ts';
import type { ColumnRow } from '../../../store/tables.ts';
import type { Html, Site } from '../page.ts';

export function columnSide(site: Site, column: ColumnRow): Html {
  const parent = site.columns.find(({ id }) => id === column.parent_id);
  const siblings = site.columns.filter(({ parent_id }) => parent_id === column.parent_id);
  return html`<nav class="side column-side" aria-label="${parent?.name ?? '栏目'}">
    <h2>${parent === undefined ? '栏目' : html`<a href="/${parent.path}/">${parent.name}</a>`}</h2>
    <ul>
      ${siblings.map(
        (one) =>
          html`<li>
            <a href="/${one.path}/" ${one.id === column.id ? raw('aria-current="page"') : ''}
              >${one.name}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
