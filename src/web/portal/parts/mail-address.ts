import { html } from '../html.ts';
import type { Html } from '../page.ts';

/** To be written to with one touch; what is no plain address (two of them, a remark) stays text. */
export function mailAddress(text: string): Html | string {
  return /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text)
    ? html`<a href="mailto:${text}">${text}</a>`
    : text;
}
