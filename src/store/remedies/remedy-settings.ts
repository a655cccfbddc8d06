// The dated sets of remedy bodies of each organ: read by the letters, the portal and the desk, written by
// the command that confirms one.

import type { Insertable, Selectable } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import {
  type RemedyBodySet,
  type RemedySet,
  remedySetAmong,
  type ReplyName,
} from '../../rules/remedy-set.ts';
import type { Database } from '../database.ts';
import type { RemedySettingsTable } from '../tables.ts';

/** All sets of an organ, the earliest first. */
export async function remedySetsOf(db: Database, organId: number): Promise<readonly RemedySet[]> {
  const rows = await db
    .selectFrom('remedy_settings')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return rows.map(setOf);
}

/**
 * The set that a reply of that day prints: of the name given, else of the name the organ replies in
 * then. Without one nothing can be signed (L14).
 */
export async function remedySetOn(
  db: Database,
  organId: number,
  on: IsoDay,
  inNameOf?: ReplyName,
): Promise<RemedySet | undefined> {
  return remedySetAmong(await remedySetsOf(db, organId), on, inNameOf);
}

/** Organs whose replies could be signed on that day. */
export async function organsWithRemedySet(db: Database, on: IsoDay): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('remedy_settings')
    .select('organ_id')
    .distinct()
    .where('is_default', '=', true)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', on)]))
    .execute();
  return new Set(rows.map((row) => row.organ_id));
}

/** Two who enter sets of one organ at once come one after the other. */
export async function lockOrgan(db: Database, organId: number): Promise<boolean> {
  const organ = await db
    .selectFrom('organs')
    .select('id')
    .where('id', '=', organId)
    .forUpdate()
    .executeTakeFirst();
  return organ !== undefined;
}

export interface EnteredBy {
  readonly by: string;
  readonly at: Temporal.Instant;
}

export async function insertRemedySet(
  db: Database,
  organId: number,
  set: RemedyBodySet & { readonly validUntil?: IsoDay },
  entered: EnteredBy,
): Promise<number> {
  const { id } = await db
    .insertInto('remedy_settings')
    .values({ organ_id: organId, ...columnsOf(set, entered) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function endRemedySet(db: Database, id: number, validUntil: IsoDay): Promise<void> {
  await db
    .updateTable('remedy_settings')
    .set({ valid_until: validUntil })
    .where('id', '=', id)
    .execute();
}

/** A correction: the same days, other content. */
export async function correctRemedySet(
  db: Database,
  corrected: RemedySet,
  entered: EnteredBy,
): Promise<void> {
  await db
    .updateTable('remedy_settings')
    .set(columnsOf(corrected, entered))
    .where('id', '=', corrected.id)
    .execute();
}

function columnsOf(
  set: RemedyBodySet & { readonly validUntil?: IsoDay },
  { by, at }: EnteredBy,
): Omit<Insertable<RemedySettingsTable>, 'organ_id'> {
  return {
    in_name_of: set.inNameOf,
    issuer: set.issuer,
    is_default: set.isDefault,
    valid_from: set.validFrom,
    valid_until: set.validUntil ?? null,
    reconsideration: set.reconsideration,
    court: set.court,
    internet_reconsideration: set.internetReconsideration ?? null,
    confirmed_by: set.confirmedBy,
    confirmed_on: set.confirmedOn,
    entered_by: by,
    entered_at: at,
  };
}

function setOf(row: Selectable<RemedySettingsTable>): RemedySet {
  return {
    id: row.id,
    inNameOf: row.in_name_of,
    issuer: row.issuer,
    isDefault: row.is_default,
    validFrom: row.valid_from,
    ...(row.valid_until === null ? {} : { validUntil: row.valid_until }),
    reconsideration: row.reconsideration,
    court: row.court,
    ...(row.internet_reconsideration === null
      ? {}
      : { internetReconsideration: row.internet_reconsideration }),
    confirmedBy: row.confirmed_by,
    confirmedOn: row.confirmed_on,
  };
}
