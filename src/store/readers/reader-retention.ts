// What the retention rules may take of comments and messages: who sent them, never what they said.

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { ReaderRetentionKey } from '../../rules/retention.ts';
import type { Database } from '../database.ts';

export interface HeldSender {
  /** The consultation, or the message. */
  readonly id: number;
  /** What people call it. */
  readonly name: string;
  readonly since: IsoDay;
  readonly count: number;
}

/** Consultations that ended, messages that were settled on `upTo` or before, and hold something. */
export async function sendersHeld(
  db: Database,
  key: ReaderRetentionKey,
  upTo: IsoDay,
  id?: number,
): Promise<readonly HeldSender[]> {
  const only = id === undefined ? sql`true` : sql`held.id = ${id}`;
  const { rows } =
    key === 'comment-senders'
      ? await sql<HeldSender>`
          select * from (
            select d.id, left(d.title, 40) as name,
              (d.details -> 'particulars' ->> '截止日期')::date as since,
              (select count(*)::integer from public_comments c
                where c.document_id = d.id and (c.sender is not null or c.masked_name is not null
                  or exists (select from attachments a where a.comment_id = c.id))) as count
            from documents d
            where d.kind = 'consultation'
              and d.details -> 'particulars' ->> '截止日期' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
              and exists (select from public_comments c where c.document_id = d.id)
          ) held
          where count > 0 and since <= ${upTo} and ${only}
          order by id`.execute(db)
      : await sql<HeldSender>`
          select * from (
            select id, number as name,
              (settled_at at time zone 'Asia/Shanghai')::date as since, 1 as count
            from reader_messages
            where contact is not null and state in ('answered', 'closed')
          ) held
          where since <= ${upTo} and ${only}
          order by id`.execute(db);
  return rows;
}

/** The addresses of files that have lost their last name come back. */
export async function eraseSenders(
  db: Database,
  key: ReaderRetentionKey,
  id: number,
): Promise<readonly string[]> {
  if (key === 'message-contacts') {
    await db.updateTable('reader_messages').set({ contact: null }).where('id', '=', id).execute();
    return [];
  }
  await db
    .updateTable('public_comments')
    .set({ sender: null, masked_name: null })
    .where('document_id', '=', id)
    .execute();
  const gone = await db
    .deleteFrom('attachments')
    .where('comment_id', 'in', (eb) =>
      eb.selectFrom('public_comments').select('id').where('document_id', '=', id),
    )
    .returning('sha256')
    .execute();
  return gone.map(({ sha256 }) => sha256);
}
