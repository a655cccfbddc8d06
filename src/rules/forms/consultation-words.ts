// What came of asking others, in a few words (条例 11, 32, 34).

import { dayText } from '../request/clock-badge.ts';
import { consultees, opinions } from '../request/events.ts';
import { type Standing, standingOf } from '../request/opinions.ts';
import type { CaseRecord } from './case-record.ts';

export function standingText(standing: Standing): string {
  switch (standing) {
    case 'awaited':
      return '尚未答复';
    case 'silent':
      return '逾期未提出意见，由本机关决定（条例第三十二条）';
    case 'deemed-consent':
      return '逾期未提出意见，视为同意公开（条例第三十四条）';
    case 'agree':
    case 'partly':
    case 'refuse':
    case 'none':
      return opinions[standing];
  }
}

/** Each party that was asked, and what came of it by the day of printing. */
export function consultationLines({ request, on, calendar }: CaseRecord): string {
  return request.consultations
    .map((one) => {
      const reasons = one.answer?.reasons ?? '';
      const standing = standingText(standingOf(one, on, calendar));
      const said = reasons === '' ? standing : `${standing}。${reasons}`;
      return `${consultees[one.consultee]}${one.name}：${dayText(one.sentOn)}发出，${said}`;
    })
    .join('\n');
}
