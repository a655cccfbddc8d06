// A figure with its source: a number that opens what it counts.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export function figure(value: number, unit: string, label: string, address: string): Html {
  return html`<a class="figure" href="${address}">
    <span class="figure-value">${value}<small>${unit}</small></span>
    <span class="figure-label">${label}</span>
  </a>`;
}
