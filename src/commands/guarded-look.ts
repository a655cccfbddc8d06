// A look by number and code, from the outside: some wrong codes are free, more ask for an answer to a
// challenge, still more lock the number for a while, which is logged. Numbers that do not exist are counted,
// challenged and locked as those that do.

import type { Actor } from '../rules/request/events.ts';
import { lockMinutes, mostTries, needsChallenge } from '../rules/query-guard.ts';
import { appendAuditLog, type AuditEntry } from '../store/database/audit-log.ts';
import { countTry, forgetTries, lockNumber } from '../store/database/query-guards.ts';
import type { CommandContext } from './context.ts';

export type Guarded<T> =
  | { readonly outcome: 'found'; readonly found: T }
  /** `about`: what the challenge of the next try is bound to, where it needs one. */
  | { readonly outcome: 'unknown' | 'unpaid'; readonly about?: string }
  | { readonly outcome: 'locked'; readonly until: Temporal.Instant };

export interface GuardedLook<T> {
  /** What the codes are tried on, by its keyed hash. */
  readonly index: Buffer;
  readonly actor: Actor;
  readonly address?: string | undefined;
  /** Whether the challenge bound to `about` was answered. */
  readonly isPaid: (about: string) => Promise<boolean>;
  /** `undefined` for whatever is wrong. */
  readonly find: () => Promise<T | undefined>;
  /** What the log says when the number is locked. */
  readonly locked: () => Promise<Pick<AuditEntry, 'action' | 'object'>>;
}

export async function guardedLook<T>(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  look: GuardedLook<T>,
): Promise<Guarded<T>> {
  const { index } = look;
  const { n, lockedUntil } = await countTry(db, index, clock.now());
  if (lockedUntil !== undefined) return { outcome: 'locked', until: lockedUntil };
  const isPaid = !needsChallenge(n) || (await look.isPaid(aboutTry(index, n)));
  const found = isPaid ? await look.find() : undefined;
  if (found !== undefined) {
    await forgetTries(db, index);
    return { outcome: 'found', found };
  }
  if (n >= mostTries) {
    const until = clock.now().add({ minutes: lockMinutes });
    await lockNumber(db, index, until);
    await appendAuditLog(db, {
      at: clock.now(),
      actor: look.actor,
      ...(await look.locked()),
      address: look.address,
      detail: { minutes: lockMinutes },
    });
    return { outcome: 'locked', until };
  }
  return {
    outcome: isPaid ? 'unknown' : 'unpaid',
    ...(needsChallenge(n + 1) ? { about: aboutTry(index, n + 1) } : {}),
  };
}

/** Every try has its own: an answer serves once. */
function aboutTry(index: Buffer, n: number): string {
  return `query ${index.toString('hex')} ${n}`;
}
