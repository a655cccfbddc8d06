// Channels outside: kept by an administrator; what would be sent and what was sent is seen by whoever sees the
// document.

import { z } from '@hono/zod-openapi';
import { textFor } from '../../commands/documents/channel-messages.ts';
import { done, refusedFor } from '../../commands/context.ts';
import { keepChannel } from '../../commands/documents/keep-channel.ts';
import { sendAgain } from '../../commands/documents/send-again.ts';
import { noChannels } from '../../rules/channel-address.ts';
import {
  type ChannelEvent,
  channelEvents,
  type ChannelKind,
  channelKinds,
  type SendState,
  sendStates,
} from '../../rules/channel-messages.ts';
import {
  channelsFor,
  channelsOf,
  type ListedSend,
  sendsOf,
} from '../../store/documents/channels.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { id, keysOf, moment, nothing, smallId, text } from './schemas.ts';
import { commandContext, documentInScope } from './scope.ts';

const fields = {
  name: text(100),
  kind: z.enum(keysOf<ChannelKind>(channelKinds)),
  url: text(500),
  /** None: every column. */
  columns: z.array(smallId).max(200),
  summaryLength: z.number().int().min(0).max(500),
  /** News of 惠企政策 for firms that agreed go there too. */
  takesPolicies: z.boolean().default(false),
  enabled: z.boolean(),
};
const channel = z.object({ id: smallId, ...fields }).openapi('Channel');
const kept = z.object({ id: smallId, secret: z.string().nullable() });

const send = z
  .object({
    id,
    channel: z.string(),
    documentId: id,
    title: z.string(),
    event: z.enum(keysOf<ChannelEvent>(channelEvents)),
    state: z.enum(keysOf<SendState>(sendStates)),
    attempts: z.number().int(),
    nextAt: moment,
    answerCode: z.number().int().nullable(),
    fault: z.string().nullable(),
    createdAt: moment,
    sentAt: moment.nullable(),
  })
  .openapi('ChannelSend');

export const getChannels = endpoint({
  method: 'get',
  path: '/channels',
  access: 'keep-channels',
  summary: '对外渠道和最近的推送；allowedHosts 为空的，服务器没有开启对外推送',
  reply: z.object({
    items: z.array(channel),
    sends: z.array(send),
    allowedHosts: z.array(z.string()),
  }),
});

export const postChannel = endpoint({
  method: 'post',
  path: '/channels',
  access: 'keep-channels',
  summary: '登记对外渠道；签名密钥只在这次回答里给出',
  body: z.object(fields),
  reply: kept,
});

export const putChannel = endpoint({
  method: 'put',
  path: '/channels/{id}',
  access: 'keep-channels',
  summary: '修改对外渠道；改了地址的，另给新的签名密钥',
  params: z.object({ id: smallId }),
  body: z.object(fields),
  reply: kept,
});

export const postSendAgain = endpoint({
  method: 'post',
  path: '/channel-sends/{id}/again',
  access: 'keep-channels',
  summary: '没有送达的再推送一次',
  params: z.object({ id }),
  reply: nothing,
});

export const getDocumentChannels = endpoint({
  method: 'get',
  path: '/documents/{id}/channels',
  access: 'read-documents',
  summary: '发布后推送到哪些渠道、推送什么，以及已经推送的情况',
  params: z.object({ id }),
  reply: z.object({
    previews: z.array(
      z.object({
        channelId: smallId,
        channel: z.string(),
        kind: z.enum(keysOf<ChannelKind>(channelKinds)),
        title: z.string(),
        summary: z.string(),
        url: z.string(),
      }),
    ),
    sends: z.array(send),
  }),
});

export const channelRoutes: readonly Route[] = [
  route(getChannels, async (call) => {
    const { db, channelRule = noChannels } = call.context;
    const { organId } = call.session;
    return done({
      items: (await channelsOf(db, [organId])).map((row) => ({
        id: row.id,
        name: row.name,
        kind: row.kind,
        url: row.url,
        columns: row.column_ids,
        summaryLength: row.summary_length,
        takesPolicies: row.takes_policies,
        enabled: row.enabled,
      })),
      sends: (await sendsOf(db, { organIds: [organId] }, 200)).map(sendOut),
      allowedHosts: [...channelRule.hosts],
    });
  }),

  route(postChannel, async (call) => {
    const { channelRule = noChannels } = call.context;
    return await keepChannel(commandContext(call, call.session.organId), channelRule, call.body);
  }),

  route(putChannel, async (call) => {
    const { channelRule = noChannels } = call.context;
    const context = commandContext(call, call.session.organId);
    return await keepChannel(context, channelRule, call.body, call.params.id);
  }),

  route(postSendAgain, async (call) =>
    sendAgain(commandContext(call, call.session.organId), call.params.id),
  ),

  route(getDocumentChannels, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    if (row.locked) return refusedFor('document-locked');
    const { db, origin } = call.context;
    return done({
      previews: (await channelsFor(db, row)).map((one) => ({
        channelId: one.id,
        channel: one.name,
        kind: one.kind,
        ...textFor(row, one, origin),
      })),
      sends: (await sendsOf(db, { documentId: row.id }, 100)).map(sendOut),
    });
  }),
];

function sendOut(row: ListedSend): z.input<typeof send> {
  return {
    id: row.id,
    channel: row.channel,
    documentId: row.document_id,
    title: row.title,
    event: row.event,
    state: row.state,
    attempts: row.attempts,
    nextAt: row.next_at.toString(),
    answerCode: row.answer_code,
    fault: row.fault,
    createdAt: row.created_at.toString(),
    sentAt: row.sent_at === null ? null : row.sent_at.toString(),
  };
}
