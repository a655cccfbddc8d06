// 规范性文件: what is in force and until when, the clean-up sheet out and back in (every two years).

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { importReview } from '../../commands/documents/review-normative.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import type { IsoDay } from '../../rules/day.ts';
import {
  type ReviewConclusion,
  reviewConclusions,
  reviewHeadings,
} from '../../rules/normative-review.ts';
import { type Validity, validities, validityOn } from '../../rules/validity.ts';
import {
  normativeDocuments,
  type NormativeRow,
  reviewsDone,
} from '../../store/documents/normative-documents.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { sendWorkbook } from './register-workbook.ts';
import { dayOut, id, keysOf, organCode } from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

const organ = { organ: organCode.optional() };
const count = z.number().int();

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

export const normativeDocumentRoutes: readonly Route[] = [
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
