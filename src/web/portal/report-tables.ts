// Tables 2, 3 and 4 on a page, with the heads that a screen reader needs.

import { html, raw } from './html.ts';
import {
  betweenBoxes,
  type LaidCell,
  type LaidRow,
  type LaidTable,
} from '../../rules/annual-report/laid-tables.ts';

type Html = ReturnType<typeof html>;

/** Wider than a phone: it scrolls in its own box, which the keyboard can reach. */
const narrow = 4;

export function laidTableHtml({ label, widths, keepsWidths, head, bodies }: LaidTable): Html {
  const isWide = widths.length > narrow;
  const scroll = `table-scroll${isWide ? ' table-scroll-wide' : ''}`;
  return html`<div class="${scroll}" role="region" aria-label="${label}" tabindex="0">
    <table
      class="statutory${isWide ? ' statutory-wide' : ''}${keepsWidths ? ' statutory-form' : ''}"
    >
      ${keepsWidths ? columns(widths) : ''}
      ${
        head.length === 0
          ? ''
          : html`<thead>
              ${head.map(rowHtml)}
            </thead>`
      }
      ${bodies.map(
        (rows) =>
          html`<tbody>
            ${rows.map(rowHtml)}
          </tbody>`,
      )}
    </table>
  </div>`;
}

/** A share of the width each; the classes are those of four columns. */
function columns(widths: readonly number[]): Html {
  return html`<colgroup>
    ${widths.map((_, n) => html`<col class="form-column-${n + 1}" />`)}
  </colgroup>`;
}

function rowHtml(row: LaidRow): Html {
  return html`<tr>
    ${row.map(cellHtml)}
  </tr>`;
}

/** A box stays with its words. */
function wordsOf(text: string): Html | string {
  if (!text.includes(betweenBoxes)) return text;
  const boxes = text.split(betweenBoxes);
  return html`${boxes.map((box) => html`<span class="box">${box}</span> `)}`;
}

function cellHtml({ text, columns, rows, scope }: LaidCell): Html {
  const spans = raw(
    `${columns === 1 ? '' : ` colspan="${columns}"`}${rows === 1 ? '' : ` rowspan="${rows}"`}`,
  );
  return scope === undefined
    ? html`<td${spans}>${wordsOf(text)}</td>`
    : html`<th${spans} scope="${scope}">${text}</th>`;
}
