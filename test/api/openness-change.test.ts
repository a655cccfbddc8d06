// What readers have seen stops being public only for a reason, and by being taken down (条例 14–16, 18).

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

test('what is public is not made otherwise by a new text, least of all without a reason', async () => {
  const { id } = await published();
  const { body } = await editor.get(`/documents/${id}`);
  const change = async (opennessReason: string | null, version: number) => {
    const draft = { ...body.draft, openness: 'upon-request', opennessReason, version };
    const saved = await editor.put(`/documents/${id}`, draft);
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const at = saved.body.version as number;
    const sent = await editor.post(`/documents/${id}/submit`, { version: at, opinion: '改属性' });
    return { found: codes(sent), version: at };
  };
  const without = await change(null, body.version);
  assert.ok(without.found.includes('openness-reason-missing'), without.found.join());
  const withReason = await change('涉及商业秘密，条例第十五条', without.version);
  assert.ok(withReason.found.includes('openness-takes-down'), withReason.found.join());
  assert.ok(!withReason.found.includes('openness-reason-missing'));
});

test('taken down for that reason it is what the reason says, and the draft that said so is done', async () => {
  const { id } = await published();
  const { body } = await editor.get(`/documents/${id}`);
  const reason = '涉及商业秘密，条例第十五条';
  const draft = { ...body.draft, openness: 'withheld', opennessReason: reason };
  const saved = await editor.put(`/documents/${id}`, { ...draft, version: body.version });
  const approver = await house.staff('approver', ['content-approver']);
  const taken = { version: saved.body.version, reason, openness: 'withheld' };
  assert.equal((await editor.post(`/documents/${id}/withdraw`, taken)).status, 403);
  const wrong = { ...taken, openness: 'proactive' };
  assert.equal((await approver.post(`/documents/${id}/withdraw`, wrong)).status, 400);
  assert.equal((await approver.post(`/documents/${id}/withdraw`, taken)).status, 200);
  const { body: after } = await approver.get(`/documents/${id}`);
  assert.deepEqual(
    [after.state, after.draftState, after.draft.openness, after.draft.opennessReason],
    ['withdrawn', null, 'withheld', reason],
  );
});
