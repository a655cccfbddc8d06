// An application that came on paper, by mail or by word of mouth, entered by a clerk, with its scans.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { receiveRequest } from '../../commands/requests/receive-request.ts';
import { scansOf, storeScan } from '../../commands/requests/store-scan.ts';
import { type ScanKind, scanKinds } from '../../rules/application.ts';
import { channelKeys } from '../../rules/channels.ts';
import { type Matter, matters } from '../../rules/request/events.ts';
import { applicationSchema } from './application-schemas.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { day, dayOut, id, keysOf, organCode, text } from './schemas.ts';
import { commandContext, organInScope } from './scope.ts';

export const postRequest = endpoint({
  method: 'post',
  path: '/requests',
  access: 'handle-requests',
  summary: '登记当面、邮寄、传真等渠道收到的申请',
  body: z.object({
    organ: organCode.optional(),
    channel: z.enum(channelKeys).exclude(['online']),
    matter: z.enum(keysOf<Matter>(matters)).exactOptional(),
    /** The day it came in. */
    on: day,
    /** Made when the form is shown: sent twice, it is registered once. */
    submissionKey: z.string().regex(/^[\w-]{16,64}$/),
    application: applicationSchema,
    /** Stored before, by the same person. */
    scans: z
      .array(z.object({ token: text(2000), kind: z.enum(keysOf<ScanKind>(scanKinds)) }))
      .max(30)
      .exactOptional(),
  }),
  reply: z.object({
    id,
    number: z.string(),
    queryCode: z.string(),
    /** The form was registered before: all this is of then. */
    repeated: z.boolean(),
    channel: z.enum(channelKeys),
    submittedOn: dayOut,
    receivedOn: dayOut.nullable(),
  }),
});

export const postScan = endpoint({
  method: 'post',
  path: '/scans',
  access: 'handle-requests',
  summary:
    '先行保存申请的扫描件（文件内容为请求体），登记时凭 token 提交；一日内没有登记的自动清除',
  query: z.object({ name: text(120) }),
  takesFile: true,
  reply: z.object({ token: z.string(), name: z.string() }),
});

export const newRequestRoutes: readonly Route[] = [
  route(postRequest, async (call) => {
    const { body, session } = call;
    const organ = await organInScope(call, body.organ);
    if (!organ.ok) return organ;
    const { channel, on, submissionKey, matter, scans = [] } = body;
    const context = commandContext(call, organ.value.id);
    const files = await scansOf(context, scans);
    if (!files.ok) return files;
    // 条例 29 ¶1: what somebody said is written down by whoever took it down.
    const filledBy = channel === 'oral' ? { filledByStaff: session.name } : {};
    const attached = scans.flatMap(({ kind }) => (kind === 'form' ? [] : [kind]));
    const result = await receiveRequest(context, {
      application: { ...body.application, ...filledBy, attached },
      channel,
      on,
      submissionKey,
      ...(matter === undefined ? {} : { matter }),
      storeFiles: () => Promise.resolve(files.value),
    });
    if (!result.ok) return result;
    const { request, queryCode, repeated } = result.value;
    const { id: made, number, channel: way } = request;
    const { submitted_on: submittedOn, received_on: receivedOn } = request;
    return done({ id: made, number, queryCode, repeated, channel: way, submittedOn, receivedOn });
  }),

  route(postScan, async (call) => {
    const { context, session, query } = call;
    const bytes = call.body as unknown as Uint8Array;
    return storeScan(
      { ...commandContext(call, session.organId), dataFolder: context.dataFolder },
      { name: query.name, bytes },
    );
  }),
];
