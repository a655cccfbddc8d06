// A list of 免申即享 is found by comparison of data: all firms that fit by what is known of them.

import type { IsoDay } from '../../rules/day.ts';
import { amountFor, basisOf } from '../../rules/policy/amount.ts';
import { itemStateOn } from '../../rules/policy/item.ts';
import { prepareCondition } from '../../rules/policy/match.ts';
import { nextNumber } from '../../store/database/counters.ts';
import { organById } from '../../store/people/organs.ts';
import {
  appendPayoutEvent,
  firmsPaid,
  hasOpenPayout,
  insertPayout,
} from '../../store/policies/payouts.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import { lockPolicyItem } from '../../store/policies/policy-writing.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { firmOrgans, matchAllFirms } from './policy-reach.ts';
import { logPayoutAct } from './payout-act.ts';

const series = 'payout';

/** All firms that fit by what is known of them, with the amount that the item's formula gives. */
export async function draftPayout(
  context: CommandContext,
  {
    itemId,
    confirmBy,
    note,
  }: { readonly itemId: number; readonly confirmBy: IsoDay; readonly note: string },
): Promise<Result<{ readonly id: number }>> {
  const { clock, organId, secrets, actor } = context;
  const [item] = await publishedItems(context.db, { ids: [itemId] });
  if (item?.organId !== organId) return refusedFor('policy-item-unknown');
  const { amount, delivery, condition } = item.content;
  const stand = itemStateOn(item.content, item.document, clock.today());
  if (delivery !== 'automatic' || amount === undefined || stand !== 'open') {
    return refusedFor('payout-not-automatic');
  }
  const basis = basisOf(amount);
  if (basis !== undefined && !('fact' in basis)) return refusedFor('payout-basis-missing');
  if (confirmBy < clock.today()) return refusedFor('payout-confirm-by', 'confirmBy');
  const found: { enterprise_id: number; amount_fen: number; basis: string }[] = [];
  const organIds = await firmOrgans(context.db, organId);
  const prepared = prepareCondition(condition);
  for await (const { firms, profiles, stateOf } of matchAllFirms(context, prepared, organIds)) {
    for (const [i, firm] of firms.entries()) {
      if (stateOf(i) !== 'fits') continue;
      const sum = amountFor(amount, basis && profiles[i]?.facts[basis.fact]);
      // What the amount rests on is not known: no list by data can say it.
      if ('asks' in sum || sum.fen <= 0) continue;
      found.push({ enterprise_id: firm.id, amount_fen: sum.fen, basis: sum.steps });
    }
  }
  if (found.length === 0) return refusedFor('payout-nobody');
  return await context.db.transaction().execute(async (db) => {
    // Two lists of one item at once: the second sees the first.
    await lockPolicyItem(db, itemId);
    if (await hasOpenPayout(db, itemId)) return refusedFor('payout-open-already');
    // Of one item a firm is paid once by list.
    const paid = await firmsPaid(db, itemId);
    const lines = found.filter(({ enterprise_id }) => !paid.has(enterprise_id));
    if (lines.length === 0) return refusedFor('payout-nobody');
    const organ = await organById(db, organId);
    const year = Number(clock.today().slice(0, 4));
    const n = String(await nextNumber(db, organId, series, year)).padStart(3, '0');
    const row = {
      organ_id: organId,
      item_id: itemId,
      number: `${(organ?.code ?? '').toUpperCase()}-DF-${year}-${n}`,
      confirm_by: confirmBy,
      delivery_days: item.content.deliveryDays ?? null,
      created_at: clock.now(),
    };
    const id = await insertPayout(db, row, lines);
    const [on, at] = [clock.today(), clock.now()];
    const event = { kind: 'drafted', note } as const;
    await appendPayoutEvent(db, secrets, { payoutId: id, event, actor, on, at });
    await logPayoutAct(context, db, id, 'drafted');
    return done({ id });
  });
}
