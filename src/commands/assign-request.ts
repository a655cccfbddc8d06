// Handing a request to somebody inside the organ (条例 45), with the office's own deadline.

import type { IsoDay } from '../rules/day.ts';
import { assign } from '../rules/request/receipt.ts';
import { violation } from '../rules/violations.ts';
import type { RequestRow } from '../store/tables.ts';
import { staffMember } from '../store/staff.ts';
import { type CommandContext, refused, type Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function assignRequest(
  context: CommandContext,
  input: StepInput & {
    readonly on: IsoDay;
    readonly staffId: number;
    readonly internalDueOn?: IsoDay;
    readonly note?: string;
  },
): Promise<Result<RequestRow>> {
  const { staffId, on, internalDueOn, note } = input;
  const staff = await staffMember(context.db, staffId);
  if (staff === undefined || staff.organId !== context.organId || staff.disabledAt !== null) {
    return refused(violation('staff-unknown', 'staffId'));
  }
  const to = { id: staff.id, name: staff.name };
  const taken = await takeStep(context, input, async (r, at, db, row) => {
    const decision = assign(
      r,
      {
        on,
        to,
        ...(internalDueOn === undefined ? {} : { internalDueOn }),
        ...(note === undefined ? {} : { note }),
      },
      at,
    );
    if (decision.ok) {
      await db
        .updateTable('requests')
        .set({ handler_id: staff.id, internal_due_on: internalDueOn ?? null })
        .where('id', '=', row.id)
        .execute();
    }
    return decision;
  });
  return taken;
}
