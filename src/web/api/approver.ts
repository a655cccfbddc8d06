// Who may give a word on a letter: whoever holds the post, or takes the place of somebody who holds it and
// is away (delegation). The delegate's own word is kept with whose place he took.

import type { LetterAct, LetterState } from '../../rules/letters/approval.ts';
import { letterKind, type LetterKind } from '../../rules/letters/kinds.ts';
import { may, type Permission, type Role } from '../../rules/roles.ts';
import { type Absent, absentFor } from '../../store/delegations.ts';
import type { StaffCall } from './endpoint.ts';

/** What each act on a letter of that kind needs. */
export function permissionFor(
  act: LetterAct,
  { kind, state }: { readonly kind: LetterKind; readonly state: LetterState },
): Permission {
  switch (act) {
    case 'review':
      return 'review-letters';
    case 'sign':
      return letterKind(kind).signedBy;
    case 'return':
      return 'approve-letters';
    // A number that was given is taken back by whoever may give it.
    case 'void':
      return state === 'signed' ? letterKind(kind).signedBy : 'handle-requests';
    case 'save':
    case 'submit':
    case 'send':
    case 'arrive':
      return 'handle-requests';
  }
}

export interface Approver {
  readonly allowed: boolean;
  /** Whose place is taken; absent when the right is one's own. */
  readonly forStaffId?: number;
}

export function approver(
  own: readonly Role[],
  absent: readonly Absent[],
  permission: Permission,
): Approver {
  if (may(own, permission)) return { allowed: true };
  // Only approvals are passed on, never the handling itself.
  if (permission === 'handle-requests') return { allowed: false };
  const stood = absent.find(({ roles }) => may(roles, permission));
  return stood === undefined ? { allowed: false } : { allowed: true, forStaffId: stood.staffId };
}

export async function absentOfCaller({ context, session }: StaffCall): Promise<readonly Absent[]> {
  return absentFor(context.db, session.staffId, context.clock.today());
}
