// One line of a list of facts: what it is, and what it says.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export function fact(label: string, value: string | Html): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
