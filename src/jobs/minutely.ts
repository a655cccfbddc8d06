// What happens by itself within a minute: documents that were cleared for an hour go on the site when it comes, a
// 公示 whose last day is over goes.

import { publishScheduled } from '../commands/documents/publish-scheduled.ts';
import { endDisplays } from '../commands/documents/end-displays.ts';
import { indexUnreadFiles } from '../commands/documents/index-documents.ts';
import {
  type ChannelSending,
  sendToChannels,
  spreadToChannels,
} from '../commands/documents/channel-messages.ts';
import { sendLetterNews } from '../commands/letters/letter-mails.ts';
import { sendReceiptMails } from '../commands/requests/receipt-mails.ts';
import { sendMessageAnswers } from '../commands/readers/message-mails.ts';
import { sendPushes } from '../commands/policies/send-pushes.ts';
import { spreadPolicies } from '../commands/policies/spread-policies.ts';
import { sendSubscriptionMails } from '../commands/policies/subscription-mails.ts';
import type { MailSettings } from '../rules/policy/push.ts';
import { postMessage } from './post-message.ts';
import { type Rounds, startRounds } from './rounds.ts';
import { mailBy, mailSender } from './send-mail.ts';
import type { JobContext } from './daily.ts';

const every = 20_000; // ms: on the site within a minute of its time

export type MinutelyContext = JobContext & {
  /** Absent: nothing goes outside. */
  readonly channels?: Pick<ChannelSending, 'rule' | 'origin'>;
  /** Absent: no mail is sent. */
  readonly mail?: MailSettings | undefined;
};

export function startMinutelyJobs(context: MinutelyContext): Rounds {
  // After a fault too it is tried again within the minute: what is due is due.
  return startRounds(async () => await publishDue(context), every, context.onError, every);
}

/** News of policies to firms and subscribers, answers to readers, numbers and news of letters to applicants. */
async function tellOfPolicies(
  context: Parameters<typeof sendPushes>[0],
  { channels, mail }: MinutelyContext,
): Promise<void> {
  await spreadPolicies(context);
  if (channels === undefined) return;
  const { origin, rule } = channels;
  const sendMail =
    mail === undefined ? undefined : mailBy(mail, await mailSender(context.db, origin));
  if (sendMail !== undefined) {
    await sendSubscriptionMails(context, { origin, sendMail });
    await sendMessageAnswers(context, { origin, sendMail });
    await sendReceiptMails(context, { origin, sendMail });
    await sendLetterNews(context, { origin, sendMail });
  }
  await sendPushes(context, {
    origin,
    ...(sendMail === undefined ? {} : { sendMail }),
    ...(rule.hosts.length === 0 ? {} : { channels: { rule, post: postMessage } }),
  });
}

async function publishDue(job: MinutelyContext): Promise<void> {
  const context = { ...job, calendar: await job.calendar() };
  // First what must go: nothing that is published now is held back by it.
  await endDisplays(context);
  const { refused } = await publishScheduled(context);
  if (refused.length > 0) {
    context.onError(new Error(`documents cleared but not published: ${refused.join(' ')}`));
  }
  await spreadToChannels(context);
  await indexUnreadFiles(context);
  if (job.channels !== undefined && job.channels.rule.hosts.length > 0) {
    await sendToChannels(context, { ...job.channels, post: postMessage });
  }
  await tellOfPolicies(context, job);
}
