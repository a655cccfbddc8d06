// What the report cannot count from requests and documents: figures of other registers, and the cases of
// reconsideration and litigation.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { recordRemedy } from '../../commands/record-remedy.ts';
import { saveAnnualEntry } from '../../commands/save-annual-entry.ts';
import { entryItems } from '../../rules/annual-report/cell.ts';
import { remedyResultKeys, table4BlockKeys } from '../../rules/annual-report/form.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { knownYear } from './report.ts';
import { day, id, nothing, organCode, smallId, text, year } from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

export const putReportEntry = endpoint({
  method: 'put',
  path: '/organs/{code}/annual-reports/{year}/entries/{item}',
  access: 'edit-report',
  summary: '登记表二中来自其他台账的数字及其依据',
  params: z.object({ code: organCode, year, item: z.enum(entryItems) }),
  body: z.object({
    /** Decisions; 万元 for fees. */
    amount: z.number().min(0).max(1_000_000_000),
    evidence: text(500),
  }),
  reply: nothing,
});

export const postRemedy = endpoint({
  method: 'post',
  path: '/organs/{code}/remedies',
  access: ['handle-requests', 'edit-report'],
  summary: '登记一件行政复议或者行政诉讼，或者它的结果',
  params: z.object({ code: organCode }),
  body: z.object({
    /** Absent for a new case. */
    remedyId: smallId.exactOptional(),
    block: z.enum(table4BlockKeys),
    filedOn: day,
    requestId: id.exactOptional(),
    caseNumber: text(100).exactOptional(),
    body: text(200).exactOptional(),
    followsId: id.exactOptional(),
    handlerId: smallId.exactOptional(),
    claims: text(5000).exactOptional(),
    result: z.enum(remedyResultKeys).exclude(['pending']).exactOptional(),
    decidedOn: day.exactOptional(),
    note: text(1000).exactOptional(),
  }),
  reply: z.object({ id: z.number().int() }),
});

export const reportEntryRoutes: readonly Route[] = [
  route(putReportEntry, async (call) => {
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const { year, item } = call.params;
    const entry = { year, item, ...call.body };
    const result = await saveAnnualEntry(commandContext(call, organ.value.id), entry);
    return result.ok ? done({}) : result;
  }),

  route(postRemedy, async (call) => {
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const result = await recordRemedy(commandContext(call, organ.value.id), call.body);
    return result.ok ? done({ id: result.value }) : result;
  }),
];
