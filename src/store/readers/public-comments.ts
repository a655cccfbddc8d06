// Comments on consultations. The number binds what is sealed to its row.

import { sql } from 'kysely';
import type { PublicComment, Verdict } from '../../rules/public-consultation.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { CommentRow } from '../tables.ts';

export type Sender = Pick<PublicComment, 'name' | 'phone' | 'email'>;

export interface NewComment {
  readonly organId: number;
  readonly documentId: number;
  readonly number: string;
  readonly submissionKey: string;
  readonly receivedAt: Temporal.Instant;
  readonly maskedName: string | null;
  readonly comment: PublicComment;
  readonly file?: { readonly sha256: string; readonly name: string } | undefined;
}

/** One submission at a time: whoever sends the same form at the same moment waits for its number. */
export async function lockSubmission(db: Database, submissionKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7246004, hashtext(${submissionKey}))`.execute(db);
}

export async function commentBySubmissionKey(
  db: Database,
  submissionKey: string,
): Promise<CommentRow | undefined> {
  return await db
    .selectFrom('public_comments')
    .selectAll()
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst();
}

export async function insertComment(
  db: Database,
  secrets: Secrets,
  given: NewComment,
): Promise<CommentRow> {
  const { comment, number, file } = given;
  const { name, phone, email } = comment;
  const isNamed = name + phone + email !== '';
  const sender: Sender = { name, phone, email };
  const row = await db
    .insertInto('public_comments')
    .values({
      organ_id: given.organId,
      document_id: given.documentId,
      number,
      submission_key: given.submissionKey,
      received_at: given.receivedAt,
      masked_name: given.maskedName,
      opinion: secrets.seal(comment.opinion, `comment opinion ${number}`),
      sender: isNamed ? secrets.seal(JSON.stringify(sender), `comment sender ${number}`) : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (file !== undefined) {
    await db
      .insertInto('attachments')
      .values({
        comment_id: row.id,
        sha256: file.sha256,
        sealed_name: secrets.seal(file.name, `comment file name ${row.id}`),
      })
      .execute();
  }
  return row;
}

export function openOpinion(secrets: Secrets, row: CommentRow): string {
  return secrets.open(row.opinion, `comment opinion ${row.number}`).toString('utf8');
}

export function openSender(secrets: Secrets, row: CommentRow): Sender | undefined {
  return row.sender === null
    ? undefined
    : (JSON.parse(
        secrets.open(row.sender, `comment sender ${row.number}`).toString('utf8'),
      ) as Sender);
}

export function openCommentAnswer(secrets: Secrets, row: CommentRow): string | null {
  return row.answer === null
    ? null
    : secrets.open(row.answer, `comment answer ${row.number}`).toString('utf8');
}

/** What a list is narrowed to; `undecided` are those without a word yet. */
export interface CommentFilter {
  readonly documentId: number;
  readonly verdict?: Verdict | 'undecided' | undefined;
  readonly label?: string | undefined;
}

export async function listComments(
  db: Database,
  filter: CommentFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly CommentRow[]; readonly total: number }> {
  let query = db.selectFrom('public_comments').where('document_id', '=', filter.documentId);
  if (filter.verdict === 'undecided') query = query.where('verdict', 'is', null);
  else if (filter.verdict !== undefined) query = query.where('verdict', '=', filter.verdict);
  if (filter.label !== undefined) query = query.where('label', '=', filter.label);
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query.selectAll().orderBy('id').limit(limit).offset(offset).execute();
  return { rows, total };
}

export async function commentById(db: Database, id: number): Promise<CommentRow | undefined> {
  return await db.selectFrom('public_comments').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockComments(
  db: Database,
  documentId: number,
  ids: readonly number[],
): Promise<readonly CommentRow[]> {
  return await db
    .selectFrom('public_comments')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('id', 'in', [-1, ...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

export interface WrittenDecision {
  readonly label: string;
  readonly verdict: Verdict;
  readonly answer: string;
  readonly by: number | null;
  readonly at: Temporal.Instant;
}

export async function writeDecision(
  db: Database,
  secrets: Secrets,
  row: CommentRow,
  { label, verdict, answer, by, at }: WrittenDecision,
): Promise<void> {
  await db
    .updateTable('public_comments')
    .set({
      label,
      verdict,
      answer: answer === '' ? null : secrets.seal(answer, `comment answer ${row.number}`),
      decided_by: by,
      decided_at: at,
    })
    .where('id', '=', row.id)
    .execute();
}

/** The labels in use, the commonest first: a like one is put under the same. */
export async function labelsOf(db: Database, documentId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('public_comments')
    .select('label')
    .where('document_id', '=', documentId)
    .where('label', 'is not', null)
    .groupBy('label')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('label')
    .execute();
  return rows.flatMap(({ label }) => (label === null ? [] : [label]));
}

export interface CommentFile {
  readonly commentId: number;
  readonly sha256: string;
  readonly name: string;
}

export async function filesOfComments(
  db: Database,
  secrets: Secrets,
  ids: readonly number[],
): Promise<readonly CommentFile[]> {
  const rows = await db
    .selectFrom('attachments')
    .select(['comment_id', 'sha256', 'sealed_name'])
    .where('comment_id', 'in', [-1, ...ids])
    .execute();
  return rows.flatMap(({ comment_id: commentId, sha256, sealed_name: sealed }) => {
    if (commentId === null || sealed === null) return [];
    const name = secrets.open(sealed, `comment file name ${commentId}`).toString('utf8');
    return [{ commentId, sha256, name }];
  });
}
