// A feed as RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1. What these have no place for is said in Dublin Core terms,
// which harvesters know. The same feed always gives the same bytes.

import { zone } from '../../rules/beijing-time.ts';
import type { Feed, FeedEntry, FeedFormat } from './feed.ts';
import { xmlElement, xmlText } from './xml-text.ts';

export function writeFeed(feed: Feed, format: FeedFormat): string {
  return { xml: writeRss, atom: writeAtom, json: writeJson }[format](feed);
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const terms = 'xmlns:dcterms="http://purl.org/dc/terms/"';

function writeRss(feed: Feed): string {
  return lines([
    declaration,
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" ${terms}>`,
    '<channel>',
    xmlElement('title', feed.title),
    xmlElement('link', feed.page),
    xmlElement('description', feed.description),
    '<language>zh-cn</language>',
    xmlElement('lastBuildDate', rfc822(feed.updated)),
    `<atom:link rel="self" type="application/rss+xml" href="${xmlText(feed.self.xml)}"/>`,
    ...feed.entries.flatMap((entry) => [
      '<item>',
      xmlElement('title', entry.title),
      xmlElement('link', entry.address),
      `<guid isPermaLink="true">${xmlText(entry.address)}</guid>`,
      xmlElement('pubDate', rfc822(entry.published)),
      xmlElement('description', entry.summary),
      ...entry.categories.map((category) => xmlElement('category', category)),
      ...authorsOf(entry).map((author) => xmlElement('dc:creator', author)),
      ...dublinCore(entry),
      '</item>',
    ]),
    '</channel>',
    '</rss>',
  ]);
}

function writeAtom(feed: Feed): string {
  return lines([
    declaration,
    `<feed xmlns="http://www.w3.org/2005/Atom" ${terms} xml:lang="zh-CN">`,
    xmlElement('id', feed.self.atom),
    xmlElement('title', feed.title),
    xmlElement('subtitle', feed.description),
    xmlElement('updated', rfc3339(feed.updated)),
    `<author>${xmlElement('name', feed.author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.self.atom)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(feed.page)}"/>`,
    ...feed.entries.flatMap((entry) => [
      '<entry>',
      xmlElement('id', entry.address),
      xmlElement('title', entry.title),
      `<link rel="alternate" type="text/html" href="${xmlText(entry.address)}"/>`,
      xmlElement('published', rfc3339(entry.published)),
      xmlElement('updated', rfc3339(entry.updated)),
      ...authorsOf(entry).map((author) => `<author>${xmlElement('name', author)}</author>`),
      ...entry.categories.map((category) => `<category term="${xmlText(category)}"/>`),
      xmlElement('summary', entry.summary),
      ...dublinCore(entry),
      '</entry>',
    ]),
    '</feed>',
  ]);
}

function dublinCore(entry: FeedEntry): readonly string[] {
  const { effectiveFrom, effectiveTo } = entry;
  const from = effectiveFrom === null ? '' : `start=${effectiveFrom}; `;
  const to = effectiveTo === null ? '' : `end=${effectiveTo}; `;
  return [
    xmlElement('dcterms:publisher', entry.publisher),
    xmlElement('dcterms:identifier', entry.indexNumber),
    xmlElement('dcterms:bibliographicCitation', entry.documentNumber),
    xmlElement('dcterms:created', entry.madeOn),
    xmlElement('dcterms:issued', rfc3339(entry.published)),
    xmlElement('dcterms:modified', rfc3339(entry.updated)),
    xmlElement('dcterms:valid', from + to === '' ? null : `${from}${to}scheme=W3C-DTF;`),
  ];
}

function writeJson(feed: Feed): string {
  const value = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.self.json,
    language: 'zh-CN',
    authors: [{ name: feed.author }],
    items: feed.entries.map((entry) => ({
      id: entry.address,
      url: entry.address,
      title: entry.title,
      content_text: entry.summary,
      date_published: rfc3339(entry.published),
      date_modified: rfc3339(entry.updated),
      authors: authorsOf(entry).map((name) => ({ name })),
      tags: entry.categories,
      language: 'zh-CN',
      // Names beginning with an underscore are the standard's way for what it has no name for.
      _document: {
        issuers: entry.issuers,
        publisher: entry.publisher,
        indexNumber: entry.indexNumber,
        documentNumber: entry.documentNumber,
        madeOn: entry.madeOn,
        effectiveFrom: entry.effectiveFrom,
        effectiveTo: entry.effectiveTo,
        validity: entry.validity,
        attachments: entry.attachments,
      },
    })),
  };
  return `${JSON.stringify(value, wellFormed, 2)}\n`;
}

function wellFormed(_: string, one: unknown): unknown {
  return typeof one === 'string' ? one.toWellFormed() : one;
}

function authorsOf({ issuers, publisher }: FeedEntry): readonly string[] {
  return issuers.length > 0 ? issuers : [publisher];
}

function lines(all: readonly string[]): string {
  return `${all.filter((line) => line !== '').join('\n')}\n`;
}

function rfc3339(at: Temporal.Instant): string {
  return at.round('second').toString({ timeZone: zone });
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Sat, 30 Mar 2026 09:30:00 +0800: English names whatever the machine's language. */
function rfc822(at: Temporal.Instant): string {
  const t = at.round('second').toZonedDateTimeISO(zone);
  const clock = [t.hour, t.minute, t.second].map(two).join(':');
  const day = `${days[t.dayOfWeek - 1] ?? ''}, ${two(t.day)} ${months[t.month - 1] ?? ''} ${t.year}`;
  return `${day} ${clock} ${t.offset.replace(':', '')}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
