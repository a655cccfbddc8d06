// What is published once a year, by year: computed here, or as a document of the column, as it was before. A year
// between that has neither is named, so that nobody looks for it twice (条例 49, 50).

import { everyYear, yearInTitle } from '../../../rules/years.ts';
import type { ListedDocument } from '../../../store/documents/documents.ts';
import { html } from '../html.ts';
import type { Html } from '../page.ts';
import { addressOfDocument } from './list-row.ts';

export interface YearArchive {
  /** Published here. */
  readonly years: readonly number[];
  readonly addressOf: (year: number) => string;
  readonly title: string;
  readonly documents: readonly ListedDocument[];
  /** What titles of documents are its own. */
  readonly named: RegExp;
}

export type ArchivedYear = { readonly year: number } & (
  { readonly address: string; readonly title: string } | { readonly address?: never }
);

/** Newest first. */
export function archivedYears(archive: YearArchive): readonly ArchivedYear[] {
  const { years, addressOf, title, documents, named } = archive;
  const byYear = new Map(
    documents
      .filter((document) => named.test(document.title))
      .map((document) => [yearInTitle(document.title), document]),
  );
  const known = [...years, ...[...byYear.keys()].filter((year) => year !== undefined)];
  return everyYear(known).map((year) => {
    if (years.includes(year)) return { year, address: addressOf(year), title };
    const document = byYear.get(year);
    return document === undefined
      ? { year }
      : { year, address: addressOfDocument(document), title: document.title };
  });
}

export function yearArchive(archived: readonly ArchivedYear[]): Html {
  return html`<ul class="years">
    ${archived.map((one) =>
      one.address === undefined
        ? html`<li class="years-missing"><strong>${one.year}年</strong> 本站未公布</li>`
        : html`<li>
            <a href="${one.address}"><strong>${one.year}年</strong> ${one.title}</a>
          </li>`,
    )}
  </ul>`;
}
