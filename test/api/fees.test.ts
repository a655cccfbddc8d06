// The processing fee at the desk (条例 42; 国办函〔2020〕109号): counted by the register, assessed before
// anything is written, and counted again when it is signed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let clerk: Caller;
let head: Caller;
before(async () => {
  house = await openHouse();
  clerk = await house.staff('clerk', ['handler']);
  head = await house.staff('head', ['office-head']);
  await house.toDay('2026-03-31');
});
after(() => house.database.drop());

let sent = 0;

interface Form {
  readonly on?: string;
  readonly name?: string;
  readonly identityNumber?: string | undefined;
  readonly matter?: string;
}

async function received(form: Form = {}): Promise<number> {
  sent += 1;
  const { on = '2026-03-10', name = '测试人', matter, ...given } = form;
  const identityNumber = 'identityNumber' in given ? given.identityNumber : 'E12345678';
  const { status, body } = await clerk.post('/requests', {
    channel: 'in-person',
    on,
    ...(matter === undefined ? {} : { matter }),
    submissionKey: `fee-submission-key-${String(sent).padStart(4, '0')}`,
    application: {
      applicant: {
        kind: 'natural-person',
        name,
        phone: '13800001234',
        address: '测试省测试市测试路1号',
        ...(identityNumber === undefined ? {} : { identityType: 'passport', identityNumber }),
      },
      title: `第${sent}件`,
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
  });
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { id: number }).id;
}

async function feeOf(id: number, query: string) {
  const { status, body } = await clerk.get(`/requests/${id}/fee?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

function refusals(body: { why: readonly { code: string }[] }): readonly string[] {
  return body.why.map(({ code }) => code);
}

test('by item it is counted from the same applicant’s requests of that month to that organ', async () => {
  await received({ on: '2026-02-28' });
  await received({ matter: 'correction' });
  await received({ identityNumber: 'E99999999', name: '别的人' });
  for (let n = 0; n < 9; n += 1) await received();
  // Without a number, name and telephone tell.
  await received({ identityNumber: undefined });
  await received({ identityNumber: undefined, name: '同姓人' });
  const tenth = await received();
  const eleventh = await received({ on: '2026-03-11' });
  await received({ on: '2026-03-12' });
  assert.equal((await feeOf(tenth, 'items=1')).earlier, 10);
  const { earlier, month, amountText, lines, why } = await feeOf(eleventh, 'items=2');
  assert.deepEqual(
    [earlier, month, amountText, lines, why],
    [
      11,
      { first: '2026-03-01', last: '2026-03-31' },
      '200元',
      ['第12件至第13件，每件100元，共200元'],
      [],
    ],
  );
});

test('what may not be asked says why: below the free tier, by both standards, for what is public', async () => {
  const id = await received({ on: '2026-01-05', identityNumber: 'E77777777' });
  assert.deepEqual(refusals(await feeOf(id, 'items=1')), ['fee-not-due']);
  assert.deepEqual(refusals(await feeOf(id, 'pages=30')), ['fee-not-due']);
  assert.deepEqual(refusals(await feeOf(id, 'pages=0')), ['fee-quantity-impossible']);
  assert.deepEqual(refusals(await feeOf(id, 'items=40&pages=300')), ['fee-standard-mixed']);
  const isPublic = await feeOf(id, 'pages=300&isPublic=true');
  assert.deepEqual([refusals(isPublic), isPublic.amount], [['fee-on-public-information'], null]);
  assert.equal((await feeOf(id, 'pages=250')).amountText, '4700元');
});

async function act(by: Caller, id: number, name: string, body: object = {}) {
  const { version } = (await by.get(`/letters/${id}`)).body;
  return by.post(`/letters/${id}/${name}`, { version, ...body });
}

test('the notice bears the register’s count, and is not signed when that has changed since', async () => {
  const own = { identityNumber: 'E55555555', name: '常客' };
  for (let n = 0; n < 12; n += 1) await received({ ...own, on: '2026-03-16' });
  const id = await received({ ...own, on: '2026-03-18' });
  const facts = {
    kind: 'P09',
    standard: 'by-item',
    quantity: 1,
    earlier: 0,
    payment: '到窗口缴纳',
  };
  const { body: letter } = await clerk.post(`/requests/${id}/letters`, { facts });
  assert.deepEqual([letter.facts.earlier, letter.faults], [12, []]);
  assert.match(
    letter.text.paragraphs.join(''),
    /已向本机关提出申请12件.*第13件，每件100元，共100元/u,
  );
  assert.equal((await act(clerk, letter.id, 'submit')).status, 200);
  // One of the 17th is entered only now.
  await received({ ...own, on: '2026-03-17' });
  const refused = await act(head, letter.id, 'sign', { secrecyReview: '不涉密' });
  assert.deepEqual(codes(refused), ['fee-count-changed']);
  assert.equal((await act(head, letter.id, 'return', { opinion: '请重新生成' })).status, 200);
  const { version } = (await clerk.get(`/letters/${letter.id}`)).body;
  const again = await clerk.put(`/letters/${letter.id}`, { version, facts });
  assert.equal(again.body.facts.earlier, 13);
  assert.equal((await act(clerk, letter.id, 'submit')).status, 200);
  assert.equal((await act(head, letter.id, 'sign', { secrecyReview: '不涉密' })).status, 200);
});

test('a volume fee for what is public already is not sent up', async () => {
  const id = await received({ identityNumber: 'E33333333' });
  const facts = {
    kind: 'P09',
    standard: 'by-volume',
    quantity: 300,
    isPublic: true,
    payment: '到窗口缴纳',
  };
  const { body: letter } = await clerk.post(`/requests/${id}/letters`, { facts });
  assert.deepEqual(codes(await act(clerk, letter.id, 'submit')), ['fee-on-public-information']);
});
