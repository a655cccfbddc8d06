// Registered callers of the open data: the table keeps the hash of what they send.

import { createHash } from 'node:crypto';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { OpenTokenRow } from '../tables.ts';

export function openTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** One that is not revoked; its day of use is noted. */
export async function useOpenToken(
  db: Database,
  token: string,
  today: IsoDay,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('open_tokens')
    .select(['id', 'last_used_on'])
    .where('hash', '=', openTokenHash(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row !== undefined && row.last_used_on !== today) {
    await db
      .updateTable('open_tokens')
      .set({ last_used_on: today })
      .where('id', '=', row.id)
      .execute();
  }
  return row?.id;
}

/** The newest first. */
export async function openTokens(
  db: Database,
): Promise<readonly Omit<OpenTokenRow, 'hash' | 'created_by'>[]> {
  return await db
    .selectFrom('open_tokens')
    .select(['id', 'name', 'contact', 'created_at', 'revoked_at', 'last_used_on'])
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}
