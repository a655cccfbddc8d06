// The answer to what a reader wrote goes to the address that he left for it (个人信息保护法 13): never twice, and what he
// asked is not repeated. By number and code he reads it all the same.

import { itemText } from '../../store/policies/policy-writing.ts';
import {
  openContact,
  openMessageAnswer,
  messageById,
} from '../../store/readers/reader-messages.ts';
import type { OutboxLine } from '../../store/database/outbox.ts';
import type { MessageRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import { sendFromOutbox } from '../outbox-mails.ts';
import type { Mail, SendMail } from '../policies/send-pushes.ts';
import { type MessageAnswerLine, messageAnswerTopic } from './settle-message.ts';

type MailContext = Pick<CommandContext, 'db' | 'clock' | 'secrets'>;

/** [choice] After that nobody waits for the mail any more. */
const daysTried = 3;

export async function sendMessageAnswers(
  context: MailContext,
  { origin, sendMail }: { readonly origin: string; readonly sendMail: SendMail },
): Promise<number> {
  return await sendFromOutbox(context, messageAnswerTopic, sendMail, async (line) =>
    answerMail(context, origin, line),
  );
}

async function answerMail(
  context: MailContext,
  origin: string,
  { id, payload }: OutboxLine,
): Promise<Mail | undefined> {
  const { db, secrets } = context;
  const row = await messageById(db, (payload as MessageAnswerLine).messageId);
  const to = row && openContact(secrets, row);
  const answer = row && openMessageAnswer(secrets, row);
  if (!row || !to || !answer || row.state !== 'answered' || isOld(context, row)) return undefined;
  const text = [
    '您好：',
    '',
    await openingOf(context, row),
    '',
    answer,
    '',
    `凭编号和查询码也可以查看：${origin}/lianxi/chaxun/`,
  ];
  return {
    to,
    subject: `对您来信的答复（${row.number}）`,
    text: text.join('\n'),
    id: `${row.number}-${id}`,
    stop: '',
  };
}

function isOld({ clock }: MailContext, { settled_at }: MessageRow): boolean {
  const until = settled_at?.add({ hours: 24 * daysTried });
  return until === undefined || Temporal.Instant.compare(clock.now(), until) > 0;
}

async function openingOf({ db }: MailContext, row: MessageRow): Promise<string> {
  const { number, organ_id, policy_item_id: itemId, policy_clause: clause } = row;
  const item = itemId === null ? undefined : await itemText(db, [organ_id], itemId);
  const name = item?.content?.name;
  const about = name === undefined ? '' : `关于惠企政策“${name}”${clause ?? ''}的`;
  return `${about === '' ? '您的来信' : `您${about}提问`}（编号${number}）答复如下：`;
}
