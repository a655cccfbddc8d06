// Who receives letters online is told by mail that there is one, where he left an address (条例 40): nothing of what he
// asked and nothing of the letter, which he reads by number and code (个人信息保护法 6). Read, it is told no more.

import { isoOfOrdinal, ordinalOfIso } from '../../rules/day.ts';
import type { OutboxLine } from '../../store/database/outbox.ts';
import { letterById } from '../../store/requests/letters.ts';
import { requestById } from '../../store/requests/requests.ts';
import type { LetterRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import { sendFromOutbox } from '../outbox-mails.ts';
import { applicantMail } from '../requests/applicant-mail.ts';
import type { Mail, SendMail } from '../policies/send-pushes.ts';
import { type LetterNewsLine, letterNewsTopic } from './letter-news.ts';

type MailContext = Pick<CommandContext, 'db' | 'clock' | 'secrets'>;

/** [choice] As for answers to messages. */
const daysTried = 3;

export async function sendLetterNews(
  context: MailContext,
  { origin, sendMail }: { readonly origin: string; readonly sendMail: SendMail },
): Promise<number> {
  return await sendFromOutbox(context, letterNewsTopic, sendMail, async (line) =>
    letterMail(context, origin, line),
  );
}

async function letterMail(
  context: MailContext,
  origin: string,
  { id, payload }: OutboxLine,
): Promise<Mail | undefined> {
  const { db, clock } = context;
  const letter = await letterById(db, (payload as LetterNewsLine).letterId);
  const row = letter && (await requestById(db, letter.request_id));
  if (letter === undefined || row === undefined || !isWaiting(letter, clock.today())) {
    return undefined;
  }
  const mail = await applicantMail(context, origin, row);
  if (mail === undefined) return undefined;
  const { to, organ, track } = mail;
  const text = [
    '您好：',
    '',
    `${organ.name}给您的政府信息公开申请（编号${row.number}）送来了新的文书。请凭编号和回执上的查询码查看、下载：`,
    '',
    track,
    '',
    ...(isToBeAnswered(letter) ? [answerSoon, ''] : []),
    '为保护您的个人信息，邮件里不写申请和文书的内容。',
  ];
  return {
    to,
    subject: `您的政府信息公开申请（${row.number}）有新的文书`,
    text: text.join('\n'),
    id: `letter-${letter.id}-${id}`,
    stop: '',
  };
}

/** Whoever does not answer these in time may have abandoned his application (条例 30, 35; 国办函〔2020〕109号 6). */
const answerSoon =
  '这份文书需要您在规定的期限以内回复或者办理，请尽早打开：打开之日就是您收到之日，期限从这一天起算；逾期的，申请可能不再处理。';

function isToBeAnswered({ kind }: LetterRow): boolean {
  return kind === 'P02' || kind === 'P07' || kind === 'P09';
}

/** Sent online, not long ago, and not opened yet. */
function isWaiting({ sent_on: on, sent_method, received_on }: LetterRow, today: string): boolean {
  if (on === null || sent_method !== 'electronic' || received_on !== null) return false;
  return today <= isoOfOrdinal(ordinalOfIso(on) + daysTried);
}
