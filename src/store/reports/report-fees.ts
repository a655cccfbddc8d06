// The processing fees of a year (条例 42; 国办函〔2020〕109号): notices sent, due, collected. The amounts are sealed with
// the events; a year has few of them.

import type { FeeTotals } from '../../rules/annual-report/report.ts';
import { type IsoDay, yearBounds } from '../../rules/day.ts';
import type { RequestEvent } from '../../rules/request/events.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';

export interface FeeMovement {
  readonly request: string;
  readonly kind: 'fee-notified' | 'fee-paid' | 'fee-refunded';
  readonly on: IsoDay;
  /** In fen. */
  readonly amount: number;
}

export async function feeMovements(
  db: Database,
  secrets: Secrets,
  organId: number,
  year: number,
): Promise<readonly FeeMovement[]> {
  const { first, last } = yearBounds(year);
  const rows = await db
    .selectFrom('request_events as e')
    .innerJoin('requests as r', 'r.id', 'e.request_id')
    .select(['e.request_id', 'e.seq', 'e.data', 'e.occurred_on as on', 'r.number as request'])
    .where('r.organ_id', '=', organId)
    .where('e.kind', 'in', ['fee-notified', 'fee-paid', 'fee-refunded'])
    .where('e.occurred_on', '>=', first)
    .where('e.occurred_on', '<=', last)
    .orderBy('e.occurred_on')
    .orderBy('e.request_id')
    .orderBy('e.seq')
    .execute();
  return rows.flatMap(({ request_id: id, seq, data, on, request }) => {
    const plain = secrets.open(data, `event ${id} ${seq}`).toString('utf8');
    const event = JSON.parse(plain) as RequestEvent;
    return event.kind === 'fee-notified' ||
      event.kind === 'fee-paid' ||
      event.kind === 'fee-refunded'
      ? [{ request, kind: event.kind, on, amount: event.amount }]
      : [];
  });
}

export function feeTotalsOf(movements: readonly FeeMovement[]): FeeTotals {
  const sum = (kind: FeeMovement['kind']): number =>
    movements.filter((one) => one.kind === kind).reduce((fen, { amount }) => fen + amount, 0);
  return {
    notices: movements.filter(({ kind }) => kind === 'fee-notified').length,
    due: sum('fee-notified') / 100,
    collected: (sum('fee-paid') - sum('fee-refunded')) / 100,
  };
}
