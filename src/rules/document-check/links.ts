// Addresses in a text: those of this site are looked up, those of others are left alone: fetching them would tell
// strangers what is being written.

import { readDocumentAddress } from '../document-address.ts';
import type { DocumentContent } from '../document-content.ts';
import { type CheckHit, hitId } from './hit.ts';

export type OwnLink =
  | { readonly href: string; readonly kind: 'document'; readonly id: number }
  | { readonly href: string; readonly kind: 'place'; readonly path: string };

/** Addresses of this site in the body, each once. */
export function ownLinks(body: string, origins: readonly string[]): readonly OwnLink[] {
  const hrefs = new Set([...body.matchAll(/\bhref="([^"]*)"/g)].map(([, href = '']) => href));
  return [...hrefs].flatMap((href): readonly OwnLink[] => {
    const plain = href.replaceAll('&amp;', '&').trim();
    const origin = origins.find((one) => plain.startsWith(`${one}/`)) ?? '';
    const path = plain.slice(origin.length);
    if (!path.startsWith('/') || path.startsWith('//')) return [];
    const [address = ''] = path.split(/[?#]/);
    const document = readDocumentAddress(address);
    return document === undefined
      ? [{ href: plain, kind: 'place', path: address }]
      : [{ href: plain, kind: 'document', id: document.id }];
  });
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

export function linkHits({ body }: DocumentContent, dead: readonly string[]): readonly CheckHit[] {
  const at = { check: 'link', weight: 'asking', spots: [], count: 1, field: 'body' } as const;
  return [
    ...dead.map((href) => ({
      ...at,
      id: hitId('link@body', href),
      title: `链接指向本站没有的页面：${href.slice(0, 120)}`,
      provision: '国办秘函〔2019〕19号',
    })),
    ...brokenLinks(body).map((href) => ({
      ...at,
      id: hitId('link@body', 'inner', href),
      title:
        href === '' ? '有没有地址的链接' : `链接指向内部网络，外面打不开：${href.slice(0, 120)}`,
      provision: '国办秘函〔2019〕19号',
    })),
  ];
}
