// 移交: what of each quarter was handed to archive and library, and their receipts (条例 25 ¶3).

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import {
  attachReceipt,
  deliverDocuments,
  enterReceipt,
} from '../../commands/documents/deliver-documents.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import {
  quarter as quarterAt,
  type Recipient,
  recipientKeys,
  recipients,
} from '../../rules/deliveries.ts';
import { deliveriesOf, quarterDocuments, receiptFile } from '../../store/documents/deliveries.ts';
import { readSealedFile } from '../../store/database/sealed-files.ts';
import { fileHeaders } from '../file-headers.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { sendWorkbook } from './register-workbook.ts';
import { day, dayOut, id, keysOf, nothing, organCode, text, year } from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

const organ = { organ: organCode.optional() };
const count = z.number().int();
const recipient = z.enum(keysOf<Recipient>(recipients));
const quarterNumber = z.coerce.number().int().min(1).max(4);

export const getDeliveries = endpoint({
  method: 'get',
  path: '/deliveries',
  access: 'read-documents',
  summary: '向国家档案馆、公共图书馆提供主动公开信息的登记（条例25¶3）',
  query: z.object({ ...organ, year }),
  reply: z.object({
    today: dayOut,
    quarters: z.array(
      z.object({
        quarter: count,
        from: dayOut,
        to: dayOut,
        published: count,
        recipients: z.array(z.object({ recipient, undelivered: count })),
      }),
    ),
    deliveries: z.array(
      z.object({
        id,
        quarter: count,
        recipient,
        recipientName: z.string(),
        deliveredOn: dayOut,
        documents: count,
        receiptOn: dayOut.nullable(),
        receiptBy: z.string().nullable(),
        receiptNumber: z.string().nullable(),
        /** The receipt as it came, scanned. */
        receiptFile: z.string().nullable(),
      }),
    ),
  }),
});

export const exportDelivery = endpoint({
  method: 'get',
  path: '/deliveries/export',
  access: 'read-documents',
  summary: '导出一个季度的移交清单',
  query: z.object({ ...organ, year, quarter: quarterNumber, recipient }),
  mediaType: xlsxType,
  reply: z.string(),
});

export const postDelivery = endpoint({
  method: 'post',
  path: '/deliveries',
  access: 'edit-documents',
  summary: '登记一次移交：这一季度尚未移交的全部文件',
  body: z.object({
    ...organ,
    year: z.number().int().min(2008).max(2100),
    quarter: z.number().int().min(1).max(4),
    recipient,
    recipientName: text(100),
    deliveredOn: day,
  }),
  reply: z.object({ id, documents: count }),
});

export const postReceipt = endpoint({
  method: 'post',
  path: '/deliveries/{id}/receipt',
  access: 'edit-documents',
  summary: '登记移交的回执',
  params: z.object({ id }),
  body: z.object({ ...organ, on: day, by: text(50), number: text(50).nullable() }),
  reply: nothing,
});

export const postReceiptFile = endpoint({
  method: 'post',
  path: '/deliveries/{id}/receipt-file',
  access: 'edit-documents',
  summary: '为已登记的回执附上扫描件（文件内容为请求体）',
  params: z.object({ id }),
  query: z.object({ ...organ, name: text(120) }),
  takesFile: true,
  reply: nothing,
});

export const getReceiptFile = endpoint({
  method: 'get',
  path: '/deliveries/{id}/receipt-file',
  access: 'read-documents',
  summary: '下载回执的扫描件',
  params: z.object({ id }),
  query: z.object(organ),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const deliveryRoutes: readonly Route[] = [
  route(getDeliveries, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const { db, clock } = call.context;
    const { year } = call.query;
    const quarters = [];
    for (const n of [1, 2, 3, 4]) {
      const quarter = quarterAt(year, n);
      const of = await Promise.all(
        recipientKeys.map(async (key) => ({
          recipient: key,
          documents: await quarterDocuments(db, organ.value.id, quarter, key),
        })),
      );
      quarters.push({
        quarter: n,
        from: quarter.first,
        to: quarter.last,
        published: of[0]?.documents.length ?? 0,
        recipients: of.map(({ recipient, documents }) => ({
          recipient,
          undelivered: documents.filter(({ isDelivered }) => !isDelivered).length,
        })),
      });
    }
    const deliveries = await deliveriesOf(db, organ.value.id, year);
    return done({
      today: clock.today(),
      quarters,
      deliveries: deliveries.map((row) => ({
        id: row.id,
        quarter: row.quarter,
        recipient: row.recipient,
        recipientName: row.recipient_name,
        deliveredOn: row.delivered_on,
        documents: row.documents,
        receiptOn: row.receipt_on,
        receiptBy: row.receipt_by,
        receiptNumber: row.receipt_number,
        receiptFile: row.receiptFile,
      })),
    });
  }),

  route(exportDelivery, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const { year, quarter, recipient } = call.query;
    const at = quarterAt(year, quarter);
    const list = await quarterDocuments(call.context.db, organ.value.id, at, recipient);
    const rows = list.map((one, n) => [
      n + 1,
      one.indexNumber,
      one.title,
      one.documentNumber,
      one.madeOn,
      one.publishedAt === null ? null : beijingDay(one.publishedAt),
      one.isDelivered ? '已移交' : '未移交',
    ]);
    const name = `${year}年第${quarter}季度移交${recipients[recipient]}清单`;
    const headings = ['序号', '索引号', '标题', '发文字号', '成文日期', '发布日期', '移交情况'];
    return await sendWorkbook(call, name, headings, rows);
  }),

  route(postDelivery, async (call) => {
    const { organ: code, ...input } = call.body;
    const organ = await organInScope(call, code);
    return organ.ok ? await deliverDocuments(commandContext(call, organ.value.id), input) : organ;
  }),

  route(postReceipt, async (call) => {
    const { organ: code, ...receipt } = call.body;
    const organ = await organInScope(call, code);
    if (!organ.ok) return organ;
    const context = commandContext(call, organ.value.id);
    const result = await enterReceipt(context, call.params.id, receipt);
    return result.ok ? done({}) : result;
  }),

  route(postReceiptFile, async (call) => {
    const { organ: code, name } = call.query;
    const organ = await organInScope(call, code);
    if (!organ.ok) return organ;
    const result = await attachReceipt(
      { ...commandContext(call, organ.value.id), dataFolder: call.context.dataFolder },
      {
        deliveryId: call.params.id,
        name,
        // `mount` gives a file's bytes as the body.
        bytes: call.body as unknown as Uint8Array,
      },
    );
    return result.ok ? done({}) : result;
  }),

  route(getReceiptFile, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const { context, http, params } = call;
    const file = await receiptFile(context.db, organ.value.id, params.id);
    const bytes = file && (await readSealedFile(context.dataFolder, context.secrets, file.sha256));
    if (file === undefined || bytes === undefined) return refusedFor('file-unknown');
    for (const [name, value] of fileHeaders(file, 'receipt')) http.header(name, value);
    return http.body(new Uint8Array(bytes));
  }),
];
