// What goes out small: pages for the memory, files of the site, and what is made anew for each who asks. What belongs to
// one person (no-store) and answers what was typed is never compressed: where typed words and secrets are packed
// together, the length tells of the secrets. A form that is merely shown holds neither.

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { chooseEncoding, type Encoding } from './page-memory.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export type Compressed = Readonly<Record<Encoding, Buffer>>;

export async function brotli(bytes: Uint8Array, quality: number): Promise<Buffer> {
  return await compressBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** @param quality of Brotli, 0–11 */
export async function compressed(identity: Buffer, quality: number): Promise<Compressed> {
  const [br, gz] = await Promise.all([brotli(identity, quality), compressGzip(identity)]);
  return { identity, br, gzip: gz };
}

/** Of a file whose address holds the hash of its content: browsers keep it for a year. */
export function hashedFileHeaders(mediaType: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': mediaType,
    'Cache-Control': 'public, max-age=31536000, immutable',
  };
}

export function sendHashedFile(http: Context, mediaType: string, bodies: Compressed): Response {
  const encoding = chooseEncoding(http.req.header('accept-encoding'));
  for (const [name, value] of Object.entries(hashedFileHeaders(mediaType)))
    http.header(name, value);
  http.header('Vary', 'Accept-Encoding');
  if (encoding !== 'identity') http.header('Content-Encoding', encoding);
  return http.body(new Uint8Array(bodies[encoding]));
}

const texts = /^(?:text\/|image\/svg\+xml|application\/(?:json|xml|[\w.-]+\+(?:json|xml))\b)/;
/** Smaller ones go into one packet anyway. */
const worthIt = 1200; // bytes
const quick = 4;

/** Answers that nobody compressed before. */
export function compressAnswers(): MiddlewareHandler {
  return async (http, next) => {
    await next();
    if (!mayBePacked(http.res, http.req.method)) return;
    http.res.headers.append('Vary', 'Accept-Encoding');
    const encoding = chooseEncoding(http.req.header('accept-encoding'));
    if (encoding === 'identity' || http.req.method === 'HEAD' || http.res.body === null) return;
    const bytes = new Uint8Array(await http.res.arrayBuffer());
    const isWorthIt = bytes.length >= worthIt;
    const packed = isWorthIt ? await packedAs(encoding, bytes) : bytes;
    if (isWorthIt) {
      const { headers } = http.res;
      headers.set('Content-Encoding', encoding);
      // The same content in other bytes (RFC 9110 §8.8.1).
      const tag = headers.get('ETag');
      if (tag !== null && !tag.startsWith('W/')) headers.set('ETag', `W/${tag}`);
    }
    http.res = new Response(packed, http.res);
  };
}

async function packedAs(
  encoding: 'br' | 'gzip',
  bytes: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = encoding === 'br' ? await brotli(bytes, quick) : await compressGzip(bytes);
  return new Uint8Array(packed);
}

/** Files from the disk say their length, and go out as they are read. */
function mayBePacked({ headers }: Response, method: string): boolean {
  const has = (name: string): boolean => headers.has(name);
  if (has('Content-Encoding') || has('Content-Length') || has('Content-Range')) return false;
  const type = headers.get('Content-Type') ?? '';
  const isShown = method === 'GET' && type.startsWith('text/html');
  if (/\bno-store\b/.test(headers.get('Cache-Control') ?? '') && !isShown) return false;
  // Who made it has asked already what the browser takes.
  if (/\baccept-encoding\b/i.test(headers.get('Vary') ?? '')) return false;
  return texts.test(type);
}
