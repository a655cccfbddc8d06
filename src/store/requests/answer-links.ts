// Links by which third parties answer their letters: one a letter, made when it is signed.

import { randomInt } from 'node:crypto';
import {
  answerCodeLength,
  checkCharacter,
  codeAlphabet,
  inGroups,
} from '../../rules/readable-code.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { AnswerLinkRow, LetterRow } from '../tables.ts';

function newCode(): string {
  const payload = Array.from({ length: answerCodeLength }, () =>
    codeAlphabet.charAt(randomInt(codeAlphabet.length)),
  ).join('');
  return inGroups(payload + checkCharacter(payload));
}

function about(letterId: number): string {
  return `answer code of letter ${letterId}`;
}

export async function insertAnswerLink(
  db: Database,
  secrets: Secrets,
  letter: { readonly id: number; readonly number: string },
): Promise<void> {
  const code = newCode();
  await db
    .insertInto('answer_links')
    .values({
      letter_id: letter.id,
      code_hash: secrets.answerCodeHash(letter.number, code),
      code: secrets.seal(code, about(letter.id)),
    })
    .execute();
}

/** For the letter on paper, and for nothing else. */
export function codeOfLink(secrets: Secrets, link: AnswerLinkRow): string {
  return secrets.open(link.code, about(link.letter_id)).toString('utf8');
}

export async function answerLinkOf(
  db: Database,
  letterId: number,
): Promise<AnswerLinkRow | undefined> {
  return db
    .selectFrom('answer_links')
    .selectAll()
    .where('letter_id', '=', letterId)
    .executeTakeFirst();
}

/** The letter that one of these hashes of number and code is of, if one of these organs sent it. */
export async function letterOfAnswerCode(
  db: Database,
  codeHashes: readonly Buffer[],
  organIds: readonly number[],
): Promise<LetterRow | undefined> {
  return db
    .selectFrom('answer_links as a')
    .innerJoin('letters as l', 'l.id', 'a.letter_id')
    .selectAll('l')
    .where('a.code_hash', 'in', codeHashes)
    .where('l.organ_id', 'in', organIds)
    .executeTakeFirst();
}

/** After the locks on the request and the letter. */
export async function lockAnswerLink(
  db: Database,
  letterId: number,
): Promise<AnswerLinkRow | undefined> {
  return db
    .selectFrom('answer_links')
    .selectAll()
    .where('letter_id', '=', letterId)
    .forUpdate()
    .executeTakeFirst();
}

export async function answerLinksOf(
  db: Database,
  requestId: number,
): Promise<readonly AnswerLinkRow[]> {
  return db
    .selectFrom('answer_links as a')
    .innerJoin('letters as l', 'l.id', 'a.letter_id')
    .selectAll('a')
    .where('l.request_id', '=', requestId)
    .execute();
}

export async function updateAnswerLink(
  db: Database,
  letterId: number,
  values: Partial<
    Pick<AnswerLinkRow, 'submission_key' | 'revoked_at' | 'revoked_by' | 'revoked_reason'>
  >,
): Promise<void> {
  await db.updateTable('answer_links').set(values).where('letter_id', '=', letterId).execute();
}

export async function noteLinkOpened(
  db: Database,
  letterId: number,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('answer_links')
    .set((eb) => ({ opened_at: eb.fn.coalesce('opened_at', eb.val(at)), last_opened_at: at }))
    .where('letter_id', '=', letterId)
    .execute();
}

/** Why the office shut it. */
export function sealRevocation(secrets: Secrets, letterId: number, reason: string): Buffer {
  return secrets.seal(reason, `answer code shut ${letterId}`);
}

export function openRevocation(secrets: Secrets, link: AnswerLinkRow): string | null {
  const { letter_id: id, revoked_reason: reason } = link;
  return reason === null ? null : secrets.open(reason, `answer code shut ${id}`).toString('utf8');
}
