// A search as a feed: /sousuo/feed.xml?q=…, .atom, .json with the parameters of the page, newest first. Whoever
// subscribes is told when something new answers his question; who he is and what he asked is kept nowhere.

import { type Feed, feedFormats, isFeedFormat } from '../../formats/feeds/feed.ts';
import { writeFeed } from '../../formats/feeds/write-feed.ts';
import { toSimplified } from '../../formats/traditional.ts';
import { feedDocumentsOf } from '../../store/documents/feed-documents.ts';
import { etagOf, matches } from '../etag.ts';
import { refusedIn } from '../program-refusals.ts';
import { changedAt, entryOf, lastOf } from './feeds.ts';
import type { PageRequest } from './page.ts';
import { mayBeKept, readQuery, search } from './search.ts';
import { asksAnything, searchAddress } from './search-query.ts';
import { callerOf } from '../client-address.ts';

export const searchFeedRoute = '/sousuo/:file{feed\\.(?:xml|atom|json)}';

const most = 30;
/** From one address in a minute: a reader's program asks a few times an hour. */
const mostAsked = 30;

/** Undefined: there is no feed of such a question. */
export async function searchFeed(
  asked: Pick<PageRequest, 'context' | 'http' | 'site'>,
): Promise<Response | undefined> {
  const { context, http, site } = asked;
  const format = http.req.path.split('.').at(-1) ?? '';
  const question = readQuery(asked);
  if (!isFeedFormat(format) || !asksAnything(question) || !mayBeKept(question)) return undefined;
  const from = `search feed ${callerOf(context.addressOf(http))}`;
  if (context.suggestions.failures(from) >= mostAsked) {
    const headers = { 'Retry-After': '60' };
    return refusedIn(format === 'json' ? 'json' : 'xml', 'too-many-calls', { headers });
  }
  context.suggestions.fail(from);
  const { q: typed = '', page: _, after: __, ...rest } = question;
  const text = typed === '' ? {} : { q: await toSimplified(typed) };
  const found = await search(asked, { ...rest, ...text, sort: 'time' }, most);
  if (found === undefined) return undefined;
  // What merely comes near is no news of what was asked.
  const ids = found.found === 'words' ? found.hits.map(({ id }) => id) : [];
  const documents = await feedDocumentsOf(context.db, ids);
  const { origin, clock } = context;
  const address = searchAddress(question);
  const self = (as: string): string => origin + address.replace('/sousuo/', `/sousuo/feed.${as}`);
  const name = typed === '' ? '筛选' : `“${typed}”`;
  const feed: Feed = {
    title: `${name}的搜索结果_${site.name}`,
    description: `${site.name}公开的、符合这次搜索的政府信息，新的在前`,
    author: site.organ.name,
    page: origin + address,
    self: { xml: self('xml'), atom: self('atom'), json: self('json') },
    updated: lastOf(documents.map(changedAt)) ?? site.organ.created_at,
    entries: documents.map((document) => entryOf(document, origin, clock.today())),
  };
  const body = writeFeed(feed, format);
  const tag = etagOf(body);
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' };
  if (matches(http.req.header('if-none-match'), tag)) return http.body(null, 304, headers);
  return http.body(body, 200, {
    ...headers,
    'Content-Type': `${feedFormats[format].mediaType}; charset=utf-8`,
  });
}
