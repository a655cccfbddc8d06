// Approvals passed on while away: by whom, to whom, for which days.

import type { IsoDay } from '../../rules/day.ts';
import type { Approver, Holder } from '../../rules/letters/approval.ts';
import type { Role } from '../../rules/roles.ts';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

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
export interface Absent extends Holder {
  readonly name: string;
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

export interface NamedApprover extends Approver {
  readonly name: string;
}

/** Everybody who could have a word on letters of that organ: its own people and those above it. */
export async function approversOf(
  db: Database,
  organId: number,
  today: IsoDay,
): Promise<readonly NamedApprover[]> {
  const { rows } = await sql<{ id: number; name: string; roles: Role[]; stands_for: number[] }>`
    with recursive above (id, parent_id) as (
      select id, parent_id from organs where id = ${organId}
      union all
      select o.id, o.parent_id from organs o join above a on o.id = a.parent_id
    )
    select s.id, s.name,
      array(select role from staff_roles where staff_id = s.id order by role) as roles,
      array(select d.staff_id from delegations d
            where d.delegate_id = s.id and d.revoked_at is null
              and ${today} between d.from_on and d.until_on order by d.id) as stands_for
    from staff s join above a on a.id = s.organ_id
    where s.disabled_at is null
    order by s.name, s.id`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.map(({ id: staffId, name, roles, stands_for: standsFor }) => ({
    staffId,
    name,
    roles,
    absent: standsFor.flatMap((absentId) => {
      const absent = byId.get(absentId);
      return absent === undefined ? [] : [{ staffId: absentId, roles: absent.roles }];
    }),
  }));
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
