// An earlier text that holds what must not be public is taken out of the history that readers see.

import { z } from '@hono/zod-openapi';
import { lockEarlierText } from '../../commands/documents/lock-revision.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { id, text } from './schemas.ts';
import { commandContext, documentInScope } from './scope.ts';

export const postRevisionLock = endpoint({
  method: 'post',
  path: '/documents/{id}/revisions/{revision}/lock',
  access: 'withdraw-documents',
  summary: '已被替换的某一版不再公开，写明理由；现在的内容不受影响',
  params: z.object({ id, revision: z.coerce.number().int() }),
  body: z.object({ reason: text(1000) }),
  reply: z.object({ id }),
});

export const documentHistoryRoutes: readonly Route[] = [
  route(postRevisionLock, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    const { revision } = call.params;
    const { reason } = call.body;
    return await lockEarlierText(commandContext(call, organ_id), { id, revision, reason });
  }),
];
