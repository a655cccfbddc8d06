// What the retention rules may take from filed cases. The day of filing is that of the event, which stands in
// clear beside its sealed content.

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { FiledCase, RetentionKey } from '../../rules/retention.ts';
import type { Database } from '../database.ts';
import { removeUnnamedFile } from '../database/vault-sweep.ts';

export interface HeldCase extends FiledCase {
  readonly requestId: number;
  readonly number: string;
  /** How many files or letters the rule would take. */
  readonly count: number;
}

const unsentStates = ['draft', 'submitted', 'reviewed', 'void'] as const;

/** Cases filed on `upTo` or before that hold something under the rule, by number. */
export async function heldUnder(
  db: Database,
  key: RetentionKey,
  upTo: IsoDay,
  requestId?: number,
): Promise<readonly HeldCase[]> {
  const held =
    key === 'identity-papers'
      ? sql<number>`(select count(*) from attachments a
          where a.request_id = r.id and a.kind in ('application', 'identity') and a.letter_id is null)`
      : sql<number>`(select count(*) from letters l where l.request_id = r.id and ${isUnsent})`;
  const { rows } = await sql<HeldCase>`
    select r.id as "requestId", r.number, e.on as "archivedOn", ${held} as count,
      exists (select from remedies m where m.request_id = r.id and m.result is null) as disputed,
      (select max(decided_on) from remedies m where m.request_id = r.id) as "decidedOn"
    from requests r
    join lateral (
      select max(occurred_on) as on from request_events
      where request_id = r.id and kind = 'archived'
    ) e on e.on <= ${upTo}
    where ${held} > 0 and ${requestId === undefined ? sql`true` : sql`r.id = ${requestId}`}
    order by r.number`.execute(db);
  return rows;
}

/** Never one that bears a number: those stand in the register, also when they were made void. */
const isUnsent = sql<boolean>`l.number is null
  and l.state in (${sql.join(unsentStates.map((state) => sql.lit(state)))})
  and not exists (select from letters o where o.corrects_id = l.id or o.drawn_from_id = l.id)`;

/** The rows go with the transaction; the addresses of what has lost its last name come back. */
export async function eraseUnder(
  db: Database,
  key: RetentionKey,
  requestId: number,
): Promise<readonly string[]> {
  if (key === 'identity-papers') {
    const gone = await db
      .deleteFrom('attachments')
      .where('request_id', '=', requestId)
      .where('kind', 'in', ['application', 'identity'])
      .where('letter_id', 'is', null)
      .returning('sha256')
      .execute();
    return gone.map(({ sha256 }) => sha256);
  }
  await sql`delete from letters l where l.request_id = ${requestId} and ${isUnsent}`.execute(db);
  return [];
}

/** After the commit; what a kill leaves is swept within a day. */
export async function eraseContents(
  db: Database,
  dataFolder: string,
  addresses: readonly string[],
): Promise<void> {
  for (const sha256 of addresses) await removeUnnamedFile(db, dataFolder, sha256);
}
