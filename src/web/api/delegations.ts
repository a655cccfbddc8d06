// Who takes whose place while away.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { delegateApprovals, endDelegation } from '../../commands/people/delegate-approvals.ts';
import { may } from '../../rules/roles.ts';
import { delegationsOf } from '../../store/people/delegations.ts';
import { listStaff } from '../../store/people/staff.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { day, dayOut, nothing, smallId } from './schemas.ts';
import { commandContext } from './scope.ts';

const delegation = z
  .object({
    id: smallId,
    name: z.string(),
    delegateName: z.string(),
    fromOn: dayOut,
    untilOn: dayOut,
    revoked: z.boolean(),
    isMine: z.boolean(),
  })
  .openapi('Delegation');

const ofApprovers = 'approve-letters' as const;

export const getDelegations = endpoint({
  method: 'get',
  path: '/delegations',
  access: 'read-requests',
  summary: '委托审批：谁在何时由谁代为审批，及可以委托的人员',
  reply: z.object({
    items: z.array(delegation),
    /** The caller himself, and the colleagues who handle or approve requests. */
    self: smallId,
    candidates: z.array(z.object({ id: smallId, name: z.string() })),
  }),
});

export const postDelegation = endpoint({
  method: 'post',
  path: '/delegations',
  access: ofApprovers,
  summary: '委托他人在外出期间代为审批',
  body: z.object({ delegateId: smallId, fromOn: day, untilOn: day }),
  reply: z.object({ id: smallId }),
});

export const revokeDelegation = endpoint({
  method: 'post',
  path: '/delegations/{id}/revoke',
  access: ofApprovers,
  summary: '收回委托',
  params: z.object({ id: smallId }),
  body: nothing,
  reply: z.object({ id: smallId }),
});

export const delegationRoutes: readonly Route[] = [
  route(getDelegations, async (call) => {
    const { context, session } = call;
    const items = await delegationsOf(context.db, session.organId);
    const staff = await listStaff(context.db, [session.organId]);
    return done({
      items: items.map((d) => ({
        id: d.id,
        name: d.name,
        delegateName: d.delegateName,
        fromOn: d.fromOn,
        untilOn: d.untilOn,
        revoked: d.revokedAt !== null,
        isMine: d.staffId === session.staffId,
      })),
      self: session.staffId,
      candidates: staff
        .filter((one) => one.id !== session.staffId && one.disabledAt === null)
        .filter(({ roles }) => may(roles, 'handle-requests') || may(roles, 'approve-letters'))
        .map((one) => ({ id: one.id, name: one.name })),
    });
  }),

  route(postDelegation, async (call) =>
    delegateApprovals(commandContext(call, call.session.organId), call.body),
  ),

  route(revokeDelegation, async (call) =>
    endDelegation(commandContext(call, call.session.organId), call.params),
  ),
];
