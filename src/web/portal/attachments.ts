// Files of published documents, from the vault. They are handed to the reader's disk under their Chinese
// names and never shown inside the site: an office file may hold anything.

import type { Context } from 'hono';
import { filesIn, publicAttachment } from '../../store/document-files.ts';
import { pictureOfEarlierText } from '../../store/document-history.ts';
import { readStoredFile } from '../../store/vault.ts';
import { asDownload } from '../content-disposition.ts';
import type { WebContext } from '../context.ts';

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
  const id = Number(http.req.param('document'));
  const sha256 = http.req.param('sha256') ?? '';
  const file = Number.isSafeInteger(id) ? await offeredFile(context, id, sha256) : undefined;
  const bytes =
    file === undefined ? undefined : await readStoredFile(context.dataFolder, file.sha256);
  if (file === undefined || bytes === undefined) return undefined;
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const headers = {
    'Content-Type': file.media_type,
    'Content-Disposition': asDownload(file.name),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    // A withdrawn document takes its files along, so browsers ask each time.
    'Cache-Control': 'public, no-cache',
    ETag: etag,
  };
  if (http.req.header('if-none-match') === etag) return http.body(null, 304, headers);
  return http.body(new Uint8Array(bytes), 200, headers);
}
