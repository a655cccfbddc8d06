// Sessions: the browser holds a random token, the table only its hash, so that a copy of the database
// opens no door. A session ends 30 minutes after the last call, at the latest 12 hours after it began.

import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '../../rules/roles.ts';
import type { Database } from '../database.ts';

export const idleMinutes = 30;
export const longestHours = 12;

/** Who calls, read anew at every call: a post taken away ends at once. */
export interface Session {
  readonly staffId: number;
  readonly organId: number;
  readonly organCode: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly mustChangePassword: boolean;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

/** A new session's token: the only time it is readable. Sessions that are over are swept out. */
export async function openSession(
  db: Database,
  staffId: number,
  now: Temporal.Instant,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .deleteFrom('sessions')
    .where((where) =>
      where.or([
        where('expires_at', '<=', now),
        where('last_seen_at', '<=', now.subtract({ minutes: idleMinutes })),
      ]),
    )
    .execute();
  await db
    .insertInto('sessions')
    .values({
      token_hash: hashOf(token),
      staff_id: staffId,
      created_at: now,
      last_seen_at: now,
      expires_at: now.add({ hours: longestHours }),
    })
    .execute();
  return token;
}

export async function sessionOf(
  db: Database,
  token: string,
  now: Temporal.Instant,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .innerJoin('organs', 'organs.id', 'staff.organ_id')
    .select([
      'staff.id as staffId',
      'staff.organ_id as organId',
      'organs.code as organCode',
      'staff.username',
      'staff.name',
      'staff.must_change_password as mustChangePassword',
      'sessions.created_at as createdAt',
      'sessions.expires_at as expiresAt',
      'sessions.last_seen_at as lastSeenAt',
      sql<Role[]>`array(select role from staff_roles where staff_id = staff.id order by role)`.as(
        'roles',
      ),
    ])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', now.subtract({ minutes: idleMinutes }))
    .where('staff.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { lastSeenAt, ...session } = row;
  // Once a minute is exact enough for half an hour and spares a write at every call.
  if (Temporal.Instant.compare(lastSeenAt.add({ minutes: 1 }), now) < 0) {
    await db
      .updateTable('sessions')
      .set({ last_seen_at: now })
      .where('token_hash', '=', hashOf(token))
      .execute();
  }
  return session;
}

export async function closeSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
}

/** After a change of password or the end of an account nobody stays in on the old one. */
export async function closeSessionsOf(db: Database, staffId: number): Promise<void> {
  await db.deleteFrom('sessions').where('staff_id', '=', staffId).execute();
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
