// What was published in a quarter is handed to the archive or the library, and their receipt entered (条例 25¶3; P22).

import {
  deliveryViolations,
  quarter as quarterAt,
  type Receipt,
  receiptViolations,
  type Recipient,
} from '../rules/deliveries.ts';
import type { IsoDay } from '../rules/day.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { insertDelivery, lockDelivery, quarterDocuments } from '../store/deliveries.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from './context.ts';
import { inTransaction } from './in-transaction.ts';
import { staffIdOf } from './letter-act.ts';

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
