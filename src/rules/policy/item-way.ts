// From the draft of a policy item to what readers see: one writes it, another publishes it (条例 17). What is written
// lies beside what is published until then.

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

/** Why `staffId` may not do `act`; undefined when he may. Nobody publishes what he wrote himself (条例 17). */
export function itemObstacle(
  standing: ItemStanding,
  act: PolicyItemAct,
  staffId: number | undefined,
): Violation | undefined {
  if (!itemActsOpenIn(standing).includes(act)) return violation('policy-item-state');
  return act === 'publish' && staffId !== undefined && standing.writers.includes(staffId)
    ? violation('policy-publisher-is-writer')
    : undefined;
}
