// 热搜词: which words may be counted and shown. Nobody is counted, and no word by which somebody could be known
// (个人信息保护法 6, 51): no number of a person, nothing that only a few have asked.

import { holdsPersonalNumber } from './question-privacy.ts';

export const hotWordRules = { pinned: '置顶', blocked: '屏蔽' } as const;
export type HotWordRule = keyof typeof hotWordRules;

export const hotWordLength = { least: 2, most: 20 } as const;
/** Days that count, the last of them yesterday: what is shown stands still through a day. */
export const hotWordDays = 7;
/** After that the figures go. */
export const daysOfSearchesKept = 30;
/** Fewer than so many within these days and a word is shown to nobody. */
export const hotWordThreshold = 10;
export const mostHotWords = 8;

/** Whether a question may be counted at all, before it is looked at whether it found anything. */
export function isCountable(question: string): boolean {
  const { length } = question;
  if (length < hotWordLength.least || length > hotWordLength.most) return false;
  // Shorter ones may be of a house or a plate; a year or 47号 is none.
  if (/\d[\d \-–—]{4,}/.test(question)) return false;
  if (!/^[\p{Script=Han}A-Za-z0-9 〔〕《》（）]+$/u.test(question)) return false;
  return /\p{L}/u.test(question) && !holdsPersonalNumber(question);
}

export interface CountedWord {
  readonly word: string;
  readonly searches: number;
}

/** Pinned ones first in the order they were given, then by how often; blocked and rare ones never. */
export function chooseHotWords(
  counted: readonly CountedWord[],
  rules: readonly { readonly word: string; readonly rule: HotWordRule }[],
): readonly string[] {
  const ruled = new Map(rules.map(({ word, rule }) => [word, rule]));
  const pinned = rules.filter(({ rule }) => rule === 'pinned').map(({ word }) => word);
  const often = counted
    .filter(({ word, searches }) => searches >= hotWordThreshold && !ruled.has(word))
    .toSorted((a, b) => b.searches - a.searches || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
  return [...pinned, ...often];
}
