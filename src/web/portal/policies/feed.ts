// New items as a feed, for who does not leave an address: RSS, Atom, JSON Feed.

import type { Feed, FeedEntry, FeedFormat } from '../../../formats/feeds/feed.ts';
import { writeFeed } from '../../../formats/feeds/write-feed.ts';
import { itemStates, policyLevels, policyTypes } from '../../../rules/policy/item.ts';
import type { WebContext } from '../../context.ts';
import { lastOf } from '../feeds.ts';
import { loadSite } from '../load-site.ts';
import type { MachineFile } from '../page.ts';
import { itemAddress, policiesAddress, policiesFeed } from './addresses.ts';
import { amountInWords, period } from './parts.ts';
import { type BookItem, policyBook, stateOn } from './policy-book.ts';

const most = 50;

export async function policyFeed(
  context: Pick<WebContext, 'db' | 'clock' | 'origin' | 'pages'>,
  format: FeedFormat,
): Promise<MachineFile | undefined> {
  const site = await loadSite(context, policiesAddress);
  if (site === undefined) return undefined;
  const { origin, clock } = context;
  const today = clock.today();
  const items = (await policyBook(context)).items
    .filter((item) => ['open', 'upcoming'].includes(stateOn(item, today)))
    .toSorted((a, b) => Temporal.Instant.compare(b.publishedAt, a.publishedAt) || b.id - a.id)
    .slice(0, most);
  const feed: Feed = {
    title: `惠企政策_${site.name}`,
    description: `${site.name}新发布的惠企政策事项`,
    author: site.organ.name,
    page: origin + policiesAddress,
    self: {
      xml: origin + policiesFeed('xml'),
      atom: origin + policiesFeed('atom'),
      json: origin + policiesFeed('json'),
    },
    updated: lastOf(items.map(({ publishedAt }) => publishedAt)) ?? site.organ.created_at,
    entries: items.map((item) => entryOf(item, origin, itemStates[stateOn(item, today)])),
  };
  return { text: writeFeed(feed, format), topics: ['policies'] };
}

function entryOf(item: BookItem, origin: string, state: string): FeedEntry {
  const { content, document } = item;
  return {
    address: origin + itemAddress(item.id),
    title: content.name,
    published: item.publishedAt,
    updated: item.publishedAt,
    summary: `${amountInWords(content)}。${content.audience}。申报时间：${period(content)}。${content.office}，${content.phone}。`,
    issuers: [content.office],
    publisher: item.organName,
    categories: ['惠企政策', policyTypes[content.type], policyLevels[content.level], state],
    indexNumber: null,
    documentNumber: document.number,
    madeOn: null,
    effectiveFrom: null,
    effectiveTo: null,
    validity: null,
    attachments: 0,
  };
}
