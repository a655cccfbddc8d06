// The index number that an editor sees before it is given (条例 12¶3): foreseen by every draft, taken by whichever is
// published first, so that the numbers have no gaps.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishUnread } from '../publish.ts';
import { documentDraft } from './document-draft.ts';
import { type Caller, type House, openHouse } from './house.ts';

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

async function drafted(change: object = {}): Promise<{
  readonly id: number;
  readonly version: number;
  readonly foreseenIndexNumber: string | null;
}> {
  const { status, body } = await editor.post('/documents', documentDraft(column, change));
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

async function publish(draft: { readonly id: number; readonly version: number }): Promise<string> {
  const actor = { kind: 'system' } as const;
  const context = { ...house.context, actor, organId: house.organs.city };
  return (await publishUnread(context, draft)).indexNumber;
}

test('two drafts foresee the same number; who is published first has it, the other the next', async () => {
  const [first, second] = [await drafted(), await drafted()];
  assert.equal(first.foreseenIndexNumber, 'city/2026-00001');
  assert.equal(second.foreseenIndexNumber, 'city/2026-00001');
  assert.equal(await publish(second), 'city/2026-00001');
  const { body } = await editor.get(`/documents/${first.id}`);
  assert.equal(body.foreseenIndexNumber, 'city/2026-00002');
  assert.equal(await publish(first), 'city/2026-00002');
});

test('the year is that of the document, and saving again foresees anew', async () => {
  const draft = await drafted({ madeOn: '2025-12-30' });
  assert.equal(draft.foreseenIndexNumber, 'city/2025-00001');
  const { version } = draft;
  const changed = { ...documentDraft(column, { madeOn: '2026-01-04' }), version };
  const saved = await editor.put(`/documents/${draft.id}`, changed);
  assert.equal(saved.body.foreseenIndexNumber, 'city/2026-00003');
});

test('what is not to be published foresees none, what bears one keeps it', async () => {
  const kept = await drafted({ openness: 'upon-request', opennessReason: '涉及个人隐私' });
  assert.equal(kept.foreseenIndexNumber, null);
  const draft = await drafted();
  const number = await publish(draft);
  const { body } = await editor.get(`/documents/${draft.id}`);
  assert.equal(body.indexNumber, number);
  assert.equal(body.foreseenIndexNumber, null);
  const change = { ...body.draft, title: '改了题目', version: body.version };
  assert.equal((await editor.put(`/documents/${draft.id}`, change)).body.foreseenIndexNumber, null);
});
