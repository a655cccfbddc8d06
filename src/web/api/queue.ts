// The queue: requests by their clock, with what each is about and on which day of its period it stands.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { applicantKindKeys, applicantKinds } from '../../rules/applicant-kinds.ts';
import { type Channel, channelKeys, channels } from '../../rules/channels.ts';
import { caseOutcomeKeys, wordsOfOutcome } from '../../rules/corrections.ts';
import { type Matter, matters } from '../../rules/request/events.ts';
import { clockBadge, clockStates } from '../../rules/request/clock-badge.ts';
import { daysWithoutContact } from '../../rules/request/contact.ts';
import { replyClock, type ReplyClock } from '../../rules/request/state.ts';
import { appendAuditLog } from '../../store/audit-log.ts';
import {
  countByClockState,
  eventsOfMany,
  listRequests,
  openApplication,
  requestOf,
  type StoredEvent,
} from '../../store/requests.ts';
import { staffNames } from '../../store/staff.ts';
import type { OrganRow, RequestRow } from '../../store/tables.ts';
import { csvOf } from './csv.ts';
import { type ApiContext, endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  dayOut,
  id,
  keysOf,
  offsetOf,
  organBrief,
  organCode,
  page,
  smallId,
  text,
  typed,
} from './schemas.ts';
import { organIdsInScope, organsInScope } from './scope.ts';

/** Tabs of the queue: the states a row is stored in. */
export const queueTabs = [
  'unconfirmed',
  'running',
  'paused',
  'awaiting-supplement',
  'awaiting-payment',
  'stopped',
] as const;
export type QueueTab = (typeof queueTabs)[number];

export const queueItem = z
  .object({
    id,
    number: z.string(),
    organ: organBrief,
    subject: z.string(),
    maskedName: z.string(),
    applicantKind: z.enum(applicantKindKeys),
    channel: z.enum(channelKeys),
    submittedOn: dayOut,
    receivedOn: dayOut.nullable(),
    concludedOn: dayOut.nullable(),
    outcome: z.enum(caseOutcomeKeys).nullable(),
    clock: typed<ReplyClock>('object', '期限：状态、第几个工作日、到期日及是否暂定'),
    matter: z.enum(keysOf<Matter>(matters)),
    handler: z.object({ id, name: z.string() }).nullable(),
    /** The office's own deadline, before the legal one. */
    internalDueOn: dayOut.nullable(),
    /** Working days on which nobody tried to reach the applicant (条例 31). */
    daysWithoutContact: z.number().int(),
  })
  .openapi('QueueItem');

const filter = {
  tab: z.enum(queueTabs).default('running'),
  organ: organCode.optional(),
  number: text(60).optional(),
  matter: z.enum(keysOf<Matter>(matters)).optional(),
  channel: z.enum(channelKeys).optional(),
  /** Whose: a person's own, or nobody's yet. */
  handler: z.union([z.literal('mine'), z.literal('none'), smallId]).optional(),
};

export const getQueue = endpoint({
  method: 'get',
  path: '/requests',
  access: 'read-requests',
  summary: '办理台账：按期限先后列出申请',
  query: z.object({ ...filter, ...page }),
  reply: z.object({
    items: z.array(queueItem),
    total: z.number().int(),
    counts: z.record(z.enum(queueTabs), z.number().int()),
  }),
});

export const exportQueue = endpoint({
  method: 'get',
  path: '/requests/export',
  access: 'read-requests',
  summary: '导出办理台账（CSV，申请人姓名隐去）',
  query: z.object(filter),
  mediaType: 'text/csv',
  reply: z.string(),
});

const mostExported = 10_000;

export const queueRoutes: readonly Route[] = [
  route(getQueue, async (call) => {
    const { context, query } = call;
    const organIds = await organIdsInScope(call, query.organ);
    if (!organIds.ok) return organIds;
    const { rows, total } = await listRequests(context.db, {
      ...rowFilter(query, organIds.value, call.session.staffId),
      ...offsetOf(query),
    });
    const counts = await countByClockState(context.db, organIds.value);
    return done({
      items: await itemsOf(call, rows),
      total,
      counts: Object.fromEntries(queueTabs.map((tab) => [tab, counts.get(tab) ?? 0])) as Record<
        QueueTab,
        number
      >,
    });
  }),

  route(exportQueue, async (call) => {
    const { context, query, session, http } = call;
    const organIds = await organIdsInScope(call, query.organ);
    if (!organIds.ok) return organIds;
    const page = { limit: mostExported, offset: 0 };
    const { rows } = await listRequests(context.db, {
      ...rowFilter(query, organIds.value, call.session.staffId),
      ...page,
    });
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'queue-exported',
      object: 'requests',
      address: context.addressOf(http),
      detail: { tab: query.tab, rows: rows.length },
    });
    http.header('Content-Type', 'text/csv; charset=utf-8');
    http.header('Content-Disposition', 'attachment; filename="requests.csv"');
    return http.body(csvOf(exportColumns, await itemsOf(call, rows)));
  }),
];

interface Filter {
  readonly tab: QueueTab;
  readonly number?: string | undefined;
  readonly matter?: Matter | undefined;
  readonly channel?: Channel | undefined;
  readonly handler?: 'mine' | 'none' | number | undefined;
}

function rowFilter(
  { tab, number, matter, channel, handler }: Filter,
  organIds: readonly number[],
  staffId: number,
): Omit<Parameters<typeof listRequests>[1], 'limit' | 'offset'> {
  return {
    organIds,
    open: tab !== 'stopped',
    clockStates: [tab],
    ...(number === undefined || number === '' ? {} : { number }),
    ...(matter === undefined ? {} : { matter }),
    ...(channel === undefined ? {} : { channel }),
    ...(handler === undefined ? {} : { handlerId: handlerOf(handler, staffId) }),
  };
}

function handlerOf(handler: 'mine' | 'none' | number, staffId: number): number | null {
  if (handler === 'none') return null;
  return handler === 'mine' ? staffId : handler;
}

type Item = z.output<typeof queueItem>;

async function itemsOf(call: StaffCall, rows: readonly RequestRow[]): Promise<Item[]> {
  const { context } = call;
  const ids = rows.map((row) => row.id);
  const events = await eventsOfMany(context.db, context.secrets, ids);
  const organs = new Map((await organsInScope(call)).map((organ) => [organ.id, organ]));
  const handlers = rows.flatMap((row) => row.handler_id ?? []);
  const names = await staffNames(context.db, handlers);
  return rows.flatMap((row) => {
    const own = events.get(row.id) ?? [];
    const clock = clockOn(context, row, own);
    const organ = organs.get(row.organ_id);
    return clock === undefined ? [] : [itemOf(context, { row, organ, names, events: own }, clock)];
  });
}

function clockOn(
  { clock, calendar }: ApiContext,
  row: RequestRow,
  events: readonly StoredEvent[],
): ReplyClock | undefined {
  const request = requestOf(row, events);
  return request && replyClock(request, clock.today(), calendar);
}

/** A row as lists and the request's own page show it. */
export function itemOf(
  { secrets, clock: { today }, calendar }: ApiContext,
  of: {
    readonly row: RequestRow;
    readonly organ: OrganRow | undefined;
    readonly names: ReadonlyMap<number, string>;
    readonly events: readonly StoredEvent[];
  },
  clock: ReplyClock,
): Item {
  const { row, organ, names, events } = of;
  const { title, documentNumber, description } = openApplication(secrets, row);
  const subject = title || documentNumber || description;
  return {
    id: row.id,
    number: row.number,
    organ: { code: organ?.code ?? '', name: organ?.name ?? '' },
    subject: subject.length > 80 ? `${subject.slice(0, 80)}…` : subject,
    maskedName: row.masked_name,
    applicantKind: row.applicant_kind,
    channel: row.channel,
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    concludedOn: row.concluded_on,
    outcome: row.outcome,
    clock,
    matter: row.matter,
    handler:
      row.handler_id === null
        ? null
        : { id: row.handler_id, name: names.get(row.handler_id) ?? '' },
    internalDueOn: row.internal_due_on,
    daysWithoutContact:
      clock.state === 'unconfirmed' ? daysWithoutContact(events, today(), calendar).length : 0,
  };
}

const exportColumns: readonly (readonly [string, (item: Item) => string])[] = [
  ['登记编号', (item) => item.number],
  ['机关', (item) => item.organ.name],
  ['所需信息', (item) => item.subject],
  ['事项', (item) => matters[item.matter]],
  ['申请人', (item) => item.maskedName],
  ['申请人类别', (item) => applicantKinds[item.applicantKind]],
  ['渠道', (item) => channels[item.channel].label],
  ['提交日期', (item) => item.submittedOn],
  ['收到日期', (item) => item.receivedOn ?? ''],
  ['状态', (item) => clockStates[item.clock.state]],
  ['期限', (item) => clockBadge(item.clock).text],
  ['到期', (item) => clockBadge(item.clock).detail],
  ['经办人', (item) => item.handler?.name ?? ''],
  ['内部期限', (item) => item.internalDueOn ?? ''],
  ['办结日期', (item) => item.concludedOn ?? ''],
  ['办理结果', (item) => (item.outcome === null ? '' : wordsOfOutcome(item.outcome).label)],
];
