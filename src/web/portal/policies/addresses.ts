// Addresses of 惠企政策: the list, a page an item, and the forms below them.

import type { FeedFormat } from '../../../formats/feeds/feed.ts';

export const policiesAddress = '/hqzc/';
export const matchAddress = `${policiesAddress}pipei/`;
export const compareItemsAddress = `${policiesAddress}duibi/`;
export const subscribeAddress = `${policiesAddress}dingyue/`;
/** A firm's own page, by credit code and code. */
export const firmAddress = `${policiesAddress}qiye/`;
export const confirmStep = 'queren';
export const stopStep = 'tuiding';
/** Forms about one item; apart from its page, which may lie as a file. */
export const questionsAddress = `${policiesAddress}zixun/`;
export const reckonAddress = `${policiesAddress}jisuan/`;
export const calendarName = 'shenbao.ics';

export function itemAddress(id: number): string {
  return `${policiesAddress}${id}/`;
}

export function itemCalendarAddress(id: number): string {
  return `${itemAddress(id)}${calendarName}`;
}

export function itemQuestionAddress(id: number): string {
  return `${questionsAddress}${id}/`;
}

export function itemReckonAddress(id: number): string {
  return `${reckonAddress}${id}/`;
}

/** What the server alone can answer; everything else of 惠企政策 may lie as a file. */
export const servedPolicies: readonly string[] = [
  matchAddress,
  compareItemsAddress,
  subscribeAddress,
  firmAddress,
  questionsAddress,
  reckonAddress,
];

export function policiesFeed(format: FeedFormat): string {
  return `${policiesAddress}feed.${format}`;
}

/** The links of a mail; what stands in them is never written to a log (web/server.ts). */
export function mailedAddress(step: typeof confirmStep | typeof stopStep, token: string): string {
  return `${subscribeAddress}${step}/${token}/`;
}

/** As it stands in the mails to a firm. */
export function firmStopAddress(token: string): string {
  return `${firmAddress}${stopStep}/${token}/`;
}

const mailed = new RegExp(
  `^(${subscribeAddress}(?:${confirmStep}|${stopStep})/|${firmAddress}${stopStep}/)[^/]+`,
);

/** A path as a log may hold it. */
export function withoutToken(path: string): string {
  return path.replace(mailed, '$1…');
}
