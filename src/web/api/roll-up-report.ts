// What a government settles for its roll-up as a whole: figures of organs that do not use the system, the
// day for townships, and whether its own report is the sum.

import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { computeRollUp } from '../../commands/reports/compute-roll-up.ts';
import { done, refusedFor } from '../../commands/context.ts';
import {
  enterOutsideFile,
  enterOutsideReport,
  importOutsideSheet,
  removeOutsideReport,
} from '../../commands/reports/enter-outside-report.ts';
import { setRollUpDay, takeRollUp } from '../../commands/reports/take-roll-up.ts';
import { outsideXlsx, rollUpXlsx } from '../../formats/report-files/roll-up-xlsx.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { scopeSentence } from '../../rules/annual-report/roll-up-scope.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { outsideReports } from '../../store/reports/roll-up.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { knownYear } from './report.ts';
import { day, id, nothing, organCode, text, year } from './schemas.ts';
import { commandContext } from './scope.ts';

const params = z.object({ code: organCode, year });
const made = z.object({ id });
const access = 'gather-reports' as const;

export const postOutside = endpoint({
  method: 'post',
  path: '/organs/{code}/roll-ups/{year}/outside',
  access,
  summary: '录入系统外机关年度报告的数据',
  params,
  body: z.object({
    name: text(200),
    source: text(500),
    /** By place, such as table3.received.total; null for a blank. */
    cells: z.record(z.string().max(80), z.number().min(0).max(1_000_000_000).nullable()),
  }),
  reply: made,
});

const xlsx = { mediaType: xlsxType, reply: z.string() };

export const getOutside = endpoint({
  method: 'get',
  path: '/organs/{code}/roll-ups/{year}/outside/{id}',
  access: 'read-report',
  summary: '系统外机关的一份报告，逐格',
  params: params.extend({ id }),
  reply: z.object({
    name: z.string(),
    source: z.string(),
    cells: z.record(z.string(), z.number().nullable()),
  }),
});

export const getOutsideSheet = endpoint({
  method: 'get',
  path: '/organs/{code}/roll-ups/{year}/outside.xlsx',
  access: 'read-report',
  summary: '系统外机关的录入表，含已录入的；格式与导入的相同',
  params,
  ...xlsx,
});

export const postOutsideSheet = endpoint({
  method: 'post',
  path: '/organs/{code}/roll-ups/{year}/outside-sheet',
  access,
  summary: '由录入表导入系统外机关的报告：每格一行，每个机关一列',
  params,
  query: z.object({ fileName: text(200) }),
  takesFile: true,
  reply: z.object({ names: z.array(z.string()).readonly() }),
});

export const getSumSheet = endpoint({
  method: 'get',
  path: '/organs/{code}/roll-ups/{year}/sum.xlsx',
  access: 'read-report',
  summary: '逐格合计：每个数字由哪些机关组成',
  params,
  ...xlsx,
});

export const postOutsideFile = endpoint({
  method: 'post',
  path: '/organs/{code}/roll-ups/{year}/outside-files',
  access,
  summary: '读取系统外机关公布的年度报告（网页、Word、PDF、文本）',
  params,
  query: z.object({ name: text(200).optional(), fileName: text(200) }),
  takesFile: true,
  reply: made,
});

export const deleteOutside = endpoint({
  method: 'delete',
  path: '/organs/{code}/roll-ups/{year}/outside/{id}',
  access,
  summary: '删除系统外机关的数据',
  params: params.extend({ id }),
  reply: nothing,
});

export const putRollUpDay = endpoint({
  method: 'put',
  path: '/organs/{code}/roll-ups/{year}/due-day',
  access,
  summary: '设定乡镇、街道等没有法定日期的机关的报送日期',
  params,
  body: z.object({ dueOn: day.nullable() }),
  reply: nothing,
});

export const putRollUpReport = endpoint({
  method: 'put',
  path: '/organs/{code}/roll-ups/{year}/report',
  access: ['gather-reports', 'seal-report'],
  summary: '以汇总数据编制政府年度报告，或者改回只报本级',
  params,
  body: z.object({ isTaken: z.boolean() }),
  reply: nothing,
});

export const rollUpReportRoutes: readonly Route[] = [
  route(postOutside, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const input = { year: call.params.year, ...call.body };
    return await enterOutsideReport(commandContext(call, organ.value.id), input);
  }),

  route(getOutside, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const rows = await outsideReports(call.context.db, [organ.value.id], call.params.year);
    const row = rows.find(({ id: one }) => one === call.params.id);
    if (row === undefined) return refusedFor('roll-up-not-below', 'id');
    return done({ name: row.name, source: row.source, cells: { ...row.cells } });
  }),

  route(getOutsideSheet, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year: of } = call.params;
    const rows = await outsideReports(call.context.db, [organ.value.id], of);
    return sendSheet(call.http, `${of}年系统外机关录入表`, await outsideXlsx(rows));
  }),

  route(postOutsideSheet, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const bytes = call.body as unknown as Uint8Array;
    const input = { year: call.params.year, ...call.query, bytes };
    return await importOutsideSheet(commandContext(call, organ.value.id), input);
  }),

  route(getSumSheet, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { id: organId, name } = organ.value;
    const { year: of } = call.params;
    const { db, clock } = call.context;
    const { sum, scope } = await computeRollUp(db, organId, of);
    await appendAuditLog(db, {
      at: clock.now(),
      actor: { kind: 'staff', id: call.session.staffId, name: call.session.name },
      action: 'roll-up-exported',
      object: `organ ${organId}`,
      detail: { year: of, cells: sum.figures.size },
    });
    const about = { name, year: of, scope: scopeSentence(name, scope) };
    return sendSheet(call.http, `${name}${of}年度报告逐格合计`, await rollUpXlsx(about, sum));
  }),

  route(postOutsideFile, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const bytes = call.body as unknown as Uint8Array;
    const input = { year: call.params.year, ...call.query, bytes };
    return await enterOutsideFile(commandContext(call, organ.value.id), input);
  }),

  route(deleteOutside, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const context = commandContext(call, organ.value.id);
    const result = await removeOutsideReport(context, { id: call.params.id });
    return result.ok ? done({}) : result;
  }),

  route(putRollUpDay, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const input = { year: call.params.year, ...call.body };
    const result = await setRollUpDay(commandContext(call, organ.value.id), input);
    return result.ok ? done({}) : result;
  }),

  route(putRollUpReport, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const input = { year: call.params.year, ...call.body };
    const result = await takeRollUp(commandContext(call, organ.value.id), input);
    return result.ok ? done({}) : result;
  }),
];

function sendSheet(http: Context, name: string, bytes: Uint8Array): Response {
  http.header('Content-Type', xlsxType);
  http.header('Content-Disposition', asDownload(`${name}.xlsx`));
  return http.body(new Uint8Array(bytes));
}
