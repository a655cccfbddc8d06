// Channels outside and the messages to them.

import { sql } from 'kysely';
import type { ChannelEvent } from '../../rules/channel-messages.ts';
import type { Database } from '../database.ts';
import type { ChannelRow, ChannelSendRow } from '../tables.ts';

export async function channelsOf(db: Database, organIds: readonly number[]): Promise<ChannelRow[]> {
  return await db
    .selectFrom('channels')
    .selectAll()
    .where('organ_id', 'in', [-1, ...organIds])
    .orderBy('id')
    .execute();
}

export async function lockChannel(db: Database, id: number): Promise<ChannelRow | undefined> {
  return await db
    .selectFrom('channels')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Those that take what stands in the document's columns, or in one below a column they take. */
export async function channelsFor(
  db: Database,
  document: { readonly id: number; readonly organ_id: number },
): Promise<readonly ChannelRow[]> {
  const { rows } = await sql<{ id: number }>`
    select c.id from channels c
    where c.organ_id = ${document.organ_id} and c.enabled and (c.column_ids = '{}' or exists (
      select from document_columns p
      join columns own on own.id = p.column_id
      join columns taken on taken.id = any(c.column_ids) and taken.organ_id = own.organ_id
      where p.document_id = ${document.id}
        and (own.id = taken.id or own.path like taken.path || '/%')))`.execute(db);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  return await db.selectFrom('channels').selectAll().where('id', 'in', ids).orderBy('id').execute();
}

/** What was last said of the document to each channel. */
export async function lastSends(
  db: Database,
  documentId: number,
): Promise<ReadonlyMap<number, ChannelSendRow>> {
  const rows = await db
    .selectFrom('channel_sends')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.channel_id, row]));
}

/** Asked for twice it is still one message with one key. */
export async function addSend(
  db: Database,
  send: {
    readonly channel_id: number;
    readonly document_id: number;
    readonly revision: number;
    readonly event: ChannelEvent;
    readonly created_at: Temporal.Instant;
  },
): Promise<void> {
  await db
    .insertInto('channel_sends')
    .values({ ...send, next_at: send.created_at })
    .onConflict((conflict) =>
      conflict.columns(['channel_id', 'document_id', 'revision', 'event']).doNothing(),
    )
    .execute();
}

/** What is not gone yet and is no longer true is not sent. */
export async function dropWaiting(db: Database, documentId: number): Promise<void> {
  await db
    .updateTable('channel_sends')
    .set({ state: 'dropped' })
    .where('document_id', '=', documentId)
    .where('state', '=', 'waiting')
    .execute();
}

/**
 * Takes the next message that is due, and puts off its next attempt in the same statement: whoever dies while
 * sending leaves it to be sent again under the same key.
 */
export async function takeDueSend(
  db: Database,
  now: Temporal.Instant,
  next: (attempts: number) => Temporal.Instant,
): Promise<ChannelSendRow | undefined> {
  return await db.transaction().execute(async (within) => {
    const row = await within
      .selectFrom('channel_sends')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('next_at', '<=', now)
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const attempts = row.attempts + 1;
    await within
      .updateTable('channel_sends')
      .set({ attempts, next_at: next(attempts) })
      .where('id', '=', row.id)
      .execute();
    return { ...row, attempts };
  });
}

export async function markSend(
  db: Database,
  id: number,
  change: Partial<Pick<ChannelSendRow, 'state' | 'answer_code' | 'fault' | 'sent_at' | 'next_at'>>,
): Promise<void> {
  await db.updateTable('channel_sends').set(change).where('id', '=', id).execute();
}

export interface ListedSend extends ChannelSendRow {
  readonly channel: string;
  readonly title: string;
}

export async function sendsOf(
  db: Database,
  of: { readonly organIds: readonly number[] } | { readonly documentId: number },
  limit: number,
): Promise<readonly ListedSend[]> {
  let query = db
    .selectFrom('channel_sends as s')
    .innerJoin('channels as c', 'c.id', 's.channel_id')
    .innerJoin('documents as d', 'd.id', 's.document_id')
    .selectAll('s')
    .select([
      'c.name as channel',
      // What leaked is named nowhere.
      sql<string>`case when d.locked then '（内容已封存）' else d.title end`.as('title'),
    ])
    .orderBy('s.id', 'desc')
    .limit(limit);
  query =
    'documentId' in of
      ? query.where('s.document_id', '=', of.documentId)
      : query.where('c.organ_id', 'in', [-1, ...of.organIds]);
  return await query.execute();
}
