// A family of documents: what its members share, and the texts they are dealt from.

import type { DocumentKind, Genre, InterpretationForm, Theme } from '../rules/document-classes.ts';
import type { OfficeKey } from './places.ts';

/**
 * A line of a body. A list: one of its lines. `choose … of`: that many different ones, where `词,词::`
 * before a line keeps it for documents with one of these words in a slot, `!词::` for the others. Marks at the head
 * of a line: `## ` and `### ` headings, `> ` addressee, `^ ` centred, `|a|b|` a row of a table (the
 * first row heads it), `@sign` signature and date, `@open` the note （此件公开发布）.
 *
 * Slots in braces: `{town}` and the like from `places.ts` or the family's own, the same word throughout
 * one document (`word@4-9`: only from April to September); `{3-9}` a number (more of these in `text.ts`); `{a|b|c}` one of these, thrown anew each time; `{on}` the day it was
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
  /** Of an interpretation. */
  readonly form?: InterpretationForm;
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
  '据统计，{since}同类工作已开展{4-26}次，覆盖{2600-18000}人次。',
  '从回访情况看，满意率为{93-99}%，建议主要集中在时间安排和告知方式上。',
  '工作人员拍照留存、登记台账，做到过程有记录、结果可查询。',
  '牵头单位提前{3-9}天发出通知，方便有关人员合理安排时间。',
  '参与人员分成{2-6}个小组，各自负责一个片区，当天汇总情况、当天反馈问题。',
  '所需经费从年度预算中列支，支出情况按季度公布。',
  '{12-60}名志愿者利用休息时间参加，承担引导、登记和秩序维护等工作。',
  '有关单位把常见问题整理成问答{6-18}条，在网站和公告栏同步发布。',
  '对收集到的问题，能够当场解决的当场解决，不能当场解决的明确答复时间。',
  '新进人员由有经验的同志带领，边干边学，尽快熟悉情况。',
  '与上一次相比，所用时间缩短{10-30}%，反映的问题减少{3-16}个。',
  '部分代表提出，希望进一步简化手续、增加场次，有关单位已记录并研究。',
  '宣传上注重通俗易懂，采用图画、方言广播等形式，老人和孩子都能听得明白。',
  '负责人介绍，这样做的好处是责任清楚、进度透明，哪一环节慢了一目了然。',
  '周边{2-5}个村（社区）派人观摩，就组织方法和注意事项进行了交流。',
  '工作中注意保护个人信息，登记表由专人保管，不作其他用途。',
  '宣传,认证,签约,核查,体检,走访,随访,激活::对行动不便、外出务工等不能到场的群众，采取上门或者电话方式一一告知。',
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
