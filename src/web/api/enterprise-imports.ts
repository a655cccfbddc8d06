// 一企一档: how the register of firms comes in: the template, trial and import in the background, reports.

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { importEnterprises } from '../../commands/policies/import-enterprises.ts';
import { xlsxOf, xlsxType } from '../../formats/xlsx.ts';
import { enterpriseHeadings, headingHint } from '../../rules/policy/enterprise-sheet.ts';
import {
  enterpriseImport,
  latestEnterpriseImports,
} from '../../store/policies/enterprise-imports.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { day, dayOut, id, moment, smallId, text } from './schemas.ts';
import { commandContext } from './scope.ts';
import { sendTable } from './table-file.ts';

const params = z.object({ id: smallId });

export const getEnterpriseTemplate = endpoint({
  method: 'get',
  path: '/enterprises/template.xlsx',
  access: 'keep-enterprises',
  summary: '导入企业库的模板',
  mediaType: xlsxType,
  reply: z.string(),
});

export const postEnterpriseImport = endpoint({
  method: 'post',
  path: '/enterprises/imports',
  access: 'keep-enterprises',
  summary: '导入企业库（XLSX或者CSV，在后台进行；试导什么也不写入），有错的行不影响其余各行',
  query: z.object({
    name: text(200),
    source: text(100),
    asOf: day,
    trial: z.enum(['yes', 'no']),
  }),
  takesFile: true,
  largest: 100 * 1024 * 1024,
  reply: z.object({ id }),
});

const run = z.object({
  id,
  state: z.enum(['running', 'done', 'failed']),
  trial: z.boolean(),
  fileName: z.string(),
  source: z.string(),
  asOf: dayOut,
  rows: z.number().int(),
  by: z.string().nullable(),
  failure: z.string().nullable(),
  createdAt: moment,
  finishedAt: moment.nullable(),
});

export const getEnterpriseImports = endpoint({
  method: 'get',
  path: '/enterprises/imports',
  access: 'keep-enterprises',
  summary: '最近的企业库导入',
  reply: z.object({ items: z.array(run) }),
});

/** On the screen; the workbook has all. */
const mostShown = 200;

export const getEnterpriseImport = endpoint({
  method: 'get',
  path: '/enterprises/imports/{id}',
  access: 'keep-enterprises',
  summary: '一次企业库导入：进度和报告',
  params,
  reply: run.omit({ by: true }).extend({
    report: z
      .object({
        rows: z.number().int(),
        added: z.number().int(),
        changed: z.number().int(),
        unchanged: z.number().int(),
        refused: z.number().int(),
        olderFacts: z.number().int(),
        unknownHeadings: z.array(z.string()),
        faults: z.array(z.object({ line: z.number().int(), reason: z.string() })),
      })
      .nullable(),
  }),
});

export const getEnterpriseImportReport = endpoint({
  method: 'get',
  path: '/enterprises/imports/{id}/report.xlsx',
  access: 'keep-enterprises',
  summary: '一次企业库导入中没有导入的行和原因（XLSX）',
  params,
  mediaType: xlsxType,
  reply: z.string(),
});

export const enterpriseImportRoutes: readonly Route[] = [
  route(getEnterpriseTemplate, async ({ http }) => {
    http.header('Content-Disposition', asDownload('企业库导入模板.xlsx'));
    http.header('Content-Type', xlsxType);
    const bytes = await xlsxOf({
      name: '企业库',
      headings: enterpriseHeadings,
      rows: [enterpriseHeadings.map(headingHint)],
    });
    return http.body(new Uint8Array(bytes));
  }),

  route(postEnterpriseImport, async (call) => {
    const { name, source, asOf, trial } = call.query;
    const { onError, dataFolder } = call.context;
    const result = await importEnterprises(
      { ...commandContext(call, call.session.organId), dataFolder },
      {
        name,
        source,
        asOf,
        isTrial: trial === 'yes',
        bytes: call.body as unknown as Uint8Array,
      },
      onError,
    );
    return result.ok ? done({ id: result.value.id }) : result;
  }),

  route(getEnterpriseImports, async ({ context, session }) => {
    const rows = await latestEnterpriseImports(context.db, session.organId);
    return done({ items: rows.map((row) => ({ ...runOut(row), by: row.by })) });
  }),

  route(getEnterpriseImport, async ({ context, session, params: { id: runId } }) => {
    const row = await enterpriseImport(context.db, session.organId, runId);
    if (row === undefined) return refusedFor('enterprise-import-unknown');
    const { report } = row;
    return done({
      ...runOut(row),
      report:
        report === null
          ? null
          : {
              ...report,
              unknownHeadings: [...report.unknownHeadings],
              faults: report.faults.slice(0, mostShown),
            },
    });
  }),

  route(getEnterpriseImportReport, async ({ context, session, http, params: { id: runId } }) => {
    const row = await enterpriseImport(context.db, session.organId, runId);
    if (row === undefined) return refusedFor('enterprise-import-unknown');
    return await sendTable(http, {
      name: `${row.file_name.replace(/\.\w+$/, '')}未导入的行`,
      format: 'xlsx',
      columns: [
        ['行', ({ line }) => line],
        ['原因', ({ reason }) => reason],
      ],
      items: row.report?.faults ?? [],
    });
  }),
];

function runOut(row: {
  readonly id: number;
  readonly state: 'running' | 'done' | 'failed';
  readonly trial: boolean;
  readonly file_name: string;
  readonly source: string;
  readonly as_of: z.input<typeof dayOut>;
  readonly rows_read: number;
  readonly failure: string | null;
  readonly created_at: Temporal.Instant;
  readonly finished_at: Temporal.Instant | null;
}) {
  return {
    id: row.id,
    state: row.state,
    trial: row.trial,
    fileName: row.file_name,
    source: row.source,
    asOf: row.as_of,
    rows: row.rows_read,
    failure: row.failure,
    createdAt: row.created_at.toString(),
    finishedAt: row.finished_at?.toString() ?? null,
  };
}
