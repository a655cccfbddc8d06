// Messages of policies on their way: by e-mail never twice, to a program always under the same key; none at an hour at
// which people rest; nothing of what is no longer true or no longer wanted.

import { createHmac } from 'node:crypto';
import { channelAddressViolation } from '../../rules/channel-address.ts';
import { isFinalAnswer, mostAttempts, nextAttemptIn } from '../../rules/channel-messages.ts';
import { itemStateOn, periodInWords } from '../../rules/policy/item.ts';
import { moneyOf } from '../../rules/policy/push-words.ts';
import { isQuiet, type PushKind } from '../../rules/policy/push.ts';
import { sentenceOf } from '../../rules/violations.ts';
import { lockChannel } from '../../store/documents/channels.ts';
import { codeOfFirm, firmStopToken } from '../../store/policies/enterprise-links.ts';
import { openContact } from '../../store/policies/enterprises.ts';
import { publishedItems, type PublishedItem } from '../../store/policies/policy-items.ts';
import {
  markPush,
  type Receiver,
  receiverOf,
  settleBroken,
  takeDuePush,
} from '../../store/policies/policy-pushes.ts';
import { openEmail, stopToken } from '../../store/policies/policy-subscriptions.ts';
import { pushSettings } from '../../store/policies/push-settings.ts';
import type { EnterpriseRow, PolicyPushRow } from '../../store/tables.ts';
import type { ChannelSending } from '../documents/channel-messages.ts';
import type { CommandContext } from '../context.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same whenever it is sent again. */
  readonly id: string;
  /** Where it is stopped: opened, it asks; posted to, it stops at once (RFC 8058). Empty: there is nothing to stop. */
  readonly stop: string;
}

/** Whether the mail was taken; `refused`: it never will be. */
export type SendMail = (
  mail: Mail,
) => Promise<{ readonly ok: true } | { readonly fault: string; readonly refused: boolean }>;

export interface PushSending {
  readonly origin: string;
  /** Absent: there is no way to send mail; what waits goes on waiting. */
  readonly sendMail?: SendMail;
  readonly channels?: Pick<ChannelSending, 'rule' | 'post'>;
}

type SendContext = Pick<CommandContext, 'db' | 'clock' | 'secrets' | 'calendar'>;

const mostARound = 200;
/** Nothing takes longer to be sent. */
const minutesOfSending = 15;

/** @returns how many went out */
export async function sendPushes(context: SendContext, sending: PushSending): Promise<number> {
  const { db, clock, calendar } = context;
  await settleBroken(db, clock.now().subtract({ minutes: minutesOfSending }));
  if (isQuiet(clock.now(), await pushSettings(db), calendar)) return 0;
  const ways = [
    ...(sending.sendMail === undefined ? [] : (['email'] as const)),
    ...(sending.channels === undefined ? [] : (['webhook'] as const)),
  ];
  if (ways.length === 0) return 0;
  let sent = 0;
  for (let n = 0; n < mostARound; n += 1) {
    const push = await takeDuePush(db, clock.now(), ways);
    if (push === undefined) break;
    if (await sendOne(context, sending, push)) sent += 1;
  }
  return sent;
}

async function sendOne(
  context: SendContext,
  sending: PushSending,
  push: PolicyPushRow,
): Promise<boolean> {
  const { db, clock } = context;
  const [item] = await publishedItems(db, { ids: [push.item_id] });
  const to = await receiverOf(db, push);
  const stand = item && itemStateOn(item.content, item.document, clock.today());
  // A list of 免申即享 that was found in time is confirmed after the last day too.
  const isOver = push.kind !== 'payout' && stand !== 'open' && stand !== 'upcoming';
  if (item === undefined || to === undefined || isOver) {
    await markPush(db, push.id, { state: 'dropped' });
    return false;
  }
  const answer =
    push.channel === 'webhook'
      ? await postTo(context, sending, push, item, to)
      : await mailTo(context, sending, push, item, to);
  if ('ok' in answer) {
    await markPush(db, push.id, { state: 'sent', sent_at: clock.now(), fault: null });
    return true;
  }
  const isLast = answer.refused || push.attempts >= mostAttempts;
  await markPush(db, push.id, {
    state: isLast ? 'failed' : 'waiting',
    fault: answer.fault,
    next_at: clock.now().add(nextAttemptIn(push.attempts)),
  });
  return false;
}

type Sent = { readonly ok: true } | { readonly fault: string; readonly refused: boolean };

async function mailTo(
  context: SendContext,
  { origin, sendMail }: PushSending,
  push: PolicyPushRow,
  item: PublishedItem,
  { firm, subscription }: Receiver,
): Promise<Sent> {
  const { secrets } = context;
  const to = firm
    ? openContact(secrets, firm).email
    : subscription && openEmail(secrets, subscription);
  if (to === undefined || sendMail === undefined) return { fault: '没有邮箱地址', refused: true };
  const stop = firm
    ? `${origin}/hqzc/dingyue/tingtui/${firmStopToken(secrets, firm)}/`
    : `${origin}/hqzc/dingyue/tuiding/${subscription ? stopToken(secrets, subscription) : ''}/`;
  const { content } = item;
  const lines = [
    ...(firm ? [`${firm.name}：`] : ['您好：']),
    '',
    openingOf(push, item, firm !== undefined),
    '',
    `支持标准：${content.support}`,
    ...moneyOf(content).map((money) => `支持金额：${money}`),
    `申报时间：${periodInWords(content)}`,
    `受理单位：${content.office}，电话：${content.phone}`,
    `依据：${item.document.title}（${content.supportClause.anchor}）`,
    '',
    `条件、材料和原文：${origin}/hqzc/${item.id}/`,
    ...(firm
      ? [`查看本企业收到的政策、反馈是否适用：${await ownPage(context, origin, firm)}`]
      : []),
    `不再接收：${stop}`,
    '',
    '是否符合以受理单位审核为准。',
  ];
  const subject = `${subjects[push.kind]}：${content.name}`;
  return await sendMail({ to, subject, text: lines.join('\n'), id: push.key, stop });
}

/** Number and code stand behind the #, which no server and no log is told. */
async function ownPage(
  { db, secrets, clock }: SendContext,
  origin: string,
  firm: EnterpriseRow,
): Promise<string> {
  const code = await codeOfFirm(db, secrets, firm, clock.now());
  return `${origin}/hqzc/qiye/#${new URLSearchParams({ n: firm.credit_code, c: code }).toString()}`;
}

const subjects: Readonly<Record<PushKind, string>> = {
  new: '惠企政策',
  reminder: '即将截止',
  payout: '请确认领取（免申即享）',
};

function openingOf({ kind }: PolicyPushRow, item: PublishedItem, isFirm: boolean): string {
  const { name } = item.content;
  switch (kind) {
    case 'reminder':
      return `您关注的惠企政策“${name}”即将截止申报。`;
    case 'payout':
      return `经比对数据，贵企业可以免申即享“${name}”。请在企业专页确认并填写收款账户，不需要提交申报材料。`;
    case 'new':
      return `${item.organName}发布的惠企政策“${name}”可能适合${isFirm ? '贵企业' : '您'}。`;
  }
}

async function postTo(
  { db, secrets, clock }: SendContext,
  { origin, channels }: PushSending,
  push: PolicyPushRow,
  item: PublishedItem,
  { firm }: Receiver,
): Promise<Sent> {
  const channel = push.channel_id === null ? undefined : await lockChannel(db, push.channel_id);
  if (channels === undefined || channel === undefined || !channel.enabled || firm === undefined) {
    return { fault: '渠道已停用', refused: true };
  }
  const why = channelAddressViolation(channel.url, channels.rule);
  if (why !== undefined) return { fault: sentenceOf(why), refused: true };
  const event = `policy.${push.kind}`;
  const body = JSON.stringify({
    event,
    key: push.key,
    enterprise: { creditCode: firm.credit_code, name: firm.name },
    matchState: push.match_state,
    item: {
      id: item.id,
      name: item.content.name,
      opensOn: item.content.opensOn ?? null,
      closesOn: item.content.closesOn ?? null,
      url: `${origin}/hqzc/${item.id}/`,
    },
  });
  const seconds = String(Math.floor(clock.now().epochMilliseconds / 1000));
  const secret = secrets.open(channel.secret, `channel secret ${channel.url}`).toString();
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  const answer = await channels.post(
    {
      url: channel.url,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Idempotency-Key': push.key,
        'X-Gongkai-Event': event,
        'X-Gongkai-Timestamp': seconds,
        'X-Gongkai-Signature': `sha256=${signature}`,
      },
      body,
    },
    channels.rule,
  );
  if ('fault' in answer) return { fault: answer.fault, refused: false };
  if (answer.code >= 200 && answer.code < 300) return { ok: true };
  return { fault: `对方回答${answer.code}`, refused: isFinalAnswer(answer.code) };
}
