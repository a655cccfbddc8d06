// From the draft of a policy item to what readers see: one writes it, another publishes it (条例 17). What is written
// lies beside what is published until then.

import { type ColumnPeople, mayReviewFor, mayWriteFor } from '../column-people.ts';
import { type Approver, type Leave, leaveOf } from '../letters/approval.ts';
import type { Permission } from '../roles.ts';
import { violation, type Violation } from '../violations.ts';

export const policyItemActs = {
  save: '保存',
  submit: '送审',
  recall: '取回',
  return: '退回',
  publish: '发布',
  withdraw: '撤下',
} as const;
export type PolicyItemAct = keyof typeof policyItemActs;
export const policyItemActKeys = Object.keys(policyItemActs) as readonly PolicyItemAct[];

export const itemActPermissions = {
  save: 'edit-documents',
  submit: 'edit-documents',
  recall: 'edit-documents',
  return: 'approve-documents',
  publish: 'approve-documents',
  withdraw: 'withdraw-documents',
} as const satisfies Record<PolicyItemAct, Permission>;

export interface ItemStanding {
  readonly state: 'draft' | 'published' | 'withdrawn';
  readonly hasDraft: boolean;
  readonly isSubmitted: boolean;
  /** Everybody who wrote on the draft since the item was last published. */
  readonly writers: readonly number[];
  /** Who is named for the columns in which its document stands. */
  readonly columns?: readonly ColumnPeople[];
}

/** What stands to be done with it, whoever does it. */
export function itemActsOpenIn({
  state,
  hasDraft,
  isSubmitted,
}: ItemStanding): readonly PolicyItemAct[] {
  const way: readonly PolicyItemAct[] = isSubmitted
    ? ['recall', 'return', 'publish']
    : hasDraft
      ? ['save', 'submit']
      : ['save'];
  return state === 'published' ? [...way, 'withdraw'] : way;
}

/**
 * Why `staffId` may not do `act`; undefined when he may. Nobody publishes what he wrote himself (条例 17), and whom the
 * document's columns name for writing and reviewing is asked for its items too.
 */
export function itemObstacle(
  standing: ItemStanding,
  act: PolicyItemAct,
  staffId: number | undefined,
  inPlaceOf?: number,
): Violation | undefined {
  if (!itemActsOpenIn(standing).includes(act)) return violation('policy-item-state');
  if (staffId === undefined) return undefined;
  const { columns = [], writers } = standing;
  if (itemActPermissions[act] === 'edit-documents' && !mayWriteFor(columns, staffId)) {
    return violation('column-not-editor');
  }
  const reviewers = [staffId, inPlaceOf].filter((id) => id !== undefined);
  if (
    itemActPermissions[act] === 'approve-documents' &&
    !reviewers.some((id) => mayReviewFor(columns, id))
  ) {
    return violation('column-not-reviewer');
  }
  return act === 'publish' && writers.includes(staffId)
    ? violation('policy-publisher-is-writer')
    : undefined;
}

/** Own right, or that of somebody away whose place is taken; writing is never passed on. */
export function leaveOfItem(person: Approver, act: PolicyItemAct): Leave {
  const permission = itemActPermissions[act];
  return leaveOf(
    permission === 'approve-documents' ? person : { ...person, absent: [] },
    permission,
  );
}

export function whyNotItem(
  standing: ItemStanding,
  act: PolicyItemAct,
  person: Approver,
): Violation | undefined {
  const leave = leaveOfItem(person, act);
  if (!leave.allowed) return violation('not-permitted');
  return itemObstacle(standing, act, person.staffId, leave.forStaffId);
}
