// A document that another organ asks to have in a column waits in the inbox of whoever may take it, and in its badge.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getInbox } from '../../src/web/api/inbox.ts';
import { publishUnread } from '../publish.ts';
import { documentDraft } from './document-draft.ts';
import { type Caller, type House, openHouse } from './house.ts';

let house: House;
let sender: Caller;
let approver: Caller;
let editor: Caller;
let other: Caller;
let document: { id: number };
let target = 0;
const column = async (organ: 'city' | 'office', takes: boolean): Promise<number> => {
  const { db } = house.database;
  const place = { slug: organ, path: organ, name: '工作动态', kind: 'list' as const };
  const row = await db
    .insertInto('columns')
    .values({ organ_id: house.organs[organ], ...place, takes_offers: takes })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
};
before(async () => {
  house = await openHouse();
  sender = await house.staff('sender', ['editor', 'content-approver'], 'office');
  approver = await house.staff('approver', ['content-approver']);
  editor = await house.staff('editor', ['editor']);
  other = await house.staff('other', ['content-approver'], 'stranger');
  target = await column('city', true);
  const own = await column('office', false);
  const { db, clock, calendar, secrets, dataFolder } = house.context;
  const context = {
    db,
    clock,
    calendar,
    secrets,
    dataFolder,
    actor: { kind: 'system' } as const,
    organId: house.organs.office,
  };
  const saved = await sender.post('/documents', documentDraft(own, { title: '街道开放日安排' }));
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  document = await publishUnread(context, saved.body);
});
after(() => house.database.drop());

const offer = async (): Promise<void> => {
  const asked = await sender.post(`/documents/${document.id}/offers`, { columnId: target });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
};
const decide = async (by: Caller, body: object) =>
  await by.post(`/documents/${document.id}/offers/${target}/decide`, body);
const waiting = async (who: Caller) => {
  const { items } = getInbox.reply.parse((await who.get('/inbox')).body);
  const { inbox } = (await who.get('/badges')).body;
  const offered = items.filter(({ about }) => about === 'offer');
  assert.equal(inbox, items.length, 'the badge counts what the inbox shows');
  return offered.map(({ id, title, act, offer: to }) => ({ id, title, act, ...to }));
};

test('who may take it finds it in the inbox and the badge; nobody else does', async () => {
  assert.deepEqual(await waiting(approver), []);
  await offer();
  assert.deepEqual(await waiting(approver), [
    {
      id: document.id,
      title: '街道开放日安排',
      act: 'take',
      organ: 'office机关',
      column: '工作动态',
      columnId: target,
    },
  ]);
  for (const who of [editor, sender, other]) assert.deepEqual(await waiting(who), []);
  const { received } = (await approver.get('/offers')).body;
  assert.match(received[0].address, new RegExp(`^/office/.*_${document.id}\\.html$`));
});

test('decided it waits no longer; asked again it does', async () => {
  assert.equal((await decide(approver, { take: false, reason: '栏目不符' })).status, 200);
  assert.deepEqual(await waiting(approver), []);
  await offer();
  assert.equal((await waiting(approver)).length, 1);
  assert.equal((await decide(approver, { take: true })).status, 200);
  assert.deepEqual(await waiting(approver), []);
});

test('what its own organ took down meanwhile waits for nobody', async () => {
  const ended = await approver.post(`/documents/${document.id}/offers/${target}/end`, {
    reason: '栏目调整',
  });
  assert.equal(ended.status, 200);
  await offer();
  assert.equal((await waiting(approver)).length, 1);
  const { version } = (await sender.get(`/documents/${document.id}`)).body;
  const gone = await sender.post(`/documents/${document.id}/withdraw`, { version, reason: '有误' });
  assert.equal(gone.status, 200, JSON.stringify(gone.body));
  assert.deepEqual(await waiting(approver), []);
});
