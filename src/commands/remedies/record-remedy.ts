// A reconsideration or a suit about disclosure, for Table 4: one row a case (R09–R11). Its course is recorded
// step by step (record-remedy-course.ts); a case of an older register is entered with its result at once.

import type { RemedyResult, Table4Block } from '../../rules/annual-report/form.ts';
import type { IsoDay } from '../../rules/day.ts';
import { order } from '../../rules/remedy-case.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { Database } from '../../store/database.ts';
import {
  decisionsOf,
  insertRemedy,
  lockRemedy,
  remedyById,
  sealClaims,
  sealRemedyNote,
  updateRemedy,
} from '../../store/remedies/remedies.ts';
import { requestById } from '../../store/requests/requests.ts';
import { staffMember } from '../../store/people/staff.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';

export interface RemedyInput {
  /** Absent for a new case. */
  readonly remedyId?: number;
  readonly block: Table4Block;
  readonly filedOn: IsoDay;
  /** The request whose reply, or silence, is contested. */
  readonly requestId?: number;
  readonly caseNumber?: string;
  readonly body?: string;
  /** The reconsideration that a suit came after. */
  readonly followsId?: number;
  readonly handlerId?: number;
  readonly claims?: string;
  readonly result?: Exclude<RemedyResult, 'pending'>;
  readonly decidedOn?: IsoDay;
  readonly note?: string;
}

export async function recordRemedy(
  context: CommandContext,
  input: RemedyInput,
): Promise<Result<number>> {
  const { clock, actor } = context;
  const found = dayFaults(input, clock.today());
  if (found.length > 0) return refused(...found);
  return context.db.transaction().execute(async (db) => {
    const unknown = await linkFaults(db, context.organId, input);
    if (unknown.length > 0) return refused(...unknown);
    const saved = await save({ ...context, db }, input);
    if (!saved.ok) return saved;
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'remedy-recorded',
      object: `remedy ${saved.value}`,
      detail: { block: input.block, filedOn: input.filedOn, result: input.result ?? null },
    });
    return saved;
  });
}

function dayFaults(input: RemedyInput, today: IsoDay): readonly Violation[] {
  const { filedOn, result, decidedOn } = input;
  if (filedOn > today) return [violation('date-in-future', 'filedOn')];
  if ((result === undefined) !== (decidedOn === undefined)) {
    return [violation('outcome-unknown', 'result')];
  }
  return decidedOn === undefined ? [] : order(filedOn, decidedOn, 'decidedOn', today);
}

/** What it names has to be of the same organ. */
async function linkFaults(
  db: Database,
  organId: number,
  { requestId, followsId, handlerId, remedyId }: RemedyInput,
): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  if (requestId !== undefined && (await requestById(db, requestId))?.organ_id !== organId) {
    found.push(violation('request-unknown', 'requestId'));
  }
  if (followsId !== undefined) {
    const before = await remedyById(db, followsId);
    const isBefore = before?.organ_id === organId && before.block === 'reconsideration';
    if (!isBefore || followsId === remedyId) found.push(violation('remedy-unknown', 'followsId'));
  }
  if (handlerId !== undefined) {
    const staff = await staffMember(db, handlerId);
    if (staff?.organId !== organId || staff.disabledAt !== null) {
      found.push(violation('staff-unknown', 'handlerId'));
    }
  }
  return found;
}

async function save(context: CommandContext, input: RemedyInput): Promise<Result<number>> {
  const { db, secrets, organId } = context;
  const { remedyId, result, decidedOn } = input;
  const facts = {
    block: input.block,
    filed_on: input.filedOn,
  };
  // What a form does not show is not said by it, and stays.
  const said = {
    ...(input.requestId === undefined ? {} : { request_id: input.requestId }),
    ...(input.caseNumber === undefined ? {} : { case_number: input.caseNumber || null }),
    ...(input.body === undefined ? {} : { body: input.body || null }),
    ...(input.followsId === undefined ? {} : { follows_id: input.followsId }),
    ...(input.handlerId === undefined ? {} : { handler_id: input.handlerId }),
    ...(input.note === undefined ? {} : { note: sealRemedyNote(secrets, input.note) }),
    ...(input.claims === undefined ? {} : { claims: sealClaims(secrets, input.claims) }),
  };
  const ended = { result: result ?? null, decided_on: decidedOn ?? null };
  if (remedyId === undefined) {
    const row = await insertRemedy(db, { organ_id: organId, ...facts, ...said, ...ended });
    return done(row.id);
  }
  const row = await lockRemedy(db, remedyId);
  if (row === undefined || row.organ_id !== organId) return refusedFor('remedy-unknown');
  const hasCourse = row.copy_received_on !== null || (await decisionsOf(db, [row.id])).has(row.id);
  if (hasCourse && (result !== undefined || input.block !== row.block)) {
    return refused(violation('remedy-has-course', 'result'));
  }
  await updateRemedy(db, row, { ...facts, ...said, ...(hasCourse ? {} : ended) });
  return done(row.id);
}
