// A reconsideration or a suit about disclosure, for Table 4: one row a case, the latest effective result
// (R09–R11; which end counts as what: 法释〔2018〕1号 133).

import type { RemedyResult, Table4Block } from '../rules/annual-report/form.ts';
import type { IsoDay } from '../rules/day.ts';
import { violation } from '../rules/violations.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';

export interface RemedyInput {
  /** Absent for a new case. */
  readonly remedyId?: number;
  readonly requestId?: number;
  readonly block: Table4Block;
  readonly filedOn: IsoDay;
  readonly result?: Exclude<RemedyResult, 'pending'>;
  readonly decidedOn?: IsoDay;
  readonly note?: string;
}

export async function recordRemedy(
  { db, clock, organId }: CommandContext,
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
    request_id: input.requestId ?? null,
    block: input.block,
    filed_on: input.filedOn,
    result: input.result ?? null,
    decided_on: input.decidedOn ?? null,
    note: input.note ?? null,
  };
  if (input.remedyId === undefined) {
    const { id } = await db
      .insertInto('remedies')
      .values(values)
      .returning('id')
      .executeTakeFirstOrThrow();
    return done(id);
  }
  const changed = await db
    .updateTable('remedies')
    .set(values)
    .where('id', '=', input.remedyId)
    .where('organ_id', '=', organId)
    .returning('id')
    .executeTakeFirst();
  return changed === undefined ? refused(violation('request-unknown')) : done(changed.id);
}
