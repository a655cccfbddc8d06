// The answer to what a reader wrote goes to the address that he left for it (个人信息保护法 13): never twice, and what he
// asked is not repeated. By number and code he reads it all the same.

import { itemText } from '../../store/policies/policy-writing.ts';
import {
  openContact,
  openMessageAnswer,
  messageById,
} from '../../store/readers/reader-messages.ts';
import { addToOutbox, takeFromOutbox } from '../../store/database/outbox.ts';
import type { MessageRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import type { SendMail } from '../policies/send-pushes.ts';
import { type MessageAnswerLine, messageAnswerTopic } from './settle-message.ts';

type MailContext = Pick<CommandContext, 'db' | 'clock' | 'secrets'>;

/** [choice] After that nobody waits for the mail any more. */
const daysTried = 3;

export async function sendMessageAnswers(
  context: MailContext,
  { origin, sendMail }: { readonly origin: string; readonly sendMail: SendMail },
): Promise<number> {
  const { db, clock, secrets } = context;
  let sent = 0;
  const lines = await db
    .transaction()
    .execute(async (within) => takeFromOutbox(within, [messageAnswerTopic], clock.now(), 50));
  for (const { id: lineId, payload } of lines) {
    const row = await messageById(db, (payload as MessageAnswerLine).messageId);
    const to = row && openContact(secrets, row);
    const text = row && openMessageAnswer(secrets, row);
    if (!row || !to || !text || row.state !== 'answered' || isOld(context, row)) continue;
    const answer = await sendMail({
      to,
      subject: `对您来信的答复（${row.number}）`,
      text: [
        '您好：',
        '',
        await openingOf(context, row),
        '',
        text,
        '',
        `凭编号和查询码也可以查看：${origin}/lianxi/chaxun/`,
      ].join('\n'),
      id: `${row.number}-${lineId}`,
      stop: '',
    });
    if ('ok' in answer) sent += 1;
    // Not taken for now: it is tried again in the next round.
    else if (!answer.refused) await addToOutbox(db, messageAnswerTopic, payload);
  }
  return sent;
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
