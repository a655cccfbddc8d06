// Subscriptions of 惠企政策: asked for, confirmed by who reads the mailbox (个人信息保护法 13, 14), stopped by one link
// (个人信息保护法 15). Whether an address is known is told to nobody.

import { isEmailAddress } from '../../rules/identity.ts';
import type { SubscriptionWants } from '../../rules/policy/subscription.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import {
  confirmToken,
  dropUnconfirmed,
  insertSubscription,
  lockSubscriptionOf,
  subscriptionByToken,
  tokenHash,
} from '../../store/policies/policy-subscriptions.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

/** Its lines are taken by who sends mail; each names the row, and the mail's link is made when it is sent. */
export const subscriptionTopic = 'policy-subscription';
export interface SubscriptionLine {
  readonly subscriptionId: number;
  readonly mail: 'confirm';
}

/** A link that nobody follows is over after so many days, and the address goes. */
export const confirmWithinDays = 7;
/** Between two mails to confirm, so that nobody's mailbox is filled by another. */
const leastMinutesBetween = 10;

export async function askToSubscribe(
  context: CommandContext,
  { email, wants }: { readonly email: string; readonly wants: SubscriptionWants },
): Promise<Result<{ readonly asked: true }>> {
  const address = email.trim();
  if (!isEmailAddress(address) || address.length > 200) {
    return refused(violation('policy-email-invalid', 'email'));
  }
  if (!wants.newItems && wants.daysBefore === null) {
    return refused(violation('policy-wants-missing', 'newItems'));
  }
  return await inTransaction(context.db, async (db) => {
    const { clock, secrets, organId, actor } = context;
    const now = clock.now();
    const hash = secrets.subscriberIndex(address);
    const known = await lockSubscriptionOf(db, organId, hash);
    let id: number;
    if (known === undefined) {
      ({ id } = await insertSubscription(db, secrets, { organId, email: address, wants, now }));
    } else {
      const earliest = known.asked_at.add({ minutes: leastMinutesBetween });
      if (Temporal.Instant.compare(now, earliest) < 0) return done({ asked: true });
      const confirm = confirmToken(secrets, { seed: known.seed, asked_at: now });
      ({ id } = known);
      await db
        .updateTable('policy_subscriptions')
        .set({
          asked: JSON.stringify(wants),
          asked_at: now,
          confirm_hash: tokenHash(confirm),
        })
        .where('id', '=', id)
        .execute();
    }
    const line: SubscriptionLine = { subscriptionId: id, mail: 'confirm' };
    await addToOutbox(db, subscriptionTopic, line);
    await appendAuditLog(db, {
      at: now,
      actor,
      action: 'policy-subscribed',
      object: `policy-subscription ${id}`,
    });
    return done({ asked: true });
  });
}

export async function confirmSubscription(
  context: CommandContext,
  token: string,
): Promise<Result<SubscriptionWants>> {
  return await inTransaction(context.db, async (db) => {
    const { clock, organId, actor } = context;
    const row = await subscriptionByToken(db, organId, 'confirm_hash', token);
    const now = clock.now();
    const isLate =
      row?.asked &&
      Temporal.Instant.compare(now, row.asked_at.add({ hours: confirmWithinDays * 24 })) > 0;
    if (row === undefined || row.stopped_at !== null || isLate) {
      return refused(violation('policy-link-unknown'));
    }
    // A link followed twice confirms once.
    if (row.asked === null) return done(row.wants);
    await db
      .updateTable('policy_subscriptions')
      .set({
        wants: JSON.stringify(row.asked),
        asked: null,
        confirmed_at: row.confirmed_at ?? now,
      })
      .where('id', '=', row.id)
      .execute();
    await appendAuditLog(db, {
      at: now,
      actor,
      action: 'policy-subscription-confirmed',
      object: `policy-subscription ${row.id}`,
    });
    return done(row.asked);
  });
}

/** The address and what was wanted go at once; that there was one stays for the count. */
export async function stopSubscription(
  context: CommandContext,
  token: string,
): Promise<Result<{ readonly stopped: true }>> {
  return await inTransaction(context.db, async (db) => {
    const { clock, organId, actor } = context;
    const row = await subscriptionByToken(db, organId, 'stop_hash', token);
    if (row === undefined) return refused(violation('policy-link-unknown'));
    if (row.stopped_at !== null) return done({ stopped: true });
    const nothing: SubscriptionWants = {
      types: [],
      levels: [],
      facts: null,
      newItems: false,
      daysBefore: null,
    };
    const now = clock.now();
    await db
      .updateTable('policy_subscriptions')
      .set({
        email: null,
        email_hash: null,
        wants: JSON.stringify(nothing),
        asked: null,
        stopped_at: now,
      })
      .where('id', '=', row.id)
      .execute();
    await appendAuditLog(db, {
      at: now,
      actor,
      action: 'policy-subscription-stopped',
      object: `policy-subscription ${row.id}`,
    });
    return done({ stopped: true });
  });
}

/** Addresses that never confirmed are not kept (daily). */
export async function sweepSubscriptions({
  db,
  clock,
}: Pick<CommandContext, 'db' | 'clock'>): Promise<void> {
  await dropUnconfirmed(db, clock.now().subtract({ hours: confirmWithinDays * 24 }));
}
