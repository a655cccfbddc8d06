// Organs as a tree: read here, written by the commands that administer them.

import { type Insertable, sql } from 'kysely';
import { rootOf } from '../../rules/disclosure-columns.ts';
import type { Database } from '../database.ts';
import type { OrganRow, OrgansTable } from '../tables.ts';

export async function organById(db: Database, id: number): Promise<OrganRow | undefined> {
  return await db.selectFrom('organs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The folder of the site in which its columns stand; '' for the organ whose site it is. */
export async function rootOfOrgan(db: Database, id: number): Promise<string> {
  const organ = await organById(db, id);
  return organ === undefined ? '' : rootOf(organ);
}

export async function organByCode(db: Database, code: string): Promise<OrganRow | undefined> {
  return await db.selectFrom('organs').selectAll().where('code', '=', code).executeTakeFirst();
}

/** The organ whose site this is: the first without a parent. None before the first set-up. */
export async function siteOrgan(db: Database): Promise<OrganRow | undefined> {
  return await db
    .selectFrom('organs')
    .selectAll()
    .where('parent_id', 'is', null)
    .orderBy('id')
    .executeTakeFirst();
}

/** What readers call the site. */
export function siteName({ site, short_name }: Pick<OrganRow, 'site' | 'short_name'>): string {
  return site.name ?? short_name;
}

export async function allOrgans(db: Database): Promise<readonly OrganRow[]> {
  return await db.selectFrom('organs').selectAll().orderBy('id').execute();
}

/** Organs that write an annual report of their own. */
export async function reportingOrgans(db: Database): Promise<readonly OrganRow[]> {
  return await db
    .selectFrom('organs')
    .selectAll()
    .where('reports', '=', true)
    .orderBy('id')
    .execute();
}

/** The organ itself and everything below it. */
export async function organSubtree(db: Database, id: number): Promise<readonly OrganRow[]> {
  const inside = new Set([id]);
  const organs = await allOrgans(db);
  // Parents are made before their children, so one walk in order of id reaches every level.
  for (const organ of organs) {
    if (organ.parent_id !== null && inside.has(organ.parent_id)) inside.add(organ.id);
  }
  return organs.filter((organ) => inside.has(organ.id));
}

/** The organ, when it is `rootId` or stands anywhere below it. */
export async function organBelow(
  db: Database,
  rootId: number,
  id: number,
): Promise<OrganRow | undefined> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive up (id, parent_id) as (
      select id, parent_id from organs where id = ${id}
      union
      select o.id, o.parent_id from organs o join up on o.id = up.parent_id
    ) select exists (select from up where id = ${rootId}) as found`.execute(db);
  return rows[0]?.found === true ? await organById(db, id) : undefined;
}

/** The new organ; `undefined` when its code is taken. */
export async function insertOrgan(
  db: Database,
  organ: Insertable<OrgansTable>,
): Promise<OrganRow | undefined> {
  return await db
    .insertInto('organs')
    .values(organ)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Inner offices are no organs of their own (条例 27): what lies below them is theirs. */
export async function innerOffices(db: Database, organId: number): Promise<readonly OrganRow[]> {
  const below = await organSubtree(db, organId);
  const inner = new Set<number>([organId]);
  const found: OrganRow[] = [];
  for (const organ of below) {
    if (organ.kind !== 'internal' || organ.parent_id === null || !inner.has(organ.parent_id))
      continue;
    inner.add(organ.id);
    found.push(organ);
  }
  return found;
}

/** The organ that answers for an inner office: the nearest above it that is none itself. */
export async function answeringOrgan(db: Database, organ: OrganRow): Promise<OrganRow> {
  let answering = organ;
  while (answering.kind === 'internal' && answering.parent_id !== null) {
    const above = await organById(db, answering.parent_id);
    if (above === undefined) break;
    answering = above;
  }
  return answering;
}

/** Under which addresses the organ's own site is reached, for links that name it in full. */
export async function ownOrigins(db: Database, organId: number): Promise<readonly string[]> {
  const domain = (await organById(db, organId))?.site.domain ?? '';
  return domain === '' ? [] : [`https://${domain}`, `http://${domain}`];
}
