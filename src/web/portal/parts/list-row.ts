// One document in a list: title, what it is, its number and whether it still holds, and the day.

import { html } from 'hono/html';
import { beijingDay } from '../../../rules/beijing-time.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { documentAddress } from '../../../rules/document-address.ts';
import type { ListedDocument } from '../../../store/documents.ts';
import type { Html } from '../page.ts';
import { hasValidity, validityMark } from './validity.ts';

type Addressed = Pick<ListedDocument, 'id' | 'published_at' | 'home_path'>;

export function addressOfDocument({ home_path, published_at, id }: Addressed): string {
  return documentAddress(home_path, beijingDay(published_at), id);
}

export function listRow(document: ListedDocument, today: IsoDay): Html {
  const on = beijingDay(document.published_at);
  return html`<li class="row">
    <a class="row-title" href="${addressOfDocument(document)}">${document.title}</a>
    ${
      document.document_number === null && !hasValidity(document.kind)
        ? ''
        : html`<span class="row-facts">
            ${document.document_number === null ? '' : html`<span>${document.document_number}</span>`}
            ${hasValidity(document.kind) ? validityMark(document, today) : ''}
          </span>`
    }
    <time class="row-day" datetime="${on}">${on}</time>
  </li>`;
}

export function documentList(documents: readonly ListedDocument[], today: IsoDay): Html {
  return html`<ul class="rows">
    ${documents.map((document) => listRow(document, today))}
  </ul>`;
}
