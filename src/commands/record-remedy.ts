// A reconsideration or a suit about disclosure, for Table 4: one row a case, the latest effective result
// (R09–R11; which end counts as what: 法释〔2018〕1号 133).

import type { Insertable } from 'kysely';
import type { RemedyResult, Table4Block } from '../rules/annual-report/form.ts';
import type { IsoDay } from '../rules/day.ts';
import { violation } from '../rules/violations.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import type { Database } from '../store/database.ts';
import type { RemediesTable } from '../store/tables.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';

export interface RemedyInput {
  /** Absent for a new case. */
  readonly remedyId?: number;
  readonly block: Table4Block;
  readonly filedOn: IsoDay;
  readonly result?: Exclude<RemedyResult, 'pending'>;
  readonly decidedOn?: IsoDay;
  readonly note?: string;
}

export async function recordRemedy(
  { db, clock, actor, organId }: CommandContext,
  input: RemedyInput,
): Promise<Result<number>> {
  const today = clock.today();
  if (input.filedOn > today) return refused(violation('date-in-future', 'filedOn'));
  if ((input.result === undefined) !== (input.decidedOn === undefined)) {
    return refused(violation('outcome-unknown', 'result'));
  }
  if (input.decidedOn !== undefined) {
    if (input.decidedOn > today) return refused(violation('date-in-future', 'decidedOn'));
    if (input.decidedOn < input.filedOn) {
      return refused(violation('date-before-previous-step', 'decidedOn'));
    }
  }
  const values = {
    organ_id: organId,
    request_id: null,
    block: input.block,
    filed_on: input.filedOn,
    result: input.result ?? null,
    decided_on: input.decidedOn ?? null,
    note: input.note ?? null,
  };
  return db.transaction().execute(async (within) => {
    const saved = await save(within, input.remedyId, values);
    if (saved === undefined) return refused(violation('remedy-unknown'));
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'remedy-recorded',
      object: `remedy ${saved.id}`,
      detail: { block: input.block, filedOn: input.filedOn, result: input.result ?? null },
    });
    return done(saved.id);
  });
}

async function save(
  db: Database,
  remedyId: number | undefined,
  values: Insertable<RemediesTable>,
): Promise<{ id: number } | undefined> {
  if (remedyId === undefined) {
    return db.insertInto('remedies').values(values).returning('id').executeTakeFirstOrThrow();
  }
  return db
    .updateTable('remedies')
    .set(values)
    .where('id', '=', remedyId)
    .where('organ_id', '=', values.organ_id)
    .returning('id')
    .executeTakeFirst();
}
