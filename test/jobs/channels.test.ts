// Messages to channels outside, received by a real server: signed, once, again after a fault or a crash under the same
// key, never of what is no longer true, never where the operator did not allow it.

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import {
  type OutgoingMessage,
  sendToChannels,
  spreadToChannels,
} from '../../src/commands/documents/channel-messages.ts';
import { keepChannel } from '../../src/commands/documents/keep-channel.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { sendAgain } from '../../src/commands/documents/send-again.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { isInnerAddress } from '../../src/jobs/ask-outside.ts';
import { postMessage } from '../../src/jobs/post-message.ts';
import type { ChannelRule } from '../../src/rules/channel-address.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { sendsOf } from '../../src/store/documents/channels.ts';
import { type Office, openOffice } from '../commands/office.ts';
import { publishUnread } from '../publish.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
let office: Office;
let server: Server;
let rule: ChannelRule;
let url = '';
let secret = '';
let channelId = 0;
let answer = 200;
let received: Received[] = [];
let columns: number[] = [];
before(async () => {
  office = await openOffice();
  server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      received.push({ headers: incoming.headers, body: Buffer.concat(chunks).toString() });
      outgoing.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end('谢谢');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  url = `http://${host}/hook?x=1`;
  rule = { hosts: [host], allowsPrivate: true };
  const { db } = office.database;
  const rows = await db
    .insertInto('columns')
    .values(
      ['zwdt', 'zwdt/tzgg', 'qt'].map((path) => ({
        organ_id: office.organId,
        slug: path.replace('/', '-'),
        path,
        name: path,
        kind: 'list',
      })),
    )
    .returning('id')
    .execute();
  columns = rows.map(({ id }) => id);
  const kept = await keepChannel(office.on('2026-03-02'), rule, channel());
  assert.ok(kept.ok, JSON.stringify(kept));
  channelId = kept.value.id;
  secret = kept.value.secret ?? '';
});
after(async () => {
  server.close();
  server.closeAllConnections();
  await office.database.drop();
});
beforeEach(() => {
  received = [];
  answer = 200;
});

const channel = (change: object = {}) => ({
  name: '测试公众号',
  kind: 'wechat-official-account' as const,
  url,
  columns: [columns[0] ?? 0],
  summaryLength: 12,
  enabled: true,
  ...change,
});

const content = (change: Partial<DocumentContent> = {}): DocumentContent => ({
  title: '关于做好春季绿化工作的通知',
  kind: 'notice',
  issuers: ['测试管理委员会'],
  publisher: '测试管理委员会',
  madeOn: '2026-03-02',
  columns: [columns[1] ?? 0],
  openness: 'proactive',
  body: '<p>一、抓好植树造林工作，确保成活。</p>',
  ...change,
});

async function publish(change: Partial<DocumentContent> = {}) {
  const context = office.on('2026-03-02');
  const saved = await saveDocument(context, content(change));
  assert.ok(saved.ok, JSON.stringify(saved));
  return await publishUnread(context, saved.value);
}

async function round(minutes = 0, post = postMessage): Promise<number> {
  const context = office.on('2026-03-02');
  const now = context.clock.now().add({ minutes });
  const later = { ...context, clock: { ...context.clock, now: () => now } };
  await spreadToChannels(later);
  return await sendToChannels(later, { rule, origin: 'https://www.example.gov.cn', post });
}

const sends = async (documentId: number) =>
  (await sendsOf(office.database.db, { documentId }, 20)).toReversed();

test('a publication arrives once, signed, with a title and a summary of the length that was asked for', async () => {
  const { id } = await publish();
  assert.equal(await round(), 1);
  assert.equal(await round(), 0);
  assert.equal(received.length, 1);
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  const told = JSON.parse(body) as { event: string; key: string; document: Record<string, string> };
  assert.equal(told.event, 'document.published');
  assert.equal(told.document['summary'], '一、抓好植树造林工作，…');
  assert.match(
    told.document['url'] ?? '',
    new RegExp(`^https://www\\.example\\.gov\\.cn/zwdt/tzgg/202603/t20260302_${id}\\.html$`),
  );
  const seconds = String(headers['x-gongkai-timestamp']);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  assert.equal(headers['x-gongkai-signature'], `sha256=${signature}`);
  const [sent] = await sends(id);
  assert.deepEqual([sent?.state, sent?.answer_code, sent?.key], ['sent', 200, told.key]);
  assert.equal(headers['idempotency-key'], told.key);
});

test('a document of a column that the channel does not take is not sent', async () => {
  await publish({ columns: [columns[2] ?? 0] });
  assert.equal(await round(), 0);
  assert.equal(received.length, 0);
});

test('a withdrawal is told to who heard of it, with nothing of the title or the text', async () => {
  const document = await publish({ title: '含有个人信息的名单' });
  await round();
  const gone = await withdrawDocument(office.on('2026-03-02'), {
    ...document,
    reason: '泄露',
    leak: true,
  });
  assert.ok(gone.ok, JSON.stringify(gone));
  received = [];
  assert.equal(await round(), 1);
  const [{ body } = { body: '' }] = received;
  assert.equal((JSON.parse(body) as { event: string }).event, 'document.withdrawn');
  assert.doesNotMatch(body, /名单|植树/);
  const all = await sendsOf(office.database.db, { documentId: document.id }, 5);
  assert.ok(all.every(({ title }) => !title.includes('名单')));
});

test('what was published and withdrawn before anything went out is not sent at all', async () => {
  const document = await publish();
  const gone = await withdrawDocument(office.on('2026-03-02'), { ...document, reason: '错发' });
  assert.ok(gone.ok);
  assert.equal(await round(), 0);
  assert.equal(received.length, 0);
});

test('a fault is tried again later and later, under the same key, at most eight times', async () => {
  answer = 503;
  const { id } = await publish();
  for (let minutes = 0, n = 0; n < 12; n += 1, minutes += 2 ** (n + 1)) await round(minutes);
  assert.equal(received.length, 8);
  assert.equal(new Set(received.map(({ headers }) => headers['idempotency-key'])).size, 1);
  const [failed] = await sends(id);
  assert.deepEqual([failed?.state, failed?.attempts, failed?.answer_code], ['failed', 8, 503]);
  answer = 204;
  const again = await sendAgain(office.on('2026-03-02'), failed?.id ?? 0);
  assert.ok(again.ok);
  assert.equal(await round(), 1);
  assert.equal(received.at(-1)?.headers['idempotency-key'], failed?.key);
  assert.equal((await sendAgain(office.on('2026-03-02'), failed?.id ?? 0)).ok, false);
});

test('a receiver that refuses for good is not asked again; a redirection is not followed', async () => {
  answer = 410;
  const refused = await publish();
  await round();
  assert.equal((await sends(refused.id))[0]?.state, 'failed');
  answer = 302;
  const moved = await publish();
  await round();
  const [waiting] = await sends(moved.id);
  assert.deepEqual([waiting?.state, waiting?.answer_code], ['waiting', 302]);
});

test('killed between sending and marking, it is sent again under the same key', async () => {
  const { id } = await publish();
  await spreadToChannels(office.on('2026-03-02'));
  // A process of its own sends, and dies by kill -9 the moment the receiver has the message.
  const child = join(import.meta.dirname, 'killed-sender.ts');
  const isKilled = async (message: OutgoingMessage): Promise<never> => {
    const process = fork(child, [], { stdio: 'ignore' });
    process.send({ message, rule });
    const seen = received.length;
    while (received.length === seen) await new Promise((soon) => setTimeout(soon, 5));
    process.kill('SIGKILL');
    await once(process, 'exit');
    throw new Error('killed');
  };
  await assert.rejects(round(0, isKilled), /killed/);
  const [before] = await sends(id);
  assert.deepEqual([before?.state, before?.attempts], ['waiting', 1]);
  assert.equal(await round(1), 0);
  await round(3);
  assert.equal((await sends(id))[0]?.state, 'sent');
  const same = received.filter(({ headers }) => headers['idempotency-key'] === before?.key);
  assert.equal(same.length, 2);
});

test('nowhere but where the operator allowed it, and not into the inner network', async () => {
  const context = office.on('2026-03-02');
  const codeOf = async (to: string, by: ChannelRule): Promise<string | undefined> => {
    const kept = await keepChannel(context, by, channel({ url: to }));
    return kept.ok ? undefined : kept.violations[0]?.code;
  };
  assert.equal(
    await codeOf('https://a.example.cn/', { hosts: [], allowsPrivate: false }),
    'channels-off',
  );
  const strict = { hosts: ['a.example.cn', rule.hosts[0] ?? ''], allowsPrivate: false };
  assert.equal(await codeOf('http://a.example.cn/', strict), 'channel-address');
  assert.equal(await codeOf('https://b.example.cn/', strict), 'channel-host');
  assert.equal(await codeOf('https://a.example.cn@b.example.cn/', strict), 'channel-address');
  const message = { url, headers: {}, body: '{}' };
  assert.deepEqual(await postMessage(message, strict), { fault: '域名指向内部网络，没有连接' });
  assert.equal(received.length, 0);
  for (const inner of [
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
  ]) {
    assert.equal(isInnerAddress(inner), true, inner);
  }
  for (const outer of ['8.8.8.8', '114.114.114.114', '2400:3200::1']) {
    assert.equal(isInnerAddress(outer), false, outer);
  }
});

test('an allowance that is taken away stops what still waits; a new address has a new key', async () => {
  const { id } = await publish();
  await spreadToChannels(office.on('2026-03-02'));
  const sending = {
    rule: { hosts: ['x.example.cn'], allowsPrivate: true },
    origin: 'https://x',
    post: postMessage,
  };
  await sendToChannels(office.on('2026-03-02'), sending);
  assert.equal((await sends(id))[0]?.state, 'failed');
  assert.equal(received.length, 0);
  const same = await keepChannel(
    office.on('2026-03-02'),
    rule,
    channel({ name: '改名' }),
    channelId,
  );
  assert.ok(same.ok && same.value.secret === null);
  const moved = await keepChannel(
    office.on('2026-03-02'),
    rule,
    channel({ url: `${url}&y=2` }),
    channelId,
  );
  assert.ok(moved.ok && moved.value.secret !== null && moved.value.secret !== secret);
});
