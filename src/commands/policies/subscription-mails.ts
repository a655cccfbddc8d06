// The mail that asks whether an address wants what was asked for in its name (个人信息保护法 14): sent at any hour, for
// somebody waits for it, and never twice.

import { openEmail, confirmToken } from '../../store/policies/policy-subscriptions.ts';
import { siteName, siteOrgan } from '../../store/people/organs.ts';
import type { OutboxLine } from '../../store/database/outbox.ts';
import type { CommandContext } from '../context.ts';
import { sendFromOutbox } from '../outbox-mails.ts';
import type { Mail, SendMail } from './send-pushes.ts';
import { type SubscriptionLine, subscriptionTopic } from './subscribe-policies.ts';

type MailContext = Pick<CommandContext, 'db' | 'clock' | 'secrets'>;

export async function sendSubscriptionMails(
  context: MailContext,
  { origin, sendMail }: { readonly origin: string; readonly sendMail: SendMail },
): Promise<number> {
  return await sendFromOutbox(context, subscriptionTopic, sendMail, async (line) =>
    questionMail(context, origin, line),
  );
}

async function questionMail(
  { db, secrets }: MailContext,
  origin: string,
  { payload }: OutboxLine,
): Promise<Mail | undefined> {
  const { subscriptionId } = payload as SubscriptionLine;
  const row = await db
    .selectFrom('policy_subscriptions')
    .selectAll()
    .where('id', '=', subscriptionId)
    .executeTakeFirst();
  const to = row && openEmail(secrets, row);
  if (row === undefined || to === undefined || row.asked === null) return undefined;
  const organ = await siteOrgan(db);
  const name = organ === undefined ? '本站' : siteName(organ);
  const confirm = `${origin}/hqzc/dingyue/queren/${confirmToken(secrets, row)}/`;
  const text = [
    '您好：',
    '',
    `有人用这个邮箱在${name}订阅惠企政策。是您本人的，请打开下面的地址确认；不是的，不用理会，七天后邮箱地址自动删除。`,
    '',
    confirm,
  ];
  const id = `${row.seed}-${row.asked_at.epochMilliseconds}`;
  return { to, subject: '请确认订阅惠企政策', text: text.join('\n'), id, stop: '' };
}
