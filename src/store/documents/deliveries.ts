// Deliveries to archive and library (条例 25¶3): what of a quarter was published, handed over, receipted.

import { type RawBuilder, sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Quarter, Recipient } from '../../rules/deliveries.ts';
import type { Database } from '../database.ts';
import type { DeliveriesTable } from '../tables.ts';

export type DeliveryRow = Selectable<DeliveriesTable>;

/** Published in the quarter and still to be read; what never was meant to stay is not handed over. */
function publishedIn(
  organId: number,
  { first, last }: Pick<Quarter, 'first' | 'last'>,
): RawBuilder<boolean> {
  return sql<boolean>`d.organ_id = ${organId} and d.state = 'published' and d.display_until is null
    and d.published_at >= ${first}::timestamp at time zone 'Asia/Shanghai'
    and d.published_at < (${last}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
}

function isDelivered(recipient: Recipient): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from delivery_documents x join deliveries v on v.id = x.delivery_id
    where x.document_id = d.id and v.recipient = ${recipient})`;
}

export interface DeliveredDocument {
  readonly id: number;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly indexNumber: string | null;
  readonly madeOn: IsoDay | null;
  readonly publishedAt: Temporal.Instant | null;
  readonly isDelivered: boolean;
}

/** The list of the quarter for one recipient. */
export async function quarterDocuments(
  db: Database,
  organId: number,
  quarter: Quarter,
  recipient: Recipient,
): Promise<readonly DeliveredDocument[]> {
  const { rows } = await sql<DeliveredDocument>`
    select d.id, d.title, d.document_number as "documentNumber", d.index_number as "indexNumber",
      d.made_on as "madeOn", d.published_at as "publishedAt", ${isDelivered(recipient)} as "isDelivered"
    from documents d where ${publishedIn(organId, quarter)}
    order by d.published_at, d.id`.execute(db);
  return rows;
}

export async function insertDelivery(
  db: Database,
  delivery: Omit<DeliveryRow, 'id' | 'receipt_on' | 'receipt_by' | 'receipt_number'>,
  documentIds: readonly number[],
): Promise<number> {
  const { id } = await db
    .insertInto('deliveries')
    .values(delivery)
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('delivery_documents')
    .values(documentIds.map((document_id) => ({ delivery_id: id, document_id })))
    .execute();
  return id;
}

export async function deliveriesOf(
  db: Database,
  organId: number,
  year: number,
): Promise<
  readonly (DeliveryRow & { readonly documents: number; readonly receiptFile: string | null })[]
> {
  return await db
    .selectFrom('deliveries as v')
    .selectAll('v')
    .select((eb) =>
      eb
        .selectFrom('delivery_documents as x')
        .select((x) => x.fn.countAll<number>().as('n'))
        .whereRef('x.delivery_id', '=', 'v.id')
        .as('documents'),
    )
    .select((eb) =>
      eb
        .selectFrom('attachments as a')
        .select('a.name')
        .whereRef('a.delivery_id', '=', 'v.id')
        .as('receiptFile'),
    )
    .where('v.organ_id', '=', organId)
    .where('v.year', '=', year)
    .orderBy('v.quarter')
    .orderBy('v.id')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, documents: row.documents ?? 0 })));
}

export async function lockDelivery(db: Database, id: number): Promise<DeliveryRow | undefined> {
  return await db
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function attachReceiptFile(
  db: Database,
  deliveryId: number,
  file: { readonly sha256: string; readonly name: string },
): Promise<void> {
  await db
    .insertInto('attachments')
    .values({ delivery_id: deliveryId, sha256: file.sha256, name: file.name })
    .execute();
}

/** The receipt as it came. */
export async function receiptFile(
  db: Database,
  organId: number,
  deliveryId: number,
): Promise<{ sha256: string; name: string; mediaType: string } | undefined> {
  return await db
    .selectFrom('attachments as a')
    .innerJoin('deliveries as v', 'v.id', 'a.delivery_id')
    .innerJoin('files as f', 'f.sha256', 'a.sha256')
    .select(['a.sha256', 'f.media_type as mediaType'])
    .select(sql<string>`coalesce(a.name, '回执')`.as('name'))
    .where('v.id', '=', deliveryId)
    .where('v.organ_id', '=', organId)
    .executeTakeFirst();
}
