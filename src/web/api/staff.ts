// Accounts and posts: the system administrator makes accounts, the security administrator gives posts.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import {
  createStaff,
  resetPassword,
  setStaffDisabled,
} from '../../commands/people/create-staff.ts';
import { grantRoles } from '../../commands/people/grant-roles.ts';
import { roleKeys } from '../../rules/roles.ts';
import { listStaff, type StaffMember } from '../../store/people/staff.ts';
import { type ApiContext, endpoint, route, type Route } from './endpoint.ts';
import { id, moment, nothing, organBrief, organCode, smallId, text } from './schemas.ts';
import { commandContext, organInScope, organsInScope, staffInScope } from './scope.ts';

const member = z
  .object({
    id,
    organ: organBrief,
    username: z.string(),
    name: z.string(),
    roles: z.array(z.enum(roleKeys)),
    mustChangePassword: z.boolean(),
    isDisabled: z.boolean(),
    isLocked: z.boolean(),
    lastSignInAt: moment.nullable(),
  })
  .openapi('StaffMember');

const newAccount = z
  .object({ id, username: z.string(), oneTimePassword: z.string() })
  .openapi('NewAccount');

const params = z.object({ id: smallId });

export const getStaff = endpoint({
  method: 'get',
  path: '/staff',
  access: ['manage-staff', 'grant-roles'],
  summary: '本机关和下级机关的人员',
  reply: z.object({ items: z.array(member) }),
});

export const postStaff = endpoint({
  method: 'post',
  path: '/staff',
  access: 'manage-staff',
  summary: '新建人员：返回一次性密码，只显示这一次',
  body: z.object({ organ: organCode, username: text(100), name: text(100) }),
  reply: newAccount,
});

export const putRoles = endpoint({
  method: 'put',
  path: '/staff/{id}/roles',
  access: 'grant-roles',
  summary: '授予岗位：所列即该人员此后的全部岗位',
  params,
  body: z.object({ roles: z.array(z.enum(roleKeys)).max(roleKeys.length) }),
  reply: z.object({ roles: z.array(z.enum(roleKeys)) }),
});

export const postPasswordReset = endpoint({
  method: 'post',
  path: '/staff/{id}/password-reset',
  access: 'manage-staff',
  summary: '重置密码：返回新的一次性密码，并解除锁定',
  params,
  reply: newAccount,
});

export const putDisabled = endpoint({
  method: 'put',
  path: '/staff/{id}/disabled',
  access: 'manage-staff',
  summary: '停用或者启用账号',
  params,
  body: z.object({ disabled: z.boolean() }),
  reply: nothing,
});

export const staffRoutes: readonly Route[] = [
  route(getStaff, async (call) => {
    const organs = await organsInScope(call);
    const names = new Map(organs.map((organ) => [organ.id, organ]));
    const staff = await listStaff(
      call.context.db,
      organs.map((organ) => organ.id),
    );
    const items = staff.map((person) => {
      const organ = names.get(person.organId);
      return memberOf(call.context, person, { code: organ?.code ?? '', name: organ?.name ?? '' });
    });
    return done({ items });
  }),

  route(postStaff, async (call) => {
    const { organ: code, ...input } = call.body;
    const organ = await organInScope(call, code);
    if (!organ.ok) return organ;
    const address = call.context.addressOf(call.http);
    return await createStaff(commandContext(call, organ.value.id), { ...input, address });
  }),

  route(putRoles, async (call) => {
    const found = await staffInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id: staffId, organId } = found.value;
    const address = call.context.addressOf(call.http);
    const input = { staffId, roles: call.body.roles, address };
    const result = await grantRoles(commandContext(call, organId), input);
    return result.ok ? done({ roles: [...result.value.roles] }) : result;
  }),

  route(postPasswordReset, async (call) => {
    const found = await staffInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id: staffId, organId } = found.value;
    const address = call.context.addressOf(call.http);
    return await resetPassword(commandContext(call, organId), { staffId, address });
  }),

  route(putDisabled, async (call) => {
    const found = await staffInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id: staffId, organId } = found.value;
    const address = call.context.addressOf(call.http);
    const input = { staffId, disabled: call.body.disabled, address };
    const result = await setStaffDisabled(commandContext(call, organId), input);
    return result.ok ? done({}) : result;
  }),
];

function memberOf(
  { clock }: ApiContext,
  person: StaffMember,
  organ: z.input<typeof organBrief>,
): z.input<typeof member> {
  const { id, username, name, mustChangePassword, lockedUntil, lastSignInAt } = person;
  return {
    id,
    organ,
    username,
    name,
    mustChangePassword,
    roles: [...person.roles],
    isDisabled: person.disabledAt !== null,
    isLocked: lockedUntil !== null && Temporal.Instant.compare(lockedUntil, clock.now()) > 0,
    lastSignInAt: lastSignInAt === null ? null : lastSignInAt.toString(),
  };
}
