// What goes out to firms and subscribers, and what firms say to it.

import { sql } from 'kysely';
import type { FirmAnswer, PushKind } from '../../rules/policy/push.ts';
import type { Database } from '../database.ts';
import type {
  EnterpriseRow,
  NewPolicyPush,
  PolicyPushRow,
  PolicySubscriptionRow,
} from '../tables.ts';

/** @returns how many are new: what was pushed before is not pushed again. */
export async function addPushes(db: Database, pushes: readonly NewPolicyPush[]): Promise<number> {
  if (pushes.length === 0) return 0;
  const added = await db
    .insertInto('policy_pushes')
    .values([...pushes])
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/** Who was already told of an item. */
export async function firmsTold(
  db: Database,
  itemId: number,
  kind: PushKind,
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('policy_pushes')
    .select('enterprise_id')
    .distinct()
    .where('item_id', '=', itemId)
    .where('kind', '=', kind)
    .where('enterprise_id', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ enterprise_id }) => enterprise_id ?? []));
}

/**
 * Takes the next message that is due and notes at once that it is being sent: whoever dies while sending leaves it so,
 * and nobody sends it a second time.
 */
export async function takeDuePush(
  db: Database,
  now: Temporal.Instant,
  channels: readonly PolicyPushRow['channel'][],
): Promise<PolicyPushRow | undefined> {
  return await db.transaction().execute(async (within) => {
    const row = await within
      .selectFrom('policy_pushes')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('channel', 'in', channels)
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const attempts = row.attempts + 1;
    await within
      .updateTable('policy_pushes')
      .set({ state: 'sending', attempts, next_at: now })
      .where('id', '=', row.id)
      .execute();
    return { ...row, attempts };
  });
}

export interface Receiver {
  readonly firm?: EnterpriseRow;
  readonly subscription?: PolicySubscriptionRow;
}

/** Undefined when he no longer wants it. */
export async function receiverOf(
  db: Database,
  { enterprise_id, subscription_id }: Pick<PolicyPushRow, 'enterprise_id' | 'subscription_id'>,
): Promise<Receiver | undefined> {
  if (enterprise_id !== null) {
    const firm = await db
      .selectFrom('enterprises')
      .selectAll()
      .where('id', '=', enterprise_id)
      .where('consent', '=', 'given')
      .executeTakeFirst();
    return firm && { firm };
  }
  const subscription = await db
    .selectFrom('policy_subscriptions')
    .selectAll()
    .where('id', '=', subscription_id ?? -1)
    .where('confirmed_at', 'is not', null)
    .where('stopped_at', 'is', null)
    .executeTakeFirst();
  return subscription && { subscription };
}

export async function markPush(
  db: Database,
  id: number,
  change: Partial<Pick<PolicyPushRow, 'state' | 'fault' | 'sent_at' | 'next_at'>>,
): Promise<void> {
  await db.updateTable('policy_pushes').set(change).where('id', '=', id).execute();
}

/**
 * What was being sent when the server went down. A program that is told the same key twice takes it once; a person would
 * read it twice, so that is left alone.
 */
export async function settleBroken(db: Database, before: Temporal.Instant): Promise<void> {
  await db
    .updateTable('policy_pushes')
    .set({
      state: sql`case when channel = 'webhook' then 'waiting' else 'unsure' end`,
      fault: '发送时服务中断',
    })
    .where('state', '=', 'sending')
    .where('next_at', '<', before)
    .execute();
}

/** Nothing more goes to this firm, this subscriber, of this list. */
export async function dropPushesTo(
  db: Database,
  to:
    | { readonly enterpriseId: number }
    | { readonly subscriptionId: number }
    | { readonly payoutId: number },
): Promise<void> {
  let query = db
    .updateTable('policy_pushes')
    .set({ state: 'dropped' })
    .where('state', '=', 'waiting');
  query =
    'enterpriseId' in to
      ? query.where('enterprise_id', '=', to.enterpriseId)
      : 'payoutId' in to
        ? query.where('payout_id', '=', to.payoutId)
        : query.where('subscription_id', '=', to.subscriptionId);
  await query.execute();
}

export async function saveAnswer(
  db: Database,
  given: {
    readonly itemId: number;
    readonly enterpriseId: number;
    readonly at: Temporal.Instant;
    readonly answer?: FirmAnswer;
  },
): Promise<void> {
  const { itemId, enterpriseId, at, answer } = given;
  await db
    .insertInto('policy_answers')
    .values({
      item_id: itemId,
      enterprise_id: enterpriseId,
      read_at: at,
      answer: answer ?? null,
      answered_at: answer === undefined ? null : at,
    })
    .onConflict((conflict) =>
      conflict.columns(['enterprise_id', 'item_id']).doUpdateSet((eb) => ({
        read_at: eb.fn.coalesce('policy_answers.read_at', eb.val(at)),
        ...(answer === undefined ? {} : { answer, answered_at: at }),
      })),
    )
    .execute();
}

export interface PushCounts {
  readonly itemId: number;
  readonly firms: number;
  readonly subscribers: number;
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  readonly read: number;
  readonly interested: number;
  readonly notApplicable: number;
  readonly applied: number;
}

/** By item; `span`: of what was pushed within it. */
export async function pushCounts(
  db: Database,
  itemIds: readonly number[],
  span?: readonly [Temporal.Instant, Temporal.Instant],
): Promise<ReadonlyMap<number, PushCounts>> {
  const [from = null, until = null] = span ?? [];
  const { rows } = await sql<PushCounts>`
    with pushed as (
      select * from policy_pushes where item_id = any(${[-1, ...itemIds]}::int[])
        and (${from}::timestamptz is null or created_at >= ${from})
        and (${until}::timestamptz is null or created_at < ${until})),
    told as (select distinct item_id, enterprise_id from pushed where enterprise_id is not null),
    said as (
      select t.item_id, count(a.read_at) as read,
        count(*) filter (where a.answer = 'interested') as interested,
        count(*) filter (where a.answer = 'not-applicable') as not_applicable,
        count(*) filter (where a.answer = 'applied') as applied, count(*) as firms
      from told t left join policy_answers a using (item_id, enterprise_id) group by t.item_id)
    select p.item_id as "itemId", coalesce(max(s.firms), 0) as firms,
      count(distinct p.subscription_id) as subscribers,
      count(*) filter (where p.state = 'sent' and p.channel <> 'in-app') as sent,
      count(*) filter (where p.state in ('waiting', 'sending')) as waiting,
      count(*) filter (where p.state in ('failed', 'unsure')) as failed,
      coalesce(max(s.read), 0) as read, coalesce(max(s.interested), 0) as interested,
      coalesce(max(s.not_applicable), 0) as "notApplicable", coalesce(max(s.applied), 0) as applied
    from pushed p left join said s using (item_id) group by p.item_id`.execute(db);
  return new Map(rows.map((row) => [row.itemId, row]));
}

/** What of the firms that were told: all, who looked, who answered so. */
export type ToldWhich = 'firms' | 'read' | FirmAnswer;

export interface ToldFirm {
  readonly itemId: number;
  readonly enterpriseId: number;
  readonly name: string;
  readonly creditCode: string;
  readonly matchState: PolicyPushRow['match_state'];
  readonly pushedAt: Temporal.Instant;
  readonly readAt: Temporal.Instant | null;
  readonly answer: FirmAnswer | null;
  /** By way: 电子邮件 待发送. */
  readonly ways: readonly { readonly channel: string; readonly state: string }[];
}

/** The firms behind `pushCounts`, by the same rows: one line for a firm and an item. */
export async function firmsBehind(
  db: Database,
  asked: {
    readonly itemIds: readonly number[];
    readonly span: readonly [Temporal.Instant, Temporal.Instant] | undefined;
    readonly which?: ToldWhich;
  },
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ToldFirm[]; readonly total: number }> {
  const [from = null, until = null] = asked.span ?? [];
  const { which = 'firms' } = asked;
  const only =
    which === 'firms'
      ? sql`true`
      : which === 'read'
        ? sql`a.read_at is not null`
        : sql`a.answer = ${which}`;
  const { rows } = await sql<ToldFirm & { readonly total: number }>`
    select p.item_id as "itemId", p.enterprise_id as "enterpriseId", e.name,
      e.credit_code as "creditCode", max(p.match_state) as "matchState",
      min(p.created_at) as "pushedAt", max(a.read_at) as "readAt", max(a.answer) as answer,
      jsonb_agg(jsonb_build_object('channel', p.channel, 'state', p.state) order by p.id) as ways,
      (count(*) over ())::int as total
    from policy_pushes p join enterprises e on e.id = p.enterprise_id
    left join policy_answers a on a.item_id = p.item_id and a.enterprise_id = p.enterprise_id
    where p.item_id = any(${[-1, ...asked.itemIds]}::int[]) and ${only}
      and (${from}::timestamptz is null or p.created_at >= ${from})
      and (${until}::timestamptz is null or p.created_at < ${until})
    group by p.item_id, p.enterprise_id, e.name, e.credit_code
    order by min(p.created_at) desc, p.item_id, p.enterprise_id
    limit ${limit} offset ${offset}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** News that stand on the firm's own page, the newest first. */
export async function newsOfFirm(db: Database, enterpriseId: number) {
  return await db
    .selectFrom('policy_pushes as p')
    .leftJoin('policy_answers as a', (join) =>
      join.onRef('a.item_id', '=', 'p.item_id').onRef('a.enterprise_id', '=', 'p.enterprise_id'),
    )
    .select(['p.item_id', 'a.answer'])
    .select((eb) => eb.fn.min('p.created_at').as('at'))
    .where('p.enterprise_id', '=', enterpriseId)
    .where('p.channel', '=', 'in-app')
    .groupBy(['p.item_id', 'a.answer'])
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
}
