// Who applies online and left an address gets the number by mail, too: a page that was closed too soon is no reason to
// apply again. Nothing of what was asked, and no query code (个人信息保护法 6); nor that it was received, which both
// sides confirm first (条例 31).

import type { OutboxLine } from '../../store/database/outbox.ts';
import { requestById } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import { sendFromOutbox } from '../outbox-mails.ts';
import type { Mail, SendMail } from '../policies/send-pushes.ts';
import { applicantMail } from './applicant-mail.ts';
import { receivedTopic, type ReceivedLine } from './register-forms.ts';

type MailContext = Pick<CommandContext, 'db' | 'clock' | 'secrets'>;

/** [choice] As for news of letters. */
const daysTried = 3;

export async function sendReceiptMails(
  context: MailContext,
  { origin, sendMail }: { readonly origin: string; readonly sendMail: SendMail },
): Promise<number> {
  return await sendFromOutbox(context, receivedTopic, sendMail, async (line) =>
    receiptMail(context, origin, line),
  );
}

async function receiptMail(
  context: MailContext,
  origin: string,
  { id, payload }: OutboxLine,
): Promise<Mail | undefined> {
  const row = await requestById(context.db, (payload as ReceivedLine).requestId);
  if (row === undefined || row.channel !== 'online' || isOld(context, row)) return undefined;
  const mail = await applicantMail(context, origin, row);
  if (mail === undefined) return undefined;
  const { to, organ, track } = mail;
  const { phone } = organ.guide;
  const ring = phone === undefined ? '请联系受理机关' : `请致电${phone}`;
  const text = [
    '您好：',
    '',
    `您在网上向${organ.name}提交了政府信息公开申请。`,
    '',
    `申请编号：${row.number}`,
    '',
    '工作人员会按您留下的联系方式与您确认，双方确认之日为收到申请之日（条例第三十一条），自次日起20个工作日内答复。',
    '',
    '凭编号和回执上的查询码查询进度、查看文书：',
    '',
    track,
    '',
    '为保护您的个人信息，邮件里不写申请的内容和查询码。',
    `没有记下查询码的，或者不是您提交的，${ring}。`,
  ];
  return {
    to,
    subject: `您的政府信息公开申请已经提交（${row.number}）`,
    text: text.join('\n'),
    id: `receipt-${row.id}-${id}`,
    stop: '',
  };
}

function isOld({ clock }: MailContext, { submitted_at: at }: RequestRow): boolean {
  return Temporal.Instant.compare(clock.now(), at.add({ hours: 24 * daysTried })) > 0;
}
