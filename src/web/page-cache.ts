// Rendered pages, kept compressed. A hit is answered before the framework is entered (page-memory.ts). When something
// that readers see changes, the pages made from it are thrown away; all of them when the day changes (validity and
// clocks depend on it), and while nobody listens for changes nothing is kept.

import { compressed } from './compress.ts';
import { contentHash } from './etag.ts';
import type { PageTopic } from '../store/database/page-topics.ts';
import { createPageChanges, type Topics } from './page-changes.ts';
import {
  createPageMemory,
  type Encoding,
  type MemoryChange,
  type PageMemory,
  type StoredPage,
} from './page-memory.ts';

/** Of Brotli: made once, sent often. */
const quality = 5;

/** The moment at which the making of a page began: what changes after it the page may not show. */
export interface Begun {
  readonly changes: number;
  readonly day: string;
}

export interface MadePage {
  readonly contentType: string;
  readonly body: string;
  readonly topics: Topics;
  /** Instead of what every answer bears. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface PageCache {
  readonly answer: PageMemory['answer'];
  readonly find: PageMemory['find'];
  /** Take it before rendering begins and hand it back with the page. */
  readonly begin: () => Begun;
  /** Compressed, and kept unless something of its topics changed since it was begun. */
  readonly keep: (key: string, begun: Begun, page: MadePage) => Promise<StoredPage>;
  /** Something that many pages read and that changes only with these topics: read once, also for who asks meanwhile. */
  readonly remember: <T extends object>(
    key: string,
    topics: readonly PageTopic[],
    read: () => Promise<T>,
  ) => Promise<T>;
  /** What was made from these is rendered anew. */
  readonly invalidate: (topics: readonly PageTopic[]) => void;
  /** Whether changes are heard of; without that a page might stay for ever. */
  readonly setListening: (listening: boolean) => void;
  /** Tells of what is held now and of every change to come, in order, until the answer is called. */
  readonly follow: (follower: (change: MemoryChange) => void) => () => void;
}

export function createPageCache(
  today: () => string,
  headers: Readonly<Record<string, string>>,
): PageCache {
  const dayNow = briefly(today);
  const memory = createPageMemory(dayNow);
  const followers = new Set<(change: MemoryChange) => void>();
  const facts = new Map<string, { readonly begun: Begun; readonly fact: Promise<object> }>();
  const changes = createPageChanges();
  let listening = false;
  const apply = (change: MemoryChange): void => {
    memory.apply(change);
    for (const follower of followers) follower(change);
  };
  const begin = (): Begun => ({ changes: changes.count(), day: dayNow() });
  const holds = (begun: Begun, topics: Topics): boolean =>
    begun.day === dayNow() && !changes.touched(topics, begun.changes);
  return {
    answer: memory.answer,
    find: memory.find,
    begin,
    remember: async <T extends object>(
      key: string,
      topics: readonly PageTopic[],
      read: () => Promise<T>,
    ): Promise<T> => {
      const known = facts.get(key);
      // Each key is read by one function only, so what lies under it has its type.
      if (known !== undefined && holds(known.begun, topics)) return (await known.fact) as T;
      const begun = begin();
      const fact = read();
      // Kept from its beginning: who asks meanwhile waits for the same answer.
      if (listening) facts.set(key, { begun, fact });
      try {
        return await fact;
      } catch (error) {
        if (facts.get(key)?.fact === fact) facts.delete(key);
        throw error;
      }
    },
    keep: async (key, begun, { contentType, body, topics, headers: own }) => {
      const page = await storedPage({ ...headers, ...own }, contentType, body);
      if (listening && holds(begun, topics)) apply({ put: key, day: begun.day, page, topics });
      return page;
    },
    invalidate: (topics) => {
      changes.record(topics);
      apply({ forget: topics });
    },
    setListening: (now) => {
      listening = now;
      changes.record(['site']);
      apply({ forget: 'all' });
    },
    follow: (follower) => {
      for (const change of memory.contents()) follower(change);
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}

/** The day half a second ago will do, and asking for it each time would be a tenth of a hit. */
export function briefly(today: () => string): () => string {
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

async function storedPage(
  headers: Readonly<Record<string, string>>,
  contentType: string,
  body: string,
): Promise<StoredPage> {
  const identity = Buffer.from(body, 'utf8');
  const bodies = await compressed(identity, quality);
  const hash = contentHash(identity);
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
    bodies,
    headers: { br: headersFor('br'), gzip: headersFor('gzip'), identity: headersFor('identity') },
  };
}
