// Documents asked into columns of other organs, and the columns that may be asked.

import { beijingDay } from '../../rules/beijing-time.ts';
import { documentAddress } from '../../rules/document-address.ts';
import type { OfferState } from '../../rules/offers.ts';
import type { Database } from '../database.ts';
import type { DocumentOfferRow } from '../tables.ts';

export async function lockOffer(
  db: Database,
  documentId: number,
  columnId: number,
): Promise<DocumentOfferRow | undefined> {
  return await db
    .selectFrom('document_offers')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('column_id', '=', columnId)
    .forUpdate()
    .executeTakeFirst();
}

export async function writeOffer(db: Database, row: DocumentOfferRow): Promise<void> {
  await db
    .insertInto('document_offers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['document_id', 'column_id']).doUpdateSet(row))
    .execute();
}

/** Columns of other organs in which the document stands with their agreement. */
export async function takenColumns(db: Database, documentId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('document_offers')
    .select('column_id')
    .where('document_id', '=', documentId)
    .where('state', '=', 'taken')
    .execute();
  return rows.map((row) => row.column_id);
}

export interface Offer {
  readonly documentId: number;
  readonly title: string;
  readonly organ: string;
  /** Where the document can be read; what was withdrawn meanwhile, nowhere. */
  readonly address: string | null;
  readonly columnId: number;
  readonly column: string;
  readonly columnOrgan: string;
  readonly state: OfferState;
  readonly offeredById: number | null;
  readonly offeredBy: string | null;
  readonly offeredAt: Temporal.Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly reason: string | null;
}

/** The open ones first, then the last decided. */
export async function offers(
  db: Database,
  of:
    | { readonly documentId: number }
    | { readonly toOrgans: readonly number[]; readonly state?: OfferState }
    | { readonly fromOrgans: readonly number[] },
): Promise<readonly Offer[]> {
  let query = db
    .selectFrom('document_offers as o')
    .innerJoin('documents as d', 'd.id', 'o.document_id')
    .innerJoin('organs as own', 'own.id', 'd.organ_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .innerJoin('columns as c', 'c.id', 'o.column_id')
    .innerJoin('organs as other', 'other.id', 'c.organ_id')
    .leftJoin('staff as asked', 'asked.id', 'o.offered_by')
    .leftJoin('staff as said', 'said.id', 'o.decided_by')
    // What leaked is named nowhere.
    .where('d.locked', '=', false)
    .select([
      'o.document_id as documentId',
      'd.title',
      'own.name as organ',
      'd.state as documentState',
      'd.published_at as publishedAt',
      'home.path as homePath',
      'o.column_id as columnId',
      'c.name as column',
      'other.name as columnOrgan',
      'o.state',
      'o.offered_by as offeredById',
      'asked.name as offeredBy',
      'o.offered_at as offeredAt',
      'said.name as decidedBy',
      'o.decided_at as decidedAt',
      'o.reason',
    ])
    .orderBy((eb) => eb('o.state', '=', 'offered'), 'desc')
    .orderBy('o.offered_at', 'desc')
    .limit(500);
  if ('documentId' in of) query = query.where('o.document_id', '=', of.documentId);
  else if ('toOrgans' in of) query = query.where('c.organ_id', 'in', [-1, ...of.toOrgans]);
  else query = query.where('d.organ_id', 'in', [-1, ...of.fromOrgans]);
  if ('state' in of) query = query.where('o.state', '=', of.state);
  const rows = await query.execute();
  return rows.map(({ documentState, publishedAt, homePath, ...one }) => ({
    ...one,
    address:
      documentState === 'published' && publishedAt !== null
        ? documentAddress(homePath, beijingDay(publishedAt), one.documentId)
        : null,
  }));
}

/** Columns of the organs that documents stand in, with whether others may ask for a place. */
export async function listColumns(
  db: Database,
  organIds: readonly number[],
): Promise<
  readonly { id: number; name: string; path: string; organ: string; takesOffers: boolean }[]
> {
  return await db
    .selectFrom('columns as c')
    .innerJoin('organs as o', 'o.id', 'c.organ_id')
    .where('c.organ_id', 'in', [-1, ...organIds])
    .where('c.kind', '=', 'list')
    .where('c.link', 'is', null)
    .select(['c.id', 'c.name', 'c.path', 'o.name as organ', 'c.takes_offers as takesOffers'])
    .orderBy('o.id')
    .orderBy('c.position')
    .execute();
}
