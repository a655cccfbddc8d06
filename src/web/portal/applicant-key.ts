// Number and code, as they come along in every posted form of the page of a request: hidden fields, never
// part of an address.

import { html } from './html.ts';
import type { Html } from './page.ts';

export interface ApplicantKey {
  readonly number: string;
  readonly code: string;
}

export function keyFields({ number, code }: ApplicantKey): Html {
  return html`<input type="hidden" name="number" value="${number}" />
    <input type="hidden" name="code" value="${code}" />`;
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
