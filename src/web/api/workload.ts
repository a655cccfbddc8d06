// Who can be given a request, who has how much, passing many on at once, and the organ's rule for its own
// deadline.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { reassignRequests, type SeenRequest } from '../../commands/requests/reassign-requests.ts';
import { setInternalRule } from '../../commands/requests/set-internal-rule.ts';
import { yearBounds } from '../../rules/day.ts';
import { mostInternalDays } from '../../rules/request/internal-due.ts';
import { cutoffsOn } from '../../rules/request/urgency.ts';
import { may } from '../../rules/roles.ts';
import { allOrgans, answeringOrgan, innerOffices, organById } from '../../store/people/organs.ts';
import { listStaff, staffNames } from '../../store/people/staff.ts';
import type { OrganRow } from '../../store/tables.ts';
import { type Workload, workloadOf } from '../../store/requests/workload.ts';
import { faultOf } from '../refusals.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { faultSchema, id, nothing, organBrief, organCode, smallId } from './schemas.ts';
import { commandContext, organInScope, requestInScope } from './scope.ts';
import { assignmentBody } from './steps.ts';

export const getAssignees = endpoint({
  method: 'get',
  path: '/assignees',
  access: 'read-requests',
  summary: '可以承办申请的内设机构和人员',
  query: z.object({ organ: organCode.optional() }),
  reply: z.object({
    /** The caller himself. */
    self: smallId,
    departments: z.array(organBrief.extend({ id: smallId })),
    people: z.array(z.object({ id: smallId, name: z.string(), departmentId: smallId.nullable() })),
    /** Working days before the legal day; 0 for none. */
    internalDays: z.number().int(),
  }),
});

const reassigned = z.object({
  done: z.array(id),
  refused: z.array(z.object({ id, number: z.string(), violations: z.array(faultSchema) })),
});

export const postReassign = endpoint({
  method: 'post',
  path: '/requests/reassign',
  access: 'handle-requests',
  summary: '批量转办：逐件登记理由，他人刚改动过的不改并列出',
  body: z.object({
    ...assignmentBody,
    items: z
      .array(z.object({ id, version: z.number().int() }))
      .min(1)
      .max(200),
  }),
  reply: reassigned,
});

const count = z.number().int();

export const getWorkload = endpoint({
  method: 'get',
  path: '/workload',
  access: 'read-requests',
  summary: '各经办人在办、临近期限、逾期和本年办结的件数，平均答复用时',
  query: z.object({ organ: organCode.optional() }),
  reply: z.object({
    organ: organBrief,
    from: z.string(),
    to: z.string(),
    internalDays: count,
    rows: z.array(
      z.object({
        /** Nobody's yet where all three are absent. */
        staffId: smallId.nullable(),
        name: z.string().nullable(),
        department: organBrief.nullable(),
        open: count,
        yellow: count,
        red: count,
        overdue: count,
        concluded: count,
        late: count,
        averageDays: z.number().nullable(),
      }),
    ),
  }),
});

export const putInternalRule = endpoint({
  method: 'put',
  path: '/organs/{code}/internal-rule',
  access: 'set-internal-rule',
  summary: '设定内部期限：法定期限前若干个工作日，0为不设',
  params: z.object({ code: organCode }),
  body: z.object({ days: z.number().int().min(0).max(mostInternalDays) }),
  reply: nothing,
});

export const workloadRoutes: readonly Route[] = [
  route(getAssignees, async (call) => {
    const { context, session } = call;
    const organ = await answering(call, call.query.organ);
    if (!organ.ok) return organ;
    const departments = await innerOffices(context.db, organ.value.id);
    const organIds = [organ.value.id, ...departments.map((office) => office.id)];
    const staff = await listStaff(context.db, organIds);
    return done({
      self: session.staffId,
      departments: departments.map((office) => ({
        id: office.id,
        code: office.code,
        name: office.name,
      })),
      people: staff
        .filter(({ disabledAt, roles }) => disabledAt === null && may(roles, 'handle-requests'))
        .map((one) => ({
          id: one.id,
          name: one.name,
          departmentId: one.organId === organ.value.id ? null : one.organId,
        })),
      internalDays: organ.value.internal_days,
    });
  }),

  route(postReassign, async (call) => {
    const { items, ...assignment } = call.body;
    const seen: SeenRequest[] = [];
    const numbers = new Map<number, string>();
    for (const item of items) {
      const found = await requestInScope(call, item.id);
      if (!found.ok) return found;
      const { row } = found.value;
      numbers.set(row.id, row.number);
      seen.push({ requestId: row.id, organId: row.organ_id, version: item.version });
    }
    const results = await reassignRequests(commandContext(call, -1), seen, assignment);
    const refused = results.filter(({ violations }) => violations.length > 0);
    // What is wrong with the order itself is wrong for all: said once, at its field.
    const first = refused[0];
    if (first !== undefined && refused.length === seen.length && isOfOrder(first.violations)) {
      return { ok: false, violations: first.violations };
    }
    return done({
      done: results.flatMap(({ requestId, violations }) =>
        violations.length === 0 ? [requestId] : [],
      ),
      refused: refused.map(({ requestId, violations }) => ({
        id: requestId,
        number: numbers.get(requestId) ?? '',
        violations: violations.map(faultOf),
      })),
    });
  }),

  route(getWorkload, async (call) => {
    const { context } = call;
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const today = context.clock.today();
    const span = { from: yearBounds(Number(today.slice(0, 4))).first, to: today };
    const rows = await workloadOf(
      context.db,
      [organ.value.id],
      span,
      cutoffsOn(today, context.calendar),
      context.calendar,
    );
    return done({
      organ: { code: organ.value.code, name: organ.value.name },
      ...span,
      internalDays: organ.value.internal_days,
      rows: await named(call, rows),
    });
  }),

  route(putInternalRule, async (call) => {
    const organ = await organInScope(call, call.params.code);
    if (!organ.ok) return organ;
    const result = await setInternalRule(commandContext(call, organ.value.id), call.body);
    return result.ok ? done({}) : result;
  }),
];

const ofOrder = ['staffId', 'departmentId', 'note', 'on', 'internalDueOn'];

function isOfOrder(violations: readonly { readonly field?: string | undefined }[]): boolean {
  return violations.some(({ field }) => field !== undefined && ofOrder.includes(field));
}

/** The organ whose requests are given out; for somebody of an inner office, the one that answers for it. */
async function answering(call: StaffCall, code: string | undefined): Promise<Result<OrganRow>> {
  const own = await organById(call.context.db, call.session.organId);
  if (own === undefined) return refusedFor('organ-unknown', 'organ');
  if (own.kind !== 'internal') return organInScope(call, code);
  return done(await answeringOrgan(call.context.db, own));
}

async function named({ context }: StaffCall, rows: readonly Workload[]) {
  const names = await staffNames(
    context.db,
    rows.flatMap(({ staffId }) => staffId ?? []),
  );
  const organs = new Map((await allOrgans(context.db)).map((organ) => [organ.id, organ]));
  return rows.map(({ staffId, departmentId, ...figures }) => {
    const office = departmentId === null ? undefined : organs.get(departmentId);
    return {
      staffId,
      name: staffId === null ? null : (names.get(staffId) ?? ''),
      department: office === undefined ? null : { code: office.code, name: office.name },
      ...figures,
    };
  });
}
