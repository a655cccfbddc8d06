// The register of what was withheld (条例 18): what is to be looked at again, and each look at it.

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { reassessWithheld } from '../../commands/requests/reassess-withheld.ts';
import {
  reassessmentHorizon,
  type WithheldState,
  withheldStates,
} from '../../rules/withheld-review.ts';
import type { Actor } from '../../rules/request/events.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  countWithheld,
  listWithheld,
  openWithheld,
  reviewsOf,
  type WithheldFilter,
  withheldById,
  type WithheldRow,
} from '../../store/requests/withheld.ts';
import { csvOf } from '../../formats/csv.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  day,
  dayOut,
  id,
  keysOf,
  nothing,
  offsetOf,
  organCode,
  page,
  text,
  typed,
} from './schemas.ts';
import { commandContext, organIdsInScope, organsInScope } from './scope.ts';
import { exportColumns, itemsOf, withheldItem } from './withheld-items.ts';

/** What is called for; what is still withheld; what was opened. */
export const withheldTabs = ['due', 'withheld', 'opened'] as const;
export type WithheldTab = (typeof withheldTabs)[number];

const filter = { tab: z.enum(withheldTabs).default('due'), organ: organCode.optional() };
const params = z.object({ id });

export const getWithheld = endpoint({
  method: 'get',
  path: '/withheld',
  access: 'read-requests',
  summary: '不予公开信息台账：按应当重新评估的日期先后列出',
  query: z.object({ ...filter, ...page }),
  reply: z.object({
    items: z.array(withheldItem),
    total: z.number().int(),
    counts: z.record(z.enum(withheldTabs), z.number().int()),
  }),
});

export const exportWithheld = endpoint({
  method: 'get',
  path: '/withheld/export',
  access: 'read-requests',
  summary: '导出不予公开信息台账（CSV）',
  query: z.object(filter),
  mediaType: 'text/csv',
  reply: z.string(),
});

export const getWithheldRecord = endpoint({
  method: 'get',
  path: '/withheld/{id}',
  access: 'read-requests',
  summary: '一条不予公开的信息和历次评估',
  params,
  reply: z.object({
    record: withheldItem,
    part: z.string(),
    reasons: z.string(),
    reviews: z.array(
      z.object({
        on: dayOut,
        conclusion: z.enum(keysOf(withheldStates)),
        reason: z.string(),
        by: typed<Actor>('object', '评估人'),
      }),
    ),
  }),
});

export const postReassessment = endpoint({
  method: 'post',
  path: '/withheld/{id}/reassess',
  access: 'sign-replies',
  summary: '重新评估：继续不予公开，或者转为公开',
  params,
  body: z.object({
    version: z.number().int(),
    on: day,
    conclusion: z.enum(keysOf(withheldStates)),
    reason: text(2000),
  }),
  reply: nothing,
});

const mostExported = 10_000;

export const withheldRoutes: readonly Route[] = [
  route(getWithheld, async (call) => {
    const { context, query } = call;
    const organIds = await organIdsInScope(call, query.organ);
    if (!organIds.ok) return organIds;
    const filterOf = (tab: WithheldTab): WithheldFilter => tabFilter(call, tab, organIds.value);
    const rows = await listWithheld(context.db, { ...filterOf(query.tab), ...offsetOf(query) });
    const counted = withheldTabs.map(
      async (tab) => [tab, await countWithheld(context.db, filterOf(tab))] as const,
    );
    const counts = Object.fromEntries(await Promise.all(counted)) as Record<WithheldTab, number>;
    return done({ items: await itemsOf(call, rows), total: counts[query.tab], counts });
  }),

  route(exportWithheld, async (call) => {
    const { context, query, session, http } = call;
    const organIds = await organIdsInScope(call, query.organ);
    if (!organIds.ok) return organIds;
    const rows = await listWithheld(context.db, {
      ...tabFilter(call, query.tab, organIds.value),
      limit: mostExported,
      offset: 0,
    });
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'withheld-exported',
      object: 'requests',
      address: context.addressOf(http),
      detail: { tab: query.tab, rows: rows.length },
    });
    http.header('Content-Type', 'text/csv; charset=utf-8');
    http.header('Content-Disposition', 'attachment; filename="withheld.csv"');
    return http.body(csvOf(exportColumns, await itemsOf(call, rows)));
  }),

  route(getWithheldRecord, async (call) => {
    const { db, secrets } = call.context;
    const row = await inScope(call, call.params.id);
    const [record] = row === undefined ? [] : await itemsOf(call, [row]);
    if (row === undefined || record === undefined) return refusedFor('withheld-unknown');
    const { part, reasons } = openWithheld(secrets, row);
    const reviews = await reviewsOf(db, secrets, row.id);
    return done({ record, part, reasons, reviews: [...reviews] });
  }),

  route(postReassessment, async (call) => {
    const row = await inScope(call, call.params.id);
    if (row === undefined) return refusedFor('withheld-unknown');
    const input = { ...call.body, id: row.id };
    const result = await reassessWithheld(commandContext(call, row.organ_id), input);
    return result.ok ? done({}) : result;
  }),
];

function tabFilter(
  { context }: StaffCall,
  tab: WithheldTab,
  organIds: readonly number[],
): WithheldFilter {
  const opened: readonly WithheldState[] = ['proactive', 'upon-request'];
  return {
    organIds,
    states: tab === 'opened' ? opened : ['withheld'],
    ...(tab === 'due' ? { dueBy: reassessmentHorizon(context.clock.today()) } : {}),
  };
}

async function inScope(call: StaffCall, id: number): Promise<WithheldRow | undefined> {
  const row = await withheldById(call.context.db, id);
  const organs = await organsInScope(call);
  return organs.some((organ) => organ.id === row?.organ_id) ? row : undefined;
}
