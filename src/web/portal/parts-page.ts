import { html } from 'hono/html';
import type { Page, PageRequest } from './page.ts';

export function partsPage(_request: PageRequest): Page {
  return { keep: 'public', title: '样式', body: html`<h1>样式</h1>` };
}
