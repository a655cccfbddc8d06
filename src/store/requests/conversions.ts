// Suggestions to make public what was asked for (条例 44), and what was disclosed and has not been
// looked at for it yet. A note is sealed: whoever wrote it may have named himself.

import type { ConversionState } from '../../rules/conversion.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { ConversionRow, NewConversion, RequestRow } from '../tables.ts';

/** `undefined` when one of this request waits for a decision already. */
export async function insertConversion(
  db: Database,
  suggestion: NewConversion,
): Promise<ConversionRow | undefined> {
  return await db
    .insertInto('conversion_suggestions')
    .values(suggestion)
    .onConflict((conflict) => conflict.column('request_id').where('state', '=', 'open').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function openConversionOf(
  db: Database,
  requestId: number,
): Promise<ConversionRow | undefined> {
  return await db
    .selectFrom('conversion_suggestions')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst();
}

/** The latest of the request, whatever became of it. */
export async function lastConversionOf(
  db: Database,
  requestId: number,
): Promise<ConversionRow | undefined> {
  return await db
    .selectFrom('conversion_suggestions')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

export async function lockConversion(db: Database, id: number): Promise<ConversionRow | undefined> {
  return await db
    .selectFrom('conversion_suggestions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function conversionById(db: Database, id: number): Promise<ConversionRow | undefined> {
  return await db
    .selectFrom('conversion_suggestions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Newest first; those that wait come before the decided ones when no state is named. */
export async function listConversions(
  db: Database,
  filter: {
    readonly organIds: readonly number[];
    readonly state?: ConversionState | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ rows: readonly ConversionRow[]; total: number }> {
  let query = db
    .selectFrom('conversion_suggestions')
    .where('organ_id', 'in', [-1, ...filter.organIds]);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy((eb) => eb('state', '<>', 'open'))
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total };
}

/** Whether any of these requests was ever suggested: a decision is not asked for twice by the system. */
export async function anySuggested(db: Database, requestIds: readonly number[]): Promise<boolean> {
  const row = await db
    .selectFrom('conversion_suggestions')
    .select('id')
    .where('request_id', 'in', [-1, ...requestIds])
    .executeTakeFirst();
  return row !== undefined;
}

export function sealNote(secrets: Secrets, requestId: number, note: string): Buffer {
  return secrets.seal(note, `conversion note ${requestId}`);
}

export function openNote(secrets: Secrets, row: ConversionRow): string | undefined {
  return row.note === null
    ? undefined
    : secrets.open(row.note, `conversion note ${row.request_id}`).toString('utf8');
}

export function sealDecisionReason(secrets: Secrets, requestId: number, reason: string): Buffer {
  return secrets.seal(reason, `conversion reason ${requestId}`);
}

export function openDecisionReason(secrets: Secrets, row: ConversionRow): string | null {
  return row.reason === null
    ? null
    : secrets.open(row.reason, `conversion reason ${row.request_id}`).toString('utf8');
}

/** Concluded requests that have not been weighed; locked, so that two rounds do not weigh the same. */
export async function unweighedRequests(
  db: Database,
  limit: number,
): Promise<readonly RequestRow[]> {
  return await db
    .selectFrom('request_likeness as l')
    .innerJoin('requests as r', 'r.id', 'l.request_id')
    .where('l.weighed_on', 'is', null)
    .where('r.concluded_on', 'is not', null)
    .selectAll('r')
    .orderBy('r.id')
    .limit(limit)
    .forUpdate(['l'])
    .skipLocked()
    .execute();
}

export async function markWeighed(
  db: Database,
  requestIds: readonly number[],
  on: IsoDay,
): Promise<void> {
  await db
    .updateTable('request_likeness')
    .set({ weighed_on: on })
    .where('request_id', 'in', [-1, ...requestIds])
    .execute();
}
