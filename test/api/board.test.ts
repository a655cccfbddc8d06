// Risk board and summary: every figure is what its list holds; repeated applicants are masked (条例 35, 36(6));
// and a suit recorded to its end changes Table 4 when its judgment comes into force (R11).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, codes, type House, openHouse } from './house.ts';
import { supplied } from '../rules/letters-play.ts';

let house: House;
let clerk: Caller;
let signatory: Caller;
let stranger: Caller;

before(async () => {
  house = await openHouse();
  clerk = await house.staff('clerk', ['handler', 'office-head']);
  signatory = await house.staff('signatory', ['signatory']);
  stranger = await house.staff('stranger', ['handler'], 'stranger');
});
after(() => house.database.drop());

let forms = 0;
async function received(who: string, change: object = {}): Promise<number> {
  forms += 1;
  const { status, body } = await clerk.post('/requests', {
    channel: forms % 2 === 0 ? 'post' : 'in-person',
    on: house.context.clock.today(),
    submissionKey: `figures-of-the-board-${forms}`,
    application: {
      applicant: {
        kind: forms % 3 === 0 ? 'business' : 'natural-person',
        name: forms % 3 === 0 ? '某包装有限公司' : `欧阳${who}`,
        ...(forms % 3 === 0
          ? { creditCode: '91999999MAK000011D', representative: '某人', contactName: '某人' }
          : { identityType: 'passport', identityNumber: `E000${who}` }),
        phone: '13800001234',
        email: 'a@test.example',
      },
      title: `某工程文件之${forms}`,
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'email',
    },
    ...change,
  });
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { id: number }).id;
}

async function answered(id: number): Promise<void> {
  const reply = { outcome: 'disclosed', grounds: [], reasons: '予以公开。', ...supplied };
  const { body: draft } = await clerk.post(`/requests/${id}/letters`, {
    facts: { kind: 'R02', reply },
  });
  const act = async (by: Caller, name: string, body: object) => {
    const { version } = (await by.get(`/letters/${draft.id}`)).body;
    const answer = await by.post(`/letters/${draft.id}/${name}`, { version, ...body });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  await act(clerk, 'submit', { opinion: '' });
  await act(signatory, 'sign', { opinion: '', secrecyReview: '不涉密' });
  await act(clerk, 'send', { sending: { on: house.context.clock.today(), method: 'in-person' } });
}

interface Figure {
  readonly value: number;
  readonly query: Record<string, string>;
}

/** All figures in an answer, however deep. */
function figuresIn(value: unknown): Figure[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('value' in value && 'query' in value) return [value as Figure];
  return Object.values(value).flatMap(figuresIn);
}

async function listedBehind({ query }: Figure): Promise<number> {
  const path = 'standing' in query ? '/remedies' : '/requests';
  const answer = await clerk.get(`${path}?${new URLSearchParams(query).toString()}`);
  assert.equal(answer.status, 200, JSON.stringify(query));
  return answer.body.total as number;
}

async function opensAll(answer: unknown): Promise<number> {
  const figures = figuresIn(answer);
  for (const figure of figures) {
    assert.equal(await listedBehind(figure), figure.value, JSON.stringify(figure.query));
  }
  return figures.reduce((sum, { value }) => sum + value, 0);
}

test('every figure of a quarter is what its list holds', async () => {
  await house.toDay('2025-12-20');
  const before = await received('甲');
  await house.toDay('2026-03-02');
  await answered(before);
  for (const who of ['甲', '甲', '乙', '甲', '丙']) await received(who);
  await received('丁', { matter: 'correction' });
  const inTime = await received('戊');
  await house.toDay('2026-03-10');
  await answered(inTime);
  const { status, body } = await clerk.get('/summary?from=2026-01-01&to=2026-03-31');
  assert.equal(status, 200);
  assert.equal(body.broughtForward.value, 1);
  assert.equal(body.received.value, 6);
  assert.equal(body.concluded.value, 2);
  assert.equal(body.late.value, 1);
  assert.equal(body.carriedForward.value, 5);
  assert.equal(body.uncounted.value, 1);
  // The one of December took 47 working days, the one of March 6.
  assert.ok(body.averageDays > 6);
  const channels = body.channels.reduce(
    (sum: number, one: { figure: Figure }) => sum + one.figure.value,
    0,
  );
  assert.equal(channels, body.received.value);
  assert.ok((await opensAll(body)) > 10);
});

test('whoever asks again and again stands on the board by a masked name, and opens to all he asked', async () => {
  const { body } = await clerk.get('/risks');
  const [first] = body.applicants;
  assert.equal(first.maskedName, '欧**');
  assert.ok(first.requests.value >= 3);
  assert.ok(!JSON.stringify(body).includes('欧阳'));
  assert.ok(!JSON.stringify(body).includes('E000'));
  await opensAll(body);
  assert.equal(body.open.value, (await clerk.get('/requests')).body.total);
  // Another organ finds nothing by the key of a request that it does not see.
  const { query } = first.requests as Figure;
  assert.equal(
    (await stranger.get(`/requests?${new URLSearchParams(query).toString()}`)).status,
    404,
  );
  const { body: theirs } = await stranger.get('/risks');
  assert.deepEqual([theirs.applicants, theirs.matters, theirs.open.value], [[], [], 0]);
});

test('R11 a judgment counts in Table 4 from its effect, and a case with a course takes no other result', async () => {
  const id = await received('己');
  const { body: made } = await clerk.post('/organs/city/remedies', {
    block: 'litigation-direct',
    filedOn: '2026-03-10',
    requestId: id,
    caseNumber: '（2026）测01行初1号',
    body: '某区人民法院',
    claims: '欧阳某某请求撤销答复',
  });
  const result = async () => (await clerk.get(`/remedies/${made.id}`)).body;
  const take = async (name: string, body: object) => {
    const { version } = (await result()).remedy;
    return clerk.post(`/remedies/${made.id}/${name}`, { version, ...body });
  };
  const table4 = async (column: string) => {
    const { body } = await clerk.get(
      '/organs/city/annual-reports/2026/records?cell=table4.litigation-direct.' + column,
    );
    return body.total as number;
  };
  assert.equal((await take('copy', { on: '2026-03-10' })).status, 200);
  assert.equal((await take('answer', { on: '2026-03-10' })).status, 200);
  assert.deepEqual(codes(await take('answer', { on: '2026-03-10' })), ['remedy-step-closed']);
  const judgment = {
    ending: 'revoked',
    form: 'judgment',
    decidedOn: '2026-03-10',
    receivedOn: '2026-03-10',
    ordersRedo: true,
  };
  assert.equal((await take('decide', judgment)).status, 200);
  assert.equal(await table4('pending'), 1);
  assert.equal(await table4('corrected'), 0);
  await house.toDay('2026-03-26');
  assert.equal((await take('effect', { on: '2026-03-26' })).status, 200);
  assert.equal(await table4('pending'), 0);
  assert.equal(await table4('corrected'), 1);
  const { remedy, history } = await result();
  assert.equal(remedy.state, 'redo-due');
  assert.deepEqual(
    history.map((one: { action: string }) => one.action),
    [
      '登记复议、诉讼',
      '登记收到复议、诉讼副本',
      '登记提交复议、诉讼答复',
      '登记复议决定、裁判',
      '登记裁判生效',
    ],
  );
  const other = {
    remedyId: made.id,
    block: 'litigation-direct',
    filedOn: '2026-03-10',
    result: 'upheld',
    decidedOn: '2026-03-20',
  };
  assert.deepEqual(codes(await clerk.post('/organs/city/remedies', other)), ['remedy-has-course']);
  const { rows } = await house.database.pool.query('select claims::text from remedies');
  assert.ok(!JSON.stringify(rows).includes('欧阳'));
});

test('a reply ordered anew is opened once, for the request that the case is about', async () => {
  const { body: register } = await clerk.get('/remedies?standing=all');
  const [remedy] = register.items;
  const elsewhere = await received('庚');
  const order = { receivedOn: '2026-03-10', remedyId: remedy.id };
  assert.deepEqual(codes(await clerk.post(`/requests/${elsewhere}/redo`, order)).slice(0, 1), [
    'not-concluded',
  ]);
  await answered(elsewhere);
  assert.deepEqual(codes(await clerk.post(`/requests/${elsewhere}/redo`, order)), [
    'remedy-not-of-request',
  ]);
  await answered(remedy.request.id);
  const before = (await clerk.get('/requests?tab=all&counted=false')).body.total;
  // The day is the decision's, whatever is sent along; it lies before the answer that came late.
  const refused = await clerk.post(`/requests/${remedy.request.id}/redo`, order);
  assert.deepEqual(codes(refused), ['date-before-previous-step']);
  assert.equal((await clerk.get('/requests?tab=all&counted=false')).body.total, before);
});

test('nobody of another organ sees or changes a case', async () => {
  const { body } = await clerk.get('/remedies?standing=all');
  const [remedy] = body.items;
  assert.equal((await stranger.get('/remedies?standing=all')).body.total, 0);
  assert.equal((await stranger.get(`/remedies/${remedy.id}`)).status, 404);
  const answer = await stranger.post(`/remedies/${remedy.id}/appeal`, {
    version: remedy.version,
    on: '2026-03-26',
  });
  assert.deepEqual(codes(answer), ['remedy-unknown']);
});

test('what a remedy asks for is hidden from whoever does not handle it, until he says why', async () => {
  const writer = await house.staff('remedy-writer', ['handler']);
  const handler = await house.database.db
    .selectFrom('staff')
    .select('id')
    .where('username', '=', 'remedy-writer')
    .executeTakeFirstOrThrow();
  const { body: made } = await clerk.post('/organs/city/remedies', {
    block: 'reconsideration',
    filedOn: '2026-03-10',
    handlerId: handler.id,
    claims: '欧阳某某请求确认违法',
    note: '代理人某某',
  });
  const of = `/remedies/${made.id}`;
  const own = (await writer.get(of)).body;
  assert.deepEqual(
    [own.claims, own.note, own.masked],
    ['欧阳某某请求确认违法', '代理人某某', false],
  );
  const theirs = (await clerk.get(of)).body;
  assert.deepEqual([theirs.claims, theirs.note, theirs.masked], [null, null, true]);
  assert.deepEqual(codes(await clerk.post(`${of}/reveal`, { reason: ' ' })), [
    'reveal-reason-missing',
  ]);
  assert.equal((await stranger.post(`${of}/reveal`, { reason: '看看' })).status, 404);
  const shown = await clerk.post(`${of}/reveal`, { reason: '准备答复' });
  assert.deepEqual(shown.body, { claims: '欧阳某某请求确认违法', note: '代理人某某' });
  // A form that did not show them leaves them as they are.
  await clerk.post('/organs/city/remedies', {
    remedyId: made.id,
    block: 'reconsideration',
    filedOn: '2026-03-11',
  });
  assert.equal((await writer.get(of)).body.note, '代理人某某');
  const { history } = (await clerk.get(of)).body;
  assert.ok(!JSON.stringify(history).includes('查看'), 'who looked stands in the log');
  const cell = '/organs/city/annual-reports/2026/records?cell=table4.reconsideration.pending';
  assert.ok(!JSON.stringify((await clerk.get(cell)).body).includes('代理人'));
});

test('the register of remedies goes out as a workbook, and the export is logged', async () => {
  const xlsx = await clerk.get('/remedies/export?standing=all');
  assert.match(xlsx.headers.get('content-type') ?? '', /spreadsheetml/);
  const csv = await clerk.get('/remedies/export?standing=all&format=csv');
  assert.match(csv.body, /（2026）测01行初1号/);
});
