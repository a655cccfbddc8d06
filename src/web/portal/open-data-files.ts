// The files of the open data: /kaifang/shuju/documents.jsonl.gz and the like, whole or from where a transfer broke off.
// While something in them was taken off the site they are not handed out (条例 17; 个人信息保护法 57).

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import {
  type DumpFile,
  type DumpManifest,
  dumpFolder,
  openDump,
} from '../../commands/documents/dump-open-data.ts';
import {
  documentSchemaAddress,
  tombstoneSchemaAddress,
} from '../../formats/open-data/open-document.ts';
import type { WebContext } from '../context.ts';
import { matches } from '../etag.ts';
import { refusedIn } from '../program-refusals.ts';
import { openDataFolder } from './open-data-addresses.ts';

export const manifestName = 'manifest.json';
const askAgainAfter = 120; // seconds

/** Undefined: there is no file of that name. */
export async function openDataFile(
  context: WebContext,
  http: Context,
): Promise<Response | undefined> {
  const name = http.req.param('name') ?? '';
  const dump = await openDump(context);
  if (dump === undefined) {
    const headers = { 'Retry-After': String(askAgainAfter) };
    return refusedIn('json', 'being-made', { headers });
  }
  if (name === manifestName) return sendManifest(context, http, dump);
  const file = dump.files.find((one) => one.name === name);
  const path = file && join(dumpFolder(context.dataFolder), file.stored);
  const isThere = path !== undefined && (await stat(path).catch(() => undefined)) !== undefined;
  return file === undefined || !isThere ? undefined : sendFile(http, path, file);
}

function sendManifest({ origin }: WebContext, http: Context, dump: DumpManifest): Response {
  const { madeAt, documents, tombstones, files } = dump;
  const etag = `"${files.map(({ sha256 }) => sha256.slice(0, 8)).join('')}"`;
  const headers = { ETag: etag, 'Cache-Control': 'public, no-cache' };
  if (matches(http.req.header('if-none-match'), etag)) return http.body(null, 304, headers);
  const content = {
    madeAt,
    documents,
    tombstones,
    schemas: {
      documents: origin + documentSchemaAddress,
      tombstones: origin + tombstoneSchemaAddress,
    },
    files: files.map(({ stored: _, name, ...file }) => ({
      name,
      url: origin + openDataFolder + name,
      ...file,
    })),
  };
  return http.body(`${JSON.stringify(content, null, 2)}\n`, 200, {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
  });
}

function sendFile(http: Context, path: string, file: DumpFile): Response {
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const headers = {
    ETag: etag,
    // What is taken off takes the file along, so it is asked for each time.
    'Cache-Control': 'public, no-cache',
    'Accept-Ranges': 'bytes',
    'Content-Disposition': `attachment; filename="${file.name}"`,
  };
  if (matches(http.req.header('if-none-match'), etag)) return http.body(null, 304, headers);
  const asked = http.req.header('range');
  const condition = http.req.header('if-range');
  const isWhole = asked === undefined || (condition !== undefined && condition !== etag);
  const part = isWhole ? undefined : readRange(asked, file.size);
  if (part === 'unsatisfiable') {
    return http.body(null, 416, { ...headers, 'Content-Range': `bytes */${file.size}` });
  }
  const { first, last } = part ?? { first: 0, last: file.size - 1 };
  const bytes = Readable.toWeb(createReadStream(path, { start: first, end: last }));
  return http.body(bytes as ReadableStream, part === undefined ? 200 : 206, {
    ...headers,
    'Content-Type': file.mediaType,
    'Content-Length': String(last - first + 1),
    ...(part === undefined ? {} : { 'Content-Range': `bytes ${first}-${last}/${file.size}` }),
  });
}

/** One part; several at once are answered with the whole (RFC 9110 14.2). */
function readRange(
  asked: string,
  size: number,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked) ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  return first >= size || (from === '' && Number(to) === 0) ? 'unsatisfiable' : { first, last };
}
