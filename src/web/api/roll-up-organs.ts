// The organs of a roll-up page by page, as a file, and what is decided about each.

import { z } from '@hono/zod-openapi';
import { decideInclusion } from '../../commands/reports/decide-inclusion.ts';
import { done } from '../../commands/context.ts';
import { setReportDeadline } from '../../commands/reports/set-report-deadline.ts';
import { acceptReport, sendBackReport, sendReport } from '../../commands/reports/collect-report.ts';
import { collectionActs } from '../../rules/annual-report/approval.ts';
import { collectionStates } from '../../rules/annual-report/roll-up-state.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { deadlineClasses } from './organs.ts';
import { knownYear } from './report.ts';
import { type RollUpLine, rollUpLines } from './roll-up-lines.ts';
import {
  day,
  dayOut,
  keysOf,
  moment,
  nothing,
  offsetOf,
  organCode,
  page,
  plainText,
  text,
  year,
} from './schemas.ts';
import { commandContext } from './scope.ts';
import { fileFormat, sendTable, type TableColumns } from './table-file.ts';

const params = z.object({ code: organCode, year });
const ofOrgan = params.extend({ below: organCode });

const filter = {
  state: z.enum(keysOf(collectionStates)).optional(),
  list: z.enum(['overdue', 'left-out']).optional(),
  name: plainText().max(60).optional(),
};

export const getRollUpOrgans = endpoint({
  method: 'get',
  path: '/organs/{code}/roll-ups/{year}/organs',
  access: 'read-report',
  summary: '汇总范围内各机关的报送状态',
  params,
  query: z.object({ ...filter, ...page }),
  reply: z.object({
    total: z.number().int(),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        kind: z.string(),
        isGovernment: z.boolean(),
        included: z.boolean(),
        reason: z.string().nullable(),
        state: z.enum(keysOf(collectionStates)),
        isOverdue: z.boolean(),
        deadlineClass: z.enum(deadlineClasses).nullable(),
        dueOn: dayOut.nullable(),
        ownDay: dayOut.nullable(),
        edition: z.number().int().nullable(),
        at: moment.nullable(),
        comment: z.string().nullable(),
        opens: z.array(z.enum(collectionActs)).readonly(),
      }),
    ),
  }),
});

export const exportRollUpOrgans = endpoint({
  method: 'get',
  path: '/organs/{code}/roll-ups/{year}/organs/export',
  access: 'read-report',
  summary: '导出各机关的报送状态',
  params,
  query: z.object({ ...filter, format: fileFormat }),
  reply: z.string(),
  mediaType: 'application/octet-stream',
});

export const putInclusion = endpoint({
  method: 'put',
  path: '/organs/{code}/roll-ups/{year}/organs/{below}/inclusion',
  access: 'gather-reports',
  summary: '决定一个机关的报告是否纳入汇总，自这一年度起',
  params: ofOrgan,
  body: z.object({ included: z.boolean(), reason: text(500) }),
  reply: nothing,
});

export const putDeadline = endpoint({
  method: 'put',
  path: '/organs/{code}/roll-ups/{year}/organs/{below}/deadline',
  access: 'gather-reports',
  summary: '指定一个机关按哪一类报告；没有法定日期的，设定它这一年度的日期',
  params: ofOrgan,
  body: z.object({ deadlineClass: z.enum(deadlineClasses).nullable(), dueOn: day.nullable() }),
  reply: nothing,
});

export const postReturn = endpoint({
  method: 'post',
  path: '/organs/{code}/roll-ups/{year}/organs/{below}/return',
  access: 'gather-reports',
  summary: '退回一个机关报送的报告，写明要改什么',
  params: ofOrgan,
  body: z.object({ comment: text(2000) }),
  reply: nothing,
});

export const postAcceptance = endpoint({
  method: 'post',
  path: '/organs/{code}/roll-ups/{year}/organs/{below}/accept',
  access: 'gather-reports',
  summary: '接收一个机关报送的报告',
  params: ofOrgan,
  body: nothing,
  reply: nothing,
});

export const postSubmission = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/submission',
  access: 'seal-report',
  summary: '向上级报送年度报告',
  params,
  body: nothing,
  reply: nothing,
});

type Filter = { [K in keyof typeof filter]?: z.output<(typeof filter)[K]> };

export const rollUpOrganRoutes: readonly Route[] = [
  route(getRollUpOrgans, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const lines = await rollUpLines(call.context, organ.value.id, call.params.year);
    const wanted = lines.filter((line) => fits(line, call.query));
    const { offset, limit } = offsetOf(call.query);
    return done({ total: wanted.length, items: wanted.slice(offset, offset + limit) });
  }),

  route(exportRollUpOrgans, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { context, params, query, session } = call;
    const lines = await rollUpLines(context, organ.value.id, params.year);
    const items = lines.filter((line) => fits(line, query));
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'roll-up-exported',
      object: `organ ${organ.value.id}`,
      detail: { year: params.year, lines: items.length },
    });
    const name = `${organ.value.short_name}${params.year}年度报告报送情况`;
    return await sendTable(call.http, { name, format: query.format, columns, items });
  }),

  route(putInclusion, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const input = { year: call.params.year, code: call.params.below, ...call.body };
    const result = await decideInclusion(commandContext(call, organ.value.id), input);
    return result.ok ? done({}) : result;
  }),

  route(putDeadline, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const input = { year: call.params.year, code: call.params.below, ...call.body };
    const result = await setReportDeadline(commandContext(call, organ.value.id), input);
    return result.ok ? done({}) : result;
  }),

  route(postReturn, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const input = { year: call.params.year, code: call.params.below, ...call.body };
    const result = await sendBackReport(commandContext(call, organ.value.id), input);
    return result.ok ? done({}) : result;
  }),

  route(postAcceptance, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const input = { year: call.params.year, code: call.params.below };
    const result = await acceptReport(commandContext(call, organ.value.id), input);
    return result.ok ? done({}) : result;
  }),

  route(postSubmission, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const context = commandContext(call, organ.value.id);
    const result = await sendReport(context, { year: call.params.year });
    return result.ok ? done({}) : result;
  }),
];

function fits(line: RollUpLine, { state, list, name }: Filter): boolean {
  if (state !== undefined && line.state !== state) return false;
  if (list === 'overdue' && !line.isOverdue) return false;
  if (list === 'left-out' && line.included) return false;
  return name === undefined || line.name.includes(name.trim());
}

const columns: TableColumns<RollUpLine> = [
  ['机关', ({ name }) => name],
  ['状态', ({ state }) => collectionStates[state]],
  ['逾期', ({ isOverdue }) => (isOverdue ? '是' : '否')],
  ['最迟日期', ({ dueOn }) => dueOn ?? '未设定'],
  [
    '报送、签发、退回或者接收时间',
    ({ at }) => (at === null ? '' : beijingMinute(Temporal.Instant.from(at))),
  ],
  ['纳入汇总', ({ included }) => (included ? '是' : '否')],
  ['纳入或不纳入的理由', ({ reason }) => reason ?? ''],
  ['退回意见', ({ comment }) => comment ?? ''],
];
