// Reminders: raised by the facts, for the person concerned, gone when the facts are gone (条例 18, 30–33, 45;
// 行政复议法 70).

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { remind } from '../../src/commands/remind.ts';
import { noticeKindKeys, noticeKinds, type NoticeSubject } from '../../src/rules/notices.ts';
import { type Caller, type House, openHouse } from './house.ts';
import { supplied } from '../rules/letters-play.ts';

const unclearNotice = {
  kind: 'P02',
  unclear: '没有写明是哪一个项目',
  items: '请写明项目名称',
  guidance: '见公告',
  respondWithin: 15,
} as const;

let house: House;
let clerk: Caller;
let head: Caller;
let signatory: Caller;
const ids: Record<string, number> = {};
const met = new Set<string>();
const elsewhere = new Set<NoticeSubject>([
  'report',
  'website-report',
  'document',
  'normative',
  'guide',
  'delivery',
  'consultation',
  'message',
]);

before(async () => {
  house = await openHouse();
  clerk = await house.staff('clerk', ['handler']);
  head = await house.staff('head', ['office-head']);
  signatory = await house.staff('signatory', ['signatory']);
  for (const row of await house.context.db
    .selectFrom('staff')
    .select(['id', 'username'])
    .execute()) {
    ids[row.username] = row.id;
  }
});
after(() => house.database.drop());
beforeEach(async () => {
  const { db } = house.context;
  await db.deleteFrom('remedies').execute();
  await db.deleteFrom('withheld_records').execute();
  await db.deleteFrom('delegations').execute();
  await db.deleteFrom('requests').execute();
  await db.deleteFrom('notices').execute();
  await house.toDay('2026-03-02');
});

let forms = 0;
async function received(channel = 'post', change: object = {}): Promise<number> {
  forms += 1;
  const { status, body } = await clerk.post('/requests', {
    channel,
    on: house.context.clock.today(),
    submissionKey: `whoever-is-reminded-of-it-${forms}`,
    application: {
      applicant: {
        kind: 'natural-person',
        name: '张测试',
        identityType: 'passport',
        identityNumber: `E1234${forms}`,
        phone: '13800001234',
        address: '某路99号',
      },
      title: '张测试所在村水质监测月报',
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'post',
      ...change,
    },
  });
  assert.equal(status, 200);
  return (body as { id: number }).id;
}

async function step(id: number, name: string, body: object) {
  const { version } = (await clerk.get(`/requests/${id}`)).body;
  const answer = await clerk.post(`/requests/${id}/${name}`, { version, ...body });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

async function act(by: Caller, letterId: number, name: string, body: object) {
  const { version } = (await by.get(`/letters/${letterId}`)).body;
  const answer = await by.post(`/letters/${letterId}/${name}`, { version, ...body });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

/** A letter of the request, signed; sent too where a day is given. */
async function letter(id: number, facts: object, sentOn?: string): Promise<number> {
  const { status, body } = await clerk.post(`/requests/${id}/letters`, { facts });
  assert.equal(status, 200, JSON.stringify(body));
  await act(clerk, body.id, 'submit', { opinion: '' });
  await act(signatory, body.id, 'sign', { opinion: '', secrecyReview: '不涉密' });
  if (sentOn !== undefined) {
    const sending = { on: sentOn, method: 'post', postal: true, tracking: 'EMS1' };
    await act(clerk, body.id, 'send', { sending });
  }
  return body.id as number;
}

/** What stands before a person: kind and number, and that nothing of the applicant is in it. */
async function noticesOf(by: Caller): Promise<string[]> {
  const { body } = await by.get('/notices');
  assert.ok(!/张|测试|水质|13800001234|某路/.test(JSON.stringify(body)));
  for (const { kind } of body.items as { kind: string }[]) met.add(kind);
  return body.items.map(({ kind }: { kind: string }) => kind);
}

const disclosed = {
  kind: 'R02',
  reply: { outcome: 'disclosed', grounds: [], reasons: '本机关制作，予以公开。', ...supplied },
};

test('a running request is told of once, by its gravest: soon, inside, tomorrow, today, overdue', async () => {
  const id = await received();
  const days: readonly (readonly [string, readonly string[]])[] = [
    ['2026-03-20', []],
    ['2026-03-23', ['due-soon']],
    ['2026-03-25', ['internal-passed']],
    ['2026-03-27', ['due-tomorrow']],
    ['2026-03-30', ['due-today']],
    ['2026-03-31', ['overdue']],
  ];
  for (const [on, kinds] of days) {
    await house.toDay(on);
    assert.deepEqual(await noticesOf(clerk), kinds, on);
    assert.deepEqual(await noticesOf(head), [], on);
  }
  const reply = await letter(id, disclosed);
  assert.deepEqual(await noticesOf(clerk), ['overdue', 'letter-unsent']);
  await act(clerk, reply, 'send', { sending: { on: '2026-03-31', method: 'in-person' } });
  assert.deepEqual(await noticesOf(clerk), []);
  await house.toDay('2026-04-14');
  assert.deepEqual(await noticesOf(clerk), ['letter-unreceived']);
  await act(clerk, reply, 'arrive', { on: '2026-03-31' });
  assert.deepEqual(await noticesOf(clerk), []);
});

test('an unconfirmed request is told of every working day until the applicant is reached', async () => {
  const id = await received('fax');
  assert.deepEqual(await noticesOf(clerk), []);
  await house.toDay('2026-03-03');
  assert.deepEqual(await noticesOf(clerk), ['uncontacted']);
  await step(id, 'log-contact', { on: '2026-03-03', note: '电话未接通' });
  assert.deepEqual(await noticesOf(clerk), []);
  await house.toDay('2026-03-04');
  assert.deepEqual(await noticesOf(clerk), ['uncontacted']);
  await step(id, 'confirm-receipt', { on: '2026-03-04' });
  assert.deepEqual(await noticesOf(clerk), []);
});

test('what the applicant or somebody consulted let lapse is told of until it is closed', async () => {
  const unclear = await received();
  const notice = await letter(unclear, unclearNotice, '2026-03-02');
  const consulted = await received();
  const asked = await letter(
    consulted,
    { kind: 'P04', name: '某公司', content: '是否同意公开验收文件' },
    '2026-03-02',
  );
  await house.toDay('2026-03-03');
  await act(clerk, notice, 'arrive', { on: '2026-03-03' });
  await act(clerk, asked, 'arrive', { on: '2026-03-03' });
  await house.toDay('2026-03-24');
  assert.deepEqual(await noticesOf(clerk), []);
  await house.toDay('2026-03-25');
  assert.deepEqual(await noticesOf(clerk), ['supplement-lapsed', 'consultation-lapsed']);
  const { consultations } = (await clerk.get(`/requests/${consulted}`)).body;
  await step(consulted, 'record-opinion', {
    on: '2026-03-25',
    consultationId: consultations[0].id,
    opinion: 'agree',
  });
  await step(unclear, 'record-supplement', { on: '2026-03-25', text: '某项目' });
  assert.deepEqual(await noticesOf(clerk), []);
});

test('a fee that was not paid in time is told of', async () => {
  const id = await received();
  const facts = {
    kind: 'P09',
    standard: 'by-volume',
    quantity: 260,
    earlier: 0,
    payment: '窗口缴纳',
  };
  const fee = await letter(id, facts, '2026-03-02');
  await house.toDay('2026-03-03');
  await act(clerk, fee, 'arrive', { on: '2026-03-03' });
  await house.toDay('2026-04-02');
  assert.deepEqual(await noticesOf(clerk), ['fee-lapsed']);
});

test('a letter signed and left lying, and one on its way for too long, are told of', async () => {
  const id = await received();
  const facts = unclearNotice;
  const notice = await letter(id, facts);
  assert.deepEqual(await noticesOf(clerk), ['letter-unsent']);
  await act(clerk, notice, 'send', { sending: { on: '2026-03-02', method: 'post', postal: true } });
  assert.deepEqual(await noticesOf(clerk), []);
  // Six working days are nothing out of the way, seven are.
  await house.toDay('2026-03-10');
  assert.deepEqual(await noticesOf(clerk), []);
  await house.toDay('2026-03-11');
  assert.deepEqual(await noticesOf(clerk), ['letter-unreceived']);
  await act(clerk, notice, 'arrive', { on: '2026-03-04' });
  assert.deepEqual(await noticesOf(clerk), []);
});

test('a letter that went electronically and is not opened is to go another way, until it is', async () => {
  const id = await received('post', {
    deliveryWish: 'online',
    electronicConsent: true,
    carrierForm: 'electronic',
  });
  const notice = await letter(id, unclearNotice);
  await act(clerk, notice, 'send', { sending: { on: '2026-03-02', method: 'electronic' } });
  // Four working days are nothing out of the way, five are.
  await house.toDay('2026-03-06');
  assert.deepEqual(await noticesOf(clerk), []);
  await house.toDay('2026-03-09');
  assert.deepEqual(await noticesOf(clerk), ['letter-unread']);
  const { body } = await clerk.get('/notices');
  assert.match(body.items[0].text, /2026年3月2日.*请登记送达未成功，改用邮寄、当面等方式送达/);
  await act(clerk, notice, 'arrive', { on: '2026-03-09' });
  assert.deepEqual(await noticesOf(clerk), []);
});

test('the answer in reconsideration, the appeal that passed and the reply ordered anew are told of', async () => {
  const id = await received();
  await letter(id, disclosed, '2026-03-02');
  const { body: made } = await clerk.post('/organs/city/remedies', {
    block: 'reconsideration',
    filedOn: '2026-03-02',
    requestId: id,
  });
  const remedy = async () => (await clerk.get(`/remedies/${made.id}`)).body;
  const take = async (name: string, body: object) => {
    const { version } = (await remedy()).remedy;
    const answer = await clerk.post(`/remedies/${made.id}/${name}`, { version, ...body });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  await house.toDay('2026-03-09');
  await take('copy', { on: '2026-03-09', procedure: 'ordinary' });
  const only = async () => (await noticesOf(clerk)).filter((kind) => kind !== 'letter-unreceived');
  assert.deepEqual(await only(), []);
  for (const [on, kind] of [
    ['2026-03-16', 'answer-soon'],
    ['2026-03-23', 'answer-today'],
    ['2026-03-24', 'answer-overdue'],
  ] as const) {
    await house.toDay(on);
    assert.deepEqual(await only(), [kind], on);
  }
  await take('answer', { on: '2026-03-24' });
  assert.deepEqual(await only(), []);
  await house.toDay('2026-04-20');
  await take('decide', {
    ending: 'revoked',
    form: 'decision',
    decidedOn: '2026-04-17',
    receivedOn: '2026-04-20',
    ordersRedo: true,
  });
  assert.deepEqual(await only(), ['redo-unopened']);
  const redo = await clerk.post(`/requests/${id}/redo`, {
    receivedOn: '2026-04-20',
    remedyId: made.id,
  });
  assert.equal(redo.status, 200, JSON.stringify(redo.body));
  assert.deepEqual(await only(), []);

  const { body: suit } = await clerk.post('/organs/city/remedies', {
    block: 'litigation-direct',
    filedOn: '2026-04-20',
    requestId: id,
    handlerId: ids['head'],
  });
  const decision = {
    ending: 'claims-rejected',
    form: 'judgment',
    decidedOn: '2026-04-20',
    receivedOn: '2026-04-20',
  };
  const decided = await head.post(`/remedies/${suit.id}/decide`, { version: 1, ...decision });
  assert.equal(decided.body.decisions[0].appealBy, '2026-05-06');
  await house.toDay('2026-05-07');
  assert.deepEqual(await noticesOf(head), ['effect-unrecorded']);
  const { version } = (await head.get(`/remedies/${suit.id}`)).body.remedy;
  await head.post(`/remedies/${suit.id}/effect`, { version, on: '2026-05-07' });
  assert.deepEqual(await noticesOf(head), []);
});

test('what is withheld is called for by the head, and a delegation that ends by both who made it', async () => {
  const id = await received();
  await house.context.db
    .insertInto('withheld_records')
    .values({
      organ_id: house.organs.city,
      request_id: id,
      letter_number: '测公开〔2025〕1号',
      outcome: 'state-secret',
      grounds: ['14-state-secret'],
      content: Buffer.alloc(1),
      withheld_on: '2025-03-20',
      next_review_on: '2026-03-20',
    })
    .execute();
  assert.deepEqual(await noticesOf(head), ['withheld-due']);
  assert.deepEqual(await noticesOf(clerk), []);
  const delegated = await signatory.post('/delegations', {
    delegateId: ids['head'],
    fromOn: '2026-03-02',
    untilOn: '2026-03-04',
  });
  assert.equal(delegated.status, 200);
  assert.deepEqual(await noticesOf(signatory), []);
  await house.toDay('2026-03-03');
  assert.deepEqual(await noticesOf(signatory), ['delegation-ending']);
  assert.deepEqual(await noticesOf(head), ['withheld-due', 'delegation-ending']);
  await house.toDay('2026-03-05');
  assert.deepEqual(await noticesOf(signatory), []);
});

test('whoever handles it is told, the head where nobody does or he has left', async () => {
  const id = await received();
  const { db } = house.context;
  await house.toDay('2026-03-31');
  assert.deepEqual(await noticesOf(clerk), ['overdue']);
  await step(id, 'assign', { on: '2026-03-31', staffId: ids['head'], note: '转办' });
  assert.deepEqual(await noticesOf(clerk), []);
  assert.deepEqual(await noticesOf(head), ['overdue']);
  await db.updateTable('requests').set({ handler_id: null }).execute();
  assert.deepEqual(await noticesOf(head), ['overdue']);
  await db
    .updateTable('requests')
    .set({ handler_id: ids['clerk'] ?? 0 })
    .execute();
  assert.deepEqual(await noticesOf(head), []);
  const left = { disabled_at: house.context.clock.now() };
  await db.updateTable('staff').set(left).where('username', '=', 'clerk').execute();
  assert.deepEqual(await noticesOf(head), ['overdue']);
  // Without a head whoever handles requests is told, and nobody of another organ.
  await db
    .updateTable('staff')
    .set({ disabled_at: null })
    .where('username', '=', 'clerk')
    .execute();
  await db.updateTable('requests').set({ handler_id: null }).execute();
  await db.updateTable('staff').set(left).where('username', '=', 'head').execute();
  assert.deepEqual(await noticesOf(clerk), ['overdue']);
  await db.updateTable('staff').set({ disabled_at: null }).execute();
});

test('the daily scan stores each once, keeps since when, and drops what is gone; twice is once', async () => {
  const id = await received();
  const { db } = house.context;
  const stored = () =>
    db.selectFrom('notices').select(['staff_id', 'kind', 'subject_id', 'raised_on']).execute();
  await house.toDay('2026-03-31');
  assert.deepEqual(await remind(house.context), { raised: 1, gone: 0 });
  assert.deepEqual(await remind(house.context), { raised: 0, gone: 0 });
  const wanted = [
    { staff_id: ids['clerk'], kind: 'overdue', subject_id: id, raised_on: '2026-03-31' },
  ];
  assert.deepEqual(await stored(), wanted);
  // A day on which nothing ran is made up by the next, and the first day stays.
  await house.toDay('2026-04-03');
  assert.deepEqual(await remind(house.context), { raised: 0, gone: 0 });
  assert.deepEqual(await stored(), wanted);
  const { body } = await clerk.get('/notices');
  assert.deepEqual([body.items[0].raisedOn, body.items[0].isSeen], ['2026-03-31', false]);
  assert.equal((await clerk.post('/notices/seen')).status, 200);
  assert.equal((await clerk.get('/notices')).body.items[0].isSeen, true);
  await remind(house.context);
  assert.equal((await clerk.get('/notices')).body.items[0].isSeen, true);
  await step(id, 'withdraw', { on: '2026-04-03' });
  assert.deepEqual(await noticesOf(clerk), []);
  assert.deepEqual(await remind(house.context), { raised: 0, gone: 1 });
  assert.deepEqual(await stored(), []);
});

test('the menu wears the same figures as the pages', async () => {
  await received();
  await received('fax');
  await house.toDay('2026-03-31');
  const { body } = await clerk.get('/badges');
  assert.deepEqual(body, { notices: 2, unseen: 2, grave: 2, inbox: 0, messages: 0 });
});

test('every kind of reminder was met above', () => {
  assert.deepEqual(
    // Those of the annual report: test/commands/open-reports.test.ts and open-website-reports.test.ts; of documents: document-notices.test.ts;
    // of readers: readers.test.ts.
    noticeKindKeys.filter((kind) => !met.has(kind) && !elsewhere.has(noticeKinds[kind].about)),
    [],
  );
});
