// Signing in and out (等保三级 GB/T 22239-2019 8.1.4.1): five failures lock the account for ten minutes,
// and every refusal reads the same and costs the same, whether the account exists, is locked, is closed
// or the password was wrong.

import type { Actor } from '../../rules/request/events.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { closeSession, openSession, sessionOf } from '../../store/people/sessions.ts';
import { recordSignIn, reserveAttempt, staffByUsername } from '../../store/people/staff.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { isPasswordOf } from './password-hash.ts';

export const signInLimits = { attempts: 5, lockMinutes: 10 } as const;

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Where the caller came from, for the log. */
  readonly address?: string | undefined;
}

/** The token of a new session. An older one of the same browser is the caller's to close. */
export async function signIn(
  context: Pick<CommandContext, 'db' | 'clock'>,
  { username, password, address }: Credentials,
): Promise<Result<{ token: string }>> {
  const { db, clock } = context;
  const now = clock.now();
  const staff = await staffByUsername(db, username);
  // For a name that nobody bears the same is asked of the database, about a row that is not there.
  const reserved = await reserveAttempt(db, staff?.id ?? 0, now, signInLimits);
  const right = await isPasswordOf(staff?.password_hash, password);
  if (staff === undefined || !right || !reserved || staff.disabled_at !== null) {
    const actor: Actor = staff
      ? { kind: 'staff', id: staff.id, name: staff.name }
      : { kind: 'system' };
    const object = staff === undefined ? 'staff unknown' : `staff ${staff.id}`;
    await appendAuditLog(db, { at: now, actor, action: 'sign-in-refused', object, address });
    return refusedFor('sign-in-refused');
  }
  return await db.transaction().execute(async (db) => {
    await recordSignIn(db, staff.id, now);
    await appendAuditLog(db, {
      at: now,
      actor: { kind: 'staff', id: staff.id, name: staff.name },
      action: 'sign-in',
      object: `staff ${staff.id}`,
      address,
    });
    return done({ token: await openSession(db, staff.id, now) });
  });
}

/** Ends the session on the server; a token that means nothing is no error. */
export async function signOut(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  { token, address }: { token: string; address?: string | undefined },
): Promise<void> {
  const now = clock.now();
  const session = await sessionOf(db, token, now);
  await closeSession(db, token);
  if (session === undefined) return;
  await appendAuditLog(db, {
    at: now,
    actor: { kind: 'staff', id: session.staffId, name: session.name },
    action: 'sign-out',
    object: `staff ${session.staffId}`,
    address,
  });
}
