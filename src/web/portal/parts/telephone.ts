import { html } from '../html.ts';
import type { Html } from '../page.ts';

/** To be rung with one touch, and never broken at its hyphen. */
export function telephone(number: string): Html {
  const digits = number.replaceAll(/[^\d+]/g, '');
  return html`<a class="telephone" href="tel:${digits}">${number}</a>`;
}
