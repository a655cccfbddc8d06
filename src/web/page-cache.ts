// Rendered pages in memory, compressed, by address and display mode. A hit is answered before the
// framework is entered. All are thrown away together when anything that readers see changes, when the
// day changes (validity and clocks depend on it), and while nobody listens for changes nothing is kept.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { readMode } from './portal/display-mode.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

type Encoding = 'br' | 'gzip' | 'identity';

export interface StoredPage {
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  /** Made once: a hit should cost next to nothing. */
  readonly headers: Readonly<Record<Encoding, Readonly<Record<string, string>>>>;
}

export interface PageCache {
  /** Answers the request from memory, or says false. */
  readonly answer: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** Take it before rendering begins and hand it back with the page. */
  readonly generation: () => string;
  /** Compressed, and kept unless something changed since `generation`. */
  readonly keep: (
    key: string,
    generation: string,
    contentType: string,
    body: string,
  ) => Promise<StoredPage>;
  /** Something that many pages read and that changes only as they do: read once for all of them. */
  readonly remember: <T extends object>(key: string, read: () => Promise<T>) => Promise<T>;
  /** Everything is rendered anew. */
  readonly invalidate: () => void;
  /** Whether changes are heard of; without that a page might stay for ever. */
  readonly setListening: (listening: boolean) => void;
}

export function createPageCache(
  today: () => string,
  headers: Readonly<Record<string, string>>,
  mostBytes = 64 * 1024 * 1024,
): PageCache {
  const dayNow = briefly(today);
  const pages = new Map<string, StoredPage>();
  const facts = new Map<string, { readonly generation: string; readonly fact: object }>();
  let bytes = 0;
  let counter = 0;
  let listening = false;
  let filledOn = '';
  const clear = (): void => {
    pages.clear();
    facts.clear();
    bytes = 0;
  };
  const add = (key: string, page: StoredPage): void => {
    const old = pages.get(key);
    if (old !== undefined) bytes -= sizeOf(old);
    pages.delete(key);
    pages.set(key, page);
    bytes += sizeOf(page);
    for (const [oldest, stored] of pages) {
      if (bytes <= mostBytes) break;
      pages.delete(oldest);
      bytes -= sizeOf(stored);
    }
  };
  const generation = (): string => `${counter} ${dayNow()}`;
  return {
    generation,
    remember: async <T extends object>(key: string, read: () => Promise<T>): Promise<T> => {
      const before = generation();
      const known = facts.get(key);
      // Each key is read by one function only, so what lies under it has its type.
      if (known?.generation === before) return known.fact as T;
      const fact = await read();
      if (listening && generation() === before) facts.set(key, { generation: before, fact });
      return fact;
    },
    answer: (incoming, outgoing) => {
      if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return false;
      const page = pages.get(pageKey(incoming.url ?? '', incoming.headers.cookie));
      if (page === undefined || filledOn !== dayNow()) return false;
      const encoding = chooseEncoding(incoming.headers['accept-encoding']);
      const own = page.headers[encoding];
      if (matches(incoming.headers['if-none-match'], own['ETag'])) {
        outgoing.writeHead(304, own).end();
        return true;
      }
      const body = page.bodies[encoding];
      outgoing.setHeader('Content-Length', body.length);
      outgoing.writeHead(200, own);
      outgoing.end(incoming.method === 'HEAD' ? undefined : body);
      return true;
    },
    keep: async (key, begun, contentType, body) => {
      const page = await compressed(headers, contentType, body);
      const day = dayNow();
      if (listening && begun === generation()) {
        if (filledOn !== day) clear();
        filledOn = day;
        add(key, page);
      }
      return page;
    },
    invalidate: () => {
      counter += 1;
      clear();
    },
    setListening: (now) => {
      listening = now;
      counter += 1;
      clear();
    },
  };
}

/** Addresses with a query are never kept, so the whole URL may stand in the key. */
export function pageKey(url: string, cookie: string | undefined): string {
  return `${readMode(cookie).key} ${url}`;
}

/** The day half a second ago will do, and asking for it each time would be a tenth of a hit. */
function briefly(today: () => string): () => string {
  let day = today();
  let readAt = performance.now();
  return () => {
    const now = performance.now();
    if (now - readAt > 500) {
      day = today();
      readAt = now;
    }
    return day;
  };
}

async function compressed(
  headers: Readonly<Record<string, string>>,
  contentType: string,
  body: string,
): Promise<StoredPage> {
  const identity = Buffer.from(body, 'utf8');
  const [br, gz] = await Promise.all([
    compressBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
    compressGzip(identity),
  ]);
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  // Kept by browsers and proxies, but asked about each time: a withdrawn page must not linger there.
  const headersFor = (encoding: Encoding): Record<string, string> => ({
    ...headers,
    'Content-Type': contentType,
    'Cache-Control': 'public, no-cache',
    ETag: `"${hash}-${encoding}"`,
    Vary: 'Accept-Encoding, Cookie',
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  });
  return {
    bodies: { br, gzip: gz, identity },
    headers: { br: headersFor('br'), gzip: headersFor('gzip'), identity: headersFor('identity') },
  };
}

function sizeOf({ bodies }: StoredPage): number {
  return bodies.br.length + bodies.gzip.length + bodies.identity.length + 512;
}

export function chooseEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted) ? 'gzip' : 'identity';
}

/** Weak comparison: proxies that recompress mark the tag W/. */
export function matches(ifNoneMatch: string | undefined, etag: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
