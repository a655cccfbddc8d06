// 发文台账: every document the organ drafted, with its openness as fixed at drafting (国办发〔2016〕80号; 条例 13, 26), and
// how what is marked 主动公开 stands to its day.

import type { IsoDay } from './day.ts';
import type { Openness } from './document-classes.ts';

export const registerStands = {
  'in-time': '按时公开',
  late: '逾期公开',
  overdue: '逾期未公开',
  pending: '期限内，未公开',
  undated: '未填成文日期',
  'no-period': '已公开，无期限',
  imported: '导入，不计期限',
  'not-published': '不主动公开',
  withdrawn: '已撤下',
} as const;
export type RegisterStand = keyof typeof registerStands;
export const registerStandKeys = Object.keys(registerStands) as readonly RegisterStand[];

/** @param publishedOn the first day on the site */
export function standOf(
  document: {
    readonly openness: Openness;
    readonly state: 'draft' | 'published' | 'withdrawn';
    readonly publishBy: IsoDay | null;
    readonly publishedOn: IsoDay | null;
    /** It was published elsewhere before: nobody here knows whether it was in time. */
    readonly isImported: boolean;
  },
  today: IsoDay,
): RegisterStand {
  const { openness, state, publishBy, publishedOn, isImported } = document;
  if (state === 'withdrawn') return 'withdrawn';
  if (openness !== 'proactive') return 'not-published';
  if (publishedOn !== null) {
    if (publishBy === null) return isImported ? 'imported' : 'no-period';
    return publishedOn > publishBy ? 'late' : 'in-time';
  }
  if (publishBy === null) return 'undated';
  return publishBy < today ? 'overdue' : 'pending';
}
