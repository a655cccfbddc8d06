// Where feeds stand: /feed.xml, /feed/zfxxgk/fdzdgknr.atom, those of the single policies and of a search.

import { type FeedFormat, isFeedFormat } from '../../formats/feeds/feed.ts';

export interface AskedFeed {
  /** Absent: the whole site's. */
  readonly column?: string;
  readonly format: FeedFormat;
}

export function feedAt(path: string): AskedFeed | undefined {
  const [, column, format = ''] =
    /^\/feed(?:\/((?:[a-z0-9-]+\/)*[a-z0-9-]+))?\.([a-z]+)$/.exec(path) ?? [];
  if (!isFeedFormat(format)) return undefined;
  return column === undefined ? { format } : { column, format };
}

export function isFeed(path: string): boolean {
  return feedAt(path) !== undefined || /^\/(?:hqzc|sousuo)\/feed\.(?:xml|atom|json)$/.test(path);
}
