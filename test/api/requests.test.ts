import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { letterDetail } from '../../src/web/api/letter-schemas.ts';
import { requestDetail } from '../../src/web/api/request-detail.ts';
import { getQueue } from '../../src/web/api/queue.ts';
import { supplied } from '../rules/letters-play.ts';
import { readAuditLog } from '../../src/store/database/audit-log.ts';
import { type Answer, type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let clerk: Caller;
let signatory: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  clerk = await house.staff('clerk', ['handler']);
  signatory = await house.staff('signatory', ['signatory']);
});
after(() => house.database.drop());

let forms = 0;
function form(change: object = {}): object {
  forms += 1;
  return {
    channel: 'post',
    on: '2026-03-02',
    submissionKey: `form-of-the-clerk-${forms}`,
    application: {
      applicant: {
        kind: 'natural-person',
        name: '测试人',
        identityType: 'passport',
        identityNumber: 'E12345678',
        phone: '13800001234',
        email: 'someone@test.example',
        address: '贵州省某某市钟山区某某路99号3单元',
      },
      title: '某工程竣工验收文件',
      description: '某工程的竣工验收文件',
      carrierForm: 'paper',
      deliveryWish: 'email',
    },
    ...change,
  };
}

async function received(change: object = {}): Promise<number> {
  const { status, body } = await clerk.post('/requests', form(change));
  assert.equal(status, 200);
  return (body as { id: number }).id;
}

const detail = async (id: number, by = clerk): Promise<Answer['body']> =>
  (await by.get(`/requests/${id}`)).body;

/** An act on a letter as it stands now. */
async function act(
  caller: typeof clerk,
  letterId: number,
  name: string,
  body: Record<string, unknown>,
) {
  const { version } = (await caller.get(`/letters/${letterId}`)).body;
  return caller.post(`/letters/${letterId}/${name}`, { version, ...body });
}

test('from the counter to the reply: draft, signature of another, service', async () => {
  const id = await received();
  const first = await detail(id);
  assert.doesNotThrow(() => requestDetail.parse(first));
  assert.equal(first.request.clock.state, 'running');
  assert.equal(first.request.clock.dueOn, '2026-03-30');
  assert.equal(first.days.at(-1).n, 20);
  await house.toDay('2026-03-04');
  const reply = {
    outcome: 'disclosed',
    grounds: [],
    reasons: '',
    ...supplied,
  };
  const facts = { kind: 'R02', reply };
  const { status, body: draft } = await clerk.post(`/requests/${id}/letters`, { facts });
  assert.equal(status, 200);
  assert.doesNotThrow(() => letterDetail.parse(draft));
  assert.deepEqual(draft.faults, []);
  assert.equal((await act(clerk, draft.id, 'submit', {})).status, 200);
  const waiting = (await signatory.get('/inbox')).body.items;
  assert.deepEqual(
    waiting.map((item: { id: number; act: string }) => [item.id, item.act]),
    [[draft.id, 'sign']],
  );
  const secrecyReview = '不涉及国家秘密';
  const own = await act(clerk, draft.id, 'sign', { secrecyReview });
  assert.deepEqual([own.status, codes(own)], [403, ['not-permitted']]);
  const unread = await act(signatory, draft.id, 'sign', { secrecyReview: '' });
  assert.deepEqual(codes(unread), ['secrecy-review-missing']);
  assert.equal((await act(signatory, draft.id, 'sign', { secrecyReview })).status, 200);
  const again = await act(signatory, draft.id, 'sign', { secrecyReview });
  assert.deepEqual(codes(again), ['letter-state'], 'a double click signs once');
  for (const [format, begins] of [
    ['pdf', '%PDF'],
    ['docx', 'PK'],
  ] as const) {
    const file = await clerk.post(`/letters/${draft.id}/file.${format}`, { reason: '存档' });
    assert.equal(file.status, 200);
    assert.ok(String(file.body).startsWith(begins), format);
  }
  const sending = { on: '2026-03-04', method: 'post', postal: true, tracking: 'XA00000000000' };
  assert.equal((await act(clerk, draft.id, 'send', { sending })).status, 200);
  const last = await detail(id);
  assert.equal(last.request.outcome, 'disclosed');
  assert.equal(last.request.clock.onTime, true);
  assert.match(last.reply.number, /^测公开〔2026〕\d+号$/);
  assert.match(last.remedy.clause, /测试市人民政府/);
  assert.deepEqual(
    last.events.map((line: { event: { kind: string } }) => line.event.kind),
    ['submitted', 'reply-drafted', 'reply-signed', 'reply-served'],
  );
});

test('who drafted cannot sign, even holding both posts', async () => {
  const head = await house.staff('head', ['office-head']);
  const id = await received();
  const reply = {
    outcome: 'other',
    grounds: [],
    reasons: '申请人来电说明不再需要',
    situation: '申请人撤回',
  };
  const facts = { kind: 'R17', reply };
  const { body: draft } = await head.post(`/requests/${id}/letters`, { facts });
  assert.equal((await act(head, draft.id, 'submit', {})).status, 200);
  const answer = await act(head, draft.id, 'sign', { secrecyReview: '不涉密' });
  assert.deepEqual([answer.status, codes(answer)], [403, ['signatory-is-author']]);
});

test('of two clerks who saw the same page the second is told that something changed', async () => {
  const other = await house.staff('clerk2', ['handler']);
  const id = await received({ channel: 'fax' });
  const { version } = await detail(id);
  const body = { version, on: '2026-03-04', note: '电话联系' };
  const answers = await Promise.all([
    clerk.post(`/requests/${id}/log-contact`, body),
    other.post(`/requests/${id}/log-contact`, body),
  ]);
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200, 409]));
  const events = (await detail(id)).events as unknown[];
  assert.equal(events.length, 2);
});

test('the same form sent twice, or twice at once, is one request and one receipt', async () => {
  const twice = form();
  const [a, b] = await Promise.all([
    clerk.post('/requests', twice),
    clerk.post('/requests', twice),
  ]);
  const c = await clerk.post('/requests', twice);
  const receipts = [a, b, c].map(({ body }) => [body.number, body.queryCode]);
  assert.equal(new Set(receipts.map(String)).size, 1);
  assert.equal(c.body.repeated, true);
});

test('the applicant is masked until somebody gives a reason, and the reading is logged', async () => {
  const id = await received();
  const { application, request } = await detail(id);
  assert.deepEqual(application.applicant, {
    kind: 'natural-person',
    name: '测**',
    identityType: 'passport',
    identityNumber: '*********',
    phone: '138****1234',
    email: 's***@test.example',
    address: '贵州省某某市钟山区****',
  });
  assert.equal(request.maskedName, '测**');
  const silent = await clerk.post(`/requests/${id}/reveal`, { reason: ' ' });
  assert.deepEqual(codes(silent), ['reveal-reason-missing']);
  const open = await clerk.post(`/requests/${id}/reveal`, { reason: '核对邮寄地址' });
  assert.equal(open.body.applicant.identityNumber, 'E12345678');
  const [line] = await readAuditLog(house.database.db, house.context.secrets, { limit: 1 });
  assert.deepEqual(line?.detail, { reason: '核对邮寄地址' });
  const log = await house.database.db
    .selectFrom('audit_log')
    .where('object', '=', `request ${id}`)
    .selectAll()
    .where('action', '=', 'applicant-revealed')
    .execute();
  assert.deepEqual(
    log.map(({ object, detail }) => [object, detail]),
    [[`request ${id}`, {}]],
    'the reason is sealed',
  );
});

test('the queue stands in the order of the clock, and each row says its day', async () => {
  const fresh = await openHouse();
  try {
    fresh.setClock('2026-03-30');
    const by = await fresh.staff('clerk', ['handler']);
    const days = ['2026-03-20', '2026-03-02', '2026-03-10'];
    for (const on of days) await by.post('/requests', form({ on }));
    await by.post('/requests', form({ channel: 'email', on: '2026-03-27' }));
    const { body } = await by.get('/requests?tab=running');
    assert.doesNotThrow(() => getQueue.reply.parse(body));
    assert.deepEqual(
      body.items.map((item: { receivedOn: string }) => item.receivedOn),
      ['2026-03-02', '2026-03-10', '2026-03-20'],
    );
    assert.equal(body.items[0].clock.dayNumber, 20);
    assert.equal(body.items[0].clock.remaining, 0);
    assert.deepEqual(body.counts, {
      unconfirmed: 1,
      running: 3,
      paused: 0,
      'awaiting-supplement': 0,
      'awaiting-payment': 0,
      open: 4,
    });
    const csv = await by.get('/requests/export?tab=running&format=csv');
    assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.equal(String(csv.body).split('\r\n').length, 5);
    assert.doesNotMatch(String(csv.body), /测试人/);
  } finally {
    await fresh.database.drop();
  }
});

test('a request of another organ is not there; one of an organ below is', async () => {
  const id = await received();
  const below = await house.staff('below', ['handler'], 'office');
  const stranger = await house.staff('stranger', ['handler'], 'stranger');
  for (const person of [below, stranger]) {
    const seen = await person.get(`/requests/${id}`);
    assert.deepEqual([seen.status, codes(seen)], [404, ['request-unknown']]);
    const body = { version: 1, on: '2026-03-04' };
    const done = await person.post(`/requests/${id}/withdraw`, body);
    assert.deepEqual([done.status, codes(done)], [404, ['request-unknown']]);
    const queue = await person.get('/requests?organ=city');
    assert.deepEqual(codes(queue), ['organ-unknown']);
  }
  const theirs = await below.post('/requests', form());
  assert.equal((await clerk.get(`/requests/${theirs.body.id}`)).status, 200);
});

test('what the rules refuse names the field and the article', async () => {
  const { status, body } = await clerk.post(
    '/requests',
    form({
      application: {
        applicant: { kind: 'natural-person', name: '' },
        title: '',
        description: '',
        carrierForm: 'paper',
        deliveryWish: 'post',
      },
    }),
  );
  assert.equal(status, 422);
  const fields = (body.violations as { field: string; provision: string }[]).map((v) => v.field);
  assert.deepEqual(fields, ['name', 'phone', 'description', 'address']);
  assert.match(body.violations[0].message, /请填写姓名或者名称。依据：条例29/);
});
