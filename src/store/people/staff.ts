// People and their posts.

import { sql } from 'kysely';
import type { Role } from '../../rules/roles.ts';
import type { Database } from '../database.ts';
import type { StaffRow } from '../tables.ts';

/** A person as lists show one: without the password's hash. */
export interface StaffMember {
  readonly id: number;
  readonly organId: number;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly mustChangePassword: boolean;
  readonly disabledAt: Temporal.Instant | null;
  readonly lockedUntil: Temporal.Instant | null;
  readonly lastSignInAt: Temporal.Instant | null;
}

export async function staffByUsername(
  db: Database,
  username: string,
): Promise<StaffRow | undefined> {
  return await db
    .selectFrom('staff')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst();
}

/** The row held until the transaction ends: two changes of one account follow each other. */
export async function lockStaff(db: Database, id: number): Promise<StaffRow | undefined> {
  return await db
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Everybody of the organs given, by organ and name. */
export async function listStaff(
  db: Database,
  organIds: readonly number[],
): Promise<readonly StaffMember[]> {
  return await selectMembers(db)
    .where('staff.organ_id', 'in', [...organIds])
    .orderBy('staff.organ_id')
    .orderBy('staff.username')
    .execute();
}

export async function staffMember(db: Database, id: number): Promise<StaffMember | undefined> {
  return await selectMembers(db).where('staff.id', '=', id).executeTakeFirst();
}

function selectMembers(db: Database) {
  return db
    .selectFrom('staff')
    .select([
      'staff.id',
      'staff.organ_id as organId',
      'staff.username',
      'staff.name',
      'staff.must_change_password as mustChangePassword',
      'staff.disabled_at as disabledAt',
      'staff.locked_until as lockedUntil',
      'staff.last_sign_in_at as lastSignInAt',
      sql<Role[]>`array(select role from staff_roles where staff_id = staff.id order by role)`.as(
        'roles',
      ),
    ]);
}

/** The new person's number; `undefined` when the user name is taken. */
export async function insertStaff(
  db: Database,
  row: { organ_id: number; username: string; name: string; password_hash: string },
): Promise<number | undefined> {
  const inserted = await db
    .insertInto('staff')
    .values(row)
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id;
}

/** All posts of a person, instead of those held before. */
export async function replaceRoles(
  db: Database,
  staffId: number,
  roles: readonly Role[],
): Promise<void> {
  await db.deleteFrom('staff_roles').where('staff_id', '=', staffId).execute();
  if (roles.length === 0) return;
  const rows = [...new Set(roles)].map((role) => ({ staff_id: staffId, role }));
  await db.insertInto('staff_roles').values(rows).execute();
}

/**
 * Counts an attempt to sign in before the password is looked at, so that attempts made at the same
 * moment cannot all pass; `false` when the account is locked. The last attempt allowed locks it, and
 * `forgetAttempts` takes that back when the password was right. A lock that is over starts a new count.
 */
export async function reserveAttempt(
  db: Database,
  staffId: number,
  now: Temporal.Instant,
  limits: { readonly attempts: number; readonly lockMinutes: number },
): Promise<boolean> {
  const attempts = sql<number>`case when locked_until is null then failed_attempts + 1 else 1 end`;
  const until = now.add({ minutes: limits.lockMinutes });
  const reserved = await db
    .updateTable('staff')
    .set({
      failed_attempts: attempts,
      locked_until: sql<Temporal.Instant | null>`case when ${attempts} >= ${limits.attempts}::integer then ${until}::timestamptz end`,
    })
    .where('id', '=', staffId)
    .where((where) =>
      where.or([where('locked_until', 'is', null), where('locked_until', '<=', now)]),
    )
    .returning('id')
    .executeTakeFirst();
  return reserved !== undefined;
}

/** The password was right: what was counted before it no longer matters. */
export async function forgetAttempts(db: Database, staffId: number): Promise<void> {
  await db
    .updateTable('staff')
    .set({ failed_attempts: 0, locked_until: null })
    .where('id', '=', staffId)
    .execute();
}

export async function recordSignIn(
  db: Database,
  staffId: number,
  now: Temporal.Instant,
): Promise<void> {
  await forgetAttempts(db, staffId);
  await db.updateTable('staff').set({ last_sign_in_at: now }).where('id', '=', staffId).execute();
}

/** A password set by its owner, or (`oneTime`) by an administrator for the next sign-in only. */
export async function setPassword(
  db: Database,
  staffId: number,
  passwordHash: string,
  { oneTime }: { oneTime: boolean },
): Promise<void> {
  await db
    .updateTable('staff')
    .set({
      password_hash: passwordHash,
      must_change_password: oneTime,
      failed_attempts: 0,
      locked_until: null,
    })
    .where('id', '=', staffId)
    .execute();
}

export async function setDisabled(
  db: Database,
  staffId: number,
  disabledAt: Temporal.Instant | null,
): Promise<void> {
  await db
    .updateTable('staff')
    .set({ disabled_at: disabledAt })
    .where('id', '=', staffId)
    .execute();
}

/** Names by key, for lists that name people. */
export async function staffNames(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [-1, ...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
