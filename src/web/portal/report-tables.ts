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
  const heads = isWide ? headColumns(head) : 0;
  return html`<div class="${scroll}" role="region" aria-label="${label}" tabindex="0">
    <table
      class="statutory${isWide ? ' statutory-wide' : ''}${heads > 0 ? ' statutory-headed' : ''}${keepsWidths ? ' statutory-form' : ''}"
    >
      ${keepsWidths ? columns('form', widths.length) : ''}
      ${heads > 0 ? columns('head', heads) : ''}
      ${
        head.length === 0
          ? ''
          : html`<thead>
              ${head.map((row) => rowHtml(row, heads))}
            </thead>`
      }
      ${bodies.map(
        (rows) =>
          html`<tbody>
            ${rows.map((row) => rowHtml(row, heads))}
          </tbody>`,
      )}
    </table>
  </div>`;
}

/** A share of the width each; the classes are those of four columns at most. */
function columns(kind: 'form' | 'head', many: number): Html {
  return html`<colgroup>
    ${Array.from({ length: many }, (_, n) => html`<col class="${kind}-column-${n + 1}" />`)}
  </colgroup>`;
}

/** As many as lie under the printed note: they stay in sight while the figures move past. */
function headColumns([first]: readonly LaidRow[]): number {
  const corner = first?.[0];
  return corner?.isNote === true ? corner.columns : 0;
}

/** The heads of a row end where its figures begin, so from there is counted back to where each begins. */
function rowHtml(row: LaidRow, heads: number): Html {
  let left = row.filter(isRowHead).reduce((sum, { columns: wide }) => sum + wide, 0);
  return html`<tr>
    ${row.map((cell) => {
      const from = heads > 0 && isRowHead(cell) ? heads - left + 1 : undefined;
      left -= cell.columns;
      return cellHtml(cell, from);
    })}
  </tr>`;
}

function isRowHead({ scope, isNote }: LaidCell): boolean {
  return scope === 'row' || scope === 'rowgroup' || isNote === true;
}

/** A box stays with its words. */
function wordsOf(text: string): Html | string {
  if (!text.includes(betweenBoxes)) return text;
  const boxes = text.split(betweenBoxes);
  return html`${boxes.map((box) => html`<span class="box">${box}</span> `)}`;
}

function cellHtml({ text, columns, rows, scope }: LaidCell, from: number | undefined): Html {
  const head = from === undefined ? '' : raw(` class="head-from-${from}"`);
  const spans = raw(
    `${columns === 1 ? '' : ` colspan="${columns}"`}${rows === 1 ? '' : ` rowspan="${rows}"`}`,
  );
  return scope === undefined
    ? html`<td${head}${spans}>${wordsOf(text)}</td>`
    : html`<th${head}${spans} scope="${scope}">${text}</th>`;
}
