// Figures of Table 2 that come from other registers (行政许可、处罚、强制、收费): who entered them and on
// what evidence stands with them; entering again replaces them and the log keeps both.

import { violation, type Violation } from '../rules/violations.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import type { AnnualEntriesTable } from '../store/tables.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';

export interface AnnualEntry {
  readonly year: number;
  readonly item: AnnualEntriesTable['item'];
  /** Decisions; for `fees` 万元 as the form prints them. */
  readonly amount: number;
  readonly evidence: string;
}

export async function saveAnnualEntry(
  { db, clock, actor, organId }: CommandContext,
  { year, item, amount, evidence }: AnnualEntry,
): Promise<Result<null>> {
  const found: Violation[] = [];
  // 万元 are kept in fen: six decimals are one fen.
  const stored = item === 'fees' ? Math.round(amount * 1_000_000) : amount;
  const exact = item === 'fees' ? Math.abs(stored / 1_000_000 - amount) < 1e-9 : true;
  if (!Number.isSafeInteger(stored) || stored < 0 || !exact) {
    found.push(violation('amount-impossible', 'amount'));
  }
  if (evidence.trim() === '') found.push(violation('evidence-missing', 'evidence'));
  if (found.length > 0) return refused(...found);
  const row = {
    organ_id: organId,
    year,
    item,
    amount: stored,
    evidence: evidence.trim(),
    entered_by: actor.kind === 'staff' ? actor.name : '系统',
    entered_at: clock.now(),
  };
  return db.transaction().execute(async (within) => {
    const before = await within
      .selectFrom('annual_entries')
      .select(['amount', 'evidence'])
      .where('organ_id', '=', organId)
      .where('year', '=', year)
      .where('item', '=', item)
      .executeTakeFirst();
    await within
      .insertInto('annual_entries')
      .values(row)
      .onConflict((conflict) => conflict.columns(['organ_id', 'year', 'item']).doUpdateSet(row))
      .execute();
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'report-entry-saved',
      object: `report ${organId} ${year}`,
      detail: { item, was: before ?? null, now: { amount: stored, evidence: row.evidence } },
    });
    return done(null);
  });
}
