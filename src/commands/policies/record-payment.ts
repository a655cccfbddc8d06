// A payment of a list of 免申即享, by another person than who approved it.

import type { IsoDay } from '../../rules/day.ts';
import { paymentFaults } from '../../rules/policy/payout.ts';
import { payoutLine, updatePayoutLine } from '../../store/policies/payouts.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { actOnPayout } from './payout-act.ts';

export async function recordPayment(
  context: CommandContext,
  given: {
    readonly id: number;
    readonly lineId: number;
    readonly on: IsoDay;
    readonly fen: number;
    readonly reference: string;
  },
): Promise<Result<null>> {
  const { id, lineId, on, fen, reference } = given;
  return await actOnPayout(context, id, 'line-paid', async (opened, { db }) => {
    const found = await payoutLine(db, id, lineId);
    if (found === undefined) return refusedFor('payout-line-unknown', 'lineId');
    const line = { id: found.id, state: found.state, amountFen: found.amount_fen };
    const wrong = paymentFaults(opened.payout, line, { on, fen, reference }, context.clock.today());
    if (wrong.length > 0) return refused(...wrong);
    await updatePayoutLine(db, lineId, { state: 'paid', paid_on: on });
    return done({ kind: 'line-paid', lineId, on, fen, reference: reference.trim() });
  });
}
