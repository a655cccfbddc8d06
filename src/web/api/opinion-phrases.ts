// 常用意见: the caller's own phrases, or the common ones until he keeps his own. Nobody reads another's.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { saveOpinionPhrases } from '../../commands/letters/save-opinion-phrases.ts';
import { commonPhrases } from '../../rules/letters/opinion-phrases.ts';
import { phrasesOf } from '../../store/requests/opinion-phrases.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { plainText } from './schemas.ts';
import { commandContext } from './scope.ts';

const reply = z
  .object({
    phrases: z.array(z.string()),
    /** Kept by the caller, not the common ones. */
    isOwn: z.boolean(),
  })
  .openapi('OpinionPhrases');

export const getPhrases = endpoint({
  method: 'get',
  path: '/opinion-phrases',
  access: 'read-requests',
  summary: '本人的常用意见；没有存过的，给通用的几条',
  reply,
});

export const putPhrases = endpoint({
  method: 'put',
  path: '/opinion-phrases',
  access: 'read-requests',
  summary: '保存本人的常用意见；全部删去的，恢复通用的几条',
  body: z.object({ phrases: z.array(plainText().max(1000)).max(200) }),
  reply,
});

export const phraseRoutes: readonly Route[] = [
  route(getPhrases, async ({ context, session }) =>
    done(answer(await phrasesOf(context.db, session.staffId))),
  ),

  route(putPhrases, async (call) => {
    const context = commandContext(call, call.session.organId);
    const saved = await saveOpinionPhrases(context, call.body);
    return saved.ok ? done(answer(saved.value)) : saved;
  }),
];

function answer(own: readonly string[]): z.input<typeof reply> {
  const isOwn = own.length > 0;
  return { phrases: [...(isOwn ? own : commonPhrases)], isOwn };
}
