// Messages of readers. The number binds what is sealed to its row.

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { MessageKind, MessageState } from '../../rules/reader-messages.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { MessageRow } from '../tables.ts';

export interface NewMessage {
  readonly organId: number;
  readonly number: string;
  readonly submissionKey: string;
  readonly kind: MessageKind;
  readonly documentId: number | null;
  readonly policy: { readonly itemId: number; readonly clause: string | null } | null;
  readonly receivedAt: Temporal.Instant;
  readonly receivedOn: IsoDay;
  readonly acknowledgeBy: IsoDay | null;
  readonly answerBy: IsoDay;
  readonly text: string;
  readonly contact: string;
}

export async function messageBySubmissionKey(
  db: Database,
  submissionKey: string,
): Promise<MessageRow | undefined> {
  return await db
    .selectFrom('reader_messages')
    .selectAll()
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst();
}

export async function insertMessage(
  db: Database,
  secrets: Secrets,
  given: NewMessage,
): Promise<MessageRow> {
  const { number, submissionKey, text, contact } = given;
  return await db
    .insertInto('reader_messages')
    .values({
      organ_id: given.organId,
      number,
      submission_key: submissionKey,
      query_code_hash: secrets.queryCodeHash(number, secrets.queryCode(submissionKey)),
      kind: given.kind,
      document_id: given.documentId,
      policy_item_id: given.policy?.itemId ?? null,
      policy_clause: given.policy?.clause ?? null,
      received_at: given.receivedAt,
      received_on: given.receivedOn,
      acknowledge_by: given.acknowledgeBy,
      answer_by: given.answerBy,
      body: secrets.seal(text, `message body ${number}`),
      contact: contact === '' ? null : secrets.seal(contact, `message contact ${number}`),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function messageByNumber(
  db: Database,
  number: string,
): Promise<MessageRow | undefined> {
  return await db
    .selectFrom('reader_messages')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst();
}

export async function messageById(db: Database, id: number): Promise<MessageRow | undefined> {
  return await db.selectFrom('reader_messages').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockMessage(db: Database, id: number): Promise<MessageRow | undefined> {
  return await db
    .selectFrom('reader_messages')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function openBody(secrets: Secrets, row: MessageRow): string {
  return secrets.open(row.body, `message body ${row.number}`).toString('utf8');
}

export function openContact(secrets: Secrets, row: MessageRow): string | undefined {
  return row.contact === null
    ? undefined
    : secrets.open(row.contact, `message contact ${row.number}`).toString('utf8');
}

export function openMessageAnswer(secrets: Secrets, row: MessageRow): string | null {
  return row.answer === null
    ? null
    : secrets.open(row.answer, `message answer ${row.number}`).toString('utf8');
}

export function sealMessageAnswer(secrets: Secrets, number: string, answer: string): Buffer {
  return secrets.seal(answer, `message answer ${number}`);
}

export async function updateMessage(
  db: Database,
  row: MessageRow,
  values: Partial<
    Pick<
      MessageRow,
      'state' | 'acknowledged_by' | 'acknowledged_at' | 'answer' | 'settled_by' | 'settled_at'
    >
  >,
): Promise<MessageRow> {
  return await db
    .updateTable('reader_messages')
    .set({ ...values, version: row.version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const openStates: readonly MessageState[] = ['new', 'acknowledged'];

export interface MessageFilter {
  readonly organIds: readonly number[];
  readonly tab: 'open' | 'settled';
  readonly kind?: MessageKind | undefined;
}

/** The day that `nextDay` of the rules names. */
const nextDue = sql`case when state = 'new' then coalesce(acknowledge_by, answer_by) else answer_by end`;

/** Open ones by the day they are due, settled ones the newest first. */
export async function listMessages(
  db: Database,
  { organIds, tab, kind }: MessageFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly MessageRow[]; readonly total: number }> {
  let query = db
    .selectFrom('reader_messages')
    .where('organ_id', 'in', [-1, ...organIds])
    .where('state', tab === 'open' ? 'in' : 'not in', openStates);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const sorted =
    tab === 'open'
      ? query.selectAll().orderBy(nextDue).orderBy('id')
      : query.selectAll().orderBy('settled_at', 'desc').orderBy('id', 'desc');
  return { rows: await sorted.limit(limit).offset(offset).execute(), total };
}

export async function countOpenMessages(
  db: Database,
  organIds: readonly number[],
): Promise<number> {
  const { n } = await db
    .selectFrom('reader_messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('organ_id', 'in', [-1, ...organIds])
    .where('state', 'in', openStates)
    .executeTakeFirstOrThrow();
  return n;
}
