// Every act on a reconsideration or a suit goes one way: lock the case, look at it as the rules do, change
// it, work out anew what Table 4 counts, and log it.

import type { AuditAction } from '../../rules/audit-actions.ts';
import { type RemedyFile, resultInForce } from '../../rules/remedy-case.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { Database } from '../../store/database.ts';
import { decisionsOf, fileOf, lockRemedy, updateRemedy } from '../../store/remedies/remedies.ts';
import type { RemedyRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';

export interface RemedyActInput {
  readonly remedyId: number;
  /** The version that was seen. */
  readonly version: number;
}

export interface HeldRemedy {
  readonly row: RemedyRow;
  readonly file: RemedyFile;
  /** Inside the transaction. */
  readonly db: Database;
}

/** What the act writes to the row, and what the log keeps of it; a refusal instead where it may not be. */
export type Carry = (held: HeldRemedy) => Promise<
  Result<{
    readonly values: Partial<RemedyRow>;
    readonly logged: Readonly<Record<string, unknown>>;
  }>
>;

export async function actOnRemedy(
  context: CommandContext,
  { remedyId, version }: RemedyActInput,
  action: AuditAction,
  carry: Carry,
): Promise<Result<RemedyRow>> {
  return context.db.transaction().execute(async (db) => {
    const row = await lockRemedy(db, remedyId);
    if (row === undefined || row.organ_id !== context.organId) {
      return refused(violation('remedy-unknown'));
    }
    if (row.version !== version) return refused(violation('changed-meanwhile'));
    const carried = await carry({ row, db, file: await fileFrom(db, row) });
    if (!carried.ok) return carried;
    const { values, logged } = carried.value;
    const after = await fileFrom(db, { ...row, ...values });
    const counted = after.decisions.length === 0 ? {} : countedBy(after);
    const updated = await updateRemedy(db, row, { ...values, ...counted });
    await appendAuditLog(db, {
      at: context.clock.now(),
      actor: context.actor,
      action,
      object: `remedy ${row.id}`,
      detail: logged,
    });
    return done(updated);
  });
}

async function fileFrom(db: Database, row: RemedyRow): Promise<RemedyFile> {
  return fileOf(row, (await decisionsOf(db, [row.id])).get(row.id) ?? []);
}

/** The latest decision in force (R09–R11); none while it can be appealed from. */
function countedBy(file: RemedyFile): Pick<RemedyRow, 'result' | 'decided_on'> {
  const counted = resultInForce(file);
  return { result: counted?.result ?? null, decided_on: counted?.on ?? null };
}
