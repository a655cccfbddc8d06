// The processing fees of a year (条例 42; 国办函〔2020〕109号): notices sent, due, collected. The amounts are sealed with
// the events; a year has few of them.

import type { FeeTotals } from '../rules/annual-report/report.ts';
import { yearBounds } from '../rules/day.ts';
import type { RequestEvent } from '../rules/request/events.ts';
import type { Database } from './database.ts';
import type { Secrets } from './secrets.ts';

export async function feeTotals(
  db: Database,
  secrets: Secrets,
  organId: number,
  year: number,
): Promise<FeeTotals> {
  const { first, last } = yearBounds(year);
  const rows = await db
    .selectFrom('request_events as e')
    .innerJoin('requests as r', 'r.id', 'e.request_id')
    .select(['e.request_id', 'e.seq', 'e.data'])
    .where('r.organ_id', '=', organId)
    .where('e.kind', 'in', ['fee-notified', 'fee-paid', 'fee-refunded'])
    .where('e.occurred_on', '>=', first)
    .where('e.occurred_on', '<=', last)
    .execute();
  const fen = { notices: 0, due: 0, collected: 0 };
  for (const { request_id: id, seq, data } of rows) {
    const plain = secrets.open(data, `event ${id} ${seq}`).toString('utf8');
    const event = JSON.parse(plain) as RequestEvent;
    if (event.kind === 'fee-notified') {
      fen.notices += 1;
      fen.due += event.amount;
    } else if (event.kind === 'fee-paid') fen.collected += event.amount;
    else if (event.kind === 'fee-refunded') fen.collected -= event.amount;
  }
  return { notices: fen.notices, due: fen.due / 100, collected: fen.collected / 100 };
}
