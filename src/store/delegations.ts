// Approvals passed on while away: by whom, to whom, for which days.

import type { IsoDay } from '../rules/day.ts';
import type { Role } from '../rules/roles.ts';
import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface Delegation {
  readonly id: number;
  readonly staffId: number;
  readonly name: string;
  readonly delegateId: number;
  readonly delegateName: string;
  readonly fromOn: IsoDay;
  readonly untilOn: IsoDay;
  readonly revokedAt: Temporal.Instant | null;
}

export async function delegationsOf(db: Database, organId: number): Promise<readonly Delegation[]> {
  return db
    .selectFrom('delegations as d')
    .innerJoin('staff as s', 's.id', 'd.staff_id')
    .innerJoin('staff as t', 't.id', 'd.delegate_id')
    .select([
      'd.id',
      'd.staff_id as staffId',
      's.name',
      'd.delegate_id as delegateId',
      't.name as delegateName',
      'd.from_on as fromOn',
      'd.until_on as untilOn',
      'd.revoked_at as revokedAt',
    ])
    .where('d.organ_id', '=', organId)
    .orderBy('d.from_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(200)
    .execute();
}

/** Somebody whose place another takes, with the posts he holds himself. */
export interface Absent {
  readonly staffId: number;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Whose place this person takes on that day. */
export async function absentFor(
  db: Database,
  delegateId: number,
  today: IsoDay,
): Promise<readonly Absent[]> {
  return db
    .selectFrom('delegations as d')
    .innerJoin('staff as s', 's.id', 'd.staff_id')
    .select([
      's.id as staffId',
      's.name',
      sql<Role[]>`array(select role from staff_roles where staff_id = s.id order by role)`.as(
        'roles',
      ),
    ])
    .distinct()
    .where('d.delegate_id', '=', delegateId)
    .where('d.from_on', '<=', today)
    .where('d.until_on', '>=', today)
    .where('d.revoked_at', 'is', null)
    .where('s.disabled_at', 'is', null)
    .execute();
}

export async function insertDelegation(
  db: Database,
  d: {
    readonly organId: number;
    readonly staffId: number;
    readonly delegateId: number;
    readonly fromOn: IsoDay;
    readonly untilOn: IsoDay;
    readonly at: Temporal.Instant;
  },
): Promise<number> {
  const { id } = await db
    .insertInto('delegations')
    .values({
      organ_id: d.organId,
      staff_id: d.staffId,
      delegate_id: d.delegateId,
      from_on: d.fromOn,
      until_on: d.untilOn,
      entered_at: d.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Only one's own, and only once; tells whether there was one. */
export async function revokeDelegation(
  db: Database,
  id: number,
  staffId: number,
  at: Temporal.Instant,
): Promise<boolean> {
  const done = await db
    .updateTable('delegations')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
