// An old site that is brought in from the back office: handed in, tried, run, and its report; the map of its addresses.

import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import {
  addImportArchive,
  beginImport,
  isActive,
  startImport,
} from '../../commands/imports/import-runs.ts';
import { addressMap } from '../../formats/old-site/address-map.ts';
import { importReportFile } from '../../formats/old-site/report-file.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { importRun, latestImportRuns } from '../../store/documents/import-runs.ts';
import { asDownload } from '../content-disposition.ts';
import { addressLines } from '../portal/old-addresses.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { id, moment, text } from './schemas.ts';
import { commandContext } from './scope.ts';

/** Larger ones go by the command line. */
export const largestImport = 100 * 1024 * 1024;

const params = z.object({ id });
const begun = z.object({ id });
const state = z.enum(['waiting', 'checking', 'checked', 'running', 'done', 'failed']);
const told = z.object({
  row: z.number().int(),
  place: z.string().nullable(),
  field: z.string(),
  message: z.string(),
});
const listed = z.object({
  id,
  state,
  fileName: z.string(),
  archiveName: z.string().nullable(),
  createdAt: moment,
  finishedAt: moment.nullable(),
  by: z.string().nullable(),
});
/** On the screen; the workbook has more. */
const mostShown = 200;
const texts = z.record(z.string().max(200), z.string().max(200));
const mapping = z.object({
  fields: texts.default({}),
  columns: texts.default({}),
  kinds: texts.default({}),
  defaults: z.record(z.string(), z.union([z.string().max(200), z.boolean()])).default({}),
});

export const getImports = endpoint({
  method: 'get',
  path: '/document-imports',
  access: 'import-documents',
  summary: '最近的导入',
  reply: z.object({ items: z.array(listed) }),
});

export const postImport = endpoint({
  method: 'post',
  path: '/document-imports',
  access: 'import-documents',
  summary: '上传要导入的XLSX工作簿或者网页ZIP（文件内容为请求体，最大100MB）',
  query: z.object({ name: text(200) }),
  takesFile: true,
  largest: largestImport,
  reply: begun,
});

export const postImportArchive = endpoint({
  method: 'post',
  path: '/document-imports/{id}/archive',
  access: 'import-documents',
  summary: '上传工作簿所指的正文和附件（ZIP，最大100MB）',
  params,
  query: z.object({ name: text(200) }),
  takesFile: true,
  largest: largestImport,
  reply: begun,
});

export const postImportStart = endpoint({
  method: 'post',
  path: '/document-imports/{id}/start',
  access: 'import-documents',
  summary: '试运行（什么也不写入），或者在后台导入；中断的可以再来一次',
  params,
  body: z.object({ dryRun: z.boolean(), missingFiles: z.enum(['refuse', 'note']), mapping }),
  reply: begun,
});

export const getImport = endpoint({
  method: 'get',
  path: '/document-imports/{id}',
  access: 'import-documents',
  summary: '一次导入：进度和报告',
  params,
  reply: listed.extend({
    rows: z.number().int(),
    /** It says that it runs and nothing runs it. */
    stalled: z.boolean(),
    failure: z.string().nullable(),
    missingFiles: z.enum(['refuse', 'note']),
    mapping,
    report: z
      .object({
        dryRun: z.boolean(),
        rows: z.number().int(),
        imported: z.number().int(),
        unchanged: z.number().int(),
        refused: z.number().int(),
        files: z.number().int(),
        addresses: z.number().int(),
        columnAddresses: z.number().int(),
        faultCount: z.number().int(),
        warningCount: z.number().int(),
        faults: z.array(told),
        warnings: z.array(told),
        byColumn: z.array(
          z.object({ column: z.string(), name: z.string(), count: z.number().int() }),
        ),
        unmapped: z.object({ fields: z.array(z.string()), columns: z.array(z.string()) }),
      })
      .nullable(),
  }),
});

export const getImportReport = endpoint({
  method: 'get',
  path: '/document-imports/{id}/report.xlsx',
  access: 'import-documents',
  summary: '一次导入的报告（XLSX）',
  params,
  mediaType: xlsxType,
  reply: z.string(),
});

export const getAddressMap = endpoint({
  method: 'get',
  path: '/old-addresses',
  access: 'import-documents',
  summary: '旧地址对照：CSV，或者nginx的map文件',
  query: z.object({ format: z.enum(['csv', 'nginx']).default('csv') }),
  mediaType: 'text/csv',
  reply: z.string(),
});

export const documentImportRoutes: readonly Route[] = [
  route(getImports, async ({ context, session }) => {
    const rows = await latestImportRuns(context.db, session.organId);
    return done({ items: rows.map(listedOf) });
  }),
  route(postImport, async (call) =>
    beginImport(fileContext(call), {
      name: call.query.name,
      bytes: call.body as unknown as Uint8Array,
    }),
  ),
  route(postImportArchive, async (call) =>
    addImportArchive(fileContext(call), {
      id: call.params.id,
      name: call.query.name,
      bytes: call.body as unknown as Uint8Array,
    }),
  ),
  route(postImportStart, async (call) =>
    startImport(fileContext(call), { id: call.params.id, ...call.body }, call.context.onError),
  ),
  route(getImport, async (call) => {
    const found = await runOf(call, call.params.id);
    if (!found.ok) return found;
    const run = found.value;
    const isRunning = run.state === 'running' || run.state === 'checking';
    const { report } = run;
    return done({
      ...listedOf(run),
      rows: run.rows_read,
      stalled: isRunning && !isActive(run.id),
      failure: run.failure,
      missingFiles: run.missing_files,
      mapping: { fields: {}, columns: {}, kinds: {}, defaults: {}, ...(run.mapping as object) },
      report:
        report === null
          ? null
          : {
              ...report,
              columnAddresses: report.columnAddresses ?? 0,
              byColumn: [...report.byColumn],
              unmapped: {
                fields: [...report.unmapped.fields],
                columns: [...report.unmapped.columns],
              },
              faults: report.faults.slice(0, mostShown).map(toldOf),
              warnings: report.warnings.slice(0, mostShown).map(toldOf),
            },
    });
  }),
  route(getImportReport, async (call) => {
    const found = await runOf(call, call.params.id);
    if (!found.ok) return found;
    const { report } = found.value;
    if (report === null) return refusedFor('import-not-open');
    const bytes = await importReportFile(report, call.context.clock.today());
    call.http.header('Content-Type', xlsxType);
    call.http.header('Content-Disposition', asDownload(`导入报告${call.params.id}.xlsx`));
    return call.http.body(new Uint8Array(bytes));
  }),
  route(getAddressMap, async ({ context, session, query, http }) => {
    const { format } = query;
    const lines = addressMap(addressLines(context.db, session.organId), format, context.origin);
    const name = format === 'csv' ? '旧地址对照.csv' : '旧地址对照.map';
    const type = format === 'csv' ? 'text/csv' : 'text/plain';
    http.header('Content-Type', `${type}; charset=utf-8`);
    http.header('Content-Disposition', asDownload(name));
    return http.body(Readable.toWeb(Readable.from(asBytes(lines))) as ReadableStream);
  }),
];

async function* asBytes(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}

function fileContext(call: StaffCall) {
  const { dataFolder } = call.context;
  return { ...commandContext(call, call.session.organId), dataFolder };
}

type Run = NonNullable<Awaited<ReturnType<typeof importRun>>>;

async function runOf({ context, session }: StaffCall, runId: number): Promise<Result<Run>> {
  const run = await importRun(context.db, session.organId, runId);
  return run === undefined ? refusedFor('import-unknown') : done(run);
}

function listedOf(run: Awaited<ReturnType<typeof latestImportRuns>>[number]) {
  return {
    id: run.id,
    state: run.state,
    fileName: run.file_name,
    archiveName: run.archive_name,
    createdAt: run.created_at.toString(),
    finishedAt: run.finished_at?.toString() ?? null,
    by: run.staff_name,
  };
}

function toldOf(fault: {
  readonly row: number;
  readonly place?: string;
  readonly field: string;
  readonly message: string;
}) {
  const { row, place, field, message } = fault;
  return { row, place: place ?? null, field, message };
}
