// Subscriptions of 惠企政策 by e-mail. A link of a mail is derived from the seed of the row whenever it is needed and
// kept as a hash, so that nobody who reads the database can confirm or stop for another.

import { createHash, randomBytes } from 'node:crypto';
import type { SubscriptionWants } from '../../rules/policy/subscription.ts';
import type { Database } from '../database.ts';
import type { PolicySubscriptionRow } from '../tables.ts';
import type { Secrets } from '../database/secrets.ts';

export function newSeed(): string {
  return randomBytes(18).toString('base64url');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function confirmToken(
  secrets: Secrets,
  { seed, asked_at }: Pick<PolicySubscriptionRow, 'seed' | 'asked_at'>,
): string {
  return secrets.linkToken(`confirm policy subscription ${seed} ${asked_at.epochMilliseconds}`);
}

export function stopToken(secrets: Secrets, { seed }: Pick<PolicySubscriptionRow, 'seed'>): string {
  return secrets.linkToken(`stop policy subscription ${seed}`);
}

function aboutSubscriber(seed: string): string {
  return `policy subscriber ${seed}`;
}

export function openEmail(
  secrets: Secrets,
  { seed, email }: Pick<PolicySubscriptionRow, 'seed' | 'email'>,
): string | undefined {
  return email === null ? undefined : secrets.open(email, aboutSubscriber(seed)).toString('utf8');
}

export async function lockSubscriptionOf(
  db: Database,
  organId: number,
  emailHash: Buffer,
): Promise<PolicySubscriptionRow | undefined> {
  return await db
    .selectFrom('policy_subscriptions')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('email_hash', '=', emailHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function subscriptionByToken(
  db: Database,
  organId: number,
  kind: 'confirm_hash' | 'stop_hash',
  token: string,
): Promise<PolicySubscriptionRow | undefined> {
  return await db
    .selectFrom('policy_subscriptions')
    .selectAll()
    .where('organ_id', '=', organId)
    .where(kind, '=', tokenHash(token))
    .executeTakeFirst();
}

/** Confirmed and not stopped. */
export async function liveSubscriptions(
  db: Database,
  organId: number,
): Promise<readonly PolicySubscriptionRow[]> {
  return await db
    .selectFrom('policy_subscriptions')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('confirmed_at', 'is not', null)
    .where('stopped_at', 'is', null)
    .orderBy('id')
    .execute();
}

export async function insertSubscription(
  db: Database,
  secrets: Secrets,
  given: {
    readonly organId: number;
    readonly email: string;
    readonly wants: SubscriptionWants;
    readonly now: Temporal.Instant;
  },
): Promise<PolicySubscriptionRow> {
  const { organId, email, wants, now } = given;
  const seed = newSeed();
  const links = { seed, asked_at: now };
  return await db
    .insertInto('policy_subscriptions')
    .values({
      organ_id: organId,
      ...links,
      email: secrets.seal(email, aboutSubscriber(seed)),
      email_hash: secrets.subscriberIndex(email),
      wants: JSON.stringify(wants),
      asked: JSON.stringify(wants),
      confirm_hash: tokenHash(confirmToken(secrets, links)),
      stop_hash: tokenHash(stopToken(secrets, links)),
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Never confirmed, asked for before that moment. */
export async function dropUnconfirmed(db: Database, before: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('policy_subscriptions')
    .where('confirmed_at', 'is', null)
    .where('stopped_at', 'is', null)
    .where('asked_at', '<', before)
    .execute();
}
