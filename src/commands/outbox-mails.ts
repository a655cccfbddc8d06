// Mails that wait in the outbox, line by line: what is taken by the mail server is never sent twice, what it cannot take
// for now waits for the next round, what it refuses is let go.

import { addToOutbox, type OutboxLine, takeFromOutbox } from '../store/database/outbox.ts';
import type { CommandContext } from './context.ts';
import type { Mail, SendMail } from './policies/send-pushes.ts';

const mostARound = 50;

/**
 * @param mailOf undefined: there is nothing to tell any more
 * @returns how many were sent
 */
export async function sendFromOutbox(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  topic: string,
  sendMail: SendMail,
  mailOf: (line: OutboxLine) => Promise<Mail | undefined>,
): Promise<number> {
  let sent = 0;
  const lines = await db
    .transaction()
    .execute(async (within) => takeFromOutbox(within, [topic], clock.now(), mostARound));
  for (const line of lines) {
    const mail = await mailOf(line);
    if (mail === undefined) continue;
    const answer = await sendMail(mail);
    if ('ok' in answer) sent += 1;
    // Not taken for now: it is tried again in the next round.
    else if (!answer.refused) await addToOutbox(db, topic, line.payload);
  }
  return sent;
}
