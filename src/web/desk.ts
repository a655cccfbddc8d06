// The back office's files. Their names carry a hash of their content, so browsers keep them for a year;
// the page itself is new each time, with a nonce without which no script or style runs in it. Every
// address below /desk that is no file is the same page: the browser shows what belongs there.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { type Compressed, compressed, sendHashedFile } from './compress.ts';
import { answerOtherMethod } from './other-methods.ts';
import { barePage } from './portal/bare-page.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const quality = 6;

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
    const read =
      files.get(name) ??
      remembered(
        async () => await compressed(await readFile(join(folder, 'assets', name)), quality),
      );
    try {
      const bodies = await read();
      files.set(name, read);
      return sendHashedFile(http, mediaType, bodies);
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
  // Its forms go to the interface: whatever is sent here is refused in words, not as an unknown address.
  desk.all('*', async (http) => {
    const allow = 'GET, HEAD, OPTIONS';
    return await answerOtherMethod(http, allow, async () => await barePage('other-method', {}));
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
