// Files of published documents, from the vault. They are handed to the reader's disk under their Chinese names and never
// shown inside the site: an office file may hold anything. A PDF alone has a second address, at which the page of its
// preview shows it.

import type { Context } from 'hono';
import { attachmentTypes } from '../../formats/attachment-type.ts';
import { filesIn, publicAttachment } from '../../store/documents/document-files.ts';
import { pictureOfEarlierText } from '../../store/documents/document-history.ts';
import { vaultPath } from '../../store/database/vault.ts';
import { asDownload, asShown } from '../content-disposition.ts';
import type { WebContext } from '../context.ts';
import { shownPdfPolicy } from '../security-headers.ts';
import { sendStoredFile } from '../send-stored-file.ts';

/** What the document offers now, or a picture in one of its earlier texts. */
async function offeredFile({ db }: WebContext, id: number, sha256: string) {
  const now = await publicAttachment(db, id, sha256);
  if (now !== undefined) return now;
  const picture = await pictureOfEarlierText(db, id, sha256);
  const [file] = picture === undefined ? [] : await filesIn(db, [picture]);
  return file;
}

/** Undefined when no published document offers that file. */
export async function sendAttachment(
  context: WebContext,
  http: Context,
): Promise<Response | undefined> {
  const { id, sha256 } = askedFile(http);
  const file = id === undefined ? undefined : await offeredFile(context, id, sha256);
  if (file === undefined) return undefined;
  return await sendStoredFile(http, vaultPath(context.dataFolder, file.sha256), {
    'Content-Type': file.media_type,
    'Content-Disposition': asDownload(file.name),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    ...kept(file.sha256),
  });
}

/** A PDF for the reader of the browser; nothing else is ever shown as what it says it is. */
export async function showPdf(context: WebContext, http: Context): Promise<Response | undefined> {
  const { id, sha256 } = askedFile(http);
  const file = id === undefined ? undefined : await publicAttachment(context.db, id, sha256);
  if (file?.media_type !== attachmentTypes.pdf.mediaType) return undefined;
  return await sendStoredFile(http, vaultPath(context.dataFolder, file.sha256), {
    'Content-Type': file.media_type,
    'Content-Disposition': asShown(file.name),
    'X-Robots-Tag': 'noindex',
    ...shownPdfPolicy,
    ...kept(file.sha256),
  });
}

function askedFile(http: Context): { readonly id: number | undefined; readonly sha256: string } {
  const id = Number(http.req.param('document'));
  return {
    id: Number.isSafeInteger(id) ? id : undefined,
    sha256: http.req.param('sha256') ?? '',
  };
}

function kept(sha256: string): { readonly 'Cache-Control': string; readonly ETag: string } {
  return {
    // A withdrawn document takes its files along, so browsers ask each time.
    'Cache-Control': 'public, no-cache',
    ETag: `"${sha256.slice(0, 32)}"`,
  };
}
