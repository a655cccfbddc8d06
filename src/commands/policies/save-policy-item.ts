// A policy item is taken out of a published document. A draft may be unfinished; what is wrong is refused at its field.
// Two editors at one draft: the second is told, nothing of the first is lost.

import { mayWriteFor } from '../../rules/column-people.ts';
import type { ItemFault, PolicyItemContent } from '../../rules/policy/item.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { documentById } from '../../store/documents/documents.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import {
  insertPolicyItem,
  lockPolicyItem,
  updatePolicyItem,
} from '../../store/policies/policy-writing.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import {
  actOnPolicyItem,
  faultsOfItem,
  logItemAct,
  peopleOf,
  type PolicyItemInput,
  type SavedItem,
  takeItemAct,
  violationsOf,
} from './policy-item-act.ts';

export interface SavedPolicyItem extends SavedItem {
  /** What is still missing before it can be sent up. */
  readonly missing: readonly ItemFault[];
}

export async function newPolicyItem(
  context: CommandContext,
  documentId: number,
  content: PolicyItemContent,
): Promise<Result<SavedPolicyItem>> {
  return await inTransaction(context.db, async (db) => {
    const inside = { ...context, db };
    const document = await documentById(db, documentId);
    if (document?.organ_id !== context.organId) return refusedFor('document-unknown', 'documentId');
    if (document.state !== 'published') {
      return refusedFor('policy-document-not-published', 'documentId');
    }
    const why = await whyNotWrite(inside, documentId);
    if (why !== undefined) return refused(why);
    const faults = await faultsOfItem(inside, content, { documentId });
    const wrong = faults.filter(({ isMissing }) => !isMissing);
    if (wrong.length > 0) return refused(...violationsOf(wrong));
    const saved = await insertPolicyItem(db, {
      organ_id: context.organId,
      document_id: documentId,
      draft: content,
      writer: staffIdOf(context.actor),
      at: context.clock.now(),
    });
    await logItemAct(inside, 'save', saved.id, { version: saved.version, documentId });
    return done({ ...saved, missing: faults });
  });
}

export async function savePolicyItem(
  context: CommandContext,
  input: PolicyItemInput,
  content: PolicyItemContent,
): Promise<Result<SavedPolicyItem>> {
  return await actOnPolicyItem(context, input, 'save', async (held) => {
    const { row } = held;
    const of = { documentId: row.document_id, id: row.id };
    const faults = await faultsOfItem(held.context, content, of);
    const wrong = faults.filter(({ isMissing }) => !isMissing);
    if (wrong.length > 0) return refused(...violationsOf(wrong));
    const by = staffIdOf(context.actor);
    const saved = await takeItemAct(held, 'save', {
      draft: content,
      written_by: by ?? null,
      writers: by === undefined ? row.writers : [...new Set([...row.writers, by])],
    });
    return done({ ...saved, missing: faults });
  });
}

/** Whom the document's columns name for writing writes its items too. */
async function whyNotWrite(
  { db, actor }: Pick<CommandContext, 'db' | 'actor'>,
  documentId: number,
): Promise<Violation | undefined> {
  const by = staffIdOf(actor);
  if (by === undefined || mayWriteFor(await peopleOf(db, documentId), by)) return undefined;
  return violation('column-not-editor', 'documentId');
}

/** A draft is given up: of what was published the published text stays, what never was is gone. */
export async function discardPolicyDraft(
  context: CommandContext,
  { id, version }: PolicyItemInput,
): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockPolicyItem(db, id);
    if (row?.organ_id !== context.organId) return refusedFor('policy-item-unknown');
    if (row.version !== version) return refusedFor('changed-meanwhile');
    const why = await whyNotWrite({ ...context, db }, row.document_id);
    if (why !== undefined) return refused(why);
    if (row.draft === null || row.submitted_at !== null) return refusedFor('policy-item-state');
    if (row.content === null) {
      await db.deleteFrom('policy_items').where('id', '=', id).execute();
    } else {
      await updatePolicyItem(db, id, {
        draft: null,
        writers: [],
        return_reason: null,
        version: version + 1,
      });
    }
    await appendAuditLog(db, {
      at: context.clock.now(),
      actor: context.actor,
      action: 'policy-item-discarded',
      object: `policy item ${id}`,
      detail: { version },
    });
    return done(null);
  });
}

/** The same again as a new draft, of the same document or of the one that follows it. */
export async function copyPolicyItem(
  context: CommandContext,
  id: number,
  documentId?: number,
): Promise<Result<SavedPolicyItem>> {
  const row = await lockPolicyItem(context.db, id);
  if (row?.organ_id !== context.organId) return refusedFor('policy-item-unknown');
  const content = row.draft ?? row.content;
  if (content === null) return refusedFor('policy-item-state');
  const target = documentId ?? row.document_id;
  const copied: PolicyItemContent = { ...content, name: copyName(content.name) };
  // Its quotations stand in the other document's words or not at all.
  return await newPolicyItem(
    context,
    target,
    target === row.document_id ? copied : unquoted(copied),
  );
}

function copyName(name: string): string {
  return `${name.slice(0, 90)}（副本）`;
}

function unquoted(item: PolicyItemContent): PolicyItemContent {
  const bare = <T extends PolicyItemContent['condition']>({ clause: _, ...node }: T): T => {
    const rest = node as unknown as T;
    if ('all' in rest) return { ...rest, all: rest.all.map(bare) };
    if ('any' in rest) return { ...rest, any: rest.any.map(bare) };
    return 'not' in rest ? { ...rest, not: bare(rest.not) } : rest;
  };
  return { ...item, supportClause: { anchor: '', text: '' }, condition: bare(item.condition) };
}

/** Told to every page that lists items, and to the document's own. */
export async function announceItems(
  { db }: Pick<CommandContext, 'db'>,
  documentId: number,
): Promise<void> {
  await announcePageChange(db, ['policies', `document:${documentId}`]);
}
