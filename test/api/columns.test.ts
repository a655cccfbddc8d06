// The tree of columns: who keeps it, what cannot be done to it, and what naming people for a column denies.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Hono } from 'hono';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { disclosureColumns, placedColumns } from '../../src/rules/disclosure-columns.ts';
import { getColumnSettings } from '../../src/web/api/columns.ts';
import { getEditorTasks } from '../../src/web/api/editor-tasks.ts';
import { documentDraft } from './document-draft.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';
import { siteOfHouse } from './house-site.ts';

let house: House;
let site: Hono;
let keeper: Caller;
let editor: Caller;
let other: Caller;
let secrecy: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  site = siteOfHouse(house, origin);
  const context = { db: house.database.db, organId: house.organs.city };
  await placeColumns(context, placedColumns(disclosureColumns));
  keeper = await house.staff('keeper', ['content-approver']);
  editor = await house.staff('editor', ['editor']);
  other = await house.staff('other', ['editor', 'content-approver']);
  secrecy = await house.staff('secrecy', ['secrecy-reviewer']);
});
after(() => house.database.drop());

const settings = (change: object = {}): object => ({
  name: '本地栏目',
  link: null,
  updateDays: null,
  reviewSteps: ['final'],
  secrecyForm: 'separate',
  people: { edit: [], review: [] },
  ...change,
});

async function tree() {
  const { body } = await keeper.get('/column-settings');
  return getColumnSettings.reply.parse(body);
}

async function columnAt(path: string) {
  const found = (await tree()).items.find((column) => column.path === path);
  assert.ok(found, path);
  return found;
}

async function added(slug: string, change: object = {}): Promise<number> {
  const body = { ...settings(change), slug, parentId: null, kind: 'list' };
  const answer = await keeper.post('/column-settings', body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id as number;
}

async function idOf(username: string): Promise<number> {
  const { id } = await house.database.db
    .selectFrom('staff')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  return id;
}

test('the required tree stays as it is; items may have a local name', async () => {
  const guide = await columnAt('zfxxgk/zfxxgkzn');
  const item = await columnAt('zfxxgk/fdzdgknr/ghjh');
  assert.ok(guide.required && guide.fixedName && item.required && !item.fixedName);
  for (const { id } of [guide, item]) {
    const gone = await keeper.call('DELETE', `/column-settings/${id}`);
    assert.deepEqual(codes(gone), ['column-required']);
    const moved = await keeper.post(`/column-settings/${id}/move`, {
      parentId: null,
      before: null,
    });
    assert.deepEqual(codes(moved), ['column-required']);
  }
  const renamed = await keeper.put(`/column-settings/${guide.id}`, settings({ name: '办事指南' }));
  assert.deepEqual(codes(renamed), ['column-required']);
  const local = await keeper.put(`/column-settings/${item.id}`, settings({ name: '规划信息' }));
  assert.equal(local.status, 200);
});

test('an address is plain, free and nobody else’s', async () => {
  for (const [slug, code] of [
    ['Gfxwj', 'column-slug-form'],
    ['y2026', 'column-slug-form'],
    ['2026', 'column-slug-form'],
    ['../etc', 'column-slug-form'],
    ['desk', 'column-slug-taken'],
    ['shenqing', 'column-slug-taken'],
    ['zfxxgk', 'column-slug-taken'],
  ] as const) {
    const body = { ...settings(), slug, parentId: null, kind: 'list' };
    assert.deepEqual(codes(await keeper.post('/column-settings', body)), [code], slug);
  }
});

test('an external link is no script, and readers are told that they leave', async () => {
  for (const link of ['javascript:alert(1)', '/zfxxgk/', 'https://', 'https://a" onclick="b']) {
    const body = { ...settings({ link }), slug: 'wailian', parentId: null, kind: 'list' };
    assert.deepEqual(
      codes(await keeper.post('/column-settings', body)),
      ['column-link-form'],
      link,
    );
  }
  const id = await added('wailian', { name: '政府采购网', link: 'https://www.ccgp.test/' });
  const page = await (await site.request(`${origin}/wailian/`)).text();
  assert.match(page, /您即将离开/);
  assert.match(page, /href="https:\/\/www\.ccgp\.test\/"/);
  assert.equal((await columnAt('wailian')).freshness, null, 'its freshness is not watched');
  const saved = await editor.post('/documents', documentDraft(id));
  assert.deepEqual(codes(saved), ['column-leads-elsewhere']);
});

test('moving a column keeps its address and what stands in it; over the border it does not go', async () => {
  const upper = await added('zonghe', { name: '综合' });
  const lower = await added('yidong', { name: '移动的' });
  const moved = await keeper.post(`/column-settings/${lower}/move`, {
    parentId: upper,
    before: null,
  });
  assert.equal(moved.status, 200);
  const { path, parentId } = await columnAt('yidong');
  assert.deepEqual([path, parentId], ['yidong', upper]);
  assert.equal((await site.request(`${origin}/yidong/`)).status, 200);
  const below = await keeper.post(`/column-settings/${upper}/move`, {
    parentId: lower,
    before: null,
  });
  assert.deepEqual(codes(below), ['column-below-itself']);
  const catalogue = await columnAt('zfxxgk/fdzdgknr');
  const over = await keeper.post(`/column-settings/${lower}/move`, {
    parentId: catalogue.id,
    before: null,
  });
  assert.deepEqual(codes(over), ['column-over-border']);
});

test('nobody but the keeper changes it, and what holds documents stays', async () => {
  const id = await added('tzgg', { name: '通知公告', updateDays: 14 });
  assert.equal((await editor.put(`/column-settings/${id}`, settings())).status, 403);
  assert.equal((await columnAt('tzgg')).freshness?.state, 'blank');
  assert.equal((await editor.post('/documents', documentDraft(id))).status, 200);
  assert.deepEqual(codes(await keeper.call('DELETE', `/column-settings/${id}`)), [
    'column-not-empty',
  ]);
});

test('a column that names its editors is closed to all others, with a message', async () => {
  const edit = [await idOf('editor')];
  const id = await added('zhiding', { name: '指定的', people: { edit, review: [] } });
  const refused = await other.post('/documents', documentDraft(id));
  assert.deepEqual(codes(refused), ['column-not-editor']);
  assert.match(refused.body.violations[0].message as string, /指定了编辑人员/);
  const made = await editor.post('/documents', documentDraft(id));
  assert.equal(made.status, 200);
  const document = made.body as { id: number; version: number };
  const stolen = await other.put(`/documents/${document.id}`, {
    ...documentDraft(await added('bieder')),
    version: document.version,
  });
  assert.deepEqual(codes(stolen), ['column-not-editor'], 'nor does it go by moving it elsewhere');
  const sent = await other.post(`/documents/${document.id}/submit`, { version: document.version });
  assert.deepEqual(codes(sent), ['column-not-editor']);
});

test('a column that names its reviewers waits for them; the secrecy review is not bought by a name', async () => {
  const review = [await idOf('keeper')];
  const id = await added('shencha', { name: '有审查人的', people: { edit: [], review } });
  const made = await editor.post('/documents', documentDraft(id));
  const at = `/documents/${made.body.id}`;
  await editor.post(`${at}/submit`, { version: 1 });
  const answers = { secret: false, forbidden: false, rights: false };
  assert.equal((await secrecy.post(`${at}/agree`, { version: 2, answers })).status, 200);
  const { awaits } = (await keeper.get(`${at}/review`)).body;
  assert.deepEqual(awaits.of, ['姓名keeper']);
  assert.deepEqual(codes(await other.post(`${at}/agree`, { version: 3 })), ['column-not-reviewer']);
  assert.equal((await keeper.post(`${at}/agree`, { version: 3 })).status, 200);
});

test('nobody is named who does not hold the post', async () => {
  const review = [await idOf('editor')];
  const body = { ...settings({ people: { edit: [], review } }), slug: 'wu', parentId: null };
  const answer = await keeper.post('/column-settings', { ...body, kind: 'list' });
  assert.deepEqual(codes(answer), ['column-person']);
});

test('D10 the editor is told what is due: columns, what came back, what is to be explained', async () => {
  const writer = await house.staff('writer', ['editor']);
  const id = await added('daiban', { name: '到期的栏目', updateDays: 14 });
  await added('bieren', {
    name: '别人的栏目',
    updateDays: 14,
    people: { edit: [await idOf('editor')], review: [] },
  });
  const made = await writer.post(
    '/documents',
    documentDraft(id, {
      title: '待解读的办法',
      kind: 'normative-document',
      documentNumber: '测办发〔2026〕8号',
    }),
  );
  const at = `/documents/${made.body.id}`;
  const tasks = async () => getEditorTasks.reply.parse((await writer.get('/editor-tasks')).body);
  assert.deepEqual(
    (await tasks()).drafts.map(({ title }) => title),
    ['待解读的办法'],
  );
  const sent = await writer.post(`${at}/submit`, { version: 1 });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  await secrecy.post(`${at}/return`, { version: 2, opinion: '请补充附件' });
  const back = await tasks();
  assert.deepEqual(
    [back.returned.map(({ comment }) => comment), back.drafts.length],
    [['请补充附件'], 0],
  );
  const names = back.columns.map(({ name, state }) => `${name} ${state}`);
  assert.ok(names.includes('到期的栏目 blank'));
  assert.ok(!names.some((name) => name.startsWith('别人的栏目')));
  await writer.post(`${at}/submit`, { version: 3 });
  const answers = { secret: false, forbidden: false, rights: false };
  await secrecy.post(`${at}/agree`, { version: 4, answers });
  assert.equal((await keeper.post(`${at}/agree`, { version: 5 })).status, 200);
  const after = await tasks();
  assert.ok(!after.columns.some(({ name }) => name === '到期的栏目'));
  assert.deepEqual(
    after.interpretations
      .filter(({ title }) => title === '待解读的办法')
      .map(({ dueOn, overdue }) => [dueOn, overdue]),
    [['2026-03-05', false]],
  );
});
