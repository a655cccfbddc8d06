// A family of documents: what its members share, and the texts they are dealt from.

import type { DocumentKind, Genre, Theme } from '../rules/document-classes.ts';
import type { OfficeKey } from './places.ts';

/**
 * A line of a body. A list: one of its lines. `choose … of`: that many different ones, where `词,词::`
 * before a line keeps it for documents with one of these words in a slot. Marks at the head
 * of a line: `## ` and `### ` headings, `> ` addressee, `^ ` centred, `|a|b|` a row of a table (the
 * first row heads it), `@sign` signature and date, `@open` the note （此件公开发布）.
 *
 * Slots in braces: `{town}` and the like from `places.ts` or the family's own, the same word throughout
 * one document (`word@4-9`: only from April to September); `{3-9}` a number; `{a|b|c}` one of these, thrown anew each time; `{on}` the day it was
 * made, `{month}` its month.
 */
export type Line =
  | string
  | readonly string[]
  | { readonly choose: readonly [number, number]; readonly of: readonly string[] };

export interface Family {
  readonly id: string;
  /** Documents of 2022. */
  readonly count: number;
  readonly kind: DocumentKind;
  /** Home first. */
  readonly columns: readonly string[];
  readonly theme: Theme;
  readonly subtheme: string;
  readonly groupClass: string;
  readonly genre?: Genre;
  readonly keywords: readonly string[];
  readonly issuers: readonly OfficeKey[];
  /** Issued under a document number. */
  readonly numbered?: boolean;
  /** Months in which it is published, both ends included; from > to runs over the new year. */
  readonly months?: readonly [number, number];
  /** Working days from the making to the publication. */
  readonly lag: readonly [number, number];
  readonly slots?: Readonly<Record<string, readonly string[]>>;
  readonly titles: readonly string[];
  readonly bodies: readonly (readonly Line[])[];
}

/** What can be said of nearly every piece of work with people. */
export const workFacts: readonly string[] = [
  '有关单位事先制定方案，把时间、地点、分工和安全措施逐项落实到人，共投入工作人员{12-60}名。',
  '现场设置了意见箱，收集建议{6-38}条，已按职责转有关单位研究。',
  '检查,排查,整治,巡查,督查,核查,治理::工作结束后形成问题清单{5-26}项，逐项写明责任单位和完成时限。',
  '相关做法已整理成操作手册，供其他单位参考。',
  '据统计，今年以来同类工作已开展{4-26}次，覆盖{2600-18000}人次。',
  '从回访情况看，满意率为{93-99}%，建议主要集中在时间安排和告知方式上。',
  '工作人员拍照留存、登记台账，做到过程有记录、结果可查询。',
  '宣传,认证,签约,核查,服务,体检,走访,随访::对行动不便、外出务工等不能到场的群众，采取上门或者电话方式一一告知。',
];

/** News all have the same build: what happened, some facts, what comes next. */
export interface NewsTopic {
  readonly id: string;
  readonly theme: Theme;
  readonly subtheme: string;
  readonly keywords: readonly string[];
  readonly issuers: readonly OfficeKey[];
  readonly months?: readonly [number, number];
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly titles: readonly string[];
  readonly leads: readonly string[];
  readonly facts: readonly string[];
  readonly closes: readonly string[];
}

export function newsFamily(topic: NewsTopic, count: number): Family {
  const { leads, facts, closes, ...rest } = topic;
  return {
    ...rest,
    id: `news-${topic.id}`,
    count,
    kind: 'news',
    columns: ['zwdt'],
    groupClass: '政务动态',
    lag: [0, 2],
    bodies: [[leads, { choose: [5, 6], of: facts }, closes]],
  };
}
