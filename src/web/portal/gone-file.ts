// What stands at the address of a file that is not there: who followed a link to a file of a withdrawn document is told
// what its page tells.

import { documentById } from '../../store/documents/documents.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { notFoundPage, withdrawnPage } from './error-page.ts';
import { loadSite } from './load-site.ts';
import type { Page, PageRequest } from './page.ts';

export async function goneFilePage(request: PageRequest): Promise<Page> {
  const { context, http } = request;
  const id = Number(http.req.param('document'));
  const isFile = /^[0-9a-f]{64}$/.test(http.req.param('sha256') ?? '');
  const document =
    isFile && Number.isSafeInteger(id) ? await documentById(context.db, id) : undefined;
  if (document?.state !== 'withdrawn' || document.published_at === null) {
    return notFoundPage(request);
  }
  const { published_at } = document;
  // Of the organ that published it: whom to ask stands there.
  const site = await loadSite(context, addressOfDocument({ ...document, published_at }));
  return withdrawnPage({ site: site ?? request.site }, document);
}
