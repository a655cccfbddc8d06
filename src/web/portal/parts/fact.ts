// One line of a list of facts: what it is, and what it says; none where it says nothing.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export function fact(label: string, value: string | Html | undefined): Html | '' {
  return value === undefined || value === ''
    ? ''
    : html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div>`;
}
