// How often a number was asked for with a wrong code. A try is counted before the code is looked at and
// forgotten when it was right: two at once are two.

import { sql } from 'kysely';
import { forgottenAfterMinutes } from '../../rules/query-guard.ts';
import type { Database } from '../database.ts';

export interface CountedTry {
  /** The how-manieth in a row; unchanged while locked. */
  readonly n: number;
  readonly lockedUntil?: Temporal.Instant;
}

export async function countTry(
  db: Database,
  index: Buffer,
  now: Temporal.Instant,
): Promise<CountedTry> {
  const forgotten = now.subtract({ minutes: forgottenAfterMinutes });
  await db
    .deleteFrom('query_guards')
    .where('last_at', '<', now.subtract({ hours: 24 }))
    .execute();
  const row = await db
    .insertInto('query_guards')
    .values({ guess_index: index, failures: 1, last_at: now, locked_until: null })
    .onConflict((conflict) =>
      conflict.column('guess_index').doUpdateSet({
        failures: sql<number>`case
          when query_guards.locked_until > ${now} then query_guards.failures
          when query_guards.locked_until is not null or query_guards.last_at < ${forgotten} then 1
          else query_guards.failures + 1 end`,
        locked_until: sql<Temporal.Instant | null>`case
          when query_guards.locked_until > ${now} then query_guards.locked_until end`,
        last_at: now,
      }),
    )
    .returning(['failures', 'locked_until'])
    .executeTakeFirstOrThrow();
  const { failures: n, locked_until: lockedUntil } = row;
  return lockedUntil === null ? { n } : { n, lockedUntil };
}

export async function lockNumber(
  db: Database,
  index: Buffer,
  until: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('query_guards')
    .set({ locked_until: until })
    .where('guess_index', '=', index)
    .execute();
}

export async function forgetTries(db: Database, index: Buffer): Promise<void> {
  await db.deleteFrom('query_guards').where('guess_index', '=', index).execute();
}
