// Who calls, as the rules of approval ask: with his own posts and those of whoever he stands in for today.

import type { Approver } from '../../rules/letters/approval.ts';
import { type Absent, absentFor } from '../../store/people/delegations.ts';
import type { StaffCall } from './endpoint.ts';
import { type FoundRequest, postsOver } from './scope.ts';

export interface Caller extends Approver {
  readonly absent: readonly Absent[];
}

/** @param over without it, over requests of the caller's own organs */
export async function approverCalling(
  { context, session }: StaffCall,
  over?: Pick<FoundRequest, 'asDepartment'>,
): Promise<Caller> {
  const { staffId, roles } = session;
  // An inner office signs nothing, in nobody's place either.
  if (over?.asDepartment === true) return { staffId, roles: postsOver(roles, over), absent: [] };
  return { staffId, roles, absent: await absentFor(context.db, staffId, context.clock.today()) };
}
