// Every act on a list of 免申即享: lock the list, ask the rules, do the work, leave the event and the line of the log in
// one transaction.

import {
  type Payout,
  type PayoutEvent,
  payoutObstacle,
  stateOfPayout,
} from '../../rules/policy/payout.ts';
import { isDisplayOver } from '../../rules/display-period.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { Database } from '../../store/database.ts';
import { documentById } from '../../store/documents/documents.ts';
import {
  appendPayoutEvent,
  type ListedLine,
  lockPayout,
  payoutEvents,
  payoutLine,
  statesOnList,
  updatePayout,
} from '../../store/policies/payouts.ts';
import type { PayoutRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export async function logPayoutAct(
  { clock, actor }: CommandContext,
  db: Database,
  id: number,
  act: string,
): Promise<void> {
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'payout-act',
    object: `payout ${id}`,
    detail: { act },
  });
}

export interface OpenedPayout {
  readonly row: PayoutRow;
  readonly payout: Payout;
}

/** What the rules need of a list, which does not grow with the firms on it. */
export async function openPayout(
  { db, secrets, clock }: Pick<CommandContext, 'db' | 'secrets' | 'clock'>,
  row: PayoutRow,
): Promise<OpenedPayout> {
  const states = await statesOnList(db, row.id);
  const notice = row.notice_id === null ? undefined : await documentById(db, row.notice_id);
  const result = row.result_id === null ? undefined : await documentById(db, row.result_id);
  const display = notice?.details.display;
  const isOver =
    notice !== undefined &&
    (notice.display_ended_on !== null ||
      (notice.state === 'published' && !!display && isDisplayOver(display, clock.today())));
  const standing = isOver ? 'over' : notice?.state === 'published' ? 'running' : 'draft';
  return {
    row,
    payout: {
      events: await payoutEvents(db, secrets, row.id, 'the-whole'),
      lines: states.map((state) => ({ state })),
      confirmBy: row.confirm_by,
      ...(notice === undefined ? {} : { notice: standing }),
      isResultPublished: result?.state === 'published',
    },
  };
}

/** Locks the list, asks the rule of the act, does the work and leaves the event. */
export async function actOnPayout(
  context: CommandContext,
  id: number,
  kind: PayoutEvent['kind'],
  work: (opened: OpenedPayout, inside: CommandContext) => Promise<Result<PayoutEvent>>,
): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    const inside = { ...context, db };
    const row = await lockPayout(db, id);
    if (row?.organ_id !== context.organId) return refusedFor('payout-unknown');
    const opened = await openPayout(inside, row);
    const why = payoutObstacle(opened.payout, kind, context.actor, context.clock.today());
    if (why !== undefined) return refused(why);
    const result = await work(opened, inside);
    if (!result.ok) return result;
    const { clock, secrets, actor } = context;
    await appendPayoutEvent(db, secrets, {
      payoutId: id,
      event: result.value,
      actor,
      on: clock.today(),
      at: clock.now(),
    });
    const now = await lockPayout(db, id);
    if (now !== undefined) {
      const { payout } = await openPayout(inside, now);
      await updatePayout(db, id, { state: stateOfPayout(payout) });
    }
    await logPayoutAct(context, db, id, kind);
    return done(null);
  });
}

export type LineState = ListedLine['state'];

export async function lineIn(
  db: Database,
  { row }: OpenedPayout,
  lineId: number,
  states: readonly LineState[],
): Promise<Result<ListedLine>> {
  const line = await payoutLine(db, row.id, lineId);
  if (line === undefined) return refusedFor('payout-line-unknown', 'lineId');
  return states.includes(line.state) ? done(line) : refusedFor('payout-line-state', 'lineId');
}
