// The inbox, the page of a letter and the act itself say the same of who may review and sign (条例 17).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Role } from '../../src/rules/roles.ts';
import { supplied } from '../rules/letters-play.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
const people = new Map<string, Caller>();
before(async () => {
  house = await openHouse();
  const posts: readonly (readonly [string, readonly Role[]])[] = [
    ['clerk', ['handler']],
    ['head', ['office-head']],
    ['signatory', ['signatory']],
    ['reviewer', ['reviewer']],
    ['deputy', ['handler']],
  ];
  for (const [name, roles] of posts) people.set(name, await house.staff(name, roles));
});
after(() => house.database.drop());

function as(name: string): Caller {
  const caller = people.get(name);
  assert.ok(caller);
  return caller;
}

const application = {
  applicant: {
    kind: 'natural-person',
    name: '测试人',
    identityType: 'passport',
    identityNumber: 'E12345678',
    phone: '13800001234',
    address: '测试省测试市测试路1号',
  },
  title: '某工程竣工验收文件',
  description: '某工程的竣工验收文件',
  carrierForm: 'paper',
  deliveryWish: 'post',
};

let made = 0;

async function drafted(by = 'clerk'): Promise<number> {
  made += 1;
  const received = await as('clerk').post('/requests', {
    channel: 'in-person',
    on: '2026-03-02',
    submissionKey: `approvals-key-000${made}`,
    application,
  });
  assert.equal(received.status, 200, JSON.stringify(received.body));
  const reply = { outcome: 'disclosed', grounds: [], reasons: '', ...supplied };
  const facts = { kind: 'R02', reply };
  const letter = await as(by).post(`/requests/${received.body.id}/letters`, { facts });
  assert.equal(letter.status, 200, JSON.stringify(letter.body));
  return letter.body.id as number;
}

async function act(by: string, id: number, name: string, body: object = {}) {
  const { version } = (await as(by).get(`/letters/${id}`)).body;
  return as(by).post(`/letters/${id}/${name}`, { version, ...body });
}

async function save(by: string, id: number): Promise<void> {
  // Whoever does not handle the case reads the letter in clear for a reason, and only then writes in it.
  const read = await as(by).post(`/letters/${id}/reveal`, { reason: '修改文书' });
  assert.equal(read.status, 200, JSON.stringify(read.body));
  const { version, text } = read.body;
  assert.equal((await as(by).put(`/letters/${id}`, { version, text })).status, 200);
}

const secrecyReview = '不涉及国家秘密';

/** Whoever has the letter in his inbox, sees the act open and is let through, are the same people. */
async function askedAndLet(id: number): Promise<readonly string[]> {
  const { awaits } = (await as('clerk').get(`/letters/${id}`)).body;
  const asked: string[] = [];
  for (const [name, caller] of people) {
    const { items } = (await caller.get('/inbox')).body;
    const isAsked = items.some((item: { id: number }) => item.id === id);
    const { acts } = (await caller.get(`/letters/${id}`)).body;
    const open = acts.find((one: { act: string }) => one.act === awaits.act).open as boolean;
    assert.equal(isAsked, open, `${name}: the inbox and the page`);
    assert.equal(awaits.of.includes(`姓名${name}`), open, `${name}: the page and the others’ page`);
    if (isAsked) asked.push(name);
    else {
      const refused = await act(name, id, awaits.act, { secrecyReview, opinion: '同意' });
      assert.equal(refused.status, 403, `${name}: the act`);
    }
  }
  return asked;
}

test('a letter waits for everybody who may sign and wrote nothing of it', async () => {
  const id = await drafted();
  assert.equal((await act('clerk', id, 'submit')).status, 200);
  assert.deepEqual(await askedAndLet(id), ['head', 'signatory']);
  assert.equal((await act('signatory', id, 'sign', { secrecyReview })).status, 200);
});

test('an office head who edits is told before, and no longer asked after', async () => {
  const id = await drafted();
  const costs = async (by: string): Promise<unknown> =>
    (await as(by).get(`/letters/${id}`)).body.savingCosts;
  assert.deepEqual([await costs('head'), await costs('clerk')], [['sign'], []]);
  await save('head', id);
  assert.deepEqual(await costs('head'), [], 'told once: now he is one of its writers');
  assert.equal((await act('clerk', id, 'submit')).status, 200);
  assert.deepEqual(await askedAndLet(id), ['signatory']);
});

test('when all who could sign have written it, the page says so and it can be sent back', async () => {
  const id = await drafted('head');
  const { db } = house.database;
  await db
    .updateTable('staff')
    .set({ disabled_at: house.context.clock.now() })
    .where('username', '=', 'signatory')
    .execute();
  try {
    assert.equal((await act('head', id, 'submit')).status, 200);
    assert.deepEqual((await as('clerk').get(`/letters/${id}`)).body.awaits, {
      act: 'sign',
      of: [],
    });
    assert.equal((await act('head', id, 'return', { opinion: '由经办人另行拟稿' })).status, 200);
  } finally {
    await db
      .updateTable('staff')
      .set({ disabled_at: null })
      .where('username', '=', 'signatory')
      .execute();
  }
});

test('a delegate signs in another’s place, and not what he drafted himself', async () => {
  const candidates = (await as('signatory').get('/delegations')).body.candidates;
  const deputy = candidates.find((one: { name: string }) => one.name === '姓名deputy');
  const given = { delegateId: deputy.id, fromOn: '2026-03-02', untilOn: '2026-03-31' };
  assert.equal((await as('signatory').post('/delegations', given)).status, 200);
  const others = await drafted();
  assert.equal((await act('clerk', others, 'submit')).status, 200);
  assert.deepEqual(await askedAndLet(others), ['head', 'signatory', 'deputy']);
  const { items } = (await as('deputy').get('/inbox')).body;
  assert.equal(items.find((item: { id: number }) => item.id === others).forName, '姓名signatory');
  const own = await drafted('deputy');
  assert.equal((await act('deputy', own, 'submit')).status, 200);
  assert.deepEqual(await askedAndLet(own), ['head', 'signatory']);
});

test('with a middle review the reviewer is asked first, then a third person', async () => {
  const { db } = house.database;
  await db.updateTable('organs').set({ middle_review: true }).execute();
  try {
    const id = await drafted();
    await save('deputy', id);
    assert.equal((await act('clerk', id, 'submit')).status, 200);
    assert.deepEqual(await askedAndLet(id), ['reviewer']);
    assert.equal((await act('reviewer', id, 'review', { opinion: '同意' })).status, 200);
    assert.deepEqual(await askedAndLet(id), ['head', 'signatory']);
    const early = await drafted();
    assert.equal((await act('clerk', early, 'submit')).status, 200);
    const refused = await act('head', early, 'sign', { secrecyReview });
    assert.deepEqual(codes(refused), ['letter-not-reviewed']);
  } finally {
    await db.updateTable('organs').set({ middle_review: false }).execute();
  }
});
