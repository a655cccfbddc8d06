// Pages ready to be sent, by address and display mode: a hit is answered with bytes and headers that were made when
// the page was kept. The server holds them (page-cache.ts); its readers hold the same (src/main/reader.ts).

import { matches } from './etag.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageTopic } from '../store/database/page-topics.ts';
import { areTouched, type Topics } from './page-changes.ts';
import type { PlainRequest } from './plain-request.ts';
import { readMode } from './portal/display-mode.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface StoredPage {
  readonly bodies: Readonly<Record<Encoding, Uint8Array>>;
  readonly headers: Readonly<Record<Encoding, Readonly<Record<string, string>>>>;
}

/** What happens to a memory: whoever does all of it in the same order holds the same pages. */
export type MemoryChange =
  | {
      readonly put: string;
      readonly day: string;
      readonly page: StoredPage;
      readonly topics: Topics;
    }
  | { readonly forget: readonly PageTopic[] }
  | { readonly forget: 'all' };

export interface PageMemory {
  /** Answers the request, or says false. */
  readonly answer: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** The whole answer to a plain request, head and body. */
  readonly find: (request: PlainRequest) => Buffer | undefined;
  readonly apply: (change: MemoryChange) => void;
  /** The changes that lead from nothing to what is held now. */
  readonly contents: () => readonly MemoryChange[];
}

interface Ready {
  readonly page: StoredPage;
  readonly topics: Topics;
  readonly bytes: number;
  readonly answers: Readonly<Record<Encoding, Answer>>;
}

interface Answer {
  readonly etag: string | undefined;
  /** Names and values in turn: so they are sent as they stand. */
  readonly headers: string[];
  readonly fullHeaders: string[];
  readonly body: Buffer;
  /** Head and body of a whole answer as they go out in the second `date`. */
  wire: { readonly date: string; readonly bytes: Buffer } | undefined;
}

/** @param today pages of another day are not answered: validity and clocks depend on it */
export function createPageMemory(today: () => string, mostBytes = 64 * 1024 * 1024): PageMemory {
  const pages = new Map<string, Ready>();
  let bytes = 0;
  let filledOn = '';
  const remove = (key: string, page: Ready): void => {
    pages.delete(key);
    bytes -= page.bytes;
  };
  const clear = (): void => {
    pages.clear();
    bytes = 0;
  };
  const put = (key: string, page: Ready): void => {
    const old = pages.get(key);
    if (old !== undefined) remove(key, old);
    pages.set(key, page);
    bytes += page.bytes;
    for (const [oldest, stored] of pages) {
      if (bytes <= mostBytes) break;
      remove(oldest, stored);
    }
  };
  const answerTo = (
    url: string,
    cookie: string | undefined,
    accepted: string | undefined,
  ): Answer | undefined =>
    filledOn === today()
      ? pages.get(pageKey(url, cookie))?.answers[chooseEncoding(accepted)]
      : undefined;
  return {
    find: ({ method, url, cookie, acceptEncoding, ifNoneMatch }) => {
      const answer = answerTo(url, cookie, acceptEncoding);
      if (answer === undefined) return undefined;
      const date = httpDate();
      if (matches(ifNoneMatch, answer.etag)) {
        return Buffer.from(headOf('304 Not Modified', answer.headers, date), 'latin1');
      }
      if (method === 'HEAD') {
        return Buffer.from(headOf('200 OK', answer.fullHeaders, date), 'latin1');
      }
      if (answer.wire?.date !== date) {
        const head = Buffer.from(headOf('200 OK', answer.fullHeaders, date), 'latin1');
        answer.wire = { date, bytes: Buffer.concat([head, answer.body]) };
      }
      return answer.wire.bytes;
    },
    answer: (incoming, outgoing) => {
      const { method, headers } = incoming;
      if (method !== 'GET' && method !== 'HEAD') return false;
      const answer = answerTo(incoming.url ?? '', headers.cookie, headers['accept-encoding']);
      if (answer === undefined) return false;
      if (matches(headers['if-none-match'], answer.etag)) {
        outgoing.writeHead(304, answer.headers).end();
        return true;
      }
      outgoing.writeHead(200, answer.fullHeaders);
      outgoing.end(method === 'HEAD' ? undefined : answer.body);
      return true;
    },
    apply: (change) => {
      if ('put' in change) {
        if (filledOn !== change.day) clear();
        filledOn = change.day;
        put(change.put, readyOf(change.page, change.topics));
      } else if (change.forget === 'all') {
        clear();
      } else {
        const changed = new Set(change.forget);
        for (const [key, page] of pages) if (areTouched(page.topics, changed)) remove(key, page);
      }
    },
    contents: () =>
      Array.from(pages, ([key, { page, topics }]) => ({ put: key, day: filledOn, page, topics })),
  };
}

function readyOf(page: StoredPage, topics: Topics): Ready {
  const answer = (encoding: Encoding): Answer => {
    const body = page.bodies[encoding];
    const own = page.headers[encoding];
    const headers = Object.entries(own).flat();
    return {
      etag: own['ETag'],
      headers,
      fullHeaders: [...headers, 'Content-Length', String(body.length)],
      body: Buffer.from(body.buffer, body.byteOffset, body.length),
      wire: undefined,
    };
  };
  const { br, gzip, identity } = page.bodies;
  return {
    page,
    topics,
    bytes: br.length + gzip.length + identity.length + 2048,
    answers: { br: answer('br'), gzip: answer('gzip'), identity: answer('identity') },
  };
}

function headOf(status: string, headers: readonly string[], date: string): string {
  let head = `HTTP/1.1 ${status}\r\n`;
  for (let i = 0; i < headers.length; i += 2) head += `${headers[i]}: ${headers[i + 1]}\r\n`;
  return `${head}Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\n`;
}

/** Of the machine's clock, as everything between machines; made once a second. */
function httpDate(): string {
  const second = Math.floor(Date.now() / 1000);
  if (shownDate.second !== second) {
    shownDate = { second, text: new Date(second * 1000).toUTCString() };
  }
  return shownDate.text;
}

let shownDate = { second: 0, text: '' };

/** Addresses with a query are never kept, so the whole URL may stand in the key. */
export function pageKey(url: string, cookie: string | undefined): string {
  return `${readMode(cookie).key} ${url}`;
}

export function chooseEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted) ? 'gzip' : 'identity';
}
