// 热搜词 as they are shown: what many searched for in the days before today, what the office fixed, and of both only
// what finds something at this moment. Read once for all pages, and again as soon as anything on the site changes.

import {
  chooseHotWords,
  hotWordDays,
  hotWordLength,
  hotWordThreshold,
  isCountable,
  mostHotWords,
} from '../../rules/hot-words.ts';
import { isoOfOrdinal, ordinalOfIso } from '../../rules/day.ts';
import { hotWordRulesOf, searchedBetween } from '../../store/search/hot-words.ts';
import { searchDocuments } from '../../store/search/search.ts';
import { levelled } from '../../store/search/search-words.ts';
import type { PageRequest } from './page.ts';
import { callerOf } from '../client-address.ts';

type Asked = Pick<PageRequest, 'context' | 'site'>;

export async function hotWords(asked: Asked): Promise<readonly string[]> {
  const topics = ['documents', `organ:${asked.site.organ.id}`] as const;
  return await asked.context.pages.remember('hot-words', topics, async () => await read(asked));
}

async function read({ context: { db, clock }, site }: Asked): Promise<readonly string[]> {
  const organId = site.organ.id;
  const today = clock.today();
  const from = isoOfOrdinal(ordinalOfIso(today) - hotWordDays);
  const [counted, rules] = await Promise.all([
    searchedBetween(db, organId, { from, until: today, least: hotWordThreshold }),
    hotWordRulesOf(db, organId),
  ]);
  const shown: string[] = [];
  for (const word of chooseHotWords(counted, rules).slice(0, mostHotWords * 2)) {
    if (shown.length >= mostHotWords) break;
    const found = await searchDocuments(db, {
      today,
      text: word,
      sort: 'relevance',
      limit: 1,
      offset: 0,
    });
    if (found.total > 0 && found.found === 'words') shown.push(word);
  }
  return shown;
}

/** From one address in a minute: nobody makes a word hot by pressing a key. */
const mostCounted = 6;

/** A question that found something, counted without who asked it. */
export function countSearch(
  { context, http }: Pick<PageRequest, 'context' | 'http'>,
  question: string,
): void {
  const word = levelled(question).replaceAll(/\s+/g, ' ').trim();
  if (word.length > hotWordLength.most || !isCountable(word)) return;
  const from = `searching ${callerOf(context.addressOf(http))}`;
  if (context.suggestions.failures(from) >= mostCounted) return;
  context.suggestions.fail(from);
  context.searched.count(word);
}
