// A page of the site as the server makes it, without a server: the same application is asked, and what it would keep
// in memory is what becomes a file.

import type { IsoDay } from '../../rules/day.ts';
import { loadCalendar } from '../../store/requests/calendar.ts';
import type { PageTopic } from '../../store/database/page-topics.ts';
import { readStoredFile } from '../../store/database/vault.ts';
import { createAttempts } from '../attempts.ts';
import type { WebContext } from '../context.ts';
import type { MadePage, PageCache } from '../page-cache.ts';
import type { StoredPage } from '../page-memory.ts';
import { createRate } from '../rate.ts';
import { createSearchedWords } from '../searched-words.ts';
import { createViewCounts } from '../view-counts.ts';
import { loadSite } from '../portal/load-site.ts';
import { createPortal } from '../portal/portal.ts';
import { leadingTo } from './dynamic.ts';
import type { Place } from './places.ts';

export interface Rendered {
  readonly status: number;
  readonly bytes: Buffer;
  readonly isPage?: boolean;
  /** Absent: it does not say, or is no page. */
  readonly topics?: readonly PageTopic[] | undefined;
  readonly disposition?: string | undefined;
}

export type Render = (place: Place) => Promise<Rendered>;

export interface RenderSource extends Pick<
  WebContext,
  'db' | 'previewsIn' | 'secrets' | 'dataFolder' | 'origin' | 'isClockSet'
> {
  readonly now: () => Temporal.Instant;
  /** What the pages take for today. */
  readonly day: IsoDay;
  /** Origin of the server that answers forms, where it is not the site's own. */
  readonly dynamic: string | undefined;
}

export async function createRenderer(source: RenderSource): Promise<Render> {
  const { dataFolder, dynamic, day } = source;
  const memory = createExportMemory(day);
  const { pages } = memory;
  const portal = createPortal(await exportContext(source, pages));
  // A page that cannot be made ends the export: left out, it would be missed by nobody.
  portal.onError((error) => {
    throw error;
  });
  const site = await loadSite({ ...source, pages }, '/');
  const lead =
    dynamic === undefined || site === undefined ? undefined : leadingTo(dynamic, site.main.columns);
  return async ({ address }) => {
    const [, sha256] = /^\/fujian\/\d+\/([0-9a-f]{64})\//.exec(address) ?? [];
    if (sha256 !== undefined) {
      const bytes = await readStoredFile(dataFolder, sha256);
      return { status: bytes === undefined ? 404 : 200, bytes: bytes ?? empty };
    }
    const rendered = await renderAddress(portal, memory, address);
    if (lead === undefined || !rendered.isPage) return rendered;
    return { ...rendered, bytes: Buffer.from(lead(rendered.bytes.toString())) };
  };
}

/** What pages ask for; nothing of it is written to, and nobody is counted. */
async function exportContext(
  { now, day, dynamic: _, ...source }: RenderSource,
  pages: PageCache,
): Promise<WebContext> {
  const attempts = createAttempts(1, now);
  return {
    ...source,
    clock: { now, today: () => day },
    calendar: await loadCalendar(source.db),
    formOrigins: [],
    pages,
    queryAttempts: attempts,
    submissions: createRate(),
    suggestions: attempts,
    signInAttempts: attempts,
    openCalls: createRate(),
    searched: createSearchedWords(),
    views: createViewCounts(),
    addressOf: () => undefined,
    onRequest: () => undefined,
    onError: (error) => {
      throw error;
    },
  };
}

interface ExportMemory {
  readonly pages: PageCache;
  /** What was made under that address, once. */
  readonly take: (address: string) => MadePage | undefined;
}

/** Facts are read once for the whole export: the database stands still. */
function createExportMemory(day: string): ExportMemory {
  const facts = new Map<string, Promise<object>>();
  const made = new Map<string, MadePage>();
  return {
    take: (address) => {
      const page = made.get(` ${address}`);
      made.delete(` ${address}`);
      return page;
    },
    pages: {
      answer: () => false,
      find: () => undefined,
      begin: () => ({ changes: 0, day }),
      keep: async (key, _, page) => {
        made.set(key, page);
        return await Promise.resolve(nothing);
      },
      // Each key is read by one function only, so what lies under it has its type.
      remember: async <T extends object>(
        key: string,
        _: readonly PageTopic[],
        read: () => Promise<T>,
      ): Promise<T> => {
        const known = facts.get(key) ?? read();
        facts.set(key, known);
        return (await known) as T;
      },
      invalidate: () => undefined,
      setListening: () => undefined,
      // Nobody reads over its shoulder.
      follow: () => () => undefined,
    },
  };
}

/** The text is taken out of the memory: nobody reads it from the answer. */
const empty = Buffer.alloc(0);
const nothing: StoredPage = {
  bodies: { br: empty, gzip: empty, identity: empty },
  headers: { br: {}, gzip: {}, identity: {} },
};

async function renderAddress(
  portal: { readonly request: (path: string) => Response | Promise<Response> },
  memory: ExportMemory,
  address: string,
): Promise<Rendered> {
  const response = await portal.request(address);
  const page = memory.take(address);
  if (page !== undefined) {
    const isPage = page.contentType.startsWith('text/html');
    return { status: 200, bytes: Buffer.from(page.body), isPage, topics: page.topics };
  }
  const disposition = response.headers.get('content-disposition') ?? undefined;
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, bytes, isPage, disposition };
}
