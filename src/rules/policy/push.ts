// 政策推送: to a firm that agreed, or to who subscribed, one message an item; at no hour at which people sleep.

import { isWorkingDay, type WorkingCalendar } from '../calendar.ts';
import { zone } from '../beijing-time.ts';
import { violation, type Violation } from '../violations.ts';
import type { MatchState } from './match.ts';

export const pushKinds = {
  new: '新政策',
  reminder: '截止提醒',
  payout: '免申即享确认',
} as const;
export type PushKind = keyof typeof pushKinds;

export const pushChannels = {
  'in-app': '企业专页',
  email: '电子邮件',
  webhook: '对外渠道',
} as const;
export type PushChannel = keyof typeof pushChannels;

export const pushStates = {
  waiting: '待发送',
  sending: '正在发送',
  sent: '已送达',
  failed: '未送达',
  /** The server went down while it was being sent: never sent again by itself. */
  unsure: '不知是否送达',
  dropped: '不再发送',
} as const;
export type PushState = keyof typeof pushStates;

export const firmAnswers = {
  interested: '感兴趣',
  'not-applicable': '不适用',
  applied: '已申报',
} as const;
export type FirmAnswer = keyof typeof firmAnswers;

/** Who may be pushed to; what does not fit is nobody's news. */
export const pushedStates = [
  'fits',
  'nearly',
  'open',
  'gap',
] as const satisfies readonly MatchState[];
export type PushedState = (typeof pushedStates)[number];

export interface PushSettings {
  /** Hours of the day in Beijing, from which and until which nothing is sent. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly sendsOnDaysOff: boolean;
  /** Days before the last day on which firms that were told are reminded; 0: not. */
  readonly remindDays: number;
}

/** [choice] */
export const usualPushSettings: PushSettings = {
  quietFrom: 22,
  quietUntil: 8,
  sendsOnDaysOff: false,
  remindDays: 7,
};

export function pushSettingsFaults(settings: PushSettings): readonly Violation[] {
  const found: Violation[] = [];
  for (const field of ['quietFrom', 'quietUntil'] as const) {
    const hour = settings[field];
    if (!Number.isInteger(hour) || hour < 0 || hour > 24) {
      found.push(violation('push-quiet-hours', field));
    }
  }
  const { remindDays } = settings;
  if (!Number.isInteger(remindDays) || remindDays < 0 || remindDays > 60) {
    found.push(violation('push-remind-days', 'remindDays'));
  }
  return found;
}

/** Whether messages rest now. From 22 until 8 runs over midnight; the same hour twice: there are no quiet hours. */
export function isQuiet(
  at: Temporal.Instant,
  { quietFrom, quietUntil, sendsOnDaysOff }: PushSettings,
  calendar: WorkingCalendar,
): boolean {
  const local = at.toZonedDateTimeISO(zone);
  if (!sendsOnDaysOff && !isWorkingDay(calendar, local.toPlainDate())) return true;
  if (quietFrom === quietUntil) return false;
  const { hour } = local;
  return quietFrom < quietUntil
    ? hour >= quietFrom && hour < quietUntil
    : hour >= quietFrom || hour < quietUntil;
}

/** By which server mail is sent, and in whose name. */
export interface MailSettings {
  /** smtps://user:password@host:465 */
  readonly url: string;
  readonly from: string;
  /** Where posted forms are answered, if that is not the site's own address: an exported site has files alone. */
  readonly stopOrigin?: string;
}
