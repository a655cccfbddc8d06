// What was published in a quarter is handed to the archive or the library, and their receipt entered (条例 25¶3; P22).

import { nameForType, uploadTypeOf } from '../../formats/upload-type.ts';
import {
  deliveryViolations,
  quarter as quarterAt,
  type Receipt,
  receiptViolations,
  type Recipient,
} from '../../rules/deliveries.ts';
import type { IsoDay } from '../../rules/day.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  attachReceiptFile,
  insertDelivery,
  lockDelivery,
  quarterDocuments,
  receiptFile,
} from '../../store/documents/deliveries.ts';
import { storeSealedFile } from '../../store/database/sealed-files.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export async function deliverDocuments(
  context: CommandContext,
  input: {
    readonly year: number;
    readonly quarter: number;
    readonly recipient: Recipient;
    readonly recipientName: string;
    readonly deliveredOn: IsoDay;
  },
): Promise<Result<{ readonly id: number; readonly documents: number }>> {
  return await inTransaction(context.db, async (db) => {
    const { clock, actor, organId } = context;
    const quarter = quarterAt(input.year, input.quarter);
    const found = deliveryViolations(input.deliveredOn, quarter, clock.today());
    if (found.length > 0) return refused(...found);
    // Two deliveries at once: the second sees what the first took along.
    await db.selectFrom('organs').select('id').where('id', '=', organId).forUpdate().execute();
    const list = await quarterDocuments(db, organId, quarter, input.recipient);
    const open = list.filter(({ isDelivered }) => !isDelivered).map((one) => one.id);
    if (open.length === 0) return refusedFor('delivery-empty');
    const id = await insertDelivery(
      db,
      {
        organ_id: organId,
        year: input.year,
        quarter: input.quarter,
        recipient: input.recipient,
        recipient_name: input.recipientName.trim(),
        delivered_on: input.deliveredOn,
        entered_by: staffIdOf(actor) ?? null,
        entered_at: clock.now(),
      },
      open,
    );
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'documents-delivered',
      object: `delivery ${id}`,
      detail: { documents: open.length, recipient: input.recipient },
    });
    return done({ id, documents: open.length });
  });
}

export async function enterReceipt(
  context: CommandContext,
  id: number,
  receipt: Receipt,
): Promise<Result<null>> {
  return await inTransaction(context.db, async (db) => {
    const { clock, actor, organId } = context;
    const row = await lockDelivery(db, id);
    if (row === undefined || row.organ_id !== organId) return refusedFor('delivery-unknown');
    if (row.receipt_on !== null) return refusedFor('receipt-entered');
    const found = receiptViolations(receipt, row.delivered_on, clock.today());
    if (found.length > 0) return refused(...found);
    await db
      .updateTable('deliveries')
      .set({
        receipt_on: receipt.on,
        receipt_by: receipt.by.trim(),
        receipt_number: receipt.number?.trim() ?? null,
      })
      .where('id', '=', id)
      .execute();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'delivery-receipt-entered',
      object: `delivery ${id}`,
    });
    return done(null);
  });
}

/** The receipt as it came, with names and signatures: sealed. What stands as evidence is not exchanged. */
export async function attachReceipt(
  context: FileContext,
  input: { readonly deliveryId: number; readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<null>> {
  const { deliveryId, bytes } = input;
  const { dataFolder, secrets, organId, clock, actor } = context;
  const type = uploadTypeOf(bytes);
  if (type === undefined || !isScan(type.mediaType)) {
    return refusedFor('receipt-scan-type', 'file');
  }
  // Bytes first, row second: what is left over after a crash is a file that no row names.
  const sha256 = await storeSealedFile(context.db, dataFolder, secrets, bytes, type.mediaType);
  return await inTransaction(context.db, async (db) => {
    const row = await lockDelivery(db, deliveryId);
    if (row === undefined || row.organ_id !== organId) return refusedFor('delivery-unknown');
    if (row.receipt_on === null) return refusedFor('receipt-missing');
    if ((await receiptFile(db, organId, deliveryId)) !== undefined) {
      return refusedFor('receipt-entered');
    }
    await attachReceiptFile(db, deliveryId, { sha256, name: nameForType(input.name, type) });
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'delivery-receipt-entered',
      object: `delivery ${deliveryId}`,
      detail: { scan: sha256 },
    });
    return done(null);
  });
}

function isScan(mediaType: string): boolean {
  return mediaType === 'application/pdf' || mediaType.startsWith('image/');
}
