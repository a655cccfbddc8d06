// What a feed says of a column: the same for RSS, Atom and JSON Feed, each of which only writes it down
// (政府网站发展指引 asks for subscription; the three are open standards).

import type { IsoDay } from '../../rules/day.ts';

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The site that speaks. */
  readonly author: string;
  /** Absolute address of the page that the feed is of. */
  readonly page: string;
  /** Absolute address of the feed in each form. */
  readonly self: Readonly<Record<FeedFormat, string>>;
  /** The latest change of anything in it: never the moment of asking, so that nothing new has no new tag. */
  readonly updated: Temporal.Instant;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Absolute and canonical; it never changes, so it is the identity too. */
  readonly address: string;
  readonly title: string;
  /** First published. */
  readonly published: Temporal.Instant;
  /** Last corrected; the same as `published` where it never was. */
  readonly updated: Temporal.Instant;
  readonly summary: string;
  /** 发文机关. */
  readonly issuers: readonly string[];
  /** 发布机构. */
  readonly publisher: string;
  /** Column, kind, theme and 主题词, each once. */
  readonly categories: readonly string[];
  readonly indexNumber: string | null;
  readonly documentNumber: string | null;
  readonly madeOn: IsoDay | null;
  readonly effectiveFrom: IsoDay | null;
  readonly effectiveTo: IsoDay | null;
  /** 有效性, for what has any. */
  readonly validity: string | null;
  readonly attachments: number;
}

export const feedFormats = {
  xml: { label: 'RSS', mediaType: 'application/rss+xml' },
  atom: { label: 'Atom', mediaType: 'application/atom+xml' },
  json: { label: 'JSON Feed', mediaType: 'application/feed+json' },
} as const;
export type FeedFormat = keyof typeof feedFormats;

export function isFeedFormat(text: string): text is FeedFormat {
  return Object.hasOwn(feedFormats, text);
}
