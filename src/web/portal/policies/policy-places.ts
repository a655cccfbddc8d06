// What stands below /hqzc/.

import { type FeedFormat, feedFormats, isFeedFormat } from '../../../formats/feeds/feed.ts';
import { notFoundPage } from '../error-page.ts';
import type { PageRequest, PageResult } from '../page.ts';
import {
  calendarName,
  compareItemsAddress,
  confirmStep,
  matchAddress,
  policiesAddress,
  stopStep,
  subscribeAddress,
} from './addresses.ts';
import { itemCalendar } from './calendar.ts';
import { comparePage } from './compare.ts';
import { firmStopPage } from './firm-stop.ts';
import { itemPage, reckonedPage } from './item.ts';
import { policiesPage } from './list.ts';
import { matchPage } from './match.ts';
import { questionPage } from './question.ts';
import { mailedLinkPage, subscribePage } from './subscribe.ts';

type Pages = Readonly<Record<string, (request: PageRequest) => Promise<PageResult>>>;
const pages: Pages = {
  [policiesAddress]: policiesPage,
  [matchAddress]: matchPage,
  [compareItemsAddress]: comparePage,
  [subscribeAddress]: subscribePage,
};

export const policyFeedRoute = `${policiesAddress}:file{feed\\.(?:${Object.keys(feedFormats).join('|')})}`;

export function feedFormatOf(path: string): FeedFormat | undefined {
  const format = path.split('.').at(-1) ?? '';
  return isFeedFormat(format) ? format : undefined;
}

export async function policyPlace(request: PageRequest): Promise<PageResult> {
  const { path, http } = request;
  const page = pages[path];
  if (page !== undefined) return await page(request);
  if (pages[`${path}/`] !== undefined) return http.redirect(`${path}/`, 301);
  const rest = path.slice(policiesAddress.length);
  const [, number] = /^index_([1-9]\d{0,3})\.html$/.exec(rest) ?? [];
  if (number !== undefined) {
    return number === '1'
      ? http.redirect(policiesAddress, 301)
      : await policiesPage(request, Number(number));
  }
  const [, step, token] =
    new RegExp(`^dingyue/(${confirmStep}|${stopStep})/([\\w-]{20,100})/$`).exec(rest) ?? [];
  if (step !== undefined && token !== undefined) return await mailedLinkPage(request, step, token);
  const [, firmToken] =
    new RegExp(`^qiye/${stopStep}/(\\d{1,10}-[\\w-]{20,100})/$`).exec(rest) ?? [];
  if (firmToken !== undefined) return await firmStopPage(request, firmToken);
  const [, form, about] = /^(zixun|jisuan)\/([1-9]\d{0,8})\/$/.exec(rest) ?? [];
  if (about !== undefined) {
    return await (form === 'zixun' ? questionPage : reckonedPage)(request, Number(about));
  }
  const [, id, below] = /^([1-9]\d{0,8})(\/.*)?$/.exec(rest) ?? [];
  if (id === undefined) return notFoundPage(request);
  if (below === undefined) return http.redirect(`${path}/`, 301);
  if (below === '/') return await itemPage(request, Number(id));
  return below === `/${calendarName}`
    ? await itemCalendar(request, Number(id))
    : notFoundPage(request);
}
