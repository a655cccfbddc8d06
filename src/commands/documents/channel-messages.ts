// From the outbox to the channels outside: what was published, corrected or taken down becomes a message for each
// channel of its columns, and each is sent until it arrives. At least once, always under the same key; nothing of the
// act of publication waits for it.

import { createHmac } from 'node:crypto';
import { bodyText } from '../../formats/document-body.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { channelAddressViolation, type ChannelRule } from '../../rules/channel-address.ts';
import {
  channelText,
  isFinalAnswer,
  mostAttempts,
  nextAttemptIn,
} from '../../rules/channel-messages.ts';
import { documentAddress } from '../../rules/document-address.ts';
import { sentenceOf } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  addSend,
  channelsFor,
  channelsOf,
  dropWaiting,
  lastSends,
  lockChannel,
  markSend,
  takeDueSend,
} from '../../store/documents/channels.ts';
import type { Database } from '../../store/database.ts';
import { documentById } from '../../store/documents/documents.ts';
import { takeFromOutbox } from '../../store/database/outbox.ts';
import type { ChannelRow, ChannelSendRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';

export interface OutgoingMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
/** The answer's code, or why there was none. */
export type PostMessage = (
  message: OutgoingMessage,
  rule: ChannelRule,
) => Promise<{ readonly code: number } | { readonly fault: string }>;

export interface ChannelSending {
  readonly rule: ChannelRule;
  readonly origin: string;
  readonly post: PostMessage;
}

type SendContext = Pick<CommandContext, 'db' | 'clock' | 'secrets'>;
type FoundDocument = NonNullable<Awaited<ReturnType<typeof documentById>>>;

/** How many messages and how many lines of the outbox one round takes at most. */
const mostARound = 100;

export async function spreadToChannels(context: SendContext): Promise<void> {
  const topics = ['document-published', 'document-withdrawn'];
  const now = context.clock.now();
  await context.db.transaction().execute(async (db) => {
    for (const { payload } of await takeFromOutbox(db, topics, now, mostARound)) {
      const { documentId } = payload as { documentId: number };
      const document = await documentById(db, documentId);
      if (document !== undefined) await spread(db, document, now);
    }
  });
}

/** By what the document is now: what was published and withdrawn within the minute is not announced first. */
async function spread(db: Database, document: FoundDocument, now: Temporal.Instant): Promise<void> {
  const { id, revision, organ_id } = document;
  const last = await lastSends(db, id);
  const message = { document_id: id, revision, created_at: now };
  await dropWaiting(db, id);
  if (document.state === 'published') {
    for (const channel of await channelsFor(db, document)) {
      const before = last.get(channel.id);
      if (before?.revision === revision && before.event !== 'withdrawn') {
        // The outbox said it twice: what was waiting goes on waiting.
        if (before.state === 'waiting') await markSend(db, before.id, { state: 'waiting' });
        continue;
      }
      const known = before !== undefined && before.event !== 'withdrawn' && before.attempts > 0;
      const event = known ? 'corrected' : 'published';
      await addSend(db, { ...message, channel_id: channel.id, event });
    }
    return;
  }
  // Whoever may have heard of it is told, whether the channel is still open for it or not.
  for (const { id: channelId } of await channelsOf(db, [organ_id])) {
    const before = last.get(channelId);
    if (before === undefined || before.event === 'withdrawn' || before.attempts === 0) continue;
    await addSend(db, { ...message, channel_id: channelId, event: 'withdrawn' });
  }
}

/** @returns how many arrived */
export async function sendToChannels(
  context: SendContext,
  sending: ChannelSending,
): Promise<number> {
  const { db, clock } = context;
  const next = (attempts: number): Temporal.Instant => clock.now().add(nextAttemptIn(attempts));
  let arrived = 0;
  for (let n = 0; n < mostARound; n += 1) {
    const send = await takeDueSend(db, clock.now(), next);
    if (send === undefined) break;
    if (await sendOne(context, sending, send)) arrived += 1;
  }
  return arrived;
}

async function sendOne(
  context: SendContext,
  { rule, origin, post }: ChannelSending,
  send: ChannelSendRow,
): Promise<boolean> {
  const { db, clock } = context;
  const channel = await lockChannel(db, send.channel_id);
  const document = await documentById(db, send.document_id);
  const isTrue =
    channel !== undefined &&
    document !== undefined &&
    (channel.enabled || send.event === 'withdrawn') &&
    (send.event === 'withdrawn'
      ? document.state === 'withdrawn'
      : document.state === 'published' && document.revision === send.revision);
  if (!isTrue) {
    await markSend(db, send.id, { state: 'dropped' });
    return false;
  }
  const why = channelAddressViolation(channel.url, rule);
  if (why !== undefined) {
    await markSend(db, send.id, { state: 'failed', fault: sentenceOf(why) });
    return false;
  }
  const answer = await post(messageOf(context, { send, channel, document, origin }), rule);
  const now = clock.now();
  const code = 'code' in answer ? answer.code : null;
  const isGood = code !== null && code >= 200 && code < 300;
  const isOver = send.attempts >= mostAttempts || (code !== null && !isGood && isFinalAnswer(code));
  await markSend(db, send.id, {
    answer_code: code,
    fault: 'fault' in answer ? answer.fault : null,
    ...(isGood
      ? { state: 'sent' as const, sent_at: now }
      : isOver
        ? { state: 'failed' as const }
        : {}),
  });
  if (isGood || isOver) {
    await appendAuditLog(db, {
      at: now,
      actor: { kind: 'system' },
      action: isGood ? 'channel-message-sent' : 'channel-message-failed',
      object: `document ${send.document_id}`,
      detail: { channel: channel.id, event: send.event, key: send.key, code },
    });
  }
  return isGood;
}

function messageOf(
  { secrets, clock }: SendContext,
  {
    send,
    channel,
    document,
    origin,
  }: {
    readonly send: ChannelSendRow;
    readonly channel: ChannelRow;
    readonly document: FoundDocument;
    readonly origin: string;
  },
): OutgoingMessage {
  const url = publicAddress(document, origin);
  const body = JSON.stringify({
    event: `document.${send.event}`,
    key: send.key,
    revision: send.revision,
    document:
      send.event === 'withdrawn'
        ? { url }
        : {
            ...textFor(document, channel, origin),
            documentNumber: document.document_number,
            indexNumber: document.index_number,
            issuers: document.issuers,
            publisher: document.publisher,
            madeOn: document.made_on,
            publishedAt: document.published_at?.toString() ?? null,
            revisedAt: document.revised_at?.toString() ?? null,
          },
  });
  const seconds = String(Math.floor(clock.now().epochMilliseconds / 1000));
  const secret = secrets.open(channel.secret, `channel secret ${channel.url}`).toString();
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return {
    url: channel.url,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Idempotency-Key': send.key,
      'X-Gongkai-Event': `document.${send.event}`,
      'X-Gongkai-Timestamp': seconds,
      'X-Gongkai-Signature': `sha256=${signature}`,
    },
    body,
  };
}

/** What the channel would show; the preview in the desk is made here too. */
export function textFor(
  document: Pick<FoundDocument, 'id' | 'title' | 'summary' | 'body' | 'home_path' | 'published_at'>,
  channel: Pick<ChannelRow, 'kind' | 'summary_length'>,
  origin: string,
) {
  const { title, summary, body } = document;
  return channelText({ title, summary, text: bodyText(body) }, publicAddress(document, origin), {
    kind: channel.kind,
    summaryLength: channel.summary_length,
  });
}

function publicAddress(
  { id, home_path, published_at }: Pick<FoundDocument, 'id' | 'home_path' | 'published_at'>,
  origin: string,
): string {
  if (published_at === null) return `${origin}/${home_path}/`;
  return origin + documentAddress(home_path, beijingDay(published_at), id);
}
