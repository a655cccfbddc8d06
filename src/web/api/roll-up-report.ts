// What a government settles for its roll-up as a whole: figures of organs that do not use the system, the
// day for townships, and whether its own report is the sum.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import {
  enterOutsideFile,
  enterOutsideReport,
  removeOutsideReport,
} from '../../commands/enter-outside-report.ts';
import { setRollUpDay, takeRollUp } from '../../commands/take-roll-up.ts';
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
