// A list of 免申即享 is approved, sent back or ended by another person than who found it; the firms hear of it.

import { payoutLines } from '../../store/policies/payouts.ts';
import { dropPushesTo } from '../../store/policies/policy-pushes.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { tellFirms } from './push-policy.ts';
import { actOnPayout } from './payout-act.ts';

export async function decidePayout(
  context: CommandContext,
  given: {
    readonly id: number;
    readonly act: 'approved' | 'returned' | 'cancelled';
    readonly text: string;
  },
): Promise<Result<null>> {
  const { id, act: kind, text } = given;
  if (kind !== 'approved' && text.trim() === '') return refusedFor('payout-reason-missing', 'text');
  return await actOnPayout(context, id, kind, async ({ row }, inside) => {
    if (kind !== 'approved') {
      // What still waits would ask firms for a list that is none any more.
      await dropPushesTo(inside.db, { payoutId: id });
      return done({ kind, reason: text.trim() });
    }
    // The firms hear of it with the approval; who did not agree to messages is rung by the office.
    const listed = (await payoutLines(inside.db, id)).filter(({ state }) => state === 'listed');
    const firms = listed.map((line) => ({ id: line.enterprise_id, state: 'fits' as const }));
    const news = { id: row.item_id, organId: row.organ_id, kind: 'payout', payoutId: id } as const;
    await tellFirms(inside, news, firms);
    return done({ kind, opinion: text.trim() });
  });
}
