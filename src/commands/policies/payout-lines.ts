// One firm on a list of 免申即享: it confirms or gives up, the office takes it off or changes its amount; the time to
// confirm ends.

import { type PayoutAccount, accountFaults } from '../../rules/policy/payout.ts';
import { violation } from '../../rules/violations.ts';
import { declineUnanswered, sealAccount, updatePayoutLine } from '../../store/policies/payouts.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { actOnPayout, lineIn } from './payout-act.ts';

/** What the firm itself says, on its own page. */
export async function confirmPayoutLine(
  context: CommandContext,
  given: { readonly id: number; readonly lineId: number; readonly account: PayoutAccount },
): Promise<Result<null>> {
  const { id, lineId, account } = given;
  return await actOnPayout(context, id, 'line-confirmed', async (opened, { db, secrets }) => {
    const line = await lineIn(db, opened, lineId, ['listed', 'confirmed', 'declined']);
    if (!line.ok) return line;
    const [wrong] = accountFaults(account, line.value.name);
    if (wrong !== undefined) {
      return refused(violation('payout-account', wrong.field, wrong.text));
    }
    await updatePayoutLine(db, lineId, {
      state: 'confirmed',
      account: sealAccount(secrets, line.value, account),
    });
    return done({ kind: 'line-confirmed', lineId });
  });
}

export async function declinePayoutLine(
  context: CommandContext,
  given: { readonly id: number; readonly lineId: number; readonly reason: string },
): Promise<Result<null>> {
  const { id, lineId, reason } = given;
  return await actOnPayout(context, id, 'line-declined', async (opened, { db }) => {
    const line = await lineIn(db, opened, lineId, ['listed', 'confirmed']);
    if (!line.ok) return line;
    await updatePayoutLine(db, lineId, { state: 'declined', account: null });
    return done({ kind: 'line-declined', lineId, reason });
  });
}

export async function removePayoutLine(
  context: CommandContext,
  given: { readonly id: number; readonly lineId: number; readonly reason: string },
): Promise<Result<null>> {
  const { id, lineId, reason } = given;
  if (reason.trim() === '') return refusedFor('payout-reason-missing', 'reason');
  return await actOnPayout(context, id, 'line-removed', async (opened, { db }) => {
    const line = await lineIn(db, opened, lineId, ['listed', 'confirmed']);
    if (!line.ok) return line;
    await updatePayoutLine(db, lineId, { state: 'removed', account: null });
    return done({ kind: 'line-removed', lineId, reason: reason.trim() });
  });
}

export async function changePayoutAmount(
  context: CommandContext,
  given: {
    readonly id: number;
    readonly lineId: number;
    readonly fen: number;
    readonly reason: string;
  },
): Promise<Result<null>> {
  const { id, lineId, fen, reason } = given;
  if (reason.trim() === '') return refusedFor('payout-reason-missing', 'reason');
  return await actOnPayout(context, id, 'amount-changed', async (opened, { db }) => {
    const line = await lineIn(db, opened, lineId, ['listed', 'confirmed']);
    if (!line.ok) return line;
    const [item] = await publishedItems(db, {
      ids: [opened.row.item_id],
      withWithdrawn: true,
    });
    const cap = item?.content.amount?.capFen ?? Number.MAX_SAFE_INTEGER;
    if (!Number.isSafeInteger(fen) || fen <= 0 || fen > cap) {
      return refusedFor('payout-amount', 'fen');
    }
    const { amount_fen: fromFen } = line.value;
    await updatePayoutLine(db, lineId, { amount_fen: fen, basis: `调整：${reason.trim()}` });
    return done({ kind: 'amount-changed', lineId, fromFen, toFen: fen, reason: reason.trim() });
  });
}

/** Who did not answer in time is not paid without a word: he goes off this list. */
export async function closeConfirmation(
  context: CommandContext,
  id: number,
): Promise<Result<null>> {
  return await actOnPayout(context, id, 'confirmation-closed', async (_opened, { db }) => {
    await declineUnanswered(db, id);
    return done({ kind: 'confirmation-closed' });
  });
}
