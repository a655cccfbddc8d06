// Documents by the fields of their kind: a table where there is room, on a narrow screen one block a document with
// each value behind its name. Empty cells are left out there.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export type FieldCell = string | Html;

/** A day stays on one line. */
export function dayCell(on: string): FieldCell {
  return on === '' ? '' : html`<time datetime="${on}">${on}</time>`;
}

/** The cell at `head` names the row. */
export function fieldTable(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly FieldCell[])[],
  head: number,
): Html {
  return html`<table class="field-table">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, i) => tableCell(cell, headings[i] ?? '', i === head))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function tableCell(cell: FieldCell, heading: string, isHead: boolean): Html {
  if (isHead) return html`<th scope="row">${cell}</th>`;
  if (cell === '') return html`<td class="field-empty"></td>`;
  return html`<td data-heading="${heading}">${cell}</td>`;
}
