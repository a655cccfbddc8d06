// Policy items that wait for somebody who wrote nothing of them (条例 17).

import { itemStanding } from '../../commands/policy-item-act.ts';
import { itemObstacle } from '../../rules/policy/item-way.ts';
import { may } from '../../rules/roles.ts';
import type { ListedItem } from '../../store/policy-writing.ts';
import type { StaffCall } from './endpoint.ts';
import type { InboxItem } from './inbox-item.ts';
import { itemsInScope } from './policy-items.ts';

export async function policiesFor(call: StaffCall): Promise<readonly ListedItem[]> {
  const { roles, staffId } = call.session;
  if (!may(roles, 'approve-documents')) return [];
  return (await itemsInScope(call)).filter((row) => {
    const standing = itemStanding(row);
    return row.submitted_at !== null && itemObstacle(standing, 'publish', staffId) === undefined;
  });
}

export async function policyItemsWaiting(call: StaffCall): Promise<readonly InboxItem[]> {
  return (await policiesFor(call)).map((row) => ({
    about: 'policy-item' as const,
    id: row.id,
    kind: null,
    title: row.draft?.name ?? '',
    act: 'agree' as const,
    draftedBy: row.writerName ?? '',
    since: (row.submitted_at ?? row.updated_at).toString(),
    faults: [],
    forName: null,
    request: null,
    report: null,
    document: null,
    offer: null,
    policy: { document: row.document.title },
  }));
}
