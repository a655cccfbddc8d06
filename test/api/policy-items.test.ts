// The doors of policy items: who may, what is refused at which field, what is out of sight.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { emptyItem } from '../../src/rules/policy/item.ts';
import { asksForItems } from '../../src/store/policy-duties.ts';
import { publishUnread } from '../publish.ts';
import { documentDraft } from './document-draft.ts';
import { type Answer, type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
let approver: Caller;
let stranger: Caller;
let documentId: number;

before(async () => {
  house = await openHouse();
  house.setClock('2026-11-26');
  editor = await house.staff('editor', ['editor']);
  approver = await house.staff('approver', ['content-approver']);
  stranger = await house.staff('stranger', ['editor', 'content-approver'], 'stranger');
  documentId = await publishedDocument('关于奖励企业的通知');
});
after(() => house.database.drop());

async function publishedDocument(title: string): Promise<number> {
  const { db, clock, calendar, secrets, dataFolder } = house.context;
  const { id: column } = await db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: title, path: title, name: title, kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const saved = await editor.post(
    '/documents',
    documentDraft(column, {
      title,
      kind: 'other-official-document',
      madeOn: '2026-11-25',
      body: '<p>第一条 注册地在经开区的企业。</p><p>第二条 给予一次性奖励20万元。</p>',
    }),
  );
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const office = { db, clock, calendar, secrets, dataFolder, organId: house.organs.city };
  const { id } = await publishUnread({ ...office, actor: { kind: 'system' } }, saved.body);
  return id;
}

const content = {
  ...emptyItem,
  name: '奖励',
  audience: '经开区的企业',
  support: '一次性奖励20万元',
  supportClause: { anchor: '第二条', text: '给予一次性奖励20万元' },
  amount: { formula: { kind: 'fixed', fen: 20_000_000 } },
  opensOn: '2026-12-01',
  closesOn: '2026-12-31',
  office: '经济发展局',
  phone: '0000-5550111',
  materials: ['申请表'],
  condition: {
    all: [{ fact: 'region', op: 'withinRegion', value: ['999971'] }],
    clause: { anchor: '第一条', text: '注册地在经开区的企业' },
  },
};

function fields(answer: Answer): string[] {
  return (answer.body as { violations: { field?: string }[] }).violations.map(
    ({ field = '' }) => field,
  );
}

test('written, sent up, seen in the inbox of another, published, listed and exported', async () => {
  const saved = await editor.post('/policy-items', { documentId, content });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.deepEqual(saved.body.missing, []);
  const { id, version } = saved.body;
  const sent = await editor.post(`/policy-items/${id}/submit`, { version });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  const inbox = await approver.get('/inbox');
  const waiting = inbox.body.items.find((one: { about: string }) => one.about === 'policy-item');
  assert.equal(waiting?.title, '奖励');
  assert.equal(waiting?.policy.document, '关于奖励企业的通知');
  const denied = await editor.post(`/policy-items/${id}/publish`, sent.body);
  assert.equal(denied.status, 403);
  const out = await approver.post(`/policy-items/${id}/publish`, { version: version + 1 });
  assert.equal(out.status, 200, JSON.stringify(out.body));
  const { body } = await editor.get('/policy-items');
  const [listed] = body.items;
  assert.deepEqual(
    [listed.name, listed.way, listed.state, listed.period],
    ['奖励', 'published', 'upcoming', '2026-12-01至2026-12-31'],
  );
  const file = await editor.get('/policy-items/file');
  assert.match(file.headers.get('content-type') ?? '', /spreadsheet/);
  const one = await editor.get(`/policy-items/${id}`);
  assert.deepEqual(
    one.body.words.map(({ act }: { act: string }) => act),
    ['publish', 'submit'],
  );
});

test('what lies outside is not there', async () => {
  const { id, version } = (await editor.post('/policy-items', { documentId, content })).body;
  assert.equal((await stranger.get(`/policy-items/${id}`)).status, 404);
  const put = await stranger.put(`/policy-items/${id}`, { version, content });
  assert.deepEqual(codes(put), ['policy-item-unknown']);
  const made = await stranger.post('/policy-items', { documentId, content });
  assert.deepEqual(codes(made), ['document-unknown']);
  assert.equal((await stranger.get(`/documents/${documentId}/clauses`)).status, 404);
  assert.deepEqual((await stranger.get('/policy-items')).body.items, []);
});

async function sheet(rows: (string | null)[][]): Promise<Uint8Array> {
  return await xlsxOf({ name: '区划', headings: ['代码', '名称'], rows });
}

const wrong: readonly (readonly [string, object, string])[] = [
  ['an end before its start', { closesOn: '2026-11-01' }, 'closesOn'],
  [
    'a quotation that is not in the document',
    { supportClause: { anchor: '', text: '奖励300万元' } },
    'supportClause',
  ],
  ['an unknown fact', { condition: { fact: 'colour', op: 'eq', value: 1 } }, 'condition.fact'],
  [
    'bounds that leave nothing',
    {
      condition: {
        all: [
          { fact: 'age', op: 'gte', value: 5 },
          { fact: 'age', op: 'lte', value: 2 },
        ],
      },
    },
    'condition.all.1.value',
  ],
  ['no tree at all', { condition: { every: [] } }, 'content.condition'],
  ['a cap below the sum', { amount: { ...content.amount, capFen: 1000 } }, 'amount'],
  ['an address that is a script', { applyAt: 'javascript:alert(1)' }, 'content.applyAt'],
  ['a type that is none', { type: 'gift' }, 'content.type'],
];
for (const [name, change, field] of wrong) {
  test(`refused at its field: ${name}`, async () => {
    const answer = await editor.post('/policy-items', {
      documentId,
      content: { ...content, ...change },
    });
    assert.ok(answer.status === 422 || answer.status === 400, String(answer.status));
    assert.ok(fields(answer).includes(field), JSON.stringify(answer.body));
  });
}

test('the clauses of a document come with their places', async () => {
  const { body } = await editor.get(`/documents/${documentId}/clauses`);
  assert.deepEqual(body.clauses, [
    { anchor: '第一条', text: '第一条 注册地在经开区的企业。' },
    { anchor: '第二条', text: '第二条 给予一次性奖励20万元。' },
  ]);
});

test('a trial says how firms stand, why, and what is wrong with a firm', async () => {
  const { body } = await editor.post('/policy-trial', {
    condition: { all: [content.condition, { fact: 'age', op: 'gte', value: 2 }] },
    amount: content.amount,
    firms: [
      { name: '甲', facts: { region: '999971001', established: '2020-01-01' } },
      { name: '乙', facts: { region: '999971' } },
      { name: '丙', facts: { region: '5201', established: '2020-01-01' } },
      { name: '丁', facts: { region: '5201', staff: -3 } },
    ],
  });
  assert.deepEqual(
    body.results.map(({ label }: { label: string }) => label),
    ['符合', '基本符合（1项待确认）', '不符合', ''],
  );
  assert.equal(body.results[0].amount, '20万元');
  assert.equal(body.results[1].asks[0].fact, 'age');
  assert.deepEqual(body.results[3].faults, [{ field: 'staff', reason: '“从业人员”不能小于0' }]);
  assert.match(body.faults[0].field, /^condition\.all\.1\.clause$/);
});

test('labels and regions are kept by whoever approves, a sheet is tried and then written', async () => {
  const label = { name: '甲类', group: 'scale', condition: { fact: 'staff', op: 'gte', value: 1 } };
  assert.equal((await editor.put('/policy-labels/a', label)).status, 403);
  assert.equal((await approver.put('/policy-labels/a', label)).status, 200);
  const bad = { ...label, condition: { fact: 'staff', op: 'withinRegion', value: ['52'] } };
  assert.deepEqual(fields(await approver.put('/policy-labels/a', bad)), ['condition.op']);
  const ring = { ...label, condition: { fact: 'label.a', op: 'eq', value: true } };
  assert.match(
    (await approver.put('/policy-labels/a', ring)).body.violations[0].message,
    /甲类→甲类/,
  );
  const path = '/policy-regions/import?trial=';
  const faulty = await approver.upload(
    `${path}no`,
    await sheet([
      ['999971', '经开区'],
      ['12345', '某地'],
    ]),
  );
  assert.deepEqual(
    faulty.body.faults.map(({ line }: { line: number }) => line),
    [3],
  );
  assert.equal(faulty.body.written, 0);
  const good = await approver.upload(`${path}no`, await sheet([['999971', '经开区']]));
  assert.equal(good.body.written, 1, JSON.stringify(good.body));
  const { body } = await editor.get('/policy-terms');
  assert.deepEqual(body.regions, [{ code: '999971', name: '经开区' }]);
});

test('a document that gives enterprises something is asked for after its days, until somebody says otherwise', async () => {
  const id = await publishedDocument('关于补助市场主体的通知');
  const open = async () =>
    (await editor.get('/policy-duties')).body.open.find((one: { id: number }) => one.id === id);
  assert.deepEqual(
    [(await open()).publishedOn, (await open()).dueOn, (await open()).overdue],
    ['2026-11-26', '2026-12-07', false],
  );
  assert.equal((await approver.put('/policy-duties/days', { days: 90 })).status, 422);
  assert.equal((await approver.put('/policy-duties/days', { days: 1 })).status, 200);
  assert.equal((await open()).dueOn, '2026-11-27');
  const notices = async (): Promise<string[]> =>
    (await editor.get('/notices')).body.items
      .filter((one: { subjectId: number }) => one.subjectId === id)
      .map(({ kind }: { kind: string }) => kind);
  await house.toDay('2026-11-27');
  assert.deepEqual(await notices(), ['items-due'], 'the last day is not over');
  await house.toDay('2026-11-30');
  assert.deepEqual(await notices(), ['items-overdue']);
  const { body } = await editor.get('/editor-tasks');
  assert.ok(body.policies.some((one: { id: number }) => one.id === id));
  const path = `/documents/${id}/no-policy-items`;
  assert.deepEqual(codes(await editor.post(path, { reason: ' ' })), ['policy-reason-missing']);
  assert.equal((await editor.post(path, { reason: '只转发上级文件' })).status, 200);
  assert.equal(await open(), undefined);
  await editor.post(path, { reason: null });
  assert.ok(await open());
});

test('documents that ask for items are found by their index, and no text is read for it', async () => {
  const rows = await house.database.db.transaction().execute(async (db) => {
    await sql`set local enable_seqscan = off`.execute(db);
    const asks = asksForItems('2026-11-26');
    return (await sql`explain select d.id from documents d where ${asks}`.execute(db)).rows;
  });
  const plan = JSON.stringify(rows);
  assert.match(plan, /documents_favouring/);
  assert.doesNotMatch(plan, /body/, plan);
});
