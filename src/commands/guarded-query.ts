// The look by number and code, from the outside: some wrong codes are free, more ask for an answer to a
// challenge, still more lock the number for a while, which is logged. Numbers that do not exist are counted,
// challenged and locked as those that do.

import { lockMinutes, mostTries, needsChallenge } from '../rules/query-guard.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { countTry, forgetTries, lockNumber } from '../store/query-guards.ts';
import { requestByNumber } from '../store/requests.ts';
import type { CommandContext } from './context.ts';
import { givenNumber, type Progress, queryRequest } from './query-request.ts';

export type Guarded =
  | { readonly outcome: 'found'; readonly progress: Progress }
  /** `about`: what the challenge of the next try is bound to, where it needs one. */
  | { readonly outcome: 'unknown' | 'unpaid'; readonly about?: string }
  | { readonly outcome: 'locked'; readonly until: Temporal.Instant };

export interface GuardedQuery {
  readonly number: string;
  readonly code: string;
  readonly address?: string | undefined;
  /** Whether the challenge bound to `about` was answered. */
  readonly isPaid: (about: string) => Promise<boolean>;
}

export async function guardedQuery(
  context: Pick<CommandContext, 'db' | 'secrets' | 'clock'>,
  query: GuardedQuery,
): Promise<Guarded> {
  const { db, secrets, clock } = context;
  const index = secrets.guessIndex(givenNumber(query.number));
  const { n, lockedUntil } = await countTry(db, index, clock.now());
  if (lockedUntil !== undefined) return { outcome: 'locked', until: lockedUntil };
  const isPaid = !needsChallenge(n) || (await query.isPaid(aboutTry(index, n)));
  const result = isPaid ? await queryRequest(context, query.number, query.code) : undefined;
  if (result?.ok === true) {
    await forgetTries(db, index);
    return { outcome: 'found', progress: result.value };
  }
  if (n >= mostTries) return { outcome: 'locked', until: await lock(context, index, query) };
  return {
    outcome: isPaid ? 'unknown' : 'unpaid',
    ...(needsChallenge(n + 1) ? { about: aboutTry(index, n + 1) } : {}),
  };
}

/** Every try has its own: an answer serves once. */
function aboutTry(index: Buffer, n: number): string {
  return `query ${index.toString('hex')} ${n}`;
}

async function lock(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  index: Buffer,
  { number, address }: GuardedQuery,
): Promise<Temporal.Instant> {
  const until = clock.now().add({ minutes: lockMinutes });
  await lockNumber(db, index, until);
  // What was typed is kept only where it is a number of ours: it could be anything.
  const row = await requestByNumber(db, givenNumber(number));
  await appendAuditLog(db, {
    at: clock.now(),
    actor: { kind: 'applicant' },
    action: 'query-locked',
    object: row === undefined ? 'query' : `request ${row.id}`,
    address,
    detail: { minutes: lockMinutes },
  });
  return until;
}
