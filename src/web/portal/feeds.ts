// Feeds of the site and of every column that lists documents: /feed.xml, /feed/zfxxgk/fdzdgknr.atom, … What was
// withdrawn, or whose 公示 is over, is in none from the moment it goes.

import { html } from './html.ts';
import { bodyText } from '../../formats/document-body.ts';
import {
  type Feed,
  type FeedEntry,
  type FeedFormat,
  feedFormats,
  isFeedFormat,
} from '../../formats/feeds/feed.ts';
import { writeFeed } from '../../formats/feeds/write-feed.ts';
import { documentKinds } from '../../rules/document-classes.ts';
import type { IsoDay } from '../../rules/day.ts';
import { validities } from '../../rules/validity.ts';
import { rootOf } from '../../rules/disclosure-columns.ts';
import { columnWithDescendants } from '../../store/documents/columns.ts';
import { type FeedDocument, feedDocuments } from '../../store/documents/feed-documents.ts';
import type { ColumnRow } from '../../store/tables.ts';
import type { WebContext } from '../context.ts';
import type { AskedFeed } from './feed-addresses.ts';
import { loadSite } from './load-site.ts';
import { type Html, isBelow, type MachineFile, type Site } from './page.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { hasValidity, validityOf } from './parts/validity.ts';

/** Newest first; who comes seldom finds the rest in the list. */
const most = 50;
const longestExcerpt = 200; // characters

export function feedAddress(
  column: Pick<ColumnRow, 'path'> | undefined,
  format: FeedFormat,
): string {
  return column === undefined ? `/feed.${format}` : `/feed/${column.path}.${format}`;
}

/** In all formats. */
export function feedAddresses(column: Pick<ColumnRow, 'path'> | undefined): readonly string[] {
  const formats = Object.keys(feedFormats).filter(isFeedFormat);
  return formats.map((format) => feedAddress(column, format));
}

export async function feedText(
  context: Pick<WebContext, 'db' | 'clock' | 'origin' | 'pages'>,
  { column: path, format }: AskedFeed,
): Promise<MachineFile | undefined> {
  const { db, clock, origin } = context;
  const site = await loadSite(context, `/${path ?? ''}`);
  if (site === undefined) return undefined;
  const { organ, columns } = site;
  const column = columns.find((one) => one.path === path);
  // Without a column: everything of the organ.
  const isWhole = path === undefined || (isBelow(site) && path === rootOf(organ));
  if (!isWhole && (column === undefined || !hasFeed(column))) return undefined;
  const of = column === undefined ? columns : columnWithDescendants(columns, column);
  const documents = await feedDocuments(db, { columnIds: of.map(({ id }) => id), limit: most });
  const name = isBelow(site) ? organ.name : site.name;
  const today = clock.today();
  const root = column ?? (isBelow(site) ? { path: rootOf(organ) } : undefined);
  const feed: Feed = {
    title: column === undefined ? name : `${column.name}_${name}`,
    description:
      column === undefined
        ? `${name}最新公开的政府信息`
        : `${name}“${column.name}”栏目最新公开的政府信息`,
    author: organ.name,
    page: root === undefined ? `${origin}/` : `${origin}/${root.path}/`,
    self: {
      xml: origin + feedAddress(root, 'xml'),
      atom: origin + feedAddress(root, 'atom'),
      json: origin + feedAddress(root, 'json'),
    },
    updated: lastOf(documents.map(changedAt)) ?? organ.created_at,
    entries: documents.map((document) => entryOf(document, origin, today)),
  };
  const topic =
    column === undefined ? (`organ:${organ.id}` as const) : (`column:${column.id}` as const);
  return { text: writeFeed(feed, format), topics: [topic] };
}

/** Columns that only lead elsewhere or take requests have nothing to be told of. */
export function hasFeed({ kind, link }: ColumnRow): boolean {
  return link === null && kind !== 'apply';
}

export function changedAt({ published_at, revised_at }: FeedDocument): Temporal.Instant {
  return revised_at ?? published_at;
}

export function lastOf(moments: readonly Temporal.Instant[]): Temporal.Instant | undefined {
  return moments.toSorted((a, b) => Temporal.Instant.compare(a, b)).at(-1);
}

export function entryOf(document: FeedDocument, origin: string, today: IsoDay): FeedEntry {
  const { kind, theme, subtheme, keywords, home_name } = document;
  const categories = [home_name, documentKinds[kind].label, theme, subtheme, ...keywords];
  return {
    address: origin + addressOfDocument(document),
    title: document.title,
    published: document.published_at,
    updated: changedAt(document),
    summary: summaryOf(document),
    issuers: document.issuers,
    publisher: document.publisher,
    categories: [...new Set(categories.filter((one) => one !== null && one !== ''))] as string[],
    indexNumber: document.index_number,
    documentNumber: document.document_number,
    madeOn: document.made_on,
    effectiveFrom: document.effective_from,
    effectiveTo: document.effective_to,
    validity: hasValidity(kind) ? validities[validityOf(document, today)] : null,
    attachments: document.attachments,
  };
}

/** What stands for a time only (公示) is not handed out: readers' programs would keep it for ever. */
function summaryOf({ summary, body, display_until }: FeedDocument): string {
  if (summary !== null && summary !== '') return summary;
  if (display_until !== null) return '';
  const characters = Array.from(bodyText(body).replaceAll(/\s+/g, ' ').trim());
  return characters.length <= longestExcerpt
    ? characters.join('')
    : `${characters.slice(0, longestExcerpt).join('')}…`;
}

/** For the head of a page: the site's feeds and those of the column it stands in. */
export function feedTags(
  { name }: Site,
  column: Pick<ColumnRow, 'path' | 'name'> | undefined,
): Html {
  const formats = Object.keys(feedFormats).filter(isFeedFormat);
  const tag = (of: Pick<ColumnRow, 'path' | 'name'> | undefined, format: FeedFormat): Html =>
    html`<link
      rel="alternate"
      type="${feedFormats[format].mediaType}"
      title="${of?.name ?? name}（${feedFormats[format].label}）"
      href="${feedAddress(of, format)}"
    />`;
  return html`${column === undefined ? '' : formats.map((format) => tag(column, format))}
  ${formats.map((format) => tag(undefined, format))}`;
}

/** For readers: 订阅 RSS · Atom · JSON Feed. */
export function feedLinks(column: ColumnRow): Html | '' {
  if (!hasFeed(column)) return '';
  const formats = Object.keys(feedFormats).filter(isFeedFormat);
  return html`<span class="feeds"
    >订阅${formats.map(
      (format) => html` <a href="${feedAddress(column, format)}">${feedFormats[format].label}</a>`,
    )}</span
  >`;
}

/** @param question as it ends the address of the search, with its question mark */
export function searchFeedTags(question: string): Html {
  const formats = Object.keys(feedFormats).filter(isFeedFormat);
  return html`${formats.map(
    (format) =>
      html`<link
        rel="alternate"
        type="${feedFormats[format].mediaType}"
        title="这次搜索（${feedFormats[format].label}）"
        href="/sousuo/feed.${format}${question}"
      />`,
  )}`;
}

/** For readers: what comes in later that answers the same question. */
export function searchFeedLinks(question: string): Html {
  const formats = Object.keys(feedFormats).filter(isFeedFormat);
  return html`<span class="feeds"
    >订阅这次搜索${formats.map(
      (format) =>
        html` <a href="/sousuo/feed.${format}${question}" rel="nofollow"
          >${feedFormats[format].label}</a
        >`,
    )}</span
  >`;
}
