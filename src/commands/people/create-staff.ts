// The system administrator makes an account, without any post: posts are the security administrator's to
// give (三员分立). The one-time password is told once and serves for the first sign-in only.

import { isUsername } from '../../rules/password.ts';
import { resetNeedsConsole } from '../../rules/roles.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { closeSessionsOf } from '../../store/people/sessions.ts';
import {
  insertStaff,
  lockStaff,
  setDisabled,
  setPassword,
  staffMember,
} from '../../store/people/staff.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { hashPassword, oneTimePassword } from './password-hash.ts';

export type StaffContext = Pick<CommandContext, 'db' | 'clock' | 'actor'>;

export interface NewAccount {
  readonly id: number;
  readonly username: string;
  readonly oneTimePassword: string;
}

/** `context.organId` is the organ the person works for. */
export async function createStaff(
  context: StaffContext & Pick<CommandContext, 'organId'>,
  input: { username: string; name: string; address?: string | undefined },
): Promise<Result<NewAccount>> {
  const { db, clock, actor, organId } = context;
  const username = input.username.trim();
  const name = input.name.trim();
  const found: Violation[] = [];
  if (!isUsername(username)) found.push(violation('username-invalid', 'username'));
  if (name === '' || name.length > 50) found.push(violation('staff-name-missing', 'name'));
  if (found.length > 0) return refused(...found);
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return await db.transaction().execute(async (db) => {
    const row = { organ_id: organId, username, name, password_hash: passwordHash };
    const id = await insertStaff(db, row);
    if (id === undefined) return refusedFor('username-taken', 'username');
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'staff-created',
      object: `staff ${id}`,
      address: input.address,
      detail: { username, organId },
    });
    return done({ id, username, oneTimePassword: password });
  });
}

/** A new one-time password for somebody who lost his; it also ends a lock and all his sessions. */
export async function resetPassword(
  { db, clock, actor }: StaffContext,
  { staffId, address }: { staffId: number; address?: string | undefined },
): Promise<Result<NewAccount>> {
  if (isSelf(actor, staffId)) return refusedFor('own-account');
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return await db.transaction().execute(async (db) => {
    const staff = await lockStaff(db, staffId);
    if (staff === undefined) return refusedFor('staff-unknown');
    // Whoever could reset these would be the three administrators and every signature in one person
    // (三员分立): their passwords are reset on the server's own console.
    if (
      actor.kind !== 'system' &&
      resetNeedsConsole((await staffMember(db, staffId))?.roles ?? [])
    ) {
      return refusedFor('reset-needs-console');
    }
    await setPassword(db, staffId, passwordHash, { oneTime: true });
    await closeSessionsOf(db, staffId);
    const object = `staff ${staffId}`;
    await appendAuditLog(db, { at: clock.now(), actor, action: 'password-reset', object, address });
    return done({ id: staffId, username: staff.username, oneTimePassword: password });
  });
}

/** Somebody who has left keeps his name in the records and loses his way in. */
export async function setStaffDisabled(
  { db, clock, actor }: StaffContext,
  {
    staffId,
    disabled,
    address,
  }: { staffId: number; disabled: boolean; address?: string | undefined },
): Promise<Result<{ id: number }>> {
  if (isSelf(actor, staffId)) return refusedFor('own-account');
  return await db.transaction().execute(async (db) => {
    if ((await lockStaff(db, staffId)) === undefined) return refusedFor('staff-unknown');
    const now = clock.now();
    await setDisabled(db, staffId, disabled ? now : null);
    if (disabled) await closeSessionsOf(db, staffId);
    const action = disabled ? 'staff-disabled' : 'staff-enabled';
    await appendAuditLog(db, { at: now, actor, action, object: `staff ${staffId}`, address });
    return done({ id: staffId });
  });
}

export function isSelf(actor: CommandContext['actor'], staffId: number): boolean {
  return actor.kind === 'staff' && actor.id === staffId;
}
