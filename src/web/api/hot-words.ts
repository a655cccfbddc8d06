// 热搜词: what is searched for, without anybody who searched, and what the office decided about it.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { ruleHotWord } from '../../commands/documents/rule-hot-word.ts';
import { isoOfOrdinal, ordinalOfIso } from '../../rules/day.ts';
import {
  hotWordDays,
  type HotWordRule,
  hotWordRules,
  hotWordThreshold,
} from '../../rules/hot-words.ts';
import { hotWordRulesOf, searchedBetween } from '../../store/search/hot-words.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { text } from './schemas.ts';
import { commandContext } from './scope.ts';

const rule = z.enum(Object.keys(hotWordRules) as [HotWordRule, ...HotWordRule[]]);

export const getHotWords = endpoint({
  method: 'get',
  path: '/hot-words',
  access: 'keep-hot-words',
  summary: '热搜词：最近七天的次数，不含是谁搜索的；次数太少的不列',
  reply: z.object({
    days: z.number().int(),
    least: z.number().int(),
    items: z.array(
      z.object({
        word: z.string(),
        /** Before today; 0 also where there were too few to be told. */
        searches: z.number().int(),
        rule: rule.nullable(),
      }),
    ),
  }),
});

export const postHotWord = endpoint({
  method: 'post',
  path: '/hot-words',
  access: 'keep-hot-words',
  summary: '置顶、屏蔽一个热搜词，或者取消',
  body: z.object({ word: text(20).min(2), rule: rule.nullable() }),
  reply: z.object({ word: z.string() }),
});

export const hotWordRoutes: readonly Route[] = [
  route(getHotWords, async ({ context: { db, clock }, session: { organId } }) => {
    const until = clock.today();
    const from = isoOfOrdinal(ordinalOfIso(until) - hotWordDays);
    const counted = await searchedBetween(db, organId, { from, until, least: hotWordThreshold });
    const rules = await hotWordRulesOf(db, organId);
    const ruled = new Map(rules.map((one) => [one.word, one.rule]));
    const often = new Map(counted.map(({ word, searches }) => [word, searches]));
    const words = [...new Set([...ruled.keys(), ...often.keys()])];
    return done({
      days: hotWordDays,
      least: hotWordThreshold,
      items: words.map((word) => ({
        word,
        searches: often.get(word) ?? 0,
        rule: ruled.get(word) ?? null,
      })),
    });
  }),
  route(postHotWord, async (call) =>
    ruleHotWord(commandContext(call, call.session.organId), {
      word: call.body.word,
      rule: call.body.rule ?? undefined,
    }),
  ),
];
