// What policies did in a year: whom they reached, what was answered, what was paid; every figure with the rows it counts.

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';

export interface PaidCounts {
  readonly itemId: number;
  readonly firms: number;
  readonly fen: number;
}

export async function paidCounts(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, PaidCounts>> {
  const { rows } = await sql<PaidCounts>`
    select p.item_id as "itemId", count(*) as firms, sum(l.amount_fen)::bigint as fen
    from payout_lines l join payouts p on p.id = l.payout_id
    where p.organ_id = any(${[-1, ...organIds]}::int[]) and l.state = 'paid'
      and l.paid_on >= ${`${year}-01-01`} and l.paid_on <= ${`${year}-12-31`}
    group by p.item_id`.execute(db);
  return new Map(rows.map((row) => [row.itemId, row]));
}

export interface Payment {
  readonly itemId: number;
  readonly payoutId: number;
  readonly number: string;
  readonly name: string;
  readonly creditCode: string;
  readonly fen: number;
  readonly approvedOn: IsoDay;
  readonly paidOn: IsoDay;
  /** Working days that the item promised when the list was found; null where it said none. */
  readonly promisedDays: number | null;
}

/** The payments behind `paidCounts`, by the same rows. */
export async function paymentsBehind(
  db: Database,
  organIds: readonly number[],
  year: number,
  itemId?: number,
): Promise<readonly Payment[]> {
  const { rows } = await sql<Payment>`
    select p.item_id as "itemId", p.id as "payoutId", p.number, e.name,
      e.credit_code as "creditCode", l.amount_fen as fen, l.paid_on as "paidOn",
      (select max(v.on_day) from payout_events v
        where v.payout_id = p.id and v.kind = 'approved') as "approvedOn",
      p.delivery_days as "promisedDays"
    from payout_lines l join payouts p on p.id = l.payout_id
    join enterprises e on e.id = l.enterprise_id
    where p.organ_id = any(${[-1, ...organIds]}::int[]) and l.state = 'paid'
      and l.paid_on >= ${`${year}-01-01`} and l.paid_on <= ${`${year}-12-31`}
      and (${itemId ?? null}::int is null or p.item_id = ${itemId ?? null})
    order by l.paid_on, l.id`.execute(db);
  return rows;
}
