// A table of figures, each of which may open what it counts; the same table is printed into a file (statistics-file.ts).

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export interface FigureCell {
  /** A text where something else than a number stands in its place. */
  readonly value: number | string;
  readonly address?: string;
}

export interface FigureTable {
  readonly caption: string;
  /** What the lines are, then a heading for each cell. */
  readonly head: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly address?: string;
    readonly cells: readonly FigureCell[];
  }[];
}

export function figureTable({ caption, head, rows }: FigureTable): Html {
  return html`<div class="table-scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="statutory figure-table">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ label, address, cells }) =>
            html`<tr>
              <th scope="row">${opening(label, address)}</th>
              ${cells.map((one) => html`<td>${opening(one.value, one.address)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function opening(text: number | string, address: string | undefined): Html {
  return address === undefined ? html`${text}` : html`<a href="${address}">${text}</a>`;
}
