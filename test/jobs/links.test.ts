// Addresses of other sites are looked at where the operator lets them be: dead ones are told in the check of a draft and
// among the editor's tasks; a site that is down for an hour, or shuts programs out, is not dead.

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import {
  gatherDraftLinks,
  gatherLinks,
  lookAtLinks,
} from '../../src/commands/documents/look-at-links.ts';
import { askOutside } from '../../src/jobs/ask-outside.ts';
import { lookAt } from '../../src/jobs/links.ts';
import { isDeadLink, type LinkAnswer } from '../../src/rules/outside-links.ts';
import { documentDraft } from '../api/document-draft.ts';
import { type Caller, type House, openHouse } from '../api/house.ts';

let house: House;
let editor: Caller;
let server: Server;
let origin = '';
let column = 0;
const asked: string[] = [];
const codes: Record<string, number> = { '/good': 200, '/gone': 404, '/shut': 403, '/down': 503 };

before(async () => {
  server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`);
    answer.writeHead(codes[request.url ?? ''] ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  house = await openHouse();
  editor = await house.staff('editor', ['editor']);
  const row = await house.database.db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: 'a', path: 'a', name: '公告', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(async () => {
  server.close();
  await house.database.drop();
});

const look = async (url: string) => await askOutside({ method: 'HEAD', url }, true);
const always = (): boolean => true;
const nobody = async (): Promise<LinkAnswer> => ({ fault: '找不到这个域名' });

async function written(paths: readonly string[]): Promise<number> {
  const body = paths.map((path) => `<p><a href="${origin}${path}">见</a></p>`).join('');
  const { status, body: made } = await editor.post('/documents', documentDraft(column, { body }));
  assert.equal(status, 200, JSON.stringify(made));
  return made.id as number;
}

async function deadIn(id: number): Promise<string[]> {
  const { hits } = (await editor.get(`/documents/${id}/check`)).body;
  return (hits as { id: string; title: string }[]).flatMap(({ id: hit, title }) =>
    hit.startsWith('link@body:outside:') ? [title] : [],
  );
}

test('what a draft leads to is looked at once; a dead address is told with its answer', async () => {
  const id = await written(['/good', '/gone', '/shut', '/down', '/good#2']);
  const { clock } = house.context;
  assert.deepEqual(await deadIn(id), [], 'nothing is told of what nobody looked at');
  await gatherDraftLinks(house.context, clock.now().subtract({ hours: 1 }));
  assert.equal(await lookAtLinks(house.context, look, always), 4);
  assert.deepEqual(asked.toSorted(), ['HEAD /down', 'HEAD /gone', 'HEAD /good', 'HEAD /shut']);
  assert.deepEqual(await deadIn(id), [`链接的网页打不开（回答404）：${origin}/gone`]);
  assert.equal(await lookAtLinks(house.context, look, always), 0, 'each has its own next time');
});

test('only what fails three times in a row is dead; found again it is not', async () => {
  const id = await written(['/down']);
  for (const hour of ['11:00', '14:00']) {
    house.setClock(`2026-03-02T${hour}:00+08:00`);
    await lookAtLinks(house.context, look, always);
  }
  await house.toDay('2026-03-02');
  assert.deepEqual(await deadIn(id), [`链接的网页打不开（回答503）：${origin}/down`]);
  codes['/down'] = 200;
  house.setClock('2026-03-04');
  await lookAtLinks(house.context, look, always);
  await house.toDay('2026-03-04');
  assert.deepEqual(await deadIn(id), []);
});

const tasks = async () => (await editor.get('/editor-tasks')).body.deadLinks;

test('of what is published the dead ones are among the editor’s tasks, until they go', async () => {
  const id = await written(['/gone']);
  const { db } = house.database;
  const row = { state: 'published', published_at: house.context.clock.now() } as const;
  const { content } = await db
    .selectFrom('document_drafts')
    .select('content')
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  const set = { ...row, home_column_id: column, body: content.body };
  await db.updateTable('documents').set(set).where('id', '=', id).execute();
  await gatherLinks(house.context, always);
  assert.deepEqual(await tasks(), [
    { id, title: '关于做好春季绿化工作的通知', url: `${origin}/gone`, why: '回答404' },
  ]);
  await db.updateTable('documents').set({ body: '<p>改过。</p>' }).where('id', '=', id).execute();
  await gatherLinks(house.context, always);
  assert.deepEqual(await tasks(), [], 'a text that holds no address any more has none');
});

test('a server that reaches nobody calls nothing dead and says that it could not look', async () => {
  await house.toDay('2026-03-20');
  const id = await written(['/good', '/new1', '/new2']);
  const { clock } = house.context;
  await gatherDraftLinks(house.context, clock.now().subtract({ hours: 1 }));
  await house.database.db.updateTable('outside_links').set({ next_at: clock.now() }).execute();
  const count = await lookAtLinks(house.context, nobody, always);
  assert.ok(count >= 3);
  for (const day of ['2026-03-21', '2026-03-22']) {
    house.setClock(day);
    assert.ok((await lookAtLinks(house.context, nobody, always)) >= 3, 'asked again within a day');
  }
  await house.toDay('2026-03-22');
  assert.deepEqual(await deadIn(id), []);
  const told = async (): Promise<string[]> =>
    ((await editor.get(`/documents/${id}/check`)).body.hits as { title: string; weight: string }[])
      .filter(({ title }) => title.includes('未能检查'))
      .map(({ weight }) => weight);
  assert.deepEqual(await told(), ['telling']);
  // One site that answered before still does: then the others are really down.
  house.setClock('2026-03-23');
  const alone = async (url: string): Promise<LinkAnswer> =>
    url === `${origin}/new1` ? await nobody() : { code: 200 };
  const { db } = house.database;
  await db
    .updateTable('outside_links')
    .set({ next_at: clock.now().add({ hours: 500 }) })
    .execute();
  const due = { next_at: clock.now() };
  await db.updateTable('outside_links').set(due).where('url', '=', `${origin}/new1`).execute();
  assert.equal(await lookAtLinks(house.context, alone, always), 1);
  const seen = await db
    .selectFrom('outside_links')
    .select(['failures', 'unreached_at'])
    .where('url', '=', `${origin}/new1`)
    .executeTakeFirstOrThrow();
  assert.deepEqual(seen, { failures: 1, unreached_at: null });
});

test('the way out that is shut is said among the editor’s tasks', async () => {
  const { db } = house.database;
  const published = await db
    .selectFrom('documents')
    .select('id')
    .where('state', '=', 'published')
    .execute();
  const [first] = published;
  assert.ok(first);
  await db
    .insertInto('document_outside_links')
    .values({ document_id: first.id, url: `${origin}/new2` })
    .execute();
  await house.toDay('2026-03-23');
  const { unreached } = (await editor.get('/editor-tasks')).body;
  assert.equal(unreached.length, 1);
  assert.equal(unreached[0].count, 1);
});

test('an inner network is never asked', async () => {
  asked.length = 0;
  assert.deepEqual(await lookAt(`${origin}/good`), { fault: '域名指向内部网络，没有连接' });
  assert.deepEqual(asked, []);
});

test('a page that is not there is dead at once, no answer only after three times', () => {
  assert.equal(isDeadLink({ code: 404, failures: 1 }), true);
  assert.equal(isDeadLink({ code: null, failures: 2 }), false);
  assert.equal(isDeadLink({ code: null, failures: 3 }), true);
  assert.equal(isDeadLink({ code: 200, failures: 0 }), false);
});
