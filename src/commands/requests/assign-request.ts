// Handing a request to somebody inside the organ, or to one of its inner offices (条例 45), with the office's
// own deadline. The organ goes on answering in its own name: nothing leaves it (36(5)).

import type { IsoDay } from '../../rules/day.ts';
import { assign } from '../../rules/request/receipt.ts';
import { violation } from '../../rules/violations.ts';
import type { Database } from '../../store/database.ts';
import { innerOffices } from '../../store/people/organs.ts';
import type { OrganRow, RequestRow } from '../../store/tables.ts';
import { type StaffMember, staffMember } from '../../store/people/staff.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export interface Assignment {
  readonly on: IsoDay;
  /** Absent: the inner office names somebody itself. */
  readonly staffId?: number;
  /** An inner office; absent: that of the person, or the disclosure office. */
  readonly departmentId?: number;
  /** Absent: by the organ's rule. */
  readonly internalDueOn?: IsoDay;
  readonly note?: string;
}

export async function assignRequest(
  context: CommandContext,
  input: StepInput & Assignment,
): Promise<Result<RequestRow>> {
  const found = await assignee(context.db, context.organId, input);
  if (!found.ok) return found;
  const { staff, department } = found.value;
  const { on, internalDueOn, note } = input;
  return takeStep(context, input, async (r, at, db, row) => {
    const handlerId = staff?.id ?? null;
    const departmentId = department?.id ?? null;
    const isSame = handlerId === row.handler_id && departmentId === row.department_id;
    if (isSame && internalDueOn === undefined && row.handler_id !== null) {
      return { ok: false, violations: [violation('transfer-changes-nothing', 'staffId')] };
    }
    const decision = assign(
      r,
      {
        on,
        ...(staff === undefined ? {} : { to: { id: staff.id, name: staff.name } }),
        ...(department === undefined
          ? {}
          : { department: { id: department.id, name: department.name } }),
        ...(internalDueOn === undefined ? {} : { internalDueOn }),
        ...(note === undefined || note.trim() === '' ? {} : { note }),
        isTransfer: !isSame && (row.handler_id !== null || row.department_id !== null),
      },
      at,
    );
    if (decision.ok) {
      await db
        .updateTable('requests')
        .set({ handler_id: handlerId, department_id: departmentId })
        .where('id', '=', row.id)
        .execute();
    }
    return decision;
  });
}

interface Assignee {
  readonly staff?: StaffMember;
  readonly department?: OrganRow;
}

/** The person and the inner office, both of this organ; a person of an inner office brings it along. */
async function assignee(
  db: Database,
  organId: number,
  { staffId, departmentId }: Assignment,
): Promise<Result<Assignee>> {
  const departments = await innerOffices(db, organId);
  const named = departments.find(({ id }) => id === departmentId);
  if (departmentId !== undefined && named === undefined) {
    return refusedFor('department-unknown', 'departmentId');
  }
  const chosen = named === undefined ? {} : { department: named };
  if (staffId === undefined) return done(chosen);
  const staff = await staffMember(db, staffId);
  const own = departments.find(({ id }) => id === staff?.organId);
  const isOurs = staff?.organId === organId || own !== undefined;
  const isThere = departmentId === undefined || staff?.organId === departmentId;
  if (staff === undefined || staff.disabledAt !== null || !isOurs || !isThere) {
    return refused(violation('staff-unknown', 'staffId'));
  }
  return done({ staff, ...(own === undefined ? {} : { department: own }) });
}
