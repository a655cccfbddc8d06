// 汇总: the reports that a government gathers (条例 49, 50): how far they are, which is counted in a moment; the
// sum of each cell with the organs behind it and what contradicts, which over thousands of organs takes seconds.

import { z } from '@hono/zod-openapi';
import { computeRollUp, rollUpFindings } from '../../commands/reports/compute-roll-up.ts';
import { done, refusedFor } from '../../commands/context.ts';
import { readCell } from '../../rules/annual-report/cell.ts';
import type { Finding } from '../../rules/annual-report/finding.ts';
import type { ReportTables } from '../../rules/annual-report/report.ts';
import { behind, gathers, shareOrigins } from '../../rules/annual-report/roll-up.ts';
import { scopeSentence } from '../../rules/annual-report/roll-up-scope.ts';
import { collectionStates } from '../../rules/annual-report/roll-up-state.ts';
import { outsideReports, rollUpSettings } from '../../store/reports/roll-up.ts';
import type { OrganRow } from '../../store/tables.ts';
import { type ApiContext, endpoint, route, type Route } from './endpoint.ts';
import { knownYear } from './report.ts';
import { rollUpLines } from './roll-up-lines.ts';
import { dayOut, id, keysOf, moment, organBrief, organCode, typed, year } from './schemas.ts';

const count = z.number().int();
const params = z.object({ code: organCode, year });

const standing = {
  organ: organBrief,
  year: z.number().int(),
  /** Only a government gathers. */
  isGovernment: z.boolean(),
  states: z.record(z.enum(keysOf(collectionStates)), count),
  overdue: count,
  total: count,
  included: count,
  /** The day set for whoever has no class. */
  dueOn: dayOut.nullable(),
  takenAt: moment.nullable(),
  takenBy: z.string().nullable(),
};

export const getRollUpStates = endpoint({
  method: 'get',
  path: '/organs/{code}/roll-ups/{year}/states',
  access: 'read-report',
  summary: '年报汇总：各机关报送情况的计数，不含合计和矛盾',
  params,
  reply: z.object(standing).openapi('RollUpStates'),
});

export const getRollUp = endpoint({
  method: 'get',
  path: '/organs/{code}/roll-ups/{year}',
  access: 'read-report',
  summary: '年报汇总：各机关报送情况、逐格合计、统计范围和发现的矛盾',
  params,
  reply: z
    .object({
      ...standing,
      tables: typed<ReportTables>('object', '表二、表三、表四的合计'),
      scope: z.string(),
      jointCounted: z.array(
        z.object({
          what: z.enum(['case', 'document']),
          key: z.string(),
          at: z.string(),
          countedAt: z.string(),
        }),
      ),
      findings: z.array(
        z.object({
          code: z.string().nullable(),
          name: z.string(),
          finding: typed<Finding>('object', '一处矛盾'),
        }),
      ),
      findingCount: count,
      outside: z.array(
        z.object({
          id,
          name: z.string(),
          source: z.string(),
          enteredBy: z.string(),
          enteredAt: moment,
        }),
      ),
    })
    .openapi('RollUp'),
});

export const getRollUpCell = endpoint({
  method: 'get',
  path: '/organs/{code}/roll-ups/{year}/cells',
  access: 'read-report',
  summary: '汇总表一格背后的各机关数字和只计一次的扣减',
  params,
  query: z.object({ cell: z.string().max(100) }),
  reply: z.object({
    figure: z.number(),
    shares: z.array(
      z.object({
        code: z.string().nullable(),
        name: z.string(),
        from: z.enum(keysOf(shareOrigins)),
        figure: z.number(),
      }),
    ),
    deductions: z.array(z.object({ key: z.string(), at: z.string(), countedAt: z.string() })),
  }),
});

/** More findings than these are counted, and stand in the export. */
const mostFindings = 200;

export const rollUpRoutes: readonly Route[] = [
  route(getRollUpStates, async (call) => {
    const found = await knownYear(call, call.params);
    if (!found.ok) return found;
    return done(await standingOf(call.context, found.value, call.params.year));
  }),

  route(getRollUp, async (call) => {
    const { context, params } = call;
    const found = await knownYear(call, params);
    if (!found.ok) return found;
    const organ = found.value;
    const { db } = context;
    const { sum, tables, scope } = await computeRollUp(db, organ.id, params.year);
    const findings = await rollUpFindings(db, organ, params.year, sum);
    const outside = await outsideReports(db, [organ.id], params.year);
    const joint = new Map(sum.deductions.map((d) => [`${d.what} ${d.key} ${d.at}`, d]));
    return done({
      ...(await standingOf(context, organ, params.year)),
      tables,
      scope: scopeSentence(organ.name, scope),
      jointCounted: [...joint.values()].map(({ what, key, at, countedAt }) => ({
        what,
        key,
        at,
        countedAt,
      })),
      findings: findings
        .slice(0, mostFindings)
        .map(({ code, name, finding }) => ({ code: code ?? null, name, finding })),
      findingCount: findings.length,
      outside: outside.map(({ id, name, source, enteredBy, enteredAt }) => ({
        id,
        name,
        source,
        enteredBy,
        enteredAt: enteredAt.toString(),
      })),
    });
  }),

  route(getRollUpCell, async (call) => {
    const { context, params, query } = call;
    const found = await knownYear(call, params);
    if (!found.ok) return found;
    if (readCell(query.cell) === undefined) return refusedFor('cell-unknown', 'cell');
    const { sum } = await computeRollUp(context.db, found.value.id, params.year);
    const { shares, deductions } = behind(sum, query.cell);
    return done({
      figure: sum.figures.get(query.cell) ?? 0,
      shares: shares.map(({ organ, name, from, figure }) => ({
        code: organ?.code ?? null,
        name,
        from,
        figure,
      })),
      deductions: deductions.map(({ key, at, countedAt }) => ({ key, at, countedAt })),
    });
  }),
];

async function standingOf(
  context: Pick<ApiContext, 'db' | 'clock'>,
  organ: OrganRow,
  ofYear: number,
) {
  const lines = await rollUpLines(context, organ.id, ofYear);
  const { dueOn, takenAt, takenBy } = await rollUpSettings(context.db, organ.id, ofYear);
  const { kind, report_deadline_class: deadlineClass } = organ;
  return {
    organ: { code: organ.code, name: organ.name },
    year: ofYear,
    isGovernment: gathers({ kind, deadlineClass }),
    states: Object.fromEntries(
      keysOf(collectionStates).map((state) => [
        state,
        lines.filter((line) => line.state === state).length,
      ]),
    ) as Record<keyof typeof collectionStates, number>,
    overdue: lines.filter(({ isOverdue }) => isOverdue).length,
    total: lines.length,
    included: lines.filter(({ included }) => included).length,
    dueOn,
    takenAt: takenAt === null ? null : takenAt.toString(),
    takenBy,
  };
}
