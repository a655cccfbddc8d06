// Policy items that wait for somebody who wrote nothing of them (条例 17).

import { itemStanding } from '../../commands/policies/policy-item-act.ts';
import { leaveOfItem, whyNotItem } from '../../rules/policy/item-way.ts';
import { peopleForDocuments } from '../../store/documents/column-settings.ts';
import type { ListedItem } from '../../store/policies/policy-writing.ts';
import { approverCalling } from './approver.ts';
import type { StaffCall } from './endpoint.ts';
import type { InboxItem } from './inbox-item.ts';
import { itemsInScope } from './policy-items.ts';

export interface WaitingItem {
  readonly row: ListedItem;
  /** Whose place is taken. */
  readonly forName: string | null;
}

export async function policiesFor(call: StaffCall): Promise<readonly WaitingItem[]> {
  const person = await approverCalling(call);
  const leave = leaveOfItem(person, 'publish');
  if (!leave.allowed) return [];
  const rows = (await itemsInScope(call)).filter((row) => row.submitted_at !== null);
  const people = await peopleForDocuments(
    call.context.db,
    rows.map(({ document }) => document.id),
  );
  const stood = person.absent.find(({ staffId }) => staffId === leave.forStaffId);
  return rows
    .filter((row) => {
      const standing = itemStanding(row, people.get(row.document.id));
      return whyNotItem(standing, 'publish', person) === undefined;
    })
    .map((row) => ({ row, forName: stood?.name ?? null }));
}

export async function policyItemsWaiting(call: StaffCall): Promise<readonly InboxItem[]> {
  return (await policiesFor(call)).map(({ row, forName }) => ({
    about: 'policy-item' as const,
    id: row.id,
    kind: null,
    title: row.draft?.name ?? '',
    act: 'agree' as const,
    draftedBy: row.writerName ?? '',
    since: (row.submitted_at ?? row.updated_at).toString(),
    faults: [],
    forName,
    request: null,
    report: null,
    document: null,
    offer: null,
    policy: { document: row.document.title },
  }));
}
