// How a firm comes to its own page: by its credit code and a code that its messages bear.

import { randomInt, timingSafeEqual } from 'node:crypto';
import {
  answerCodeLength,
  checkCharacter,
  codeAlphabet,
  inGroups,
} from '../../rules/readable-code.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { EnterpriseRow } from '../tables.ts';
import { enterpriseById } from './enterprises.ts';

function about(enterpriseId: number): string {
  return `enterprise code ${enterpriseId}`;
}

function hashOf(secrets: Secrets, creditCode: string, code: string): Buffer {
  return secrets.answerCodeHash(`enterprise ${creditCode.toUpperCase()}`, code);
}

/** The code of the firm; made when it is first needed. */
export async function codeOfFirm(
  db: Database,
  secrets: Secrets,
  firm: Pick<EnterpriseRow, 'id' | 'credit_code'>,
  at: Temporal.Instant,
): Promise<string> {
  const payload = Array.from({ length: answerCodeLength }, () =>
    codeAlphabet.charAt(randomInt(codeAlphabet.length)),
  ).join('');
  const code = inGroups(payload + checkCharacter(payload));
  await db
    .insertInto('enterprise_links')
    .values({
      enterprise_id: firm.id,
      code_hash: hashOf(secrets, firm.credit_code, code),
      code: secrets.seal(code, about(firm.id)),
      created_at: at,
    })
    .onConflict((conflict) => conflict.column('enterprise_id').doNothing())
    .execute();
  const link = await db
    .selectFrom('enterprise_links')
    .select('code')
    .where('enterprise_id', '=', firm.id)
    .executeTakeFirstOrThrow();
  return secrets.open(link.code, about(firm.id)).toString('utf8');
}

/** The firm of this credit code and code, if it is of one of these organs. */
export async function firmOfCode(
  db: Database,
  secrets: Secrets,
  organIds: readonly number[],
  key: { readonly number: string; readonly code: string },
): Promise<EnterpriseRow | undefined> {
  return await db
    .selectFrom('enterprise_links as l')
    .innerJoin('enterprises as e', 'e.id', 'l.enterprise_id')
    .selectAll('e')
    .where('l.code_hash', '=', hashOf(secrets, key.number, key.code))
    .where('e.organ_id', 'in', [-1, ...organIds])
    .executeTakeFirst();
}

/**
 * For the link of a mail that stops them (RFC 8058): it opens nothing of the firm. Derived whenever it is needed, so that
 * nothing is kept and nobody who reads the database can stop for another.
 */
export function firmStopToken(secrets: Secrets, enterpriseId: number): string {
  return `${enterpriseId}-${secrets.linkToken(`stop messages to enterprise ${enterpriseId}`)}`;
}

/** The firm of such a link, if it is of one of these organs. */
export async function firmOfStopToken(
  db: Database,
  secrets: Secrets,
  organIds: readonly number[],
  token: string,
): Promise<EnterpriseRow | undefined> {
  const id = Number(token.split('-', 1)[0]);
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return undefined;
  const [given, right] = [token, firmStopToken(secrets, id)].map((text) => Buffer.from(text));
  if (given?.length !== right?.length || !given || !right || !timingSafeEqual(given, right)) {
    return undefined;
  }
  return await enterpriseById(db, organIds, id);
}

export async function noteFirmOpened(
  db: Database,
  enterpriseId: number,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('enterprise_links')
    .set((eb) => ({ opened_at: eb.fn.coalesce('opened_at', eb.val(at)) }))
    .where('enterprise_id', '=', enterpriseId)
    .execute();
}
