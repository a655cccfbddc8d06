// A cleared text goes on the site (条例 19, 26): what stood there before is kept as it was, the moment is the
// system's and never entered, the index number is given once, what it does to other documents is linked both ways.

import { beijingDay } from '../../rules/beijing-time.ts';
import type { DocumentContent } from '../../rules/document-content.ts';
import { asksForInterpretation } from '../../rules/interpretation.ts';
import { resultDueOn } from '../../rules/public-consultation.ts';
import { interpretationDueOn } from '../../rules/publication-deadlines.ts';
import { clearancesOf, endDraft } from '../../store/documents/document-drafts.ts';
import { replaceAttachments } from '../../store/documents/document-files.ts';
import { closeDuties } from '../../store/documents/document-duties.ts';
import {
  keepRevision,
  relationsFrom,
  replaceRelations,
} from '../../store/documents/document-revisions.ts';
import { replacePlacements } from '../../store/documents/document-writing.ts';
import { interpretationDaysSet } from '../../store/documents/interpretation-figures.ts';
import { organById } from '../../store/people/organs.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { announceDocumentChange } from '../../store/database/page-notice.ts';
import { documentTopics } from '../../store/database/page-topics.ts';
import { readerDaysSet } from '../../store/readers/reader-days.ts';
import { writeTerms } from '../../store/search/search-terms.ts';
import type { DocumentDraftRow, DocumentRow } from '../../store/tables.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { sayOfDocument } from './document-act.ts';
import { rowOf } from './document-row.ts';
import { settleEffects, settleOwn } from './settle-effects.ts';
import { termsOf } from './document-terms.ts';
import { indexDocuments } from './index-documents.ts';
import { giveIndexNumbers, indexNumberPrefix } from './index-numbers.ts';
import type { SavedDocument } from './save-document.ts';

/** @param context inside the transaction that holds the row */
export async function putOnSite(
  context: CommandContext,
  row: DocumentRow,
  draft: DocumentDraftRow,
): Promise<Result<SavedDocument>> {
  const { db, clock, calendar } = context;
  if (row.locked) return refusedFor('document-locked');
  const before = await documentTopics(db, [row.id]);
  const now = clock.now();
  const revision = row.revision + 1;
  const { content } = draft;
  if (row.state === 'published') {
    await keepRevision(db, row, { until: now, reason: draft.reason ?? '', locked: false });
  }
  const isNew = row.state !== 'published' || row.published_at === null;
  const publishedAt = isNew ? now : (row.published_at ?? now);
  const columns = await rowOf(context, content);
  const last = (await clearancesOf(db, row.id, revision, draft.round)).at(-1);
  await db
    .updateTable('documents')
    .set({
      ...columns,
      state: 'published',
      published_at: publishedAt,
      revised_at: isNew ? null : now,
      public_at: now,
      revision,
      index_number: row.index_number ?? (await newIndexNumber(context, content)),
      interpretation_due: asksForInterpretation(content)
        ? interpretationDueOn(beijingDay(publishedAt), calendar, await interpretationDaysSet(db))
        : null,
      result_due: resultDueOn(content, calendar, (await readerDaysSet(db)).result),
      withdrawn_reason: null,
      asked_anew: null,
      withdrawal_notice: null,
      display_ended_on: null,
      review: JSON.stringify({
        by: last?.by ?? '',
        on: clock.today(),
        conclusion: 'release',
      }),
    })
    .where('id', '=', row.id)
    .execute();
  await replacePlacements(db, row.id, content.columns, publishedAt);
  await replaceAttachments(db, row.id, content.attachments ?? []);
  await linkRelations(context, row.id, content);
  await settleOwn(context, row.id);
  await closeDuties(db, row.id, 'publication', now);
  await indexDocuments(db, [row.id]);
  await writeTerms(db, [termsOf(columns, row.id)]);
  await endDraft(db, row.id);
  await addToOutbox(db, 'document-published', { documentId: row.id, revision });
  const said = { revision, round: draft.round, act: 'publish', detail: { revision } } as const;
  const spoken = await sayOfDocument(context, row, said);
  await announceDocumentChange(db, [row.id], before);
  return done(spoken);
}

/** 索引号: given once and kept through every later change. */
async function newIndexNumber(
  { db, organId, clock }: CommandContext,
  { madeOn, openness }: DocumentContent,
): Promise<string | null> {
  const organ = await organById(db, organId);
  if (organ === undefined) throw new Error('the organ of a document is there');
  const wanted = [{ madeOn: madeOn ?? clock.today(), openness }];
  const [number] = await giveIndexNumbers(db, organId, indexNumberPrefix(organ), wanted);
  return number ?? null;
}

/** Validity is read off days, so the banner of the other page changes by itself on its day (P14). */
async function linkRelations(
  context: CommandContext,
  id: number,
  { relations = [] }: DocumentContent,
): Promise<void> {
  const { db } = context;
  const before = await relationsFrom(db, id);
  const now = relations.map(({ kind, documentId, name, on, until }) => ({
    kind,
    otherId: documentId ?? null,
    name,
    on,
    until: until ?? null,
  }));
  await replaceRelations(db, id, now);
  await settleEffects(context, [...before, ...now]);
}
