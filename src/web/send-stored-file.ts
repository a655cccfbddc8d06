// A file of the vault as an answer: whole, not again when the reader has it, or the part that a player asks for
// (RFC 9110: Range, If-Range). It is read while it is sent, never into memory.

import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { matches } from './etag.ts';

interface Part {
  readonly first: number;
  readonly last: number;
}

/** @returns `undefined` when the content is not there */
export async function sendStoredFile(
  http: Context,
  path: string,
  own: Readonly<Record<string, string>> & { readonly ETag: string },
): Promise<Response | undefined> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  const { size } = await file.stat();
  const headers = { ...own, 'Accept-Ranges': 'bytes' };
  if (matches(http.req.header('if-none-match'), own.ETag)) {
    await file.close();
    return http.body(null, 304, headers);
  }
  const part = askedPart(http, own.ETag, size);
  if (part === 'none') {
    await file.close();
    return http.body(null, 416, { ...headers, 'Content-Range': `bytes */${size}` });
  }
  const { first, last } = part ?? { first: 0, last: size - 1 };
  const sent = {
    ...headers,
    'Content-Length': String(last - first + 1),
    ...(part === undefined ? {} : { 'Content-Range': `bytes ${first}-${last}/${size}` }),
  };
  const status = part === undefined ? 200 : 206;
  if (http.req.method === 'HEAD' || size === 0) {
    await file.close();
    return http.body(null, status, sent);
  }
  return http.body(streamOf(file, { first, last }), status, sent);
}

/** What leaves in the middle, as players do, closes the file too. */
function streamOf(file: FileHandle, { first, last }: Part): ReadableStream<Uint8Array> {
  const stream = file.createReadStream({ start: first, end: last, highWaterMark: 256 * 1024 });
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

/** One part; several at once, and a question about another content, are answered with the whole. */
function askedPart(http: Context, etag: string, size: number): Part | 'none' | undefined {
  const range = http.req.header('range');
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const ifRange = http.req.header('if-range');
  if (ifRange !== undefined && ifRange !== etag) return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'none' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? 'none' : { first, last };
}
