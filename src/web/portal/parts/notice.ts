import { html } from '../html.ts';
import type { Html } from '../page.ts';

/** `plain` tells, `good` confirms, `warning` asks for care, `error` says what went wrong. */
export function notice(
  tone: 'plain' | 'good' | 'warning' | 'error',
  heading: string,
  body: Html,
): Html {
  return html`<section class="notice notice-${tone}">
    <h2>${heading}</h2>
    ${body}
  </section>`;
}
