// 条例 17, 19, 26: a reviewed document goes on the site. The moment of publication is the system's, never
// entered; the index number is given once and kept.

import { isCataloguePath } from '../rules/disclosure-columns.ts';
import { publicationViolations, type Review } from '../rules/publication.ts';
import { violation } from '../rules/violations.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { columnsOf } from '../store/columns.ts';
import { lockDocument, markPlacements, writeSearchEntries } from '../store/document-writing.ts';
import { columnIdsOf } from '../store/edited-documents.ts';
import { organById } from '../store/organs.ts';
import { addToOutbox } from '../store/outbox.ts';
import { announcePageChange } from '../store/page-notice.ts';
import type { DocumentRow } from '../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from './context.ts';
import { searchWordsOf } from './document-rows.ts';
import { giveIndexNumbers, indexNumberPrefix } from './index-numbers.ts';
import type { SavedDocument } from './save-document.ts';

export interface Publication {
  readonly id: number;
  readonly version: number;
  readonly review: Review;
}

export async function publishDocument(
  context: CommandContext,
  { id, version, review }: Publication,
): Promise<Result<SavedDocument & { readonly indexNumber: string }>> {
  return await context.db.transaction().execute(async (db) => {
    const { organId, clock } = context;
    const row = await lockDocument(db, id);
    if (row === undefined || row.organ_id !== organId) return refusedFor('document-unknown');
    if (row.version !== version) return refusedFor('changed-meanwhile');
    if (row.state === 'published') return refusedFor('document-already-published');
    const placed = new Set(await columnIdsOf(db, id));
    const columns = (await columnsOf(db, organId)).filter((column) => placed.has(column.id));
    const found = publicationViolations(
      toPublish(row),
      columns.map(({ path }) => ({ catalogue: isCataloguePath(path) })),
      review,
      { today: clock.today() },
    );
    if (found.length > 0 || row.made_on === null) {
      return refused(...(found.length > 0 ? found : [violation('made-on-missing', 'madeOn')]));
    }
    const indexNumber = row.index_number ?? (await newIndexNumber({ ...context, db }, row));
    const now = clock.now();
    await db
      .updateTable('documents')
      .set({
        state: 'published',
        published_at: now,
        index_number: indexNumber,
        withdrawn_reason: null,
        review: JSON.stringify(review),
        version: row.version + 1,
        updated_at: now,
      })
      .where('id', '=', id)
      .execute();
    await markPlacements(db, id, now);
    await writeSearchEntries(db, [
      { document_id: id, organ_id: organId, published_at: now, words: searchWordsOf(row) },
    ]);
    await addToOutbox(db, 'document-published', { documentId: id });
    await appendAuditLog(db, {
      at: now,
      actor: context.actor,
      action: 'document-published',
      object: `document ${id}`,
      detail: { indexNumber, reviewedBy: review.by, conclusion: review.conclusion },
    });
    await announcePageChange(db);
    return done({ id, version: row.version + 1, indexNumber });
  });
}

function toPublish(row: DocumentRow) {
  return {
    title: row.title,
    kind: row.kind,
    openness: row.openness,
    body: row.body,
    documentNumber: row.document_number,
    madeOn: row.made_on,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    repealedOn: row.repealed_on,
    editorId: row.editor_id,
  };
}

async function newIndexNumber(
  { db, organId }: CommandContext,
  { made_on, openness }: DocumentRow,
): Promise<string> {
  const organ = await organById(db, organId);
  if (organ === undefined || made_on === null) throw new Error('organ and day were checked');
  const wanted = [{ madeOn: made_on, openness }];
  const [number] = await giveIndexNumbers(db, organId, indexNumberPrefix(organ), wanted);
  if (typeof number !== 'string') throw new Error('a document to be published gets a number');
  return number;
}
