// How long personal data are kept once a case is closed (个人信息保护法 19: the shortest time that the purpose needs;
// 47: then erased). The case file itself follows the rules of archives (档案法 15) and is not touched here: the
// application, the letters that went out, opinions, records and proofs stay. Nor is a case that is not filed.

import { day, type IsoDay, isoOf } from './day.ts';

export interface RetentionRule {
  readonly title: string;
  /** Years from the day on which the case was filed (归档), or the matter was over. */
  readonly years: number;
  readonly why: string;
}

/** The one place to change them [choice]: longer than six months of suit (行政诉讼法 46) and 60 days of 复议. */
export const retentionRules = {
  'identity-papers': {
    title: '申请人在网上提交的身份证明等附件，登记时扫描的身份证明',
    years: 1,
    why: '只为核实身份（条例 29）；办结归档且复议、诉讼期限已过，目的已经实现（个人信息保护法 19、47）',
  },
  'unsent-letters': {
    title: '没有签发的文书草稿及其各版本、意见',
    years: 1,
    why: '没有作出，不是案卷的组成部分；载有申请人姓名（个人信息保护法 19、47）',
  },
} as const satisfies Record<string, RetentionRule>;
export type RetentionKey = keyof typeof retentionRules;
export const retentionKeys = Object.keys(retentionRules) as readonly RetentionKey[];

/** Of readers only who they are goes; what they said belongs to the matter [choice]. */
export const readerRetentionRules = {
  'comment-senders': {
    title: '公众意见的姓名、联系方式和附件',
    from: '征集结束',
    years: 1,
    why: '只为核实意见；征集结束满一年，结果已经反馈（个人信息保护法 19、47）',
  },
  'message-contacts': {
    title: '纠错、留言的联系方式',
    from: '办结',
    years: 1,
    why: '只为答复前核实；办结满一年，目的已经实现（个人信息保护法 19、47）',
  },
} as const satisfies Record<string, RetentionRule & { readonly from: string }>;
export type ReaderRetentionKey = keyof typeof readerRetentionRules;
export const readerRetentionKeys = Object.keys(
  readerRetentionRules,
) as readonly ReaderRetentionKey[];

/** What was over on this day or before has had its time. */
export function readerDataUpTo(key: ReaderRetentionKey, today: IsoDay): IsoDay {
  return isoOf(day(today).subtract({ years: readerRetentionRules[key].years }));
}

/** Cases filed on this day or before have had their time. */
export function filedUpTo(key: RetentionKey, today: IsoDay): IsoDay {
  return isoOf(day(today).subtract({ years: retentionRules[key].years }));
}

export interface FiledCase {
  readonly archivedOn: IsoDay | null;
  /** A reconsideration or suit about it has no result, or none in force yet. */
  readonly disputed: boolean;
  /** The last decision of a remedy about it. */
  readonly decidedOn: IsoDay | null;
}

/** Whether the case has had its time; what is before a court or was until lately is kept as it is. */
export function isDueForErasure(key: RetentionKey, held: FiledCase, today: IsoDay): boolean {
  const upTo = filedUpTo(key, today);
  if (held.archivedOn === null || held.disputed || held.archivedOn > upTo) return false;
  return held.decidedOn === null || held.decidedOn <= upTo;
}
