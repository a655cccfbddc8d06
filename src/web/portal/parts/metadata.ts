// The metadata table above a document: real th and td, because readers and crawlers alike take number,
// organ and days from here. Fields without a value are left out.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export type MetadataRow = readonly [
  label: string,
  value: string | Html | null | undefined,
  /** Over the whole width; or of those that stand first where the rest is folded. */
  as?: 'whole' | 'first',
];

/** On a telephone only what stands first is shown until the link below is followed (styles/document-facts.css). */
export function metadataTable(all: readonly MetadataRow[], id = 'wenjian-xinxi'): Html {
  const rows = all.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<table class="metadata" id="${id}">
      <caption class="visually-hidden">
        文件信息
      </caption>
      <tbody>
        ${laid(rows).map(
          ([label, value, places]) =>
            html`<tr class="${places}">
              <th scope="row">${label}</th>
              <td>${value}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="metadata-more"><a href="#${id}">查看全部${rows.length}项文件信息</a></p>`;
}

/** Two stand beside each other; one that stays alone in its line takes it whole, so that the lines below run through. */
function laid(
  rows: readonly MetadataRow[],
): readonly (readonly [label: string, value: MetadataRow[1], places: string])[] {
  let isSecond = false;
  return rows.map(([label, value, as], n) => {
    const next = rows[n + 1];
    const isAlone = !isSecond && as !== 'whole' && (next === undefined || next[2] === 'whole');
    isSecond = as !== 'whole' && !isAlone && !isSecond;
    return [label, value, isAlone ? [as, 'whole'].filter(Boolean).join(' ') : (as ?? '')];
  });
}
