// The metadata table above a document: real th and td, because readers and crawlers alike take number,
// organ and days from here. Fields without a value are left out.

import { html } from 'hono/html';
import type { Html } from '../page.ts';

export type MetadataRow = readonly [
  label: string,
  value: string | Html | null | undefined,
  width?: 'whole',
];

export function metadataTable(rows: readonly MetadataRow[]): Html {
  return html`<table class="metadata">
    <caption class="visually-hidden">
      文件信息
    </caption>
    <tbody>
      ${rows.map(([label, value, width]) =>
        value === null || value === undefined || value === ''
          ? ''
          : html`<tr class="${width ?? ''}">
              <th scope="row">${label}</th>
              <td>${value}</td>
            </tr>`,
      )}
    </tbody>
  </table>`;
}
