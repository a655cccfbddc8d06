// What goes out by itself: new items to who subscribed, and some days before the last day a reminder to subscribers and
// to the firms that were told and have neither applied nor said that it is not for them.

import { daysLeft, itemStateOn } from '../../rules/policy/item.ts';
import { labelledProfile } from '../../rules/policy/labels.ts';
import { prepareCondition } from '../../rules/policy/match.ts';
import { isWanted } from '../../rules/policy/subscription.ts';
import { labelsInOrder } from '../../store/policies/enterprises.ts';
import { publishedItems, type PublishedItem } from '../../store/policies/policy-items.ts';
import { addPushes } from '../../store/policies/policy-pushes.ts';
import { liveSubscriptions } from '../../store/policies/policy-subscriptions.ts';
import { pushSettings } from '../../store/policies/push-settings.ts';
import { readSetting, writeSetting } from '../../store/database/settings.ts';
import type { NewPolicyPush } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import { tellFirms } from './push-policy.ts';

type SpreadContext = Pick<CommandContext, 'db' | 'clock' | 'secrets'>;

const lastLooked = 'policy-spread-at';

/** @returns messages that were laid down */
export async function spreadPolicies(context: SpreadContext): Promise<number> {
  const { db, clock } = context;
  const now = clock.now();
  const today = clock.today();
  const known = await readSetting(db, lastLooked);
  const [since, day] = Array.isArray(known) ? (known as [string, string]) : ['', ''];
  const newest = await db
    .selectFrom('policy_items')
    .select((eb) => eb.fn.max('published_at').as('at'))
    .where('state', '=', 'published')
    .executeTakeFirst();
  const subscribed = await db
    .selectFrom('policy_subscriptions')
    .select((eb) => eb.fn.max('confirmed_at').as('at'))
    .executeTakeFirst();
  const seen = `${newest?.at?.toString() ?? ''} ${subscribed?.at?.toString() ?? ''}`;
  // Once a day for the reminders, and whenever something was published or somebody confirmed.
  if (seen === since && day === today) return 0;
  const open = (await publishedItems(db)).filter((item) => {
    const stand = itemStateOn(item.content, item.document, today);
    return stand === 'open' || stand === 'upcoming';
  });
  let added = await toSubscribers(context, open, now);
  if (day !== today) added += await remindFirms(context, open);
  await writeSetting(db, lastLooked, [seen, today]);
  return added;
}

async function toSubscribers(
  { db, clock }: SpreadContext,
  open: readonly PublishedItem[],
  now: Temporal.Instant,
): Promise<number> {
  const today = clock.today();
  const rules = await labelsInOrder(db);
  let added = 0;
  for (const organId of new Set(open.map((item) => item.organId))) {
    const items = open
      .filter((item) => item.organId === organId)
      .map((item) => ({ item, prepared: prepareCondition(item.content.condition) }));
    for (const { id, wants, confirmed_at: confirmedAt } of await liveSubscriptions(db, organId)) {
      const firm =
        wants.facts === null
          ? undefined
          : labelledProfile(wants.facts, Temporal.PlainDate.from(today), rules);
      const rows = items.flatMap(({ item, prepared }): NewPolicyPush[] => {
        if (!isWanted(wants, item.content, prepared, firm)) return [];
        const row = {
          item_id: item.id,
          channel: 'email',
          subscription_id: id,
          state: 'waiting',
          created_at: now,
          next_at: now,
        } as const;
        const left = daysLeft(item.content.closesOn, today);
        // What stood there before somebody subscribed is no news.
        const isNew =
          wants.newItems &&
          confirmedAt !== null &&
          Temporal.Instant.compare(item.publishedAt, confirmedAt) > 0;
        const isNear =
          wants.daysBefore !== null && left !== undefined && left - 1 <= wants.daysBefore;
        return [
          ...(isNew ? [{ ...row, kind: 'new' } as const] : []),
          ...(isNear ? [{ ...row, kind: 'reminder' } as const] : []),
        ];
      });
      added += await addPushes(db, rows);
    }
  }
  return added;
}

async function remindFirms(
  context: SpreadContext,
  open: readonly PublishedItem[],
): Promise<number> {
  const { db, clock } = context;
  const { remindDays } = await pushSettings(db);
  if (remindDays === 0) return 0;
  let added = 0;
  for (const item of open) {
    const left = daysLeft(item.content.closesOn, clock.today());
    if (left === undefined || left - 1 > remindDays) continue;
    const firms = await db
      .selectFrom('policy_pushes as p')
      .leftJoin('policy_answers as a', (join) =>
        join.onRef('a.item_id', '=', 'p.item_id').onRef('a.enterprise_id', '=', 'p.enterprise_id'),
      )
      .select(['p.enterprise_id as id', 'p.match_state as state'])
      .where('p.item_id', '=', item.id)
      .where('p.kind', '=', 'new')
      .where('p.channel', '=', 'in-app')
      .where((eb) => eb.or([eb('a.answer', 'is', null), eb('a.answer', '=', 'interested')]))
      .execute();
    const told = firms.flatMap(({ id, state }) => (id === null ? [] : [{ id, state }]));
    const by = { ...context, actor: { kind: 'system' } as const };
    added += (await tellFirms(by, { ...item, kind: 'reminder' }, told)).firms;
  }
  return added;
}
