// The security administrator gives and takes posts (三员分立): never his own, and never a set that one
// person may not hold.

import { conflictingRoles, type Role, roles as roleLabels } from '../../rules/roles.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lockStaff, replaceRoles, staffMember } from '../../store/people/staff.ts';
import { done, refused, refusedFor, type Result } from '../context.ts';
import { isSelf, type StaffContext } from './create-staff.ts';

/** `roles` are all posts of the person from now on. */
export async function grantRoles(
  { db, clock, actor }: StaffContext,
  input: { staffId: number; roles: readonly Role[]; address?: string | undefined },
): Promise<Result<{ roles: readonly Role[] }>> {
  const { staffId, roles, address } = input;
  if (isSelf(actor, staffId)) return refusedFor('own-account', 'roles');
  const conflict = conflictingRoles(roles);
  if (conflict.length > 0) {
    const names = conflict.map((role) => roleLabels[role]).join('、');
    return refused(violation('roles-conflict', 'roles', names));
  }
  return await db.transaction().execute(async (db) => {
    if ((await lockStaff(db, staffId)) === undefined) return refusedFor('staff-unknown');
    const before = (await staffMember(db, staffId))?.roles ?? [];
    await replaceRoles(db, staffId, roles);
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'roles-granted',
      object: `staff ${staffId}`,
      address,
      detail: { before, after: roles },
    });
    return done({ roles });
  });
}
