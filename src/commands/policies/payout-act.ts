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
  payoutLines,
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
  readonly lines: readonly ListedLine[];
}

export async function openPayout(
  { db, secrets, clock }: Pick<CommandContext, 'db' | 'secrets' | 'clock'>,
  row: PayoutRow,
): Promise<OpenedPayout> {
  const lines = await payoutLines(db, row.id);
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
    lines,
    payout: {
      events: await payoutEvents(db, secrets, row.id),
      lines: lines.map(({ id, state, amount_fen }) => ({ id, state, amountFen: amount_fen })),
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
    await keepState(inside, id);
    await logPayoutAct(context, db, id, kind);
    return done(null);
  });
}

async function keepState(context: CommandContext, id: number): Promise<void> {
  const { db } = context;
  const row = await lockPayout(db, id);
  if (row === undefined) return;
  const { payout } = await openPayout(context, row);
  await updatePayout(db, id, { state: stateOfPayout(payout) });
}

export type LineState = ListedLine['state'];

export function lineIn(
  { lines }: OpenedPayout,
  lineId: number,
  states: readonly LineState[],
): Result<ListedLine> {
  const line = lines.find(({ id }) => id === lineId);
  if (line === undefined) return refusedFor('payout-line-unknown', 'lineId');
  return states.includes(line.state) ? done(line) : refusedFor('payout-line-state', 'lineId');
}
