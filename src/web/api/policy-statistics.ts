// What policies did in a year: for the annual report and the office's own account; each figure opens what it counts.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { spanOfYear } from '../../rules/beijing-time.ts';
import { firmAnswers } from '../../rules/policy/push.ts';
import { payoutTime, usualPayoutDays } from '../../rules/policy/payout.ts';
import { paidCounts, paymentsBehind } from '../../store/policies/policy-statistics.ts';
import { firmsBehind, pushCounts } from '../../store/policies/policy-pushes.ts';
import { itemTexts } from '../../store/policies/policy-writing.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { toldFirm, toldOut } from './policy-pushes.ts';
import { dayOut, id, keysOf, offsetOf, page, smallId, year } from './schemas.ts';
import { organIdsInScope } from './scope.ts';
import { fileFormat, sendTable } from './table-file.ts';

const count = z.number().int();
const figures = {
  firms: count,
  subscribers: count,
  read: count,
  interested: count,
  notApplicable: count,
  applied: count,
  paidFirms: count,
  paidFen: count,
};
const row = z.object({ id, name: z.string(), publishedIn: z.boolean(), ...figures });
const query = z.object({ year });

export const getPolicyStatistics = endpoint({
  method: 'get',
  path: '/policy-statistics',
  access: 'read-enterprises',
  summary: '一年的惠企政策：发布的事项、推送到的企业、反馈、兑付',
  query,
  reply: z.object({
    items: z.array(row),
    total: z.object({ items: count, ...figures, inTime: count, late: count }),
  }),
});

export const getPolicyStatisticsFile = endpoint({
  method: 'get',
  path: '/policy-statistics/export',
  access: 'read-enterprises',
  summary: '一年的惠企政策（XLSX或者CSV）',
  query: query.extend({ format: fileFormat }),
  mediaType: xlsxType,
  reply: z.string(),
});

const payment = z.object({
  payoutId: id,
  number: z.string(),
  name: z.string(),
  creditCode: z.string(),
  fen: count,
  approvedOn: dayOut,
  paidOn: dayOut,
  days: count,
  /** Working days within which it should have been paid: the item's own, else the usual ones. */
  withinDays: count,
  isInTime: z.boolean(),
});

export const getPayments = endpoint({
  method: 'get',
  path: '/policy-statistics/payments',
  access: 'read-enterprises',
  summary: '一年的兑付，逐笔',
  query: query.extend({ item: smallId.exactOptional() }),
  reply: z.object({ items: z.array(payment) }),
});

export const getToldInYear = endpoint({
  method: 'get',
  path: '/policy-statistics/told',
  access: 'read-enterprises',
  summary: '一年的推送，逐户：全部、已查看的、作出某种反馈的',
  query: query.extend({
    item: smallId.exactOptional(),
    which: z.enum(['firms', 'read', ...keysOf(firmAnswers)]),
    ...page,
  }),
  reply: z.object({
    items: z.array(toldFirm.extend({ item: z.string() })),
    total: count,
  }),
});

type Row = z.input<typeof row>;

const none = {
  firms: 0,
  subscribers: 0,
  read: 0,
  interested: 0,
  notApplicable: 0,
  applied: 0,
};

async function rowsOf(call: StaffCall, of: number, organIds: readonly number[]): Promise<Row[]> {
  const { db } = call.context;
  const span = spanOfYear(of);
  const items = (await itemTexts(db, organIds))
    .filter(({ content }) => content !== null)
    .toReversed();
  const ids = items.map((item) => item.id);
  const pushes = await pushCounts(db, ids, span);
  const paid = await paidCounts(db, organIds, of);
  return items.flatMap((item) => {
    const told = pushes.get(item.id);
    const money = paid.get(item.id);
    const at = item.published_at;
    const publishedIn =
      at !== null &&
      Temporal.Instant.compare(at, span[0]) >= 0 &&
      Temporal.Instant.compare(at, span[1]) < 0;
    if (!publishedIn && told === undefined && money === undefined) return [];
    const { firms, subscribers, read, interested, notApplicable, applied } = told ?? none;
    return [
      {
        id: item.id,
        name: item.content?.name ?? '',
        publishedIn,
        firms,
        subscribers,
        read,
        interested,
        notApplicable,
        applied,
        paidFirms: money?.firms ?? 0,
        paidFen: money?.fen ?? 0,
      },
    ];
  });
}

async function paymentsOf(
  call: StaffCall,
  of: number,
  organIds: readonly number[],
  itemId?: number,
): Promise<z.input<typeof payment>[]> {
  const { db, calendar } = call.context;
  const payments = await paymentsBehind(db, organIds, of, itemId);
  return payments.map(({ itemId: _item, promisedDays, ...one }) => {
    const withinDays = promisedDays ?? usualPayoutDays;
    return { ...one, withinDays, ...payoutTime(one.approvedOn, one.paidOn, calendar, withinDays) };
  });
}

const sumOf = (rows: readonly Row[], key: keyof typeof figures): number =>
  rows.reduce((sum, one) => sum + one[key], 0);

export const policyStatisticsRoutes: readonly Route[] = [
  route(getPolicyStatistics, async (call) => {
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const items = await rowsOf(call, call.query.year, organIds.value);
    const payments = await paymentsOf(call, call.query.year, organIds.value);
    return done({
      items,
      total: {
        items: items.filter(({ publishedIn }) => publishedIn).length,
        firms: sumOf(items, 'firms'),
        subscribers: sumOf(items, 'subscribers'),
        read: sumOf(items, 'read'),
        interested: sumOf(items, 'interested'),
        notApplicable: sumOf(items, 'notApplicable'),
        applied: sumOf(items, 'applied'),
        paidFirms: sumOf(items, 'paidFirms'),
        paidFen: sumOf(items, 'paidFen'),
        inTime: payments.filter(({ isInTime }) => isInTime).length,
        late: payments.filter(({ isInTime }) => !isInTime).length,
      },
    });
  }),

  route(getPolicyStatisticsFile, async (call) => {
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const { year: of, format } = call.query;
    return await sendTable(call.http, {
      name: `${of}年惠企政策`,
      format,
      columns: [
        ['政策事项', ({ name }) => name],
        ['本年发布', ({ publishedIn }) => (publishedIn ? '是' : '')],
        ['推送企业（户次）', ({ firms }) => firms],
        ['订阅人', ({ subscribers }) => subscribers],
        ['已查看', ({ read }) => read],
        ['感兴趣', ({ interested }) => interested],
        ['不适用', ({ notApplicable }) => notApplicable],
        ['已申报', ({ applied }) => applied],
        ['免申即享兑付（户次）', ({ paidFirms }) => paidFirms],
        ['兑付金额（元）', ({ paidFen }) => paidFen / 100],
      ],
      items: await rowsOf(call, of, organIds.value),
    });
  }),

  route(getToldInYear, async (call) => {
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const { db } = call.context;
    const { year: of, item, which, ...paging } = call.query;
    const names = new Map(
      (await itemTexts(db, organIds.value)).map(({ id: itemId, content }) => [
        itemId,
        content?.name ?? '',
      ]),
    );
    // An item of elsewhere has nobody.
    const itemIds = item === undefined ? [...names.keys()] : names.has(item) ? [item] : [];
    const asked = { itemIds, span: spanOfYear(of), which };
    const { rows, total } = await firmsBehind(db, asked, offsetOf(paging));
    return done({
      items: rows.map((one) => ({ ...toldOut(one), item: names.get(one.itemId) ?? '' })),
      total,
    });
  }),

  route(getPayments, async (call) => {
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const { year: of, item } = call.query;
    return done({ items: await paymentsOf(call, of, organIds.value, item) });
  }),
];
