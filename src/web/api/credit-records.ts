// 双公示: workbooks of licences and penalties in, and how their number stands against what Table 2 is to print.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { importCreditRecords } from '../../commands/imports/import-credit-records.ts';
import { submitDocuments } from '../../commands/documents/submit-documents.ts';
import { mostSubmitted, recordKinds } from '../../rules/credit-records.ts';
import { annualEntries } from '../../store/reports/annual-entries.ts';
import { countRecords, recordDrafts } from '../../store/documents/credit-records.ts';
import { faultOf } from '../refusals.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { dayOut, faultSchema, id, smallId } from './schemas.ts';
import { commandContext } from './scope.ts';

const kind = z.enum(recordKinds);

export const postRecordImport = endpoint({
  method: 'post',
  path: '/credit-records/import',
  access: 'edit-documents',
  summary: '由XLSX导入双公示（行政许可、行政处罚），可先试导；有一行不对就一行也不写入',
  query: z.object({
    kind,
    column: smallId,
    trial: z.enum(['yes', 'no']),
  }),
  takesFile: true,
  reply: z
    .object({
      records: z.array(
        z.object({
          line: z.number().int(),
          number: z.string(),
          title: z.string(),
          decidedOn: dayOut,
        }),
      ),
      faults: z.array(z.object({ line: z.number().int(), reason: z.string() })),
      written: z.number().int(),
    })
    .openapi('RecordImport'),
});

export const getRecordDrafts = endpoint({
  method: 'get',
  path: '/credit-records/drafts',
  access: 'read-documents',
  summary: '还没有送审的双公示草稿，应当公开的日期近的在前',
  reply: z.object({
    items: z.array(
      z.object({
        id,
        version: z.number().int(),
        kind,
        title: z.string(),
        column: z.string(),
        decidedOn: dayOut.nullable(),
        publishBy: dayOut.nullable(),
      }),
    ),
  }),
});

export const postRecordSubmission = endpoint({
  method: 'post',
  path: '/credit-records/submit',
  access: 'edit-documents',
  summary: '双公示草稿一并送审；不能送审的逐件说明原因，其余照常送审',
  body: z.object({
    drafts: z
      .array(z.object({ id, version: z.number().int() }))
      .min(1)
      .max(mostSubmitted),
  }),
  reply: z.object({
    submitted: z.array(id),
    refused: z.array(z.object({ id, violations: z.array(faultSchema) })),
  }),
});

const figures = z.object({
  kind,
  decided: z.number().int(),
  published: z.number().int(),
  late: z.number().int(),
  /** What was entered for Table 2; `null`: nothing yet. */
  entered: z.number().int().nullable(),
  difference: z.number().int().nullable(),
});

export const getRecordFigures = endpoint({
  method: 'get',
  path: '/credit-records/figures',
  access: 'read-documents',
  summary: '双公示的件数，与年报表二已填报的数字对照',
  query: z.object({ year: z.coerce.number().int().min(2008).max(2100) }),
  reply: z.object({ items: z.array(figures) }),
});

const entryItem = { licence: 'licensing', penalty: 'penalty' } as const;

export const creditRecordRoutes: readonly Route[] = [
  route(postRecordImport, async (call) => {
    const { kind, column, trial } = call.query;
    const result = await importCreditRecords(commandContext(call, call.session.organId), {
      kind,
      columnId: column,
      bytes: call.body as unknown as Uint8Array,
      isTrial: trial === 'yes',
    });
    if (!result.ok) return result;
    const { records, faults, written } = result.value;
    return done({
      records: records.map(({ line, number, title, decidedOn }) => ({
        line,
        number,
        title,
        decidedOn,
      })),
      faults: [...faults],
      written,
    });
  }),

  route(getRecordDrafts, async ({ context, session }) =>
    done({ items: [...(await recordDrafts(context.db, session.organId))] }),
  ),

  route(postRecordSubmission, async (call) => {
    const { drafts } = call.body;
    const context = commandContext(call, call.session.organId);
    const { submitted, refused } = await submitDocuments(context, drafts);
    return done({
      submitted: [...submitted],
      refused: refused.map(({ id: draft, violations }) => ({
        id: draft,
        violations: violations.map(faultOf),
      })),
    });
  }),

  route(getRecordFigures, async (call) => {
    const { db, clock } = call.context;
    const { organId } = call.session;
    const { year } = call.query;
    const entries = await annualEntries(db, organId, year);
    const items = recordKinds.map(async (kind) => {
      const counted = await countRecords(db, organId, kind, { year, today: clock.today() });
      const own = entries.filter(({ item }) => item === entryItem[kind]);
      const entered = own.length === 0 ? null : own.reduce((sum, { amount }) => sum + amount, 0);
      return {
        kind,
        ...counted,
        entered,
        difference: entered === null ? null : counted.decided - entered,
      };
    });
    return done({ items: await Promise.all(items) });
  }),
];
