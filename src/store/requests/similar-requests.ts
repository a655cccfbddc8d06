// Rows from which repeats are told: of one applicant by the blind index of his number, of requests by
// their ids, with the remedies that set their replies right.

import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { RequestRow } from '../tables.ts';

export async function requestsByIds(
  db: Database,
  ids: readonly number[],
): Promise<readonly RequestRow[]> {
  return await db
    .selectFrom('requests')
    .selectAll()
    .where('id', 'in', [-1, ...ids])
    .execute();
}

/** Newest first, the request itself left out. */
export async function requestsOfSameApplicant(
  db: Database,
  row: RequestRow,
  organIds: readonly number[],
  limit: number,
): Promise<readonly RequestRow[]> {
  if (row.identity_index === null) return [];
  return await db
    .selectFrom('requests')
    .selectAll()
    .where('organ_id', 'in', [-1, ...organIds])
    .where('identity_index', '=', row.identity_index)
    .where('id', '<>', row.id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export interface ReceivedRow {
  readonly id: number;
  readonly number: string;
  readonly on: IsoDay;
}

/** All that the applicant asked the organ to disclose, this one too, by the day of receipt (条例 35). */
export async function receiptsOfApplicant(
  db: Database,
  row: RequestRow,
): Promise<readonly ReceivedRow[]> {
  const own = { id: row.id, number: row.number, on: row.received_on ?? row.submitted_on };
  if (row.identity_index === null) return [own];
  return await db
    .selectFrom('requests')
    .select(['id', 'number'])
    .select((eb) => eb.fn.coalesce('received_on', 'submitted_on').as('on'))
    .where('organ_id', '=', row.organ_id)
    .where('identity_index', '=', row.identity_index)
    .where('matter', '=', 'disclosure')
    .execute();
}

/**
 * Counted requests of that organ and month which came before this one and may be of the same applicant: by
 * the index of his number, or by the masked name where one of the two has none.
 */
export async function receivedBeforeInMonth(
  db: Database,
  row: RequestRow,
  month: { readonly first: IsoDay; readonly last: IsoDay },
): Promise<readonly RequestRow[]> {
  const { identity_index: own, received_on: on } = row;
  return await db
    .selectFrom('requests')
    .selectAll()
    .where('organ_id', '=', row.organ_id)
    .where('counts', '=', true)
    .where('received_on', '>=', month.first)
    .where('received_on', '<=', month.last)
    .where((eb) =>
      eb.or([
        eb('received_on', '<', on),
        eb.and([eb('received_on', '=', on), eb('id', '<', row.id)]),
      ]),
    )
    .where((eb) => {
      const sameName = eb('masked_name', '=', row.masked_name);
      return own === null
        ? sameName
        : eb.or([
            eb('identity_index', '=', own),
            eb.and([eb('identity_index', 'is', null), sameName]),
          ]);
    })
    .execute();
}

/** Those whose reply a reconsideration or a court set right. */
export async function correctedRequests(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('remedies')
    .select('request_id')
    .where('request_id', 'in', [-1, ...ids])
    .where('result', '=', 'corrected')
    .execute();
  return new Set(rows.flatMap((row) => row.request_id ?? []));
}
