// A draft is kept as it is: unfinished is allowed, what would keep it off the site is told when it is sent up
// (条例 17, 18). It lies beside what readers see. Two people at one draft: the second is told, nothing of the
// first is lost.

import { cleanBody } from '../../formats/document-body.ts';
import { mayWriteFor } from '../../rules/column-people.ts';
import type { DocumentContent } from '../../rules/document-content.ts';
import { documentObstacle } from '../../rules/document-review.ts';
import { deadlineOfChange } from '../../rules/publication-matters.ts';
import { secrecyMarkIn } from '../../rules/secrecy-mark.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { filesToPublish } from '../../store/documents/checked-documents.ts';
import { columnPeople } from '../../store/documents/column-settings.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import type { Database } from '../../store/database.ts';
import { saveDraft, standingsOf, updateDraft } from '../../store/documents/document-drafts.ts';
import { replaceAttachments } from '../../store/documents/document-files.ts';
import {
  insertDocuments,
  lockDocument,
  replacePlacements,
} from '../../store/documents/document-writing.ts';
import { documentById, publishedById } from '../../store/documents/documents.ts';
import { organSubtree } from '../../store/people/organs.ts';
import type { DocumentRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { lastDayToPublish, rowOf } from './document-row.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface SavedDocument {
  readonly id: number;
  readonly version: number;
}

/** Without `id` a new draft; with it, `version` is the one that was read. */
export async function saveDocument(
  context: CommandContext,
  content: DocumentContent,
  existing?: { readonly id: number; readonly version: number },
): Promise<Result<SavedDocument>> {
  return await inTransaction(context.db, async (db) => {
    const inside = { ...context, db };
    const found = await draftViolations(inside, content, existing?.id);
    if (found.length > 0) return refused(...found);
    const { kind, interpretationForm = null, contents = [] } = content;
    const clean = {
      ...content,
      // Of nothing else it is said.
      interpretationForm: kind === 'interpretation' ? interpretationForm : null,
      contents: kind === 'gazette' ? contents : [],
      body: cleanBody(content.body),
    };
    const row =
      existing === undefined
        ? done(await newDocument(inside, clean))
        : await openForWriting(inside, existing);
    if (!row.ok) return row;
    const { id, revision } = row.value;
    const version = existing === undefined ? 1 : row.value.version + 1;
    const { clock, calendar, actor } = context;
    await saveDraft(db, {
      document: { id, revision },
      version,
      content: clean,
      savedBy: staffIdOf(actor) ?? null,
      at: clock.now(),
    });
    const published = revision > 0 ? await documentById(db, id) : undefined;
    if (published !== undefined) {
      // A text that changes what readers see has a period of its own (条例 26; P02).
      const { kind, details, made_on: madeOn } = published;
      const change = deadlineOfChange(clean, { kind, madeOn, deadline: details.deadline ?? null });
      await updateDraft(db, id, { publish_by: lastDayToPublish(clean, change, calendar) });
    }
    // Until it is first published the row shows the draft, so that lists and deadlines know of it.
    if (existing !== undefined && row.value.state === 'draft') {
      await db
        .updateTable('documents')
        .set(await rowOf(inside, clean))
        .where('id', '=', id)
        .execute();
    }
    if (row.value.state === 'draft') {
      await replacePlacements(db, id, clean.columns, null);
      await replaceAttachments(db, id, clean.attachments ?? []);
    }
    await db
      .updateTable('documents')
      .set({ version, editor_id: staffIdOf(actor) ?? row.value.editor_id, updated_at: clock.now() })
      .where('id', '=', id)
      .execute();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'document-saved',
      object: `document ${id}`,
      detail: { version },
    });
    return done({ id, version });
  });
}

/** Only what cannot be stored at all. A secrecy mark must not even lie in this system (保密法 35). */
async function draftViolations(
  context: CommandContext,
  content: DocumentContent,
  id: number | undefined,
): Promise<readonly Violation[]> {
  const { db, organId } = context;
  const found: Violation[] = [];
  if (content.title.trim() === '') found.push(violation('title-missing', 'title'));
  found.push(...(await placeViolations(context, content)));
  for (const field of ['title', 'body'] as const) {
    const mark = secrecyMarkIn(content[field]);
    if (mark !== undefined) found.push(violation('secrecy-mark', field, mark));
  }
  const { interpretsId, attachments = [] } = content;
  const files = await filesToPublish(
    db,
    attachments.map(({ sha256 }) => sha256),
  );
  for (const [i, { sha256 }] of attachments.entries()) {
    if (!files.has(sha256)) found.push(violation('attachment-unknown', `attachments.${i}`));
  }
  if (typeof interpretsId === 'number' && !(await isOwn(db, organId, interpretsId))) {
    found.push(violation('document-unknown', 'interpretsId'));
  }
  for (const [i, { documentId }] of (content.relations ?? []).entries()) {
    if (typeof documentId !== 'number') continue;
    // A document does nothing to itself; those of other organs are only named.
    if (documentId === id || !(await isOwn(db, organId, documentId))) {
      found.push(violation('document-unknown', `relations.${i}`));
    }
  }
  for (const [i, { documentId, name }] of (content.contents ?? []).entries()) {
    const at = `contents.${i}`;
    if (!(await isOwn(db, organId, documentId))) found.push(violation('document-unknown', at));
    else if ((await publishedById(db, documentId)) === undefined) {
      found.push(violation('gazette-entry-unpublished', at, name));
    }
  }
  return found;
}

/** Only into columns of its own organ that hold documents, and only by whoever may write for them. */
async function placeViolations(
  { db, organId, actor }: CommandContext,
  { columns }: DocumentContent,
): Promise<readonly Violation[]> {
  if (columns.length === 0) return [violation('column-missing', 'columns')];
  const known = (await columnsOf(db, organId)).filter(({ id }) => columns.includes(id));
  if (columns.some((column) => !known.some(({ id }) => id === column))) {
    return [violation('column-unknown', 'columns')];
  }
  if (known.some(({ kind, link }) => kind === 'section' || link !== null)) {
    return [violation('column-leads-elsewhere', 'columns')];
  }
  if (actor.kind !== 'staff') return [];
  const people = await columnPeople(db, columns);
  return mayWriteFor([...people.values()], actor.id)
    ? []
    : [violation('column-not-editor', 'columns')];
}

async function isOwn(db: Database, organId: number, id: number): Promise<boolean> {
  const organ = (await documentById(db, id))?.organ_id;
  return (await organSubtree(db, organId)).some((own) => own.id === organ);
}

async function newDocument(
  context: CommandContext,
  content: DocumentContent,
): Promise<Pick<DocumentRow, 'id' | 'revision' | 'version' | 'state' | 'editor_id'>> {
  const { db, organId, clock } = context;
  const row = { ...(await rowOf(context, content)), organ_id: organId, created_at: clock.now() };
  const [id] = await insertDocuments(db, [row]);
  if (id === undefined) throw new Error('the draft was not written');
  return { id, revision: 0, version: 0, state: 'draft', editor_id: null };
}

/** The document as it may be written on: nobody changes what is under review. */
async function openForWriting(
  { db, organId, actor }: CommandContext,
  existing: { readonly id: number; readonly version: number },
): Promise<Result<DocumentRow>> {
  const row = await lockDocument(db, existing.id);
  if (row === undefined || row.organ_id !== organId) return refusedFor('document-unknown');
  if (row.version !== existing.version) return refusedFor('changed-meanwhile');
  if (row.locked) return refusedFor('document-locked');
  const standing = (await standingsOf(db, [row.id])).get(row.id);
  const why = standing === undefined ? undefined : documentObstacle(standing, 'save', actor);
  return why === undefined ? done(row) : refused(why);
}
