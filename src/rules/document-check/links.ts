// Addresses in a text: those of this site are looked up wherever they lead, to a document, a file, a column or a feed.

import { readDocumentAddress, readVersionAddress } from '../document-address.ts';
import type { DocumentContent } from '../document-content.ts';
import { pageSteps } from '../site-steps.ts';
import { type CheckHit, hitId } from './hit.ts';

export type OwnLink = { readonly href: string } & (
  | { readonly kind: 'document'; readonly id: number }
  | { readonly kind: 'file'; readonly id: number; readonly sha256: string }
  /** Absent: the whole site's. */
  | { readonly kind: 'feed'; readonly column?: string }
  | { readonly kind: 'place'; readonly path: string }
);

/** Addresses of this site in the body, each once. */
export function ownLinks(body: string, origins: readonly string[]): readonly OwnLink[] {
  const hrefs = new Set([...body.matchAll(/\bhref="([^"]*)"/g)].map(([, href = '']) => href));
  return [...hrefs].flatMap((href): readonly OwnLink[] => {
    const plain = href.replaceAll('&amp;', '&').trim();
    const origin = origins.find((one) => plain === one || plain.startsWith(`${one}/`)) ?? '';
    const path = plain.slice(origin.length) || '/';
    if (!path.startsWith('/') || path.startsWith('//')) return [];
    const [address = ''] = path.split(/[?#]/);
    return [{ href: plain, ...ownLinkAt(address, path) }];
  });
}

type WithoutHref<T> = T extends unknown ? Omit<T, 'href'> : never;

function ownLinkAt(address: string, path: string): WithoutHref<OwnLink> {
  const document = readDocumentAddress(address) ?? readVersionAddress(address);
  if (document !== undefined) return { kind: 'document', id: document.id };
  const [, id, sha256] = /^\/fujian\/([1-9]\d{0,14})\/([0-9a-f]{64})\//.exec(address) ?? [];
  if (id !== undefined && sha256 !== undefined) return { kind: 'file', id: Number(id), sha256 };
  const feed = /^\/feed(?:\/((?:[a-z0-9-]+\/)*[a-z0-9-]+))?\.(?:xml|atom|json)$/.exec(address);
  if (feed !== null) {
    return feed[1] === undefined ? { kind: 'feed' } : { kind: 'feed', column: feed[1] };
  }
  return { kind: 'place', path };
}

/** What stands on every site of ours without being a column (web/portal/routes.ts). */
const ownPages: ReadonlySet<string> = new Set(
  ['', ...pageSteps, 'zcwjk', 'gongju/nianbao'].flatMap((step) => [`/${step}`, `/${step}/`]),
);
const ownFiles = /^\/(?:robots\.txt|sitemap(?:-\d+)?\.xml|feed\.(?:xml|atom|json))$/;

/** Paths of columns, of whatever organ, that the links may lead to. */
export function columnPathsIn(links: readonly OwnLink[]): readonly string[] {
  const paths = links.flatMap((link) => {
    if (link.kind === 'feed') return link.column === undefined ? [] : [link.column];
    if (link.kind !== 'place') return [];
    const parts = (link.path.split(/[?#]/)[0] ?? '').split('/').filter((part) => part !== '');
    return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  });
  return [...new Set(paths)];
}

interface LinkedColumn {
  readonly path: string;
  readonly kind: string;
}

/** A page of the site that is no document: a column, its further pages and years, what a column of its kind has below it. */
export function isOwnPlace(path: string, columns: readonly LinkedColumn[]): boolean {
  const [address = ''] = path.split(/[?#]/);
  if (ownPages.has(address) || ownFiles.test(address)) return true;
  // The page of an organ below: its columns are looked up, its own page stands as long as it does.
  if (/^\/jg\/[a-z0-9-]{1,40}\/?$/.test(address)) return true;
  const own = columns
    .filter((column) => address === `/${column.path}` || address.startsWith(`/${column.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  if (own === undefined) return false;
  const rest = address.slice(own.path.length + 2);
  // Of requests and reports the pages below are many, each made from data that comes and goes.
  if (own.kind === 'apply' || own.kind === 'reports') return true;
  return /^(?:y\d{4}(?:\/|$))?(?:index(?:_[1-9]\d{0,5})?\.html)?$/.test(rest);
}

/** Written and leading nowhere: an address on the machine of the writer, or none at all. */
export function brokenLinks(body: string): readonly string[] {
  const hrefs = [...body.matchAll(/<a\b[^>]*>/g)].map(
    ([tag]) => /\bhref="([^"]*)"/.exec(tag)?.[1]?.trim() ?? '',
  );
  return [...new Set(hrefs)].filter(
    (href) =>
      href === '' ||
      /^https?:\/\/(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/i.test(href),
  );
}

export function linkHits(
  { body }: DocumentContent,
  dead: readonly string[],
  deadOutside: readonly { readonly href: string; readonly why: string }[],
  unreached: readonly string[] = [],
): readonly CheckHit[] {
  const at = { check: 'link', weight: 'asking', spots: [], count: 1, field: 'body' } as const;
  return [
    ...dead.map((href) => ({
      ...at,
      id: hitId('link@body', href),
      title: `链接指向本站没有的页面：${href.slice(0, 120)}`,
      provision: '国办秘函〔2019〕19号',
    })),
    ...deadOutside.map(({ href, why }) => ({
      ...at,
      id: hitId('link@body', 'outside', href),
      title: `链接的网页打不开（${why}）：${href.slice(0, 120)}`,
      provision: '国办秘函〔2019〕19号',
    })),
    ...(unreached.length === 0
      ? []
      : [
          {
            ...at,
            weight: 'telling' as const,
            count: unreached.length,
            id: hitId('link@body', 'unreached'),
            title: `外部链接${unreached.length}个未能检查（本服务器连不上外网），请自行打开核对`,
            provision: '国办秘函〔2019〕19号',
          },
        ]),
    ...brokenLinks(body).map((href) => ({
      ...at,
      id: hitId('link@body', 'inner', href),
      title:
        href === '' ? '有没有地址的链接' : `链接指向内部网络，外面打不开：${href.slice(0, 120)}`,
      provision: '国办秘函〔2019〕19号',
    })),
  ];
}
