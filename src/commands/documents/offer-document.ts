// A published document is asked into a column of another organ, taken there, refused or moved out. It is one document
// with one address: only the list of that column changes.

import { whyNotDecideOffer, whyNotEndOffer, whyNotOffer } from '../../rules/offers.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { AuditAction } from '../../rules/audit-actions.ts';
import { lockOffer, writeOffer } from '../../store/documents/document-offers.ts';
import { lockDocument, placeDocuments } from '../../store/documents/document-writing.ts';
import { announceDocumentChange } from '../../store/database/page-notice.ts';
import { documentTopics } from '../../store/database/page-topics.ts';
import { refreshSearchEntry } from '../../store/search/search-index.ts';
import type { DocumentOfferRow, DocumentRow } from '../../store/tables.ts';
import type { Database } from '../../store/database.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface OfferKey {
  readonly documentId: number;
  readonly columnId: number;
}
type Done = Result<Record<string, never>>;

export async function offerDocument(context: CommandContext, key: OfferKey): Promise<Done> {
  return await inTransaction(context.db, async (db) => {
    const row = await lockDocument(db, key.documentId);
    const column = await columnById(db, key.columnId);
    if (row === undefined || row.organ_id !== context.organId) {
      return refusedFor('document-unknown');
    }
    if (column === undefined) return refusedFor('column-unknown', 'columnId');
    const before = await lockOffer(db, key.documentId, key.columnId);
    const why = whyNotOffer(
      { organId: row.organ_id, state: row.state, locked: row.locked },
      {
        organId: column.organ_id,
        takesOffers: column.takes_offers,
        isList: column.kind === 'list' && column.link === null,
      },
      before && { state: before.state, offeredBy: before.offered_by },
    );
    if (why !== undefined) return refused(why);
    await writeOffer(db, {
      document_id: key.documentId,
      column_id: key.columnId,
      state: 'offered',
      offered_by: staffIdOf(context.actor) ?? null,
      offered_at: context.clock.now(),
      decided_by: null,
      decided_at: null,
      reason: null,
    });
    await log({ ...context, db }, 'document-offered', key);
    return done({});
  });
}

/** @param context of the organ that keeps the column */
export async function decideOffer(
  context: CommandContext,
  { take, reason = '', ...key }: OfferKey & { readonly take: boolean; readonly reason?: string },
): Promise<Done> {
  return await withOffer(context, key, async (db, offer, document) => {
    const staffId = staffIdOf(context.actor);
    const standing = { state: offer.state, offeredBy: offer.offered_by };
    const why = whyNotDecideOffer(standing, { take, reason }, staffId);
    if (why !== undefined) return refused(why);
    if (take && (document === undefined || document.state !== 'published')) {
      return refusedFor('offer-not-published');
    }
    await decide({ ...context, db }, offer, take ? 'taken' : 'refused', reason);
    if (take && document !== undefined) {
      const at = { document_id: key.documentId, column_id: key.columnId };
      await placeDocuments(db, [{ ...at, published_at: document.published_at }]);
      await refreshSearchEntry(db, key.documentId);
    }
    await log({ ...context, db }, take ? 'offer-taken' : 'offer-refused', key);
    if (take) await announceDocumentChange(db, [key.documentId]);
    return done({});
  });
}

/** Either side ends it: who asked takes it back, who took it moves it out. */
export async function endOffer(
  context: CommandContext,
  { reason, ...key }: OfferKey & { readonly reason: string },
): Promise<Done> {
  return await withOffer(context, key, async (db, offer) => {
    const why = whyNotEndOffer({ state: offer.state, offeredBy: offer.offered_by }, reason);
    if (why !== undefined) return refused(why);
    const before = await documentTopics(db, [key.documentId]);
    await decide({ ...context, db }, offer, 'ended', reason);
    await db
      .deleteFrom('document_columns')
      .where('document_id', '=', key.documentId)
      .where('column_id', '=', key.columnId)
      .execute();
    await refreshSearchEntry(db, key.documentId);
    await log({ ...context, db }, 'offer-ended', key);
    await announceDocumentChange(db, [key.documentId], before);
    return done({});
  });
}

/** Whether other organs may ask for a place in the column. */
export async function setTakesOffers(
  context: CommandContext,
  { columnId, takes }: { readonly columnId: number; readonly takes: boolean },
): Promise<Done> {
  return await inTransaction(context.db, async (db) => {
    const changed = await db
      .updateTable('columns')
      .set({ takes_offers: takes })
      .where('id', '=', columnId)
      .where('organ_id', '=', context.organId)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refusedFor('column-unknown', 'columnId');
    await appendAuditLog(db, {
      at: context.clock.now(),
      actor: context.actor,
      action: 'column-offers-set',
      object: `column ${columnId}`,
      detail: { takes },
    });
    return done({});
  });
}

async function withOffer(
  context: CommandContext,
  key: OfferKey,
  act: (db: Database, offer: DocumentOfferRow, document: DocumentRow | undefined) => Promise<Done>,
): Promise<Done> {
  return await inTransaction(context.db, async (db) => {
    // The document first, as whoever offers it does: otherwise each could wait for the other.
    const document = await lockDocument(db, key.documentId);
    const offer = await lockOffer(db, key.documentId, key.columnId);
    const column = await columnById(db, key.columnId);
    // Of an offer only the two organs know.
    const isParty = column?.organ_id === context.organId || document?.organ_id === context.organId;
    if (offer === undefined || !isParty) return refusedFor('offer-unknown');
    return await act(db, offer, document);
  });
}

async function decide(
  { db, actor, clock }: CommandContext,
  offer: DocumentOfferRow,
  state: DocumentOfferRow['state'],
  reason: string,
): Promise<void> {
  await writeOffer(db, {
    ...offer,
    state,
    decided_by: staffIdOf(actor) ?? null,
    decided_at: clock.now(),
    reason: reason.trim() === '' ? null : reason.trim(),
  });
}

async function columnById(db: Database, id: number) {
  return await db.selectFrom('columns').selectAll().where('id', '=', id).executeTakeFirst();
}

async function log(
  { db, clock, actor }: CommandContext,
  action: AuditAction,
  { documentId, columnId }: OfferKey,
): Promise<void> {
  const object = `document ${documentId}`;
  await appendAuditLog(db, { at: clock.now(), actor, action, object, detail: { columnId } });
}
