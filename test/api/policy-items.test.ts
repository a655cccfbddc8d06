// The doors of policy items: who may, what is refused at which field, what is out of sight.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { replaceColumnPeople } from '../../src/store/documents/column-settings.ts';
import { asksForItems } from '../../src/store/policies/policy-duties.ts';
import { rewardBody, rewardItem, writtenDocument } from '../policy-world.ts';
import { type Answer, type Caller, codes, type House, openHouse } from './house.ts';

const content = {
  ...rewardItem,
  condition: {
    all: [{ fact: 'region', op: 'withinRegion', value: ['999971'] }],
    clause: { anchor: '第一条', text: '注册地在经开区的企业' },
  },
};
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
  const written = { slug: title, title, body: rewardBody };
  return (await writtenDocument(house, editor, written)).documentId;
}

/** In whose place each item of the inbox that waits is, null: in one's own. */
async function waiting(who: Caller): Promise<(string | null)[]> {
  return (await who.get('/inbox')).body.items
    .filter(
      ({ about, title }: { about: string; title: string }) =>
        about === 'policy-item' && title === '园区奖励',
    )
    .map((one: { forName: string | null }) => one.forName);
}

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

test('whom the column of the document names is asked for its items too, or who stands in for them', async () => {
  const title = '关于奖励园区企业的通知';
  const { columnId, documentId: id } = await writtenDocument(house, editor, {
    slug: 'yqwj',
    title,
    body: rewardBody,
  });
  const { db } = house.context;
  const idOf = async (username: string): Promise<number> => {
    const query = db.selectFrom('staff').select('id').where('username', '=', username);
    return (await query.executeTakeFirstOrThrow()).id;
  };
  const named = await house.staff('named', ['editor']);
  const reviewer = await house.staff('reviewer', ['content-approver']);
  const delegate = await house.staff('delegate', ['content-reviewer']);
  await replaceColumnPeople(db, columnId, {
    edit: [await idOf('named')],
    review: [await idOf('reviewer')],
  });
  const made = await editor.post('/policy-items', { documentId: id, content });
  assert.deepEqual(codes(made), ['column-not-editor']);
  const own = { ...content, name: '园区奖励' };
  const saved = await named.post('/policy-items', { documentId: id, content: own });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const at = `/policy-items/${saved.body.id}`;
  const { version } = saved.body;
  assert.deepEqual(codes(await editor.put(at, { version, content })), ['column-not-editor']);
  assert.deepEqual(codes(await editor.post(`${at}/discard`, { version })), ['column-not-editor']);
  assert.deepEqual(codes(await editor.post(`${at}/submit`, { version })), ['column-not-editor']);
  const sent = (await named.post(`${at}/submit`, { version })).body;
  const mine = { version: sent.version };
  assert.deepEqual(codes(await approver.post(`${at}/publish`, mine)), ['column-not-reviewer']);
  const returned = { ...mine, reason: '再核' };
  assert.deepEqual(codes(await approver.post(`${at}/return`, returned)), ['column-not-reviewer']);
  assert.deepEqual(await waiting(approver), []);
  assert.deepEqual(await waiting(reviewer), [null]);
  // Without a delegation the post is missing; with one he acts in the place of who is away.
  assert.equal((await delegate.post(`${at}/publish`, mine)).status, 403);
  const days = { fromOn: '2026-11-26', untilOn: '2026-11-30' };
  const delegateId = await idOf('delegate');
  await db
    .insertInto('delegations')
    .values({
      organ_id: house.organs.city,
      staff_id: await idOf('reviewer'),
      delegate_id: delegateId,
      from_on: days.fromOn as never,
      until_on: days.untilOn as never,
      entered_at: house.context.clock.now(),
    })
    .execute();
  assert.deepEqual(await waiting(delegate), ['姓名reviewer']);
  const out = await delegate.post(`${at}/publish`, mine);
  assert.equal(out.status, 200, JSON.stringify(out.body));
  const logged = await db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', 'policy-item-published')
    .where('object', '=', `policy item ${saved.body.id}`)
    .executeTakeFirstOrThrow();
  assert.equal((logged.detail as { forStaffId?: number }).forStaffId, await idOf('reviewer'));
});
