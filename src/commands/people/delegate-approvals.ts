// While away: whoever holds a post of approval names who takes his place and for which days. The word is
// then the delegate's own, with whose place he took.

import type { IsoDay } from '../../rules/day.ts';
import { may, type Role } from '../../rules/roles.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { insertDelegation, revokeDelegation } from '../../store/people/delegations.ts';
import { staffMember } from '../../store/people/staff.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';

/** Longer than a year is no absence but a change of post. */
const longest = { days: 366 };

export async function delegateApprovals(
  context: CommandContext,
  input: { readonly delegateId: number; readonly fromOn: IsoDay; readonly untilOn: IsoDay },
): Promise<Result<{ id: number }>> {
  const { db, clock, organId, actor } = context;
  const staffId = staffIdOf(actor);
  if (staffId === undefined) return refusedFor('staff-unknown');
  const found = await delegationFaults(context, staffId, input);
  if (found.length > 0) return refused(...found);
  return db.transaction().execute(async (tx) => {
    const id = await insertDelegation(tx, { ...input, organId, staffId, at: clock.now() });
    await appendAuditLog(tx, {
      at: clock.now(),
      actor,
      action: 'approvals-delegated',
      object: `staff ${input.delegateId}`,
      detail: { fromOn: input.fromOn, untilOn: input.untilOn },
    });
    return done({ id });
  });
}

async function delegationFaults(
  { db, clock, organId }: CommandContext,
  staffId: number,
  input: { readonly delegateId: number; readonly fromOn: IsoDay; readonly untilOn: IsoDay },
): Promise<readonly Violation[]> {
  const { delegateId, fromOn, untilOn } = input;
  const delegate = await staffMember(db, delegateId);
  const found: Violation[] = [];
  const sound = delegate?.organId === organId && delegate.disabledAt === null;
  if (!sound) found.push(violation('staff-unknown', 'delegateId'));
  else if (!isFit(delegate.roles) || delegateId === staffId) {
    found.push(violation('delegate-unfit', 'delegateId'));
  }
  const last = Temporal.PlainDate.from(fromOn).add(longest).toString();
  if (fromOn < clock.today() || untilOn < fromOn || untilOn > last) {
    found.push(violation('delegation-days', 'untilOn'));
  }
  return found;
}

/** Whoever handles requests or has a word on letters himself. */
function isFit(roles: readonly Role[]): boolean {
  return may(roles, 'handle-requests') || may(roles, 'approve-letters');
}

export async function endDelegation(
  { db, clock, actor }: CommandContext,
  { id }: { readonly id: number },
): Promise<Result<{ id: number }>> {
  const staffId = staffIdOf(actor);
  if (staffId === undefined) return refusedFor('staff-unknown');
  return db.transaction().execute(async (tx) => {
    if (!(await revokeDelegation(tx, id, staffId, clock.now()))) {
      return refusedFor('delegation-unknown');
    }
    await appendAuditLog(tx, {
      at: clock.now(),
      actor,
      action: 'delegation-ended',
      object: `delegation ${id}`,
      detail: {},
    });
    return done({ id });
  });
}
