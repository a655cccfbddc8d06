// Who calls, as the rules of approval ask: with his own posts and those of whoever he stands in for today.

import type { Approver } from '../../rules/letters/approval.ts';
import { type Absent, absentFor } from '../../store/delegations.ts';
import type { StaffCall } from './endpoint.ts';

export interface Caller extends Approver {
  readonly absent: readonly Absent[];
}

export async function approverCalling({ context, session }: StaffCall): Promise<Caller> {
  const { staffId, roles } = session;
  return { staffId, roles, absent: await absentFor(context.db, staffId, context.clock.today()) };
}
