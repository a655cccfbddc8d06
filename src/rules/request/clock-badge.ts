// The clock in a few words, the same wherever a request is shown: the word carries the state, colour and
// shape only repeat it.

import { type IsoDay, ordinalOfIso, weekdayOf } from '../day.ts';
import type { ReplyClock } from './state.ts';
import { redDays, yellowDays } from './urgency.ts';

/** Labels of the states; the tabs of the queue bear them too. */
export const clockStates = {
  unconfirmed: '待确认',
  running: '办理中',
  overdue: '逾期',
  paused: '征求意见',
  'awaiting-supplement': '补正',
  'awaiting-payment': '待缴费',
  stopped: '已办结',
} as const satisfies Record<ReplyClock['state'], string>;

/** `soon`: five working days or fewer are left; `urgent`: one or none. */
export type BadgeTone = 'plain' | 'soon' | 'urgent' | 'overdue' | 'waiting' | 'done';

export interface ClockBadge {
  readonly tone: BadgeTone;
  readonly text: string;
  /** The date behind it, with its weekday; `暂定` where the calendar of that year is not out. */
  readonly detail: string;
}

export function clockBadge(clock: ReplyClock): ClockBadge {
  switch (clock.state) {
    case 'unconfirmed':
      return {
        tone: 'waiting',
        text: '待确认收到',
        detail: `自提交日起算，至${dayText(clock.cautiousDueOn, clock.provisional)}`,
      };
    case 'awaiting-supplement':
      return clock.lapsed
        ? {
            tone: 'soon',
            text: '补正逾期',
            detail: `补正期至${dayText(clock.supplementDueOn, clock.provisional)}`,
          }
        : {
            tone: 'waiting',
            text: '等待补正',
            detail:
              clock.supplementDueOn === undefined
                ? '补正告知书尚未送达'
                : `补正期至${dayText(clock.supplementDueOn, clock.provisional)}`,
          };
    case 'awaiting-payment':
      return {
        tone: clock.lapsed ? 'soon' : 'waiting',
        text: clock.lapsed ? '逾期未缴费' : '等待缴费',
        detail:
          clock.payBy === undefined
            ? '收费通知书尚未送达'
            : `缴费期至${dayText(clock.payBy, clock.provisional)}`,
      };
    case 'paused':
      return {
        tone: 'waiting',
        text: `暂停计算，剩${clock.daysLeft}个工作日`,
        detail:
          clock.latestLapseOn === undefined
            ? '等待意见，期限不定'
            : `答复意见最迟${dayText(clock.latestLapseOn, clock.lapseProvisional)}`,
      };
    case 'running':
    case 'overdue':
      return runningBadge(clock);
    case 'stopped':
      return {
        tone: 'done',
        text: clock.onTime ? '按期办结' : '逾期办结',
        detail: dayText(clock.concludedOn),
      };
  }
}

function runningBadge(clock: Extract<ReplyClock, { dayNumber: number }>): ClockBadge {
  const remaining = clock.remaining ?? 0;
  const held =
    clock.heldUntil === undefined
      ? ''
      : `（放假安排公布前推算为${dayText(clock.heldUntil)}，在此之前答复的不算逾期）`;
  const detail = `${dayText(clock.dueOn, clock.provisional)}到期${held}`;
  if (clock.state === 'overdue') {
    return { tone: 'overdue', text: `逾期${-remaining}个工作日`, detail };
  }
  const text = `第 ${clock.dayNumber}/${clock.totalDays} 个工作日`;
  if (remaining < 0) return { tone: 'soon', text: '按原推算的日期到期', detail };
  if (remaining === 0) return { tone: 'urgent', text: `${text}，今日到期`, detail };
  return {
    tone: remaining <= redDays ? 'urgent' : remaining <= yellowDays ? 'soon' : 'plain',
    text,
    detail: `${detail}，剩${remaining}个工作日`,
  };
}

const weekdays = '一二三四五六日';

/** 2026年3月30日（周一）: a deadline is never shown without its weekday. */
export function dayText(on: IsoDay | undefined, provisional = false): string {
  if (on === undefined) return '';
  const weekday = weekdays.charAt(weekdayOf(ordinalOfIso(on)));
  const [y, m, d] = on.split('-').map(Number);
  return `${y}年${m}月${d}日（周${weekday}${provisional ? '，暂定' : ''}）`;
}
