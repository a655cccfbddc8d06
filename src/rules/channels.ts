// Channels of application and what makes the date of receipt on each (条例 31; 国办公开办函〔2015〕207号
// where the text of 2019 does not contradict it).

export const channels = {
  'in-person': { label: '当面提交', receipt: 'on-submission', provision: '条例31(1)' },
  oral: { label: '口头申请（代为填写）', receipt: 'on-submission', provision: '条例29、31(1)' },
  post: { label: '邮寄（需签收）', receipt: 'on-submission', provision: '条例31(2)' },
  'ordinary-mail': { label: '平常信函', receipt: 'on-confirmation', provision: '条例31(2)' },
  online: { label: '互联网', receipt: 'on-confirmation', provision: '条例31(3)' },
  email: { label: '电子邮件', receipt: 'on-confirmation', provision: '条例31(3)' },
  fax: { label: '传真', receipt: 'on-confirmation', provision: '条例31(3)' },
} as const satisfies Record<
  string,
  { label: string; receipt: 'on-submission' | 'on-confirmation'; provision: string }
>;

export type Channel = keyof typeof channels;
export const channelKeys = Object.keys(channels) as readonly Channel[];

/** For post, the day of submission is the day the organ signs, whoever signs for it (mailroom included). */
export function needsConfirmation(channel: Channel): boolean {
  return channels[channel].receipt === 'on-confirmation';
}
