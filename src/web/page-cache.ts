// Rendered pages in memory, compressed, by address and display mode. A hit is answered before the
// framework is entered. When something that readers see changes, the pages made from it are thrown away; all of them
// when the day changes (validity and clocks depend on it), and while nobody listens for changes nothing is kept.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { PageTopic } from '../store/page-topics.ts';
import { areTouched, createPageChanges, type Topics } from './page-changes.ts';
import { readMode } from './portal/display-mode.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

type Encoding = 'br' | 'gzip' | 'identity';

export interface StoredPage {
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  /** Made once: a hit should cost next to nothing. */
  readonly headers: Readonly<Record<Encoding, Readonly<Record<string, string>>>>;
}

/** The moment at which the making of a page began: what changes after it the page may not show. */
export interface Begun {
  readonly changes: number;
  readonly day: string;
}

export interface MadePage {
  readonly contentType: string;
  readonly body: string;
  readonly topics: Topics;
}

export interface PageCache {
  /** Answers the request from memory, or says false. */
  readonly answer: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** Take it before rendering begins and hand it back with the page. */
  readonly begin: () => Begun;
  /** Compressed, and kept unless something of its topics changed since it was begun. */
  readonly keep: (key: string, begun: Begun, page: MadePage) => Promise<StoredPage>;
  /** Something that many pages read and that changes only with these topics: read once for all of them. */
  readonly remember: <T extends object>(
    key: string,
    topics: readonly PageTopic[],
    read: () => Promise<T>,
  ) => Promise<T>;
  /** What was made from these is rendered anew. */
  readonly invalidate: (topics: readonly PageTopic[]) => void;
  /** Whether changes are heard of; without that a page might stay for ever. */
  readonly setListening: (listening: boolean) => void;
}

export function createPageCache(
  today: () => string,
  headers: Readonly<Record<string, string>>,
  mostBytes = 64 * 1024 * 1024,
): PageCache {
  const dayNow = briefly(today);
  const pages = new Map<string, StoredPage & { readonly topics: Topics }>();
  const facts = new Map<string, { readonly begun: Begun; readonly fact: object }>();
  const changes = createPageChanges();
  let bytes = 0;
  let listening = false;
  let filledOn = '';
  const clear = (): void => {
    pages.clear();
    facts.clear();
    bytes = 0;
  };
  const remove = (key: string, page: StoredPage): void => {
    pages.delete(key);
    bytes -= sizeOf(page);
  };
  const add = (key: string, page: StoredPage & { readonly topics: Topics }): void => {
    const old = pages.get(key);
    if (old !== undefined) remove(key, old);
    pages.set(key, page);
    bytes += sizeOf(page);
    for (const [oldest, stored] of pages) {
      if (bytes <= mostBytes) break;
      remove(oldest, stored);
    }
  };
  const begin = (): Begun => ({ changes: changes.count(), day: dayNow() });
  const holds = (begun: Begun, topics: Topics): boolean =>
    begun.day === dayNow() && !changes.touched(topics, begun.changes);
  return {
    begin,
    remember: async <T extends object>(
      key: string,
      topics: readonly PageTopic[],
      read: () => Promise<T>,
    ): Promise<T> => {
      const known = facts.get(key);
      // Each key is read by one function only, so what lies under it has its type.
      if (known !== undefined && holds(known.begun, topics)) return known.fact as T;
      const begun = begin();
      const fact = await read();
      if (listening && holds(begun, topics)) facts.set(key, { begun, fact });
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
    keep: async (key, begun, { contentType, body, topics }) => {
      const page = await compressed(headers, contentType, body);
      if (listening && holds(begun, topics)) {
        if (filledOn !== begun.day) clear();
        filledOn = begun.day;
        add(key, { ...page, topics });
      }
      return page;
    },
    invalidate: (topics) => {
      changes.record(topics);
      const changed = new Set(topics);
      for (const [key, page] of pages) {
        if (areTouched(page.topics, changed)) remove(key, page);
      }
    },
    setListening: (now) => {
      listening = now;
      changes.record(['site']);
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
