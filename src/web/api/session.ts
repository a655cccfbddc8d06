// Signing in and out, and who one is.

import { z } from '@hono/zod-openapi';
import { setTimeout as pause } from 'node:timers/promises';
import { changePassword } from '../../commands/people/change-password.ts';
import { done } from '../../commands/context.ts';
import { signIn, signOut } from '../../commands/people/sign-in.ts';
import { may, type Permission, permissions, roleKeys } from '../../rules/roles.ts';
import { webRefusal } from '../refusals.ts';
import { endpoint, publicRoute, route, type Route } from './endpoint.ts';
import { send } from './mount.ts';
import { dayOut, moment, nothing, organBrief, plainText, text } from './schemas.ts';
import { organsInScope } from './scope.ts';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie.ts';
import { callerOf } from '../client-address.ts';

const permissionKeys = Object.keys(permissions) as Permission[];

export const sessionSchema = z
  .object({
    username: z.string(),
    name: z.string(),
    organ: organBrief,
    roles: z.array(z.enum(roleKeys)),
    permissions: z.array(z.enum(permissionKeys)),
    mustChangePassword: z.boolean(),
    expiresAt: moment,
    /** Organs the caller sees, his own first. */
    organs: z.array(organBrief),
    today: dayOut,
    isClockSet: z.boolean(),
  })
  .openapi('Session');

export const getSession = endpoint({
  method: 'get',
  path: '/session',
  access: 'own-account',
  summary: '当前登录的人员、岗位和权限',
  reply: sessionSchema,
});

export const postSession = endpoint({
  method: 'post',
  path: '/session',
  access: 'public',
  summary: '登录',
  body: z.object({ username: text(100), password: plainText().max(200) }),
  reply: nothing,
});

export const deleteSession = endpoint({
  method: 'delete',
  path: '/session',
  access: 'own-account',
  summary: '退出登录',
  reply: nothing,
});

export const putPassword = endpoint({
  method: 'put',
  path: '/session/password',
  access: 'own-account',
  summary: '修改自己的密码',
  body: z.object({ currentPassword: plainText().max(200), newPassword: plainText().max(200) }),
  reply: nothing,
});

/** Failures from one address within ten minutes, whatever the names tried. */
const mostFailuresOfAddress = 30;
const pauseAfterFailure = 200; // ms, times the failures of the name so far, but not for ever
const mostPauses = 10;

export const sessionRoutes: readonly Route[] = [
  route(getSession, async (call) => {
    const { session, context } = call;
    const organs = await organsInScope(call);
    const brief = organs.map(({ code, name }) => ({ code, name }));
    const organ = brief.find(({ code }) => code === session.organCode) ?? {
      code: session.organCode,
      name: '',
    };
    return done({
      username: session.username,
      name: session.name,
      organ,
      roles: [...session.roles],
      permissions: permissionKeys.filter((permission) => may(session.roles, permission)),
      mustChangePassword: session.mustChangePassword,
      expiresAt: session.expiresAt.toString(),
      organs: [organ, ...brief.filter(({ code }) => code !== organ.code)],
      today: context.clock.today(),
      isClockSet: context.isClockSet,
    });
  }),

  publicRoute(postSession, async ({ context, http, body }) => {
    const { origin, signInAttempts: attempts } = context;
    const address = context.addressOf(http);
    const byAddress = callerOf(address);
    const byName = `name ${body.username}`;
    if (attempts.failures(byAddress) >= mostFailuresOfAddress) {
      return send(http, webRefusal('too-many-attempts'));
    }
    // Counted for names that do not exist too: waiting tells nothing about them.
    await pause(Math.min(attempts.failures(byName), mostPauses) * pauseAfterFailure);
    const result = await signIn(context, { ...body, address });
    if (!result.ok) {
      attempts.fail(byAddress);
      attempts.fail(byName);
      return result;
    }
    attempts.forgive(byName);
    const old = readSessionCookie(http, origin);
    if (old !== undefined) await signOut(context, { token: old, address });
    writeSessionCookie(http, origin, result.value.token);
    return done({});
  }),

  route(deleteSession, async ({ context, http }) => {
    const token = readSessionCookie(http, context.origin);
    if (token !== undefined) await signOut(context, { token, address: context.addressOf(http) });
    clearSessionCookie(http, context.origin);
    return done({});
  }),

  route(putPassword, async ({ context, http, session, body }) => {
    const address = context.addressOf(http);
    const result = await changePassword(context, { ...body, username: session.username, address });
    if (!result.ok) return result;
    writeSessionCookie(http, context.origin, result.value.token);
    return done({});
  }),
];
