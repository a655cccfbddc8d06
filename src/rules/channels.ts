// Channels of application and what makes the date of receipt on each (条例 31; 国办公开办函〔2015〕207号
// where the text of 2019 does not contradict it).

export const channels = {
  'in-person': {
    label: '当面提交',
    receipt: 'on-submission',
    provision: '条例31(1)',
    dayLabel: '提交日期',
    dayNote: '提交之日即收到之日，期限自次日起算',
  },
  oral: {
    label: '口头申请（代为填写）',
    receipt: 'on-submission',
    provision: '条例29、31(1)',
    dayLabel: '代为填写并经确认的日期',
    dayNote: '申请人确认之日即收到之日，期限自次日起算',
  },
  post: {
    label: '邮寄（需签收）',
    receipt: 'on-submission',
    provision: '条例31(2)',
    dayLabel: '签收日期',
    dayNote: '签收之日即收到之日，收发室签收的也算；期限自次日起算',
  },
  'ordinary-mail': {
    label: '平常信函',
    receipt: 'on-confirmation',
    provision: '条例31(2)',
    dayLabel: '信函到达日期',
    dayNote: '双方确认之日才是收到之日：登记后请当日与申请人确认',
  },
  online: {
    label: '互联网',
    receipt: 'on-confirmation',
    provision: '条例31(3)',
    dayLabel: '提交日期',
    dayNote: '双方确认之日才是收到之日',
  },
  email: {
    label: '电子邮件',
    receipt: 'on-confirmation',
    provision: '条例31(3)',
    dayLabel: '邮件到达日期',
    dayNote: '双方确认之日才是收到之日：登记后请当日与申请人确认',
  },
  fax: {
    label: '传真',
    receipt: 'on-confirmation',
    provision: '条例31(3)',
    dayLabel: '传真到达日期',
    dayNote: '双方确认之日才是收到之日：登记后请当日与申请人确认',
  },
} as const satisfies Record<
  string,
  {
    label: string;
    receipt: 'on-submission' | 'on-confirmation';
    provision: string;
    /** What the day at registration is the day of, and what follows from it. */
    dayLabel: string;
    dayNote: string;
  }
>;

export type Channel = keyof typeof channels;
export const channelKeys = Object.keys(channels) as readonly Channel[];

/** For post, the day of submission is the day the organ signs, whoever signs for it (mailroom included). */
export function needsConfirmation(channel: Channel): boolean {
  return channels[channel].receipt === 'on-confirmation';
}
