// Every act on a policy item: lock it, ask who may do it as it stands, do it and leave the word in one transaction
// (条例 17).

import type { AuditAction } from '../../rules/audit-actions.ts';
import type { ColumnPeople } from '../../rules/column-people.ts';
import { quotationFaults } from '../../rules/policy/clauses.ts';
import {
  fieldOfFault,
  type ItemFault,
  itemFaults,
  type PolicyItemContent,
} from '../../rules/policy/item.ts';
import {
  itemObstacle,
  type ItemStanding,
  type PolicyItemAct,
} from '../../rules/policy/item-way.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { bodyText } from '../../formats/document-body.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { Database } from '../../store/database.ts';
import { documentById } from '../../store/documents/documents.ts';
import { peopleForDocuments } from '../../store/documents/column-settings.ts';
import { fileTextsOf } from '../../store/documents/file-texts.ts';
import { labelRules } from '../../store/policies/policy-terms.ts';
import {
  addPolicyItemWord,
  itemsOfOrgan,
  lockPolicyItem,
  type PolicyItemRow,
  updatePolicyItem,
} from '../../store/policies/policy-writing.ts';
import { type CommandContext, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface PolicyItemInput {
  readonly id: number;
  /** The version that was seen: what somebody else did in between is not passed over. */
  readonly version: number;
  /** Whose place is taken while that person is away (delegation). */
  readonly forStaffId?: number;
}

export interface SavedItem {
  readonly id: number;
  readonly version: number;
}

export interface HeldItem {
  readonly row: PolicyItemRow;
  /** Inside the transaction. */
  readonly context: CommandContext;
  readonly forStaffId?: number;
}

export async function peopleOf(db: Database, documentId: number): Promise<readonly ColumnPeople[]> {
  return (await peopleForDocuments(db, [documentId])).get(documentId) ?? [];
}

export function itemStanding(
  row: Pick<PolicyItemRow, 'state' | 'draft' | 'submitted_at' | 'writers'>,
  columns: readonly ColumnPeople[] = [],
): ItemStanding {
  return {
    state: row.state,
    hasDraft: row.draft !== null,
    isSubmitted: row.submitted_at !== null,
    writers: row.writers,
    columns,
  };
}

export async function actOnPolicyItem<T>(
  context: CommandContext,
  { id, version, forStaffId }: PolicyItemInput,
  act: PolicyItemAct,
  carryOut: (held: HeldItem) => Promise<Result<T>>,
): Promise<Result<T>> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockPolicyItem(db, id);
    if (row?.organ_id !== context.organId) return refusedFor('policy-item-unknown');
    if (row.version !== version) return refusedFor('changed-meanwhile');
    const standing = itemStanding(row, await peopleOf(db, row.document_id));
    const why = itemObstacle(standing, act, staffIdOf(context.actor), forStaffId);
    if (why !== undefined) return refused(why);
    return await carryOut({
      row,
      context: { ...context, db },
      ...(forStaffId === undefined ? {} : { forStaffId }),
    });
  });
}

const logged: Readonly<Record<PolicyItemAct, AuditAction>> = {
  save: 'policy-item-saved',
  submit: 'policy-item-submitted',
  recall: 'policy-item-recalled',
  return: 'policy-item-returned',
  publish: 'policy-item-published',
  withdraw: 'policy-item-withdrawn',
};

/** Writes the change, raises the version and leaves the word and the line of the log. */
export async function takeItemAct(
  { row, context, forStaffId }: HeldItem,
  act: PolicyItemAct,
  change: Parameters<typeof updatePolicyItem>[2],
  said: { readonly note?: string; readonly content?: PolicyItemContent } = {},
): Promise<SavedItem> {
  const { db, clock, actor } = context;
  const at = clock.now();
  const version = row.version + 1;
  await updatePolicyItem(db, row.id, { ...change, version, updated_at: at });
  const note = said.note?.trim() ?? '';
  await addPolicyItemWord(db, {
    item_id: row.id,
    version,
    act,
    note: note === '' ? null : note,
    staff_id: staffIdOf(actor) ?? null,
    at,
    ...(said.content === undefined ? {} : { content: said.content }),
  });
  await logItemAct(context, act, row.id, {
    version,
    ...(note === '' ? {} : { note }),
    ...(forStaffId === undefined ? {} : { forStaffId }),
  });
  return { id: row.id, version };
}

export async function logItemAct(
  { db, clock, actor }: CommandContext,
  act: PolicyItemAct,
  id: number,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: logged[act],
    object: `policy item ${id}`,
    detail,
  });
}

/** Everything that keeps it from readers, each at its field. */
export async function faultsOfItem(
  { db, organId }: CommandContext,
  content: PolicyItemContent,
  of: { readonly documentId: number; readonly id?: number },
): Promise<readonly ItemFault[]> {
  const labels = new Set((await labelRules(db)).map(({ key }) => key));
  const own = await itemsOfOrgan(db, organId, content.excludes);
  const strange = content.excludes.filter((id) => !own.has(id));
  const document = await documentById(db, of.documentId);
  const texts = [
    bodyText(document?.body ?? ''),
    ...(await fileTextsOf(db, [of.documentId])).map(({ text }) => text),
  ];
  return [
    ...itemFaults(content, { labels, ...(of.id === undefined ? {} : { ownId: of.id }) }),
    ...quotationFaults(content, texts),
    ...strange.map((id) => ({ field: 'excludes', reason: `本机关没有编号为${id}的政策事项` })),
  ];
}

export function violationsOf(faults: readonly ItemFault[]): readonly Violation[] {
  return faults.map((fault) => violation('policy-item-fault', fieldOfFault(fault), fault.reason));
}
