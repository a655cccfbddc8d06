// The published text as Word and PDF, in the layout of an official document (GB/T 9704—2012): made of the text as it
// stands when somebody asks, kept until it is corrected.

import { documentDocx } from '../../formats/print/docx.ts';
import { formFormats } from '../../formats/print/print-form.ts';
import { documentPdf } from '../../formats/print/pdf.ts';
import type { DocumentSheet } from '../../formats/print/printed-document.ts';
import { picturesIn } from '../../formats/document-body.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { documentPaperAddress, type PaperFormat } from '../../rules/document-address.ts';
import { isOfficialPaper } from '../../rules/document-classes.ts';
import { titleNote } from '../../rules/title-note.ts';
import { whatCounts } from '../../rules/uploaded-original.ts';
import { attachmentsOf } from '../../store/documents/document-files.ts';
import { documentById } from '../../store/documents/documents.ts';
import { linkedTo } from '../../store/documents/linked-documents.ts';
import { longDay } from './dates.ts';
import { columnOnSite } from './document.ts';
import { notFoundPage, withdrawnPage } from './error-page.ts';
import { notedOf } from './laid-body.ts';
import type { PageRequest, PageResult } from './page.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { sendEdition } from './report-files.ts';

export async function documentPaper(
  request: PageRequest,
  { id, format }: { readonly id: number; readonly format: PaperFormat },
): Promise<PageResult> {
  const { context, http, path } = request;
  const { db } = context;
  const document = await documentById(db, id);
  if (document === undefined || columnOnSite(request, document) === undefined) {
    return notFoundPage(request);
  }
  if (document.state === 'withdrawn') return withdrawnPage(request, document);
  const { published_at } = document;
  const isOffered = document.state === 'published' && isOfficialPaper(document);
  if (published_at === null || !isOffered) return notFoundPage(request);
  const page = addressOfDocument({ ...document, published_at });
  const address = documentPaperAddress(page, format);
  if (path !== address) return http.redirect(address, 301);
  const names = (await attachmentsOf(db, id))
    .filter(({ sha256 }) => !picturesIn(document.body).has(sha256))
    .map(({ name }) => name);
  const note = titleNote(notedOf(document), await linkedTo(db, id), context.clock.today());
  const sheet: DocumentSheet = {
    title: document.title,
    issuers: document.issuers,
    number: document.document_number,
    note,
    body: document.body,
    attachments: names,
    on: document.made_on ?? beijingDay(published_at),
    origin: `${document.publisher}${longDay(beijingDay(published_at))}发布：${context.origin}${page}。${whatCounts(document, names)}`,
  };
  const print = format === 'pdf' ? documentPdf : documentDocx;
  const key = `document ${id} ${document.version} ${document.revision} ${page} ${format} ${note ?? ''}`;
  const bytes = await keptFile(db, key, async () => await print(sheet));
  return sendEdition(http, bytes, `${document.title}.${format}`, formFormats[format].mediaType);
}

const made = new WeakMap<object, Map<string, Promise<Uint8Array>>>();
/** The oldest go first. */
const mostFiles = 500;

/**
 * Made once for all who ask at the same time.
 * @param key names the text and the format, among all of the site
 */
async function keptFile(
  db: PageRequest['context']['db'],
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const files = made.get(db) ?? new Map<string, Promise<Uint8Array>>();
  made.set(db, files);
  const known = files.get(key);
  if (known !== undefined) return await known;
  const making = make();
  files.set(key, making);
  for (const oldest of files.keys()) {
    if (files.size <= mostFiles) break;
    files.delete(oldest);
  }
  try {
    return await making;
  } catch (error) {
    files.delete(key);
    throw error;
  }
}
