// Registered callers of the open data, kept by the system administrator.

import { z } from '@hono/zod-openapi';
import { makeOpenToken, revokeOpenToken } from '../../commands/documents/keep-open-token.ts';
import { done } from '../../commands/context.ts';
import { callsPerMinute } from '../../rules/open-data.ts';
import { openTokens } from '../../store/documents/open-tokens.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { dayOut, moment, nothing, smallId, text } from './schemas.ts';
import { commandContext } from './scope.ts';

export const getOpenTokens = endpoint({
  method: 'get',
  path: '/open-tokens',
  access: 'keep-open-tokens',
  summary: '开放数据的登记用户，以及有无令牌时每分钟可调用的次数',
  reply: z.object({
    items: z.array(
      z
        .object({
          id: smallId,
          name: z.string(),
          contact: z.string(),
          createdAt: moment,
          revokedAt: moment.nullable(),
          lastUsedOn: dayOut.nullable(),
        })
        .openapi('OpenToken'),
    ),
    perMinute: z.object({ address: z.number().int(), token: z.number().int() }),
  }),
});

export const postOpenToken = endpoint({
  method: 'post',
  path: '/open-tokens',
  access: 'keep-open-tokens',
  summary: '登记开放数据用户；令牌只在这次回答里给出',
  body: z.object({ name: text(100), contact: text(200) }),
  reply: z.object({ id: smallId, token: z.string() }),
});

export const deleteOpenToken = endpoint({
  method: 'delete',
  path: '/open-tokens/{id}',
  access: 'keep-open-tokens',
  summary: '停用令牌',
  params: z.object({ id: smallId }),
  reply: nothing,
});

export const openTokenRoutes: readonly Route[] = [
  route(getOpenTokens, async ({ context }) => {
    const rows = await openTokens(context.db);
    return done({
      items: rows.map((row) => ({
        id: row.id,
        name: row.name,
        contact: row.contact,
        createdAt: row.created_at.toString(),
        revokedAt: row.revoked_at === null ? null : row.revoked_at.toString(),
        lastUsedOn: row.last_used_on,
      })),
      perMinute: callsPerMinute,
    });
  }),
  route(postOpenToken, async (call) =>
    makeOpenToken(commandContext(call, call.session.organId), call.body),
  ),
  route(deleteOpenToken, async (call) => {
    const context = commandContext(call, call.session.organId);
    const revoked = await revokeOpenToken(context, call.params.id);
    return revoked.ok ? done({}) : revoked;
  }),
];
