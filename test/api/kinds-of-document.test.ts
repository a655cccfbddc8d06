// What the desk takes of an issue's contents, of a posting, and how a column is to be listed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishUnread } from '../publish.ts';
import { documentDraft } from './document-draft.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
let column: number;
before(async () => {
  house = await openHouse();
  editor = await house.staff('editor', ['editor']);
  const row = await house.database.db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: 'tzgg', path: 'tzgg', name: '公告', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => house.database.drop());

async function drafted(change: object = {}): Promise<{ id: number; version: number }> {
  const { status, body } = await editor.post('/documents', documentDraft(column, change));
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

async function published(change: object = {}): Promise<{ id: number; version: number }> {
  const actor = { kind: 'system' } as const;
  const context = { ...house.context, actor, organId: house.organs.city };
  return await publishUnread(context, await drafted(change));
}

const issue = (contents: object[]) =>
  documentDraft(column, {
    kind: 'gazette',
    particulars: { 年份: '2026', 期号: '1' },
    contents,
  });

test('the contents of an issue are published documents of the organ, each once', async () => {
  const draft = await drafted();
  const { id } = await published({ title: '某办法' });
  const entry = { documentId: id, name: '某办法', page: 5 };
  const unpublished = { documentId: draft.id, name: '草稿', page: null };
  const refused = await editor.post('/documents', issue([entry, unpublished]));
  assert.deepEqual(codes(refused), ['gazette-entry-unpublished']);
  const unknown = await editor.post('/documents', issue([{ ...entry, documentId: 999_999 }]));
  assert.deepEqual(codes(unknown), ['document-unknown']);
  const none = await editor.post('/documents', issue([{ ...entry, page: 0 }]));
  assert.equal(none.status, 400);
  const saved = await editor.post('/documents', issue([entry, entry]));
  assert.equal(saved.status, 200);
  const { body } = await editor.get(`/documents/${saved.body.id}`);
  assert.deepEqual(body.draft.contents, [entry, entry]);
  assert.deepEqual(
    body.faults.map(({ code }: { code: string }) => code),
    ['gazette-entry-twice'],
  );
  // Of another kind there are no contents.
  const changed = { ...body.draft, kind: 'notice', version: body.version };
  assert.equal((await editor.put(`/documents/${saved.body.id}`, changed)).status, 200);
  const notice = await editor.get(`/documents/${saved.body.id}`);
  assert.deepEqual(notice.body.draft.contents, []);
});

test('a posting that lies ahead keeps the notice from being sent up', async () => {
  const postings = [{ place: '某村', on: '2026-03-09', photo: null }];
  const { id, version } = await drafted({ postings });
  const sent = await editor.post(`/documents/${id}/submit`, { version });
  assert.deepEqual(codes(sent), ['posting-ahead']);
});

test('how a column is listed is kept with its settings, and left as it is where nothing is said', async () => {
  const keeper = await house.staff('keeper', ['content-approver']);
  const settings = {
    name: '公报',
    link: null,
    updateDays: null,
    reviewSteps: ['final'],
    secrecyForm: 'separate',
    people: { edit: [], review: [] },
  };
  const formOf = async (): Promise<string> => {
    const { body } = await keeper.get('/column-settings');
    return body.items.find((one: { id: number }) => one.id === column).listForm;
  };
  assert.equal(await formOf(), 'documents');
  const path = `/column-settings/${column}`;
  assert.equal((await keeper.put(path, { ...settings, listForm: 'gazette' })).status, 200);
  assert.equal((await keeper.put(path, settings)).status, 200);
  assert.equal(await formOf(), 'gazette');
  assert.equal((await keeper.put(path, { ...settings, listForm: 'poem' })).status, 400);
});
