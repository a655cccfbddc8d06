// An item whose reach is asked for, published or still a draft.

import { done, refusedFor, type Result } from '../../commands/context.ts';
import type { PolicyItemContent } from '../../rules/policy/item.ts';
import { itemText } from '../../store/policies/policy-writing.ts';
import type { StaffCall } from './endpoint.ts';
import { organIdsInScope } from './scope.ts';
export interface FoundItem {
  readonly id: number;
  readonly organId: number;
  readonly content: PolicyItemContent;
  readonly hasDraft: boolean;
  readonly hasPublished: boolean;
}

export async function itemInScope(
  call: StaffCall,
  itemId: number,
  wanted: 'published' | 'draft',
): Promise<Result<FoundItem>> {
  const organIds = await organIdsInScope(call, undefined);
  if (!organIds.ok) return organIds;
  const row = await itemText(call.context.db, organIds.value, itemId);
  const published = row?.state === 'published' ? row.content : null;
  const content = wanted === 'draft' ? (row?.draft ?? published) : (published ?? row?.draft);
  if (row === undefined || !content) return refusedFor('policy-item-unknown');
  return done({
    id: row.id,
    organId: row.organ_id,
    content,
    hasDraft: row.draft !== null,
    hasPublished: published !== null,
  });
}
