// Passing requests on inside the organ, one and many, and the office's own deadline (条例 33, 45, 36(5)).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { insertOrgan } from '../../src/store/people/organs.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';
import { supplied } from '../rules/letters-play.ts';

let house: House;
let clerk: Caller;
let other: Caller;
let head: Caller;
let signatory: Caller;
/** Of an inner office of the city, and somebody who signs there. */
let inner: Caller;
let innerSigner: Caller;
let innerId = 0;
const ids: Record<string, number> = {};

before(async () => {
  house = await openHouse();
  const { db } = house.context;
  const office = await insertOrgan(db, {
    parent_id: house.organs.city,
    code: 'city-zfb',
    name: '规划科',
    short_name: '规划科',
    kind: 'internal',
    letter_word: '测规',
  });
  assert.ok(office);
  innerId = office.id;
  clerk = await house.staff('clerk', ['handler']);
  other = await house.staff('other', ['handler']);
  head = await house.staff('head', ['office-head']);
  signatory = await house.staff('signatory', ['signatory']);
  inner = await house.staff('inner', ['handler']);
  innerSigner = await house.staff('innersigner', ['signatory', 'reviewer', 'office-head']);
  await db
    .updateTable('staff')
    .set({ organ_id: innerId })
    .where('username', 'in', ['inner', 'innersigner'])
    .execute();
  for (const row of await db.selectFrom('staff').select(['id', 'username']).execute()) {
    ids[row.username] = row.id;
  }
});
after(() => house.database.drop());

let forms = 0;
async function received(): Promise<number> {
  forms += 1;
  const { status, body } = await clerk.post('/requests', {
    channel: 'post',
    on: house.context.clock.today(),
    submissionKey: `passed-on-inside-the-organ-${forms}`,
    application: {
      applicant: {
        kind: 'natural-person',
        name: '测试人',
        identityType: 'passport',
        identityNumber: `E${forms}`,
        phone: '13800001234',
      },
      title: `某工程验收文件之${forms}`,
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'collect',
    },
  });
  assert.equal(status, 200);
  return (body as { id: number }).id;
}

const item = async (id: number, by = clerk) => (await by.get(`/requests/${id}`)).body.request;

async function assign(id: number, by: Caller, change: object) {
  const { version } = (await by.get(`/requests/${id}`)).body;
  const on = house.context.clock.today();
  return by.post(`/requests/${id}/assign`, { version, on, ...change });
}

test('a new request has the office’s own deadline five working days before the legal day', async () => {
  const id = await received();
  const { internalDueOn, internalFixed, clock } = await item(id);
  assert.equal(clock.dueOn, '2026-03-30');
  assert.equal(internalDueOn, '2026-03-23');
  assert.equal(internalFixed, false);
});

test('whoever passes a request on says why, and the reason stands in its history', async () => {
  const id = await received();
  assert.deepEqual(codes(await assign(id, clerk, { staffId: ids['other'] })), [
    'transfer-reason-missing',
  ]);
  const passed = await assign(id, clerk, { staffId: ids['other'], note: '业务对口' });
  assert.equal(passed.status, 200);
  const { body } = await other.get(`/requests/${id}`);
  assert.equal(body.request.handler.name, '姓名other');
  const last = body.events.at(-1).event;
  assert.deepEqual([last.kind, last.to.name, last.note], ['assigned', '姓名other', '业务对口']);
  assert.deepEqual(codes(await assign(id, clerk, { staffId: ids['other'], note: '再来' })), [
    'transfer-changes-nothing',
  ]);
  assert.deepEqual(codes(await assign(id, clerk, { note: '无人' })), ['nobody-to-assign']);
});

test('a deadline named by hand stays, is not past, and not later than the legal day', async () => {
  const id = await received();
  const to = { staffId: ids['other'], note: '请早办' };
  assert.deepEqual(codes(await assign(id, clerk, { ...to, internalDueOn: '2026-03-31' })), [
    'internal-due-late',
  ]);
  assert.deepEqual(codes(await assign(id, clerk, { ...to, internalDueOn: '2026-03-01' })), [
    'internal-due-past',
  ]);
  assert.equal((await assign(id, clerk, { ...to, internalDueOn: '2026-03-10' })).status, 200);
  const { internalDueOn, internalFixed } = await item(id);
  assert.deepEqual([internalDueOn, internalFixed], ['2026-03-10', true]);
  await house.toDay('2026-03-11');
  assert.deepEqual((await item(id)).lists, ['internal']);
  const { body } = await clerk.get('/requests?list=internal');
  assert.deepEqual(
    body.items.map((one: { id: number }) => one.id),
    [id],
  );
  await house.toDay('2026-03-02');
});

const rule = (by: Caller, days: unknown) => by.put('/organs/city/internal-rule', { days });

test('the head sets the organ’s rule, and open requests without a deadline of their own move with it', async () => {
  const free = await received();
  const fixed = await received();
  await assign(fixed, clerk, { staffId: ids['other'], note: '早办', internalDueOn: '2026-03-12' });
  assert.equal((await rule(clerk, 3)).status, 403);
  assert.equal((await rule(head, 20)).status, 400);
  assert.equal((await rule(head, 3)).status, 200);
  assert.equal((await item(free)).internalDueOn, '2026-03-25');
  assert.equal((await item(fixed)).internalDueOn, '2026-03-12');
  assert.equal((await rule(head, 0)).status, 200);
  assert.equal((await item(free)).internalDueOn, null);
  assert.equal((await rule(head, 5)).status, 200);
  assert.equal((await item(free)).internalDueOn, '2026-03-23');
});

test('many are passed on at once; what another changed meanwhile is left and named', async () => {
  const all = [await received(), await received(), await received()];
  const seen = [];
  for (const id of all) seen.push({ id, version: (await item(id)).version });
  const order = { on: '2026-03-02', items: seen, note: '休假期间' };
  assert.deepEqual(
    codes(await clerk.post('/requests/reassign', { ...order, staffId: ids['other'], note: '' })),
    ['transfer-reason-missing'],
  );
  await assign(all[1] ?? 0, head, { staffId: ids['head'], note: '我来办' });
  const { body } = await clerk.post('/requests/reassign', { ...order, staffId: ids['other'] });
  assert.deepEqual(body.done, [all[0], all[2]]);
  assert.deepEqual(
    body.refused.map((one: { id: number; violations: { code: string }[] }) => [
      one.id,
      one.violations[0]?.code,
    ]),
    [[all[1], 'changed-meanwhile']],
  );
  assert.equal((await item(all[1] ?? 0)).handler.name, '姓名head');
  for (const id of [all[0], all[2]]) {
    assert.equal((await item(id ?? 0)).handler.name, '姓名other');
    const { events } = (await clerk.get(`/requests/${id}`)).body;
    assert.equal(events.at(-1).event.note, '休假期间');
  }
});

test('of two officers who pass the same ones on in the same moment each request goes to one of them', async () => {
  const all = [];
  for (let n = 0; n < 8; n += 1) all.push(await received());
  const items = [];
  for (const id of all) items.push({ id, version: (await item(id)).version });
  const order = { on: '2026-03-02', items, note: '分工调整' };
  const [a, b] = await Promise.all([
    clerk.post('/requests/reassign', { ...order, staffId: ids['other'] }),
    head.post('/requests/reassign', { ...order, staffId: ids['head'] }),
  ]);
  const done = [a, b].flatMap(({ body }) => body.done as number[]);
  assert.deepEqual(
    done.toSorted((x, y) => x - y),
    all,
  );
  for (const id of all) {
    const { request, events } = (await clerk.get(`/requests/${id}`)).body;
    const last = events.at(-1).event.to.name;
    assert.equal(request.handler.name, last);
    assert.equal(
      events.filter((one: { event: { kind: string } }) => one.event.kind === 'assigned').length,
      1,
    );
    const winner = (a.body.done as number[]).includes(id) ? '姓名other' : '姓名head';
    assert.equal(last, winner);
  }
});

test('an inner office sees and handles what was passed to it, and nothing else', async () => {
  const passed = await received();
  const kept = await received();
  assert.equal((await inner.get(`/requests/${passed}`)).status, 404);
  const result = await assign(passed, clerk, { departmentId: innerId, note: '由规划科承办' });
  assert.equal(result.status, 200);
  const { department, handler } = await item(passed);
  assert.deepEqual([department.name, handler], ['规划科', null]);

  const { body: queue } = await inner.get('/requests');
  assert.deepEqual(
    queue.items.map((one: { id: number }) => one.id),
    [passed],
  );
  assert.equal(queue.counts.open, 1);
  assert.equal((await inner.get(`/requests/${kept}`)).status, 404);
  assert.equal((await inner.get(`/requests/${passed}`)).status, 200);
  const { body: assignees } = await inner.get('/assignees');
  assert.ok(assignees.people.some((one: { id: number }) => one.id === ids['inner']));

  // It names its own person, searches and drafts; the letter is signed by the organ alone.
  assert.equal(
    (
      await assign(passed, inner, {
        departmentId: innerId,
        staffId: ids['inner'],
        note: '本科经办',
      })
    ).status,
    200,
  );
  const reply = {
    outcome: 'disclosed',
    grounds: [],
    reasons: '本机关制作，予以公开。',
    ...supplied,
  };
  const { body: letter } = await inner.post(`/requests/${passed}/letters`, {
    facts: { kind: 'R02', reply },
  });
  const submitted = await inner.post(`/letters/${letter.id}/submit`, {
    version: letter.version,
    opinion: '',
  });
  assert.equal(submitted.status, 200);
  const seen = (await innerSigner.get(`/letters/${letter.id}`)).body;
  assert.equal(seen.acts.find((one: { act: string }) => one.act === 'sign').open, false);
  const sign = { version: seen.version, opinion: '', secrecyReview: '不涉密' };
  assert.deepEqual(codes(await innerSigner.post(`/letters/${letter.id}/sign`, sign)), [
    'not-permitted',
  ]);
  assert.deepEqual(
    codes(
      await innerSigner.post(`/letters/${letter.id}/return`, {
        version: seen.version,
        opinion: '不行',
      }),
    ),
    ['not-permitted'],
  );
  assert.equal((await innerSigner.get('/inbox')).body.items.length, 0);
  assert.equal((await signatory.post(`/letters/${letter.id}/sign`, sign)).status, 200);
});

test('nothing is passed to another organ, to its people or to whoever has left', async () => {
  const id = await received();
  const stranger = await house.account('stranger', ['handler'], 'stranger');
  assert.ok(stranger);
  const { id: strangerId } = await house.context.db
    .selectFrom('staff')
    .select('id')
    .where('username', '=', 'stranger')
    .executeTakeFirstOrThrow();
  const note = '转出';
  assert.deepEqual(codes(await assign(id, clerk, { staffId: strangerId, note })), [
    'staff-unknown',
  ]);
  // The department below the city answers in its own name: it is no inner office.
  assert.deepEqual(codes(await assign(id, clerk, { departmentId: house.organs.office, note })), [
    'department-unknown',
  ]);
  assert.deepEqual(
    codes(await assign(id, clerk, { departmentId: innerId, staffId: ids['other'], note })),
    ['staff-unknown'],
  );
  await house.context.db
    .updateTable('staff')
    .set({ disabled_at: house.context.clock.now() })
    .where('id', '=', ids['other'] ?? 0)
    .execute();
  assert.deepEqual(codes(await assign(id, clerk, { staffId: ids['other'], note })), [
    'staff-unknown',
  ]);
});

test('the panel says what each has before him, and opens in the queue', async () => {
  const { body } = await clerk.get('/workload');
  const line = body.rows.find((one: { name: string | null }) => one.name === '姓名clerk');
  const { body: queue } = await clerk.get(`/requests?handler=${ids['clerk']}`);
  assert.equal(line.open, queue.total);
  const office = body.rows.reduce((sum: number, one: { open: number }) => sum + one.open, 0);
  assert.equal(office, (await clerk.get('/requests')).body.total);
});

test('the queue goes out as a workbook and as text, with names masked and the export logged', async () => {
  const xlsx = await clerk.get('/requests/export?format=xlsx');
  assert.equal(xlsx.status, 200);
  assert.match(xlsx.headers.get('content-type') ?? '', /spreadsheetml/);
  assert.match(xlsx.headers.get('content-disposition') ?? '', /filename\*=UTF-8''/);
  const csv = await clerk.get('/requests/export?format=csv');
  assert.match(csv.body, /登记编号/);
  assert.ok(!csv.body.includes('测试人'));
  const { action } = await house.context.db
    .selectFrom('audit_log')
    .select('action')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  assert.equal(action, 'queue-exported');
});
