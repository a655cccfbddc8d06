// The words that an office has looked for in what it publishes.

import { z } from '@hono/zod-openapi';
import { addCheckWords, dropCheckWord } from '../../commands/documents/change-check-words.ts';
import { done } from '../../commands/context.ts';
import { checkWordsFor } from '../../store/documents/check-words.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { nothing, smallId, text } from './schemas.ts';
import { commandContext } from './scope.ts';

export const getCheckWords = endpoint({
  method: 'get',
  path: '/check-words',
  access: ['read-documents', 'keep-columns'],
  summary: '用词表：本机关和上级机关的敏感词、易错词',
  reply: z.object({
    items: z.array(
      z.object({
        id: smallId,
        word: z.string(),
        blocking: z.boolean(),
        advice: z.string(),
        /** Kept by an organ above: changed there. */
        ofSuperior: z.boolean(),
      }),
    ),
  }),
});

export const postCheckWords = endpoint({
  method: 'post',
  path: '/check-words',
  access: 'keep-columns',
  summary: '在用词表中增加或者更改词语',
  body: z.object({
    words: z
      .array(z.object({ word: text(50).min(1), blocking: z.boolean(), advice: text(200) }))
      .min(1)
      .max(5000),
  }),
  reply: z.object({ count: z.number().int() }),
});

export const deleteCheckWord = endpoint({
  method: 'delete',
  path: '/check-words/{id}',
  access: 'keep-columns',
  summary: '从用词表中删去一个词',
  params: z.object({ id: smallId }),
  reply: nothing,
});

export const checkWordRoutes: readonly Route[] = [
  route(getCheckWords, async (call) => {
    const { organId } = call.session;
    const words = await checkWordsFor(call.context.db, organId);
    return done({
      items: words.map(({ organId: of, ...word }) => ({ ...word, ofSuperior: of !== organId })),
    });
  }),
  route(postCheckWords, async (call) =>
    addCheckWords(commandContext(call, call.session.organId), call.body.words),
  ),
  route(deleteCheckWord, async (call) =>
    dropCheckWord(commandContext(call, call.session.organId), call.params.id),
  ),
];
