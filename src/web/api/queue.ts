// The queue: requests by their clock and by what is pressing, counted and listed in one sight; as a file for
// spreadsheets; and the registration of what comes in on paper.

import { z } from '@hono/zod-openapi';
import { done, type Result } from '../../commands/context.ts';
import { type UrgentList, urgentListKeys, urgentLists } from '../../rules/request/urgency.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  type ClockState,
  countQueue,
  inOneSight,
  listQueue,
  type QueuePage,
  type QueueSort,
  type StateCount,
  totalOf,
} from '../../store/requests/queue.ts';
import type { RequestRow } from '../../store/tables.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { queueColumns } from './queue-columns.ts';
import {
  filterOf,
  queueOrder,
  type QueueQuery,
  queueQuery,
  queueStates,
  type QueueTab,
  statesOf,
} from './queue-filter.ts';
import { itemsOf, queueItem } from './queue-item.ts';
import { keysOf, offsetOf, page } from './schemas.ts';
import { fileFormat, sendTable } from './table-file.ts';

const openStates = statesOf('open');
const countedTabs = ['open', ...queueStates.filter((state) => state !== 'stopped')] as const;
export type CountedTab = (typeof countedTabs)[number];
const count = z.number().int();

export const getQueue = endpoint({
  method: 'get',
  path: '/requests',
  access: 'read-requests',
  summary: '办理台账：按期限先后列出申请',
  query: z.object({ ...queueQuery, ...queueOrder, ...page }),
  reply: z.object({
    items: z.array(queueItem),
    total: count,
    /** Behind each tab of open requests, under the same filters. */
    counts: z.record(z.enum(countedTabs), count),
    /** Behind each list of what is pressing, within the tab. */
    lists: z.record(z.enum(keysOf<UrgentList>(urgentLists)), count),
  }),
});

export const exportQueue = endpoint({
  method: 'get',
  path: '/requests/export',
  access: 'read-requests',
  summary: '导出办理台账（XLSX 或者 CSV，申请人姓名隐去）',
  query: z.object({ ...queueQuery, ...queueOrder, format: fileFormat }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

const mostExported = 10_000;

export const queueRoutes: readonly Route[] = [
  route(getQueue, async (call) => {
    const { query } = call;
    const seen = await lookInto(call, query, { ...orderOf(query), ...offsetOf(query) });
    if (!seen.ok) return seen;
    const { rows, total, open } = seen.value;
    const within = statesOf(query.tab).filter((state) => state !== 'stopped');
    return done({
      items: await itemsOf(call, rows),
      total,
      counts: Object.fromEntries(
        countedTabs.map((tab) => [tab, totalOf(open, statesOf(tab), undefined)]),
      ) as Record<CountedTab, number>,
      lists: Object.fromEntries(
        urgentListKeys.map((list) => [
          list,
          totalOf(open, within.length === 0 ? openStates : within, list),
        ]),
      ) as Record<UrgentList, number>,
    });
  }),

  route(exportQueue, async (call) => {
    const { context, query, session, http } = call;
    const page = { ...orderOf(query), limit: mostExported, offset: 0 };
    const seen = await lookInto(call, query, page);
    if (!seen.ok) return seen;
    const { rows, total } = seen.value;
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'queue-exported',
      object: 'requests',
      address: context.addressOf(http),
      detail: { tab: query.tab, rows: rows.length, format: query.format },
    });
    return sendTable(http, {
      name: `依申请公开台账${context.clock.today()}`,
      format: query.format,
      columns: queueColumns,
      items: await itemsOf(call, rows),
      note:
        total > rows.length
          ? `共${total}件，只导出前${rows.length}件：请缩小范围后分次导出`
          : undefined,
    });
  }),
];

function orderOf(query: {
  readonly tab: QueueTab;
  readonly sort?: QueueSort | undefined;
  readonly direction: 'asc' | 'desc';
}): Order {
  const { tab, sort, direction } = query;
  if (sort !== undefined) return { sort, direction };
  if (tab === 'stopped') return { sort: 'concluded', direction: 'desc' };
  return tab === 'all'
    ? { sort: 'submitted', direction: 'desc' }
    : { sort: 'due', direction: 'asc' };
}
type Order = Pick<QueuePage, 'sort' | 'direction'>;

interface Seen {
  readonly rows: readonly RequestRow[];
  readonly total: number;
  readonly open: ReadonlyMap<ClockState, StateCount>;
}

/** Counts and page in one sight. What is open is counted once for tabs, lists and total. */
async function lookInto(
  call: StaffCall,
  query: QueueQuery,
  page: QueuePage,
): Promise<Result<Seen>> {
  const filter = await filterOf(call, query);
  if (!filter.ok) return filter;
  const { list, tab } = query;
  const states = statesOf(tab);
  return done(
    await inOneSight(call.context.db, async (db) => {
      const open = await countQueue(db, { ...filter.value, standing: 'open' });
      const isOpen = filter.value.standing === 'open';
      const counted = isOpen || list !== undefined ? open : await countQueue(db, filter.value);
      const wanted = {
        ...filter.value,
        list,
        clockStates: tab === 'all' || tab === 'open' ? undefined : states,
      };
      const rows = await listQueue(db, wanted, page);
      return { rows, total: totalOf(counted, states, list), open };
    }),
  );
}
