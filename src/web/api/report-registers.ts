// The registers that the report's text is drafted from, and the draft.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import {
  draftReport,
  recordActivity,
  recordProblem,
  recordProgress,
  withdrawActivity,
  withdrawProblem,
} from '../../commands/reports/keep-annual-register.ts';
import { activityKinds } from '../../rules/annual-report/activities.ts';
import type { ReportTexts } from '../../rules/annual-report/texts.ts';
import { activitiesOf, problemsOf } from '../../store/reports/annual-registers.ts';
import type { AnnualProblemRow } from '../../store/tables.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { knownYear } from './report.ts';
import { day, dayOut, id, keysOf, nothing, organCode, text, typed, year } from './schemas.ts';
import { commandContext } from './scope.ts';

const params = z.object({ code: organCode, year });
const itemParams = params.extend({ id });
const made = z.object({ id });
const kinds = z.enum(keysOf(activityKinds));
const access = 'edit-report' as const;

const problem = z.object({
  id,
  problem: z.string(),
  measure: z.string(),
  progress: z.string(),
  settledOn: dayOut.nullable(),
  enteredBy: z.string(),
});

export const getReportRegisters = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}/registers',
  access: 'read-report',
  summary: '编写年度报告用的登记：培训、检查、考核、评议、追责；上年和本年的问题',
  params,
  reply: z
    .object({
      activities: z.array(
        z.object({
          id,
          kind: kinds,
          heldOn: dayOut,
          people: z.number().int().nullable(),
          note: z.string(),
          enteredBy: z.string(),
        }),
      ),
      lastProblems: z.array(problem),
      problems: z.array(problem),
    })
    .openapi('ReportRegisters'),
});

export const postActivity = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/activities',
  access,
  summary: '登记一次培训、检查、考核、社会评议或者责任追究',
  params,
  body: z.object({
    kind: kinds,
    heldOn: day,
    people: z.number().int().min(0).max(10_000_000).nullable(),
    note: text(500),
  }),
  reply: made,
});

export const postActivityWithdraw = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/activities/{id}/withdraw',
  access,
  summary: '撤回一条登记',
  params: itemParams,
  body: nothing,
  reply: made,
});

export const postProblem = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/problems',
  access,
  summary: '登记本年存在的问题和改进措施，下一年据此说明改进情况',
  params,
  body: z.object({ problem: text(500), measure: text(500) }),
  reply: made,
});

export const putProgress = endpoint({
  method: 'put',
  path: '/organs/{code}/annual-reports/{year}/problems/{id}',
  access,
  summary: '登记一个问题的改进情况',
  params: itemParams,
  body: z.object({ progress: text(500), isSettled: z.boolean() }),
  reply: made,
});

export const postProblemWithdraw = endpoint({
  method: 'post',
  path: '/organs/{code}/annual-reports/{year}/problems/{id}/withdraw',
  access,
  summary: '撤回一个问题',
  params: itemParams,
  body: nothing,
  reply: made,
});

export const getFirstDraft = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}/first-draft',
  access,
  summary: '由记录写出的初稿，不保存',
  params,
  reply: z.object({ texts: typed<ReportTexts>('object', '初稿，数字以 {{名称}} 引用') }),
});

export const reportRegisterRoutes: readonly Route[] = [
  route(getReportRegisters, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { db } = call.context;
    const { year } = call.params;
    const activities = await activitiesOf(db, organ.value.id, year);
    return done({
      activities: activities.map((row) => ({
        id: row.id,
        kind: row.kind,
        heldOn: row.held_on,
        people: row.people,
        note: row.note,
        enteredBy: row.entered_by_name,
      })),
      lastProblems: (await problemsOf(db, organ.value.id, year - 1)).map(problemView),
      problems: (await problemsOf(db, organ.value.id, year)).map(problemView),
    });
  }),

  route(postActivity, async (call) =>
    within(call, (at) => recordActivity(at, { year: call.params.year, ...call.body })),
  ),
  route(postActivityWithdraw, async (call) =>
    within(call, (at) => withdrawActivity(at, { id: call.params.id })),
  ),
  route(postProblem, async (call) =>
    within(call, (at) => recordProblem(at, { year: call.params.year, ...call.body })),
  ),
  route(putProgress, async (call) =>
    within(call, (at) => recordProgress(at, { id: call.params.id, ...call.body })),
  ),
  route(postProblemWithdraw, async (call) =>
    within(call, (at) => withdrawProblem(at, { id: call.params.id })),
  ),

  route(getFirstDraft, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const at = commandContext(call, organ.value.id);
    return done({ texts: await draftReport(at, organ.value, call.params.year) });
  }),
];

async function within<T>(
  call: StaffCall<{ code: string; year: number }>,
  work: (context: ReturnType<typeof commandContext>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const organ = await knownYear(call, call.params);
  if (!organ.ok) return refusedFor('organ-unknown', 'organ');
  return await work(commandContext(call, organ.value.id));
}

function problemView(row: AnnualProblemRow): z.input<typeof problem> {
  return {
    id: row.id,
    problem: row.problem,
    measure: row.measure,
    progress: row.progress,
    settledOn: row.settled_on,
    enteredBy: row.entered_by_name,
  };
}
