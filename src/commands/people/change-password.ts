// A person sets a new password. All sessions of the account end and a new one begins, so that nobody who
// knew the old one stays in.

import { passwordViolations } from '../../rules/password.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { closeSessionsOf, openSession } from '../../store/people/sessions.ts';
import {
  forgetAttempts,
  reserveAttempt,
  setPassword,
  staffByUsername,
} from '../../store/people/staff.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';
import { signInLimits } from './sign-in.ts';

export interface PasswordChange {
  readonly username: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address?: string | undefined;
}

export async function changePassword(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  { username, currentPassword, newPassword, address }: PasswordChange,
): Promise<Result<{ token: string }>> {
  const now = clock.now();
  const staff = await staffByUsername(db, username);
  if (staff === undefined) return refusedFor('staff-unknown');
  // An open session is no free guess at the old password: guesses count as at the door.
  const reserved = await reserveAttempt(db, staff.id, now, signInLimits);
  if (!(await isPasswordOf(staff.password_hash, currentPassword)) || !reserved) {
    return refusedFor('password-wrong', 'currentPassword');
  }
  const found = [...passwordViolations(newPassword, username, 'newPassword')];
  if (newPassword === currentPassword) found.push(violation('password-unchanged', 'newPassword'));
  if (found.length > 0) {
    await forgetAttempts(db, staff.id);
    return refused(...found);
  }
  const passwordHash = await hashPassword(newPassword);
  return await db.transaction().execute(async (db) => {
    await setPassword(db, staff.id, passwordHash, { oneTime: false });
    await closeSessionsOf(db, staff.id);
    await appendAuditLog(db, {
      at: now,
      actor: { kind: 'staff', id: staff.id, name: staff.name },
      action: 'password-changed',
      object: `staff ${staff.id}`,
      address,
    });
    return done({ token: await openSession(db, staff.id, now) });
  });
}
