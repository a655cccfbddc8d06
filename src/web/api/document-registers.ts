// The registers that an office keeps of its documents: all that were drafted, normative documents and their clean-up,
// interpretations, deliveries. Each is listed, filtered and exported by the same rows.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { deliverDocuments, enterReceipt } from '../../commands/deliver-documents.ts';
import { importReview } from '../../commands/review-normative.ts';
import { setInterpretationPeriod } from '../../commands/set-interpretation-days.ts';
import { workbookOf, xlsxType } from '../../formats/xlsx.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import type { IsoDay } from '../../rules/day.ts';
import {
  quarter as quarterAt,
  type Recipient,
  recipientKeys,
  recipients,
} from '../../rules/deliveries.ts';
import {
  type DocumentKind,
  documentKinds,
  type InterpretationForm,
  interpretationForms,
  type Openness,
  opennessLabels,
} from '../../rules/document-classes.ts';
import { type RegisterStand, registerStands } from '../../rules/document-register.ts';
import { nonTextCount } from '../../rules/interpretation.ts';
import {
  type ReviewConclusion,
  reviewConclusions,
  reviewHeadings,
} from '../../rules/normative-review.ts';
import { type Validity, validities, validityOn } from '../../rules/validity.ts';
import { appendAuditLog } from '../../store/audit-log.ts';
import { deliveriesOf, quarterDocuments } from '../../store/deliveries.ts';
import { documentMatters } from '../../store/document-deadlines.ts';
import { documentRegister } from '../../store/document-register.ts';
import {
  interpretationDaysSet,
  interpretationFigures,
} from '../../store/interpretation-figures.ts';
import {
  normativeDocuments,
  type NormativeRow,
  reviewsDone,
} from '../../store/normative-documents.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { lockedTitle } from './document-view.ts';
import {
  day,
  dayOut,
  id,
  keysOf,
  nothing,
  offsetOf,
  organCode,
  page,
  text,
  year,
} from './schemas.ts';
import { commandContext, organIdsInScope, organInScope, organsInScope } from './scope.ts';
import { fileFormat, sendTable, type TableColumns } from './table-file.ts';

const organ = { organ: organCode.optional() };
const count = z.number().int();
const stand = z.enum(keysOf<RegisterStand>(registerStands));
const kind = z.enum(keysOf<DocumentKind>(documentKinds));
const openness = z.enum(keysOf<Openness>(opennessLabels));

const registerFilter = {
  ...organ,
  year: year.optional(),
  openness: openness.optional(),
  kind: kind.optional(),
  stand: stand.optional(),
  text: text(200).optional(),
};

const registerLine = z.object({
  id,
  organ: z.string(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  kind,
  madeOn: dayOut.nullable(),
  openness,
  opennessReason: z.string().nullable(),
  publishBy: dayOut.nullable(),
  publishedOn: dayOut.nullable(),
  stand,
  editor: z.string().nullable(),
});
type RegisterItem = z.input<typeof registerLine>;

export const getDocumentRegister = endpoint({
  method: 'get',
  path: '/document-register',
  access: 'read-documents',
  summary: '发文台账：公开属性、公开期限和是否按时公开',
  query: z.object({ ...registerFilter, ...page }),
  reply: z.object({
    items: z.array(registerLine),
    total: count,
    counts: z.partialRecord(stand, count),
  }),
});

export const exportDocumentRegister = endpoint({
  method: 'get',
  path: '/document-register/export',
  access: 'read-documents',
  summary: '导出发文台账',
  query: z.object({ ...registerFilter, format: fileFormat }),
  mediaType: xlsxType,
  reply: z.string(),
});

const normative = z.object({
  id,
  title: z.string(),
  documentNumber: z.string().nullable(),
  madeOn: dayOut.nullable(),
  effectiveFrom: dayOut.nullable(),
  effectiveTo: dayOut.nullable(),
  repealedOn: dayOut.nullable(),
  validity: z.enum(keysOf<Validity>(validities)),
  basis: z.string(),
});

export const getNormativeDocuments = endpoint({
  method: 'get',
  path: '/normative-documents',
  access: 'read-documents',
  summary: '规范性文件台账、历次清理',
  query: z.object(organ),
  reply: z.object({
    today: dayOut,
    items: z.array(normative),
    reviews: z.array(
      z.object({
        id,
        doneOn: dayOut,
        decisionId: id.nullable(),
        decision: z.string().nullable(),
        by: z.string().nullable(),
        conclusions: z.partialRecord(z.enum(keysOf<ReviewConclusion>(reviewConclusions)), count),
      }),
    ),
  }),
});

export const exportNormativeDocuments = endpoint({
  method: 'get',
  path: '/normative-documents/export',
  access: 'read-documents',
  summary: '导出规范性文件清理表（填写后可以导入）',
  query: z.object(organ),
  mediaType: xlsxType,
  reply: z.string(),
});

export const postNormativeReview = endpoint({
  method: 'post',
  path: '/normative-documents/review',
  access: 'edit-documents',
  summary: '导入规范性文件清理表；可先试导，有一行不对就一行也不写入；写入起草中的决定',
  query: z.object({ ...organ, trial: z.enum(['yes', 'no']), decision: id.optional() }),
  takesFile: true,
  reply: z
    .object({
      lines: z.array(
        z.object({
          line: count,
          documentId: id,
          title: z.string(),
          documentNumber: z.string().nullable(),
          conclusion: z.enum(keysOf<ReviewConclusion>(reviewConclusions)),
          from: z.string(),
          to: z.string(),
          reason: z.string().nullable(),
        }),
      ),
      faults: z.array(z.object({ line: count, reason: z.string() })),
      written: count,
    })
    .openapi('NormativeReview'),
});

export const getInterpretations = endpoint({
  method: 'get',
  path: '/interpretations',
  access: 'read-documents',
  summary: '政策解读：待办、解读率和非文字解读占比',
  query: z.object({ ...organ, year }),
  reply: z.object({
    days: count,
    asked: count,
    explained: count,
    inTime: count,
    total: count,
    nonText: count,
    byForm: z.partialRecord(
      z.enum([...keysOf<InterpretationForm>(interpretationForms), 'unstated']),
      count,
    ),
    open: z.array(
      z.object({
        id,
        title: z.string(),
        documentNumber: z.string().nullable(),
        on: dayOut,
        editor: z.string().nullable(),
        isLate: z.boolean(),
      }),
    ),
  }),
});

export const putInterpretationDays = endpoint({
  method: 'put',
  path: '/interpretations/days',
  access: 'keep-columns',
  summary: '设定解读应当在文件发布后几个工作日内发布',
  body: z.object({ days: count }),
  reply: nothing,
});

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

const mostExported = 20_000;

export const documentRegisterRoutes: readonly Route[] = [
  route(getDocumentRegister, async (call) => {
    const { page: _, pageSize: __, ...filter } = call.query;
    const found = await registerOf(call, filter, offsetOf(call.query));
    if (!found.ok) return found;
    const { items, counts } = found.value;
    const total =
      filter.stand === undefined
        ? Object.values(counts).reduce((sum, n) => sum + n, 0)
        : (counts[filter.stand] ?? 0);
    return done({ items, total, counts });
  }),

  route(exportDocumentRegister, async (call) => {
    const { format, ...filter } = call.query;
    const found = await registerOf(call, filter, { limit: mostExported, offset: 0 });
    if (!found.ok) return found;
    const { items } = found.value;
    await appendAuditLog(call.context.db, {
      at: call.context.clock.now(),
      actor: { kind: 'staff', id: call.session.staffId, name: call.session.name },
      action: 'document-register-exported',
      object: 'documents',
      address: call.context.addressOf(call.http),
      detail: { rows: items.length },
    });
    return await sendTable(call.http, {
      name: '发文台账',
      format,
      columns: registerColumns,
      items,
    });
  }),

  route(getNormativeDocuments, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const { db, clock } = call.context;
    const today = clock.today();
    const reviews = await reviewsDone(db, organ.value.id);
    return done({
      today,
      items: (await normativeDocuments(db, organ.value.id)).map((row) => normativeOut(row, today)),
      reviews: reviews.map(({ lines, ...one }) => ({
        ...one,
        conclusions: Object.fromEntries(
          Object.entries(Object.groupBy(lines, ({ conclusion }) => conclusion)).map(
            ([conclusion, same]) => [conclusion, same.length],
          ),
        ),
      })),
    });
  }),

  route(exportNormativeDocuments, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const { db, clock } = call.context;
    const today = clock.today();
    const rows = (await normativeDocuments(db, organ.value.id)).map((row) => {
      const one = normativeOut(row, today);
      return [
        row.id,
        one.documentNumber,
        one.title,
        one.madeOn,
        one.effectiveFrom,
        one.effectiveTo,
        validities[one.validity],
        one.basis,
        null,
        null,
        null,
        null,
      ];
    });
    return await sendWorkbook(call, '规范性文件清理表', reviewHeadings, rows);
  }),

  route(postNormativeReview, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const { trial, decision } = call.query;
    const result = await importReview(commandContext(call, organ.value.id), {
      // `mount` gives a file's bytes as the body.
      bytes: call.body as unknown as Uint8Array,
      isTrial: trial === 'yes',
      ...(decision === undefined ? {} : { decisionId: decision }),
    });
    if (!result.ok) return result;
    const { lines, faults, written } = result.value;
    return done({
      lines: lines.map(({ on: _, until: __, reason = null, ...one }) => ({ ...one, reason })),
      faults: [...faults],
      written,
    });
  }),

  route(getInterpretations, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const { db, clock } = call.context;
    const today = clock.today();
    const figures = await interpretationFigures(db, organ.value.id, call.query.year);
    const open = await documentMatters(db, [organ.value.id], { matters: ['interpretation'] });
    const total = Object.values(figures.byForm).reduce((sum, n) => sum + n, 0);
    return done({
      ...figures,
      days: await interpretationDaysSet(db),
      total,
      nonText: nonTextCount(figures.byForm),
      open: open.map(({ documentId, title, documentNumber, on, editor }) => ({
        id: documentId,
        title,
        documentNumber,
        on,
        editor,
        isLate: on < today,
      })),
    });
  }),

  route(putInterpretationDays, async (call) => {
    const context = commandContext(call, call.session.organId);
    const result = await setInterpretationPeriod(context, call.body.days);
    return result.ok ? done({}) : result;
  }),

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
];

async function registerOf(
  call: StaffCall,
  filter: {
    readonly organ?: string | undefined;
    readonly year?: number | undefined;
    readonly openness?: Openness | undefined;
    readonly kind?: DocumentKind | undefined;
    readonly stand?: RegisterStand | undefined;
    readonly text?: string | undefined;
  },
  at: { readonly limit: number; readonly offset: number },
) {
  const organIds = await organIdsInScope(call, filter.organ);
  if (!organIds.ok) return organIds;
  const { db, clock } = call.context;
  const names = new Map((await organsInScope(call)).map((one) => [one.id, one.short_name]));
  const { organ: _, ...rest } = filter;
  const found = await documentRegister(
    db,
    { organIds: organIds.value, today: clock.today(), ...rest },
    at,
  );
  const items = found.rows.map(({ organId, locked, state: __, ...row }): RegisterItem => ({
    ...row,
    organ: names.get(organId) ?? '',
    title: locked ? lockedTitle : row.title,
  }));
  return done({ items, counts: found.counts });
}

const registerColumns: TableColumns<RegisterItem> = [
  ['发文字号', (one) => one.documentNumber],
  ['标题', (one) => one.title],
  ['成文日期', (one) => one.madeOn],
  ['信息种类', (one) => documentKinds[one.kind].label],
  ['公开属性', (one) => opennessLabels[one.openness]],
  ['不主动公开的理由', (one) => one.opennessReason],
  ['应当公开之日', (one) => one.publishBy],
  ['发布日期', (one) => one.publishedOn],
  ['公开情况', (one) => registerStands[one.stand]],
  ['机关', (one) => one.organ],
  ['起草人', (one) => one.editor],
];

function normativeOut(row: NormativeRow, today: IsoDay): z.input<typeof normative> {
  const dates = {
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    repealedOn: row.repealed_on,
    amendedOn: row.amended_on,
  };
  return {
    id: row.id,
    title: row.title,
    documentNumber: row.document_number,
    madeOn: row.made_on,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    repealedOn: row.repealed_on,
    validity: validityOn(dates, today),
    basis: row.details.particulars?.['制定依据'] ?? '',
  };
}

async function sendWorkbook(
  { http, context }: StaffCall,
  name: string,
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Response> {
  const bytes = await workbookOf({
    sheets: [{ name, headings, rows }],
    title: name,
    author: '',
    on: context.clock.today(),
  });
  http.header('Content-Type', xlsxType);
  http.header(
    'Content-Disposition',
    `attachment; filename="table.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
  );
  return http.body(new Uint8Array(bytes));
}
