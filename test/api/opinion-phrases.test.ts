// Phrases for an opinion, each person's own; and what the checker finds, said on the card of the inbox.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { commonPhrases } from '../../src/rules/letters/opinion-phrases.ts';
import { getInbox } from '../../src/web/api/inbox.ts';
import { supplied } from '../rules/letters-play.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let signatory: Caller;
let clerk: Caller;
before(async () => {
  house = await openHouse();
  signatory = await house.staff('signatory', ['signatory']);
  clerk = await house.staff('clerk', ['handler']);
});
after(() => house.database.drop());

test('everybody begins with the common phrases and keeps his own, which nobody else sees', async () => {
  const first = (await signatory.get('/opinion-phrases')).body;
  assert.deepEqual(first, { phrases: commonPhrases, isOwn: false });
  const kept = await signatory.put('/opinion-phrases', {
    phrases: [' 同意发出。 ', '', '同意发出。', '请写明损害。'],
  });
  assert.deepEqual(kept.body, { phrases: ['同意发出。', '请写明损害。'], isOwn: true });
  assert.deepEqual((await signatory.get('/opinion-phrases')).body, kept.body);
  assert.equal((await clerk.get('/opinion-phrases')).body.isOwn, false);
  const emptied = await signatory.put('/opinion-phrases', { phrases: [] });
  assert.deepEqual(emptied.body, first);
});

test('too many and too long ones are refused, and nothing changes', async () => {
  const many = Array.from({ length: 31 }, (_, i) => `意见${i}`);
  const tooMany = await clerk.put('/opinion-phrases', { phrases: many });
  assert.deepEqual(codes(tooMany), ['phrases-too-many']);
  const tooLong = await clerk.put('/opinion-phrases', { phrases: ['长'.repeat(201)] });
  assert.deepEqual(codes(tooLong), ['text-too-long']);
  assert.equal((await clerk.get('/opinion-phrases')).body.isOwn, false);
});

test('of two windows that save at once one list stays, whole', async () => {
  const lists = [
    ['甲一', '甲二'],
    ['乙一', '乙二', '乙三'],
  ];
  await Promise.all(lists.map((phrases) => clerk.put('/opinion-phrases', { phrases })));
  const { phrases } = (await clerk.get('/opinion-phrases')).body;
  assert.ok(lists.some((list) => list.join() === (phrases as string[]).join()));
});

test('what became wrong with a letter since it was sent up stands on its card in the inbox', async () => {
  const { body: request } = await clerk.post('/requests', {
    channel: 'post',
    on: '2026-03-02',
    submissionKey: 'faults-on-the-card',
    application: {
      applicant: { kind: 'natural-person', name: '测试人', phone: '13800001234' },
      title: '某合同',
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'collect',
    },
  });
  const reply = { outcome: 'disclosed', grounds: [], reasons: '', ...supplied };
  const facts = { kind: 'R02', reply };
  const { body: letter } = await clerk.post(`/requests/${request.id}/letters`, { facts });
  const { version } = letter as { version: number };
  assert.equal((await clerk.post(`/letters/${letter.id}/submit`, { version })).status, 200);
  const cards = async () => (await signatory.get('/inbox')).body;
  assert.doesNotThrow(async () => getInbox.reply.parse(await cards()));
  assert.deepEqual((await cards()).items[0].faults, []);
  // The court of the confirmed set is another one now: the letter names the old one.
  await house.database.db
    .updateTable('remedy_settings')
    .set({ court: '另一人民法院' })
    .where('organ_id', '=', house.organs.city)
    .execute();
  const [card] = (await cards()).items;
  assert.deepEqual(
    card.faults.map(({ field }: { field: string }) => field),
    ['remedy'],
  );
  const refused = await signatory.post(`/letters/${letter.id}/sign`, {
    version,
    secrecyReview: '不涉密',
  });
  assert.ok(codes(refused).includes('letter-part-missing'));
});
