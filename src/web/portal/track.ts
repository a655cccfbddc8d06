import { html } from 'hono/html';
import type { ColumnRow } from '../../store/tables.ts';
import type { PageRequest, PageResult } from './page.ts';

export function trackPage(_request: PageRequest, column: ColumnRow): PageResult {
  return { keep: 'personal', title: column.name, body: html`<h1>${column.name}</h1>` };
}
