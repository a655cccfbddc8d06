// An item is pushed to the firms that it may suit: once a firm, on its own page, by e-mail where an address is known and
// to the channels that take policies; only to firms that agreed (个人信息保护法 13, 15).

import { prepareCondition } from '../../rules/policy/match.ts';
import type { PushedState, PushKind } from '../../rules/policy/push.ts';
import { itemStateOn } from '../../rules/policy/item.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { channelsOf } from '../../store/documents/channels.ts';
import type { Database } from '../../store/database.ts';
import { openContact } from '../../store/policies/enterprises.ts';
import { firmsTold, addPushes } from '../../store/policies/policy-pushes.ts';
import { publishedItems, type PublishedItem } from '../../store/policies/policy-items.ts';
import type { EnterpriseRow, NewPolicyPush } from '../../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import { firmOrgans, matchAllFirms } from './policy-reach.ts';

export interface Pushed {
  /** Firms that are told now. */
  readonly firms: number;
  /** Firms that were told before and are not told again. */
  readonly before: number;
  /** Firms it may suit that did not agree. */
  readonly withoutConsent: number;
  /** Of the firms told now, those with an e-mail address. */
  readonly byMail: number;
}

export async function pushPolicy(
  context: CommandContext,
  { itemId, states }: { readonly itemId: number; readonly states: readonly PushedState[] },
): Promise<Result<Pushed>> {
  const { db, clock, organId, actor } = context;
  if (states.length === 0) return refusedFor('push-states-missing', 'states');
  const [item] = await publishedItems(db, { ids: [itemId] });
  if (item?.organId !== organId) return refusedFor('policy-item-unknown');
  const stand = itemStateOn(item.content, item.document, clock.today());
  if (stand !== 'open' && stand !== 'upcoming') return refusedFor('policy-item-not-open');
  const counts = { firms: 0, before: 0, withoutConsent: 0, byMail: 0 };
  const told = await firmsTold(db, itemId, 'new');
  const organIds = await firmOrgans(db, organId);
  const prepared = prepareCondition(item.content.condition);
  for await (const { firms, stateOf } of matchAllFirms(context, prepared, organIds)) {
    const wanted = firms.flatMap((firm, i) => {
      const state = stateOf(i);
      if (!(states as readonly string[]).includes(state)) return [];
      if (firm.consent !== 'given') counts.withoutConsent += 1;
      else if (told.has(firm.id)) counts.before += 1;
      else return [{ id: firm.id, state }];
      return [];
    });
    if (wanted.length === 0) continue;
    const added = await tellFirms(context, { ...item, kind: 'new' }, wanted);
    counts.firms += added.firms;
    counts.byMail += added.byMail;
    counts.before += added.meanwhile;
  }
  if (counts.firms === 0 && counts.before === 0) {
    const detail = counts.withoutConsent > 0 ? `${counts.withoutConsent}家没有同意` : undefined;
    return refused(violation('push-nobody', undefined, detail));
  }
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'policy-pushed',
    object: `policy-item ${itemId}`,
    detail: { states, ...counts },
  });
  return done(counts);
}

type ToldContext = Pick<CommandContext, 'db' | 'clock' | 'secrets' | 'actor'>;
type Wanted = { readonly id: number; readonly state: NewPolicyPush['match_state'] };
interface Told {
  readonly firms: number;
  readonly byMail: number;
  /** Told by another push that ran at the same time. */
  readonly meanwhile: number;
}
/** What they are told of; `payoutId`: the list of 免申即享 they stand on. */
interface News extends Pick<PublishedItem, 'id' | 'organId'> {
  readonly kind: PushKind;
  readonly payoutId?: number;
}

/** A statement takes 65,535 values. */
const firmsAtOnce = 1000;

/** In one transaction for a block: killed in between, the next push goes on where this one stopped. */
export async function tellFirms(
  context: ToldContext,
  news: News,
  firms: readonly Wanted[],
): Promise<Told> {
  let sum: Told = { firms: 0, byMail: 0, meanwhile: 0 };
  for (let at = 0; at < firms.length; at += firmsAtOnce) {
    const told = await tellSome(context, news, firms.slice(at, at + firmsAtOnce));
    sum = {
      firms: sum.firms + told.firms,
      byMail: sum.byMail + told.byMail,
      meanwhile: sum.meanwhile + told.meanwhile,
    };
  }
  return sum;
}

async function tellSome(
  context: ToldContext,
  { id: itemId, organId, kind, payoutId }: News,
  firms: readonly Wanted[],
): Promise<Told> {
  const { clock, secrets, actor } = context;
  const now = clock.now();
  return await inTransaction(context.db, async (db) => {
    const rows = await agreeing(
      db,
      firms.map(({ id }) => id),
    );
    const channels = (await channelsOf(db, [organId])).filter(
      (channel) => channel.enabled && channel.takes_policies,
    );
    const states = new Map(firms.map(({ id, state }) => [id, state]));
    const base = (firm: EnterpriseRow) => ({
      item_id: itemId,
      payout_id: payoutId ?? null,
      kind,
      enterprise_id: firm.id,
      match_state: states.get(firm.id) ?? null,
      created_at: now,
      next_at: now,
      created_by: staffIdOf(actor) ?? null,
    });
    // On its own page it stands at once: nobody is woken by that.
    const firmsAdded = await addPushes(
      db,
      rows.map((firm) => ({ ...base(firm), channel: 'in-app', state: 'sent', sent_at: now })),
    );
    const mailed = rows.filter((firm) => openContact(secrets, firm).email !== undefined);
    const byMail = await addPushes(
      db,
      mailed.map((firm) => ({ ...base(firm), channel: 'email', state: 'waiting' })),
    );
    for (const { id } of channels) {
      await addPushes(
        db,
        rows.map((firm) => ({
          ...base(firm),
          channel: 'webhook',
          state: 'waiting',
          channel_id: id,
        })),
      );
    }
    return { firms: firmsAdded, byMail, meanwhile: rows.length - firmsAdded };
  });
}

/** Read again under the lock: who took the consent back meanwhile is told nothing. */
async function agreeing(db: Database, ids: readonly number[]): Promise<readonly EnterpriseRow[]> {
  return await db
    .selectFrom('enterprises')
    .selectAll()
    .where('id', 'in', [-1, ...ids])
    .where('consent', '=', 'given')
    .orderBy('id')
    .forShare()
    .execute();
}
