// The back office's files. Their names carry a hash of their content, so browsers keep them for a year;
// the page itself is new each time, with a nonce without which no script or style runs in it. Every
// address below /desk that is no file is the same page: the browser shows what belongs there.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { chooseEncoding } from './page-memory.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the build puts where the nonce belongs (src/desk/vite.config.ts). */
const nonceMark = 'CSP-NONCE';

export function createDesk(folder: string): Hono {
  const desk = new Hono();
  const page = remembered(() => readFile(join(folder, 'index.html'), 'utf8'));
  const files = new Map<string, () => Promise<Compressed>>();
  desk.get('/assets/:name', async (http) => {
    const name = http.req.param('name');
    const mediaType = mediaTypes[extname(name)];
    if (mediaType === undefined || !/^[\w.-]+$/.test(name)) return http.text('没有这个文件', 404);
    const read = files.get(name) ?? remembered(() => compressed(join(folder, 'assets', name)));
    try {
      const bodies = await read();
      files.set(name, read);
      return sendFile(http, mediaType, bodies);
    } catch {
      return http.text('没有这个文件', 404);
    }
  });
  desk.get('*', async (http) => {
    if (http.req.path === '/desk') return http.redirect('/desk/', 301);
    const nonce = randomBytes(16).toString('base64');
    http.header('Content-Security-Policy', policy(nonce));
    http.header('Cache-Control', 'no-store');
    return http.html((await page()).replaceAll(nonceMark, nonce));
  });
  return desk;
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Fields that grow with their text are measured by a style attribute; elements need the nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    // Drafts as the portal would show them (portal/preview.ts).
    "frame-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

type Compressed = Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>;

async function compressed(file: string): Promise<Compressed> {
  const identity = await readFile(file);
  const [br, gz] = await Promise.all([
    compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    compressGzip(identity),
  ]);
  return { identity, br, gzip: gz };
}

function sendFile(http: Context, mediaType: string, bodies: Compressed): Response {
  const encoding = chooseEncoding(http.req.header('accept-encoding'));
  http.header('Content-Type', mediaType);
  http.header('Cache-Control', 'public, max-age=31536000, immutable');
  http.header('Vary', 'Accept-Encoding');
  if (encoding !== 'identity') http.header('Content-Encoding', encoding);
  return http.body(new Uint8Array(bodies[encoding]));
}

/** Read once; what failed is tried again. */
function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= read().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
