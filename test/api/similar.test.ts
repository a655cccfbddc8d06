import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getConversions } from '../../src/web/api/conversions.ts';
import { getSimilarRequests } from '../../src/web/api/similar.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let clerk: Caller;
let head: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  clerk = await house.staff('clerk', ['handler']);
  head = await house.staff('head', ['office-head']);
});
after(() => house.database.drop());

let forms = 0;
async function received(name: string, identityNumber: string, title: string): Promise<number> {
  forms += 1;
  const { status, body } = await clerk.post('/requests', {
    channel: 'post',
    on: '2026-03-02',
    submissionKey: `like-request-of-clerk-${forms}`,
    application: {
      applicant: {
        kind: 'natural-person',
        name,
        identityType: 'passport',
        identityNumber,
        phone: '13800001234',
        address: '贵州省某某市钟山区某某路99号3单元',
      },
      title,
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
  });
  assert.equal(status, 200);
  return (body as { id: number }).id;
}

test('like requests are shown with what they speak for, others by their masked names', async () => {
  const first = await received('张测试', 'E12345678', '青枫大道竣工验收报告');
  const other = await received('李某某', 'E87654321', '关于青枫大道的竣工验收报告');
  const second = await received('张测试', 'E12345678', '青枫大道竣工验收报告');
  await received('王某某', 'E11111111', '2025年事业单位招聘面试成绩');
  const { status, body } = await clerk.get(`/requests/${second}/similar`);
  assert.equal(status, 200);
  const found = getSimilarRequests.reply.parse(body);
  assert.deepEqual(
    found.ofApplicant.map(({ id, isSimilar, score }) => [id, isSimilar, score]),
    [[first, true, 1]],
  );
  assert.deepEqual(
    found.ofOthers.map(({ id, maskedName }) => [id, maskedName]),
    [[other, '李**']],
  );
  assert.equal(found.ofOthers[0]?.sharedWords.includes('青枫大道竣工验收报告'), true);
  assert.deepEqual(
    found.proposals.map(({ kind, requests }) => [kind, requests.map(({ id }) => id)]),
    [['answer-together', [first]]],
  );
  assert.deepEqual(
    found.frequency.months.map(({ month, requests }) => [month, requests.length]),
    [['2026-03', 2]],
  );
  const text = JSON.stringify(body);
  for (const secret of ['李某某', '张测试', 'E87654321', 'E12345678', '13800001234']) {
    assert.ok(!text.includes(secret), secret);
  }
});

test('like requests of an organ that one does not see are as if they were not there', async () => {
  const id = await received('张测试', 'E12345678', '青枫湖水质月报');
  const stranger = await house.staff('far', ['handler'], 'stranger');
  assert.deepEqual(codes(await stranger.get(`/requests/${id}/similar`)), ['request-unknown']);
  assert.deepEqual(codes(await stranger.post(`/requests/${id}/conversions`, { note: '' })), [
    'request-unknown',
  ]);
});

test('staff suggest, the office head decides with a reason, everybody else only reads', async () => {
  const id = await received('张测试', 'E12345678', '申请公开张测试所在村的水质监测月报');
  const made = await clerk.post(`/requests/${id}/conversions`, { note: '多人来问' });
  assert.equal(made.status, 200);
  const suggestion = (made.body as { id: number }).id;
  const listed = getConversions.reply.parse((await clerk.get('/conversions?state=open')).body);
  assert.deepEqual(
    listed.items.map((item) => [item.id, item.note, item.suggestedBy, item.draftTitle]),
    [[suggestion, '多人来问', '姓名clerk', '所在村的水质监测月报']],
  );
  const decide = (by: Caller, body: object) => by.post(`/conversions/${suggestion}/decide`, body);
  const accept = { decision: 'accepted', reason: '可以公开', title: '某村水质监测月报' };
  assert.deepEqual(codes(await decide(clerk, accept)), ['not-permitted']);
  const far = await house.staff('far-head', ['office-head'], 'stranger');
  assert.deepEqual(codes(await decide(far, accept)), ['conversion-unknown']);
  const unreasoned = await decide(head, { ...accept, reason: '' });
  assert.equal(unreasoned.status, 422);
  assert.deepEqual(codes(unreasoned), ['conversion-reason-missing']);
  assert.equal((await decide(head, accept)).status, 200);
  assert.equal((await decide(head, accept)).status, 409);
  const after = getConversions.reply.parse((await head.get('/conversions?state=accepted')).body);
  assert.deepEqual(
    after.items.map((item) => [item.id, item.decidedBy, item.reason, item.decidedOn]),
    [[suggestion, '姓名head', '可以公开', '2026-03-02']],
  );
  assert.deepEqual(
    getSimilarRequests.reply.parse((await clerk.get(`/requests/${id}/similar`)).body).conversion,
    { id: suggestion, state: 'accepted' },
  );
});
