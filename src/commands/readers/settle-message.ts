// A message is taken up, answered, or closed without an answer that anybody could want (spam, an empty page).

import { isEmailAddress } from '../../rules/identity.ts';
import type { MessageState } from '../../rules/reader-messages.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import {
  lockMessage,
  openContact,
  sealMessageAnswer,
  updateMessage,
} from '../../store/readers/reader-messages.ts';
import type { MessageRow } from '../../store/tables.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';

/** Its lines are taken by who sends mail; address and answer stay sealed in the row. */
export const messageAnswerTopic = 'message-answer';
export interface MessageAnswerLine {
  readonly messageId: number;
}

export type MessageAct = 'acknowledge' | 'answer' | 'close';

/** From which states an act leads on; an answer may be mended once it is given. */
const openTo: Readonly<Record<MessageAct, readonly MessageState[]>> = {
  acknowledge: ['new'],
  answer: ['new', 'acknowledged', 'answered'],
  close: ['new', 'acknowledged'],
};

const actions = {
  acknowledge: 'message-acknowledged',
  answer: 'message-answered',
  close: 'message-closed',
} as const;

export interface SettledMessage {
  readonly id: number;
  readonly version: number;
  readonly act: MessageAct;
  /** The answer, or why it was closed: the reader sees it. */
  readonly text: string;
}

export async function settleMessage(
  { db, clock, secrets, actor, organId }: CommandContext,
  { id, version, act, text }: SettledMessage,
): Promise<Result<MessageRow>> {
  return await db.transaction().execute(async (tx) => {
    const row = await lockMessage(tx, id);
    if (row === undefined || row.organ_id !== organId) return refusedFor('message-unknown');
    if (row.version !== version) return refusedFor('changed-meanwhile');
    if (!openTo[act].includes(row.state)) return refusedFor('message-act-closed');
    if (act !== 'acknowledge' && text.trim() === '') {
      return refusedFor('message-answer-missing', 'text');
    }
    const [by, at] = [staffIdOf(actor) ?? null, clock.now()];
    // Whoever answers has looked at it.
    const seen =
      row.acknowledged_at === null ? { acknowledged_by: by, acknowledged_at: at } : undefined;
    const written = await updateMessage(
      tx,
      row,
      act === 'acknowledge'
        ? { state: 'acknowledged', ...seen }
        : {
            state: act === 'answer' ? 'answered' : 'closed',
            answer: sealMessageAnswer(secrets, row.number, text.trim()),
            settled_by: by,
            settled_at: at,
            ...seen,
          },
    );
    if (act === 'answer' && isEmailAddress(openContact(secrets, row) ?? '')) {
      const line: MessageAnswerLine = { messageId: id };
      await addToOutbox(tx, messageAnswerTopic, line);
    }
    await appendAuditLog(tx, { at, actor, action: actions[act], object: `message ${id}` });
    return done(written);
  });
}
