// The log, for those who audit: read only.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import type { Actor } from '../../rules/request/events.ts';
import { readAuditLog } from '../../store/database/audit-log.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { id, moment, typed } from './schemas.ts';

export const getAuditLog = endpoint({
  method: 'get',
  path: '/audit-log',
  access: 'read-log',
  summary: '日志：登录、授权、查看明文、导出等，由近及远',
  query: z.object({
    before: id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        at: moment,
        actor: typed<Actor>('object', '行为人'),
        action: z.string(),
        object: z.string(),
        objectName: z.string().nullable(),
        address: z.string().nullable(),
        detail: typed<unknown>('object', '细节'),
      }),
    ),
  }),
});

export const auditLogRoutes: readonly Route[] = [
  route(getAuditLog, async ({ context, query }) => {
    const lines = await readAuditLog(context.db, context.secrets, query);
    return done({ items: lines.map((line) => ({ ...line, at: line.at.toString() })) });
  }),
];
