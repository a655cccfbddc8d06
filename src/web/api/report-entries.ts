// What the report cannot count from requests and documents: figures of other registers, and the cases of
// reconsideration and litigation.

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { attachEntryFile } from '../../commands/reports/attach-entry-file.ts';
import { countRegister, registerSheet } from '../../commands/reports/count-register.ts';
import { importEntries } from '../../commands/reports/import-entries.ts';
import { recordRemedy } from '../../commands/remedies/record-remedy.ts';
import { saveAnnualEntry, withdrawAnnualEntry } from '../../commands/reports/save-annual-entry.ts';
import { takeRegister } from '../../commands/reports/take-register.ts';
import { xlsxOf, xlsxType } from '../../formats/xlsx.ts';
import { type CountedItem, countedRegisters } from '../../rules/annual-report/counted-registers.ts';
import { entryItems } from '../../rules/annual-report/cell.ts';
import { entryHeadings, entryNames, printedAmount } from '../../rules/annual-report/entries.ts';
import { remedyResultKeys, table4BlockKeys } from '../../rules/annual-report/form.ts';
import { annualEntries, evidenceOf } from '../../store/reports/annual-entries.ts';
import { readSealedFile } from '../../store/database/sealed-files.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { knownYear } from './report.ts';
import { day, id, keysOf, organCode, smallId, text, year } from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

const item = z.enum(entryItems);
const report = { code: organCode, year };

export const putReportEntry = endpoint({
  method: 'put',
  path: '/organs/{code}/annual-reports/{year}/entries/{item}',
  access: 'edit-report',
  summary: '登记或者更正表二中来自其他台账的数字及其依据；原来的数字保留',
  params: z.object({ ...report, item }),
  body: z.object({
    /** The unit or register; absent: of the whole organ. */
    source: text(100).exactOptional(),
    /** Decisions; 万元 for fees. */
    amount: z.number().min(0).max(1_000_000_000),
    evidence: text(500),
  }),
  reply: z.object({ id }),
});

export const withdrawReportEntry = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/entries/{item}/withdraw',
  access: 'edit-report',
  summary: '撤回一项填报，写明理由；撤回的仍然可以看到',
  params: z.object({ ...report, item }),
  body: z.object({ source: text(100), reason: text(500) }),
  reply: z.object({ id }),
});

export const postEntryFile = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/evidence/{id}',
  access: 'edit-report',
  summary: '为一项填报附上依据（文件内容为请求体）',
  params: z.object({ ...report, id }),
  query: z.object({ name: text(120) }),
  takesFile: true,
  reply: z.object({ id }),
});

export const getEntryFile = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}/evidence/{id}',
  access: 'read-report',
  summary: '下载一项填报的依据',
  params: z.object({ ...report, id }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const postEntryImport = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/entry-import',
  access: 'edit-report',
  summary: '由XLSX导入许可、处罚、强制、收费的数字；可先试导，有一行不对就一行也不写入',
  params: z.object(report),
  query: z.object({ name: text(120), trial: z.enum(['yes', 'no']) }),
  takesFile: true,
  reply: z
    .object({
      entries: z.array(
        z.object({
          line: z.number().int(),
          item,
          source: z.string(),
          amount: z.number(),
          evidence: z.string(),
          was: z.number().nullable(),
          isChange: z.boolean(),
        }),
      ),
      faults: z.array(z.object({ line: z.number().int(), reason: z.string() })),
      written: z.number().int(),
    })
    .openapi('EntryImport'),
});

const counted = z.enum(keysOf<CountedItem>(countedRegisters));

export const postRegisterTaken = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/entries/{item}/take-register',
  access: 'edit-report',
  summary: '以本系统登记的数（双公示、信息处理费）填报表二，计入的记录作为依据；原来的填报保留',
  params: z.object({ ...report, item: counted }),
  /** The figure that was seen: decisions; fen for fees. */
  body: z.object({ counted: z.number().int() }),
  reply: z.object({ id }),
});

export const getRegisterSheet = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}/entries/{item}/register.xlsx',
  access: 'read-report',
  summary: '本系统登记的数计入哪些记录',
  params: z.object({ ...report, item: counted }),
  mediaType: xlsxType,
  reply: z.string(),
});

export const getEntrySheet = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}/entries.xlsx',
  access: 'read-report',
  summary: '现有填报，格式与导入的相同',
  params: z.object(report),
  mediaType: xlsxType,
  reply: z.string(),
});

export const postRemedy = endpoint({
  method: 'post',
  path: '/organs/{code}/remedies',
  access: ['handle-requests', 'edit-report'],
  summary: '登记一件行政复议或者行政诉讼，或者它的结果',
  params: z.object({ code: organCode }),
  body: z.object({
    /** Absent for a new case. */
    remedyId: smallId.exactOptional(),
    block: z.enum(table4BlockKeys),
    filedOn: day,
    requestId: id.exactOptional(),
    caseNumber: text(100).exactOptional(),
    body: text(200).exactOptional(),
    followsId: id.exactOptional(),
    handlerId: smallId.exactOptional(),
    claims: text(5000).exactOptional(),
    result: z.enum(remedyResultKeys).exclude(['pending']).exactOptional(),
    decidedOn: day.exactOptional(),
    note: text(1000).exactOptional(),
  }),
  reply: z.object({ id: z.number().int() }),
});

export const reportEntryRoutes: readonly Route[] = [
  route(putReportEntry, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, item } = call.params;
    const entry = { year, item, ...call.body };
    return await saveAnnualEntry(commandContext(call, organ.value.id), entry);
  }),

  route(withdrawReportEntry, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, item } = call.params;
    const input = { year, item, ...call.body };
    return await withdrawAnnualEntry(commandContext(call, organ.value.id), input);
  }),

  route(postEntryFile, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, id: entryId } = call.params;
    const file = { year, entryId, name: call.query.name, bytes: bytesOf(call) };
    return await attachEntryFile(fileContext(call, organ.value.id), file);
  }),

  route(getEntryFile, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { context, http, params } = call;
    const at = { organId: organ.value.id, year: params.year, entryId: params.id };
    const file = await evidenceOf(context.db, at);
    const bytes = file && (await readSealedFile(context.dataFolder, context.secrets, file.sha256));
    if (file === undefined || bytes === undefined) return refusedFor('file-unknown');
    http.header('Content-Type', file.mediaType);
    http.header('Content-Disposition', asDownload(file.name));
    return http.body(new Uint8Array(bytes));
  }),

  route(postEntryImport, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { name, trial } = call.query;
    const input = { year: call.params.year, name, bytes: bytesOf(call), isTrial: trial === 'yes' };
    const result = await importEntries(fileContext(call, organ.value.id), input);
    if (!result.ok) return result;
    const { entries, faults, written } = result.value;
    return done({ entries: [...entries], faults: [...faults], written });
  }),

  route(postRegisterTaken, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, item } = call.params;
    return await takeRegister(fileContext(call, organ.value.id), { year, item, ...call.body });
  }),

  route(getRegisterSheet, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, item } = call.params;
    const count = await countRegister(commandContext(call, organ.value.id), item, year);
    const { name } = countedRegisters[item];
    call.http.header('Content-Type', xlsxType);
    call.http.header('Content-Disposition', asDownload(`${year}年${name}.xlsx`));
    return call.http.body(new Uint8Array(await registerSheet(count, year)));
  }),

  route(getEntrySheet, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { context, http, params } = call;
    const entries = await annualEntries(context.db, organ.value.id, params.year);
    const sheet = await xlsxOf({
      name: '填报',
      headings: [...entryHeadings],
      rows: entries.map(({ item, source, amount, evidence }) => [
        entryNames[item],
        source,
        printedAmount(item, amount),
        evidence,
      ]),
    });
    http.header('Content-Type', xlsxType);
    http.header('Content-Disposition', asDownload(`${params.year}年年报填报.xlsx`));
    return http.body(new Uint8Array(sheet));
  }),

  route(postRemedy, async (call) => {
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const result = await recordRemedy(commandContext(call, organ.value.id), call.body);
    return result.ok ? done({ id: result.value }) : result;
  }),
];

/** `mount` gives the bytes where the endpoint takes a file. */
function bytesOf({ body }: StaffCall): Uint8Array {
  return body as Uint8Array;
}

function fileContext(call: StaffCall, organId: number) {
  return { ...commandContext(call, organId), dataFolder: call.context.dataFolder };
}
