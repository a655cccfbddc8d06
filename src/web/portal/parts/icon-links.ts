// The mark in the tab of the browser: one that scales, and the old kind for who cannot draw it.

import { icon, oldIcon } from '../assets.ts';
import { html } from '../html.ts';
import type { Html } from '../page.ts';

export function iconLinks(): Html {
  return html`<link rel="icon" href="${oldIcon.address}" sizes="48x48" />
    <link rel="icon" href="${icon.address}" type="image/svg+xml" />`;
}
