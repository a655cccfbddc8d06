// Before the hits of a search: the document whose index number (索引号) or address was typed. Both are printed on its
// page and copied from there; as words they say nothing.

import { html } from './html.ts';
import { readDocumentAddress } from '../../rules/document-address.ts';
import { publishedWithIndexNumber } from '../../store/documents/by-index-number.ts';
import { listedByIds } from '../../store/documents/documents.ts';
import { organsOfSite } from './asked-organ.ts';
import type { Html, PageRequest } from './page.ts';
import { documentList } from './parts/list-row.ts';

/** 11620622013933539B/2021-03844, 20191202-189769: figures with a stroke between them, and no other sign. */
const indexNumber = /^(?=.*\d)[0-9A-Za-z]+(?:[-/][0-9A-Za-z]+)+$/;
const longest = 80;

/** Empty where it was neither, or nothing public has it. */
export async function documentNamed(
  request: PageRequest,
  typed: string | undefined,
): Promise<Html | ''> {
  const text = (typed ?? '').normalize('NFKC').trim();
  const found = byAddress(request, text) ?? (await byIndexNumber(request, text));
  if (found === undefined) return '';
  const documents = await listedByIds(request.context.db, found.ids);
  if (documents.length === 0) return '';
  const { clock } = request.context;
  return html`<section class="found-aside" aria-label="${found.label}">
    <p class="found-label" role="status">${found.label}：</p>
    ${documentList(documents, clock.today(), request.site.organ.id)}
  </section>`;
}

interface Named {
  readonly label: string;
  readonly ids: readonly number[];
}

function byAddress({ context }: PageRequest, text: string): Named | undefined {
  const path = text.startsWith(context.origin) ? text.slice(context.origin.length) : text;
  const address = readDocumentAddress(path.replace(/[?#].*$/, ''));
  return address === undefined ? undefined : { label: '网址相同的信息', ids: [address.id] };
}

async function byIndexNumber(request: PageRequest, text: string): Promise<Named | undefined> {
  if (text.length > longest || !indexNumber.test(text)) return undefined;
  const organs = await organsOfSite(request);
  const ids = await publishedWithIndexNumber(
    request.context.db,
    organs.map(({ id }) => id),
    [...new Set([text, text.toUpperCase()])],
  );
  return { label: '索引号相同的信息', ids };
}
