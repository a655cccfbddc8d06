// What a request would cost (条例 42; 国办函〔2020〕109号), before anybody writes a notice: the count from the
// register, the tiers, or why nothing may be asked.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { earlierInMonth } from '../../commands/requests/fee-count.ts';
import { assessFee, feeLineText, feeMonth, yuanText } from '../../rules/fee.ts';
import { faultOf } from '../refusals.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { dayOut, faultSchema, id } from './schemas.ts';
import { requestInScope } from './scope.ts';

const units = z.coerce.number().int().min(0).max(1_000_000).optional();

export const getFee = endpoint({
  method: 'get',
  path: '/requests/{id}/fee',
  access: 'handle-requests',
  summary: '试算信息处理费：按件（items）或者按量（pages），只能选一种',
  params: z.object({ id }),
  query: z.object({
    items: units,
    pages: units,
    /** Already published: nothing is handled for the applicant but the way to it. */
    isPublic: z.enum(['true', 'false']).optional(),
  }),
  reply: z.object({
    /** The calendar month of receipt, and the applicant's requests in it before this one. */
    month: z.object({ first: dayOut, last: dayOut }).nullable(),
    earlier: z.number().int(),
    /** In fen; absent where no fee can be asked. */
    amount: z.number().int().nullable(),
    amountText: z.string().nullable(),
    lines: z.array(z.string()),
    why: z.array(faultSchema),
  }),
});

export const feeRoutes: readonly Route[] = [
  route(getFee, async (call) => {
    const { context, params, query } = call;
    const found = await requestInScope(call, params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    const earlier = await earlierInMonth(context, row);
    const { items, pages, isPublic } = query;
    const assessed = assessFee({
      ...(items === undefined ? {} : { byItem: { earlier, items } }),
      ...(pages === undefined ? {} : { byVolume: { pages, isPublic: isPublic === 'true' } }),
    });
    return done({
      month: row.received_on === null ? null : feeMonth(row.received_on),
      earlier,
      amount: assessed.ok ? assessed.fee.amount : null,
      amountText: assessed.ok ? yuanText(assessed.fee.amount) : null,
      lines: assessed.ok
        ? assessed.fee.lines.map((line) => feeLineText(line, assessed.fee.standard))
        : [],
      why: assessed.ok ? [] : assessed.violations.map(faultOf),
    });
  }),
];
