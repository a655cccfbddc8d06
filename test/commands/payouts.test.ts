// A list of 免申即享 that is ended and found anew: each list tells its firms once, and nothing of the ended one goes out.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decidePayout } from '../../src/commands/policies/decide-payout.ts';
import { draftPayout } from '../../src/commands/policies/draft-payout.ts';
import { closeConfirmation, removePayoutLine } from '../../src/commands/policies/payout-lines.ts';
import { pushPolicy } from '../../src/commands/policies/push-policy.ts';
import { type Mail, sendPushes } from '../../src/commands/policies/send-pushes.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { payoutLines } from '../../src/store/policies/payouts.ts';
import {
  addFirm,
  fittingFirm,
  journeyItem,
  publishedDocument,
  publishedItem,
} from '../policy-world.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let itemId = 0;
before(async () => {
  office = await openOffice();
  const context = office.on('2026-12-01');
  const { documentId } = await publishedDocument(context);
  const content = { ...journeyItem, delivery: 'automatic', deliveryDays: 30 } as const;
  itemId = await publishedItem(context, documentId, content);
  const contact = { email: 'a@firm.example' };
  await addFirm(context, { name: '甲公司', facts: fittingFirm, contact });
  await addFirm(context, { name: '乙公司', facts: fittingFirm });
});
after(() => office.database.drop());

async function listed(day: IsoDay): Promise<number> {
  const given = { itemId, confirmBy: '2026-12-15' as IsoDay, note: '' };
  const made = await draftPayout(office.on(day), given);
  assert.ok(made.ok, JSON.stringify(made));
  const { id } = made.value;
  const approved = await decidePayout(office.on(day, 'signatory'), {
    id,
    act: 'approved',
    text: '',
  });
  assert.ok(approved.ok, JSON.stringify(approved));
  return id;
}

async function mailed(day: IsoDay): Promise<string[]> {
  const mails: Mail[] = [];
  const sendMail = async (mail: Mail) => {
    mails.push(mail);
    return await Promise.resolve({ ok: true } as const);
  };
  await sendPushes(office.on(day), { origin: 'http://gongkai.test', sendMail });
  return mails.map(({ to, subject }) => `${to} ${subject}`);
}

const asks = 'a@firm.example 请确认领取（免申即享）：企业研发投入奖补';

test('a list that was ended asks nobody any more, the next one asks everybody once', async () => {
  const first = await listed('2026-12-01');
  const act = { id: first, act: 'cancelled', text: '数据有误' } as const;
  assert.ok((await decidePayout(office.on('2026-12-01', 'signatory'), act)).ok);
  assert.deepEqual(await mailed('2026-12-01'), []);
  const second = await listed('2026-12-02');
  assert.deepEqual(await mailed('2026-12-02'), [asks]);
  assert.deepEqual(await mailed('2026-12-03'), []);
  const pushes = await office.database.db
    .selectFrom('policy_pushes')
    .select(['payout_id', 'channel', 'state'])
    .orderBy('id')
    .execute();
  assert.deepEqual(
    pushes.map(({ payout_id, channel, state }) => [payout_id, channel, state]),
    [
      [first, 'in-app', 'sent'],
      [first, 'in-app', 'sent'],
      [first, 'email', 'dropped'],
      [second, 'in-app', 'sent'],
      [second, 'in-app', 'sent'],
      [second, 'email', 'sent'],
    ],
  );
  const row = await office.database.db
    .selectFrom('payouts')
    .select('delivery_days')
    .where('id', '=', second)
    .executeTakeFirstOrThrow();
  assert.equal(row.delivery_days, 30);
});

test('who did not answer is off the list, all of them at once', async () => {
  const open = await office.database.db
    .selectFrom('payouts')
    .select('id')
    .where('state', '=', 'confirming')
    .executeTakeFirstOrThrow();
  assert.ok((await closeConfirmation(office.on('2026-12-16'), open.id)).ok);
  const lines = await payoutLines(office.database.db, open.id);
  assert.deepEqual(
    lines.map(({ state }) => state),
    ['declined', 'declined'],
  );
});

test('every program that takes policies is told, each once', async () => {
  const { db } = office.database;
  const context = office.on('2026-12-04');
  for (const name of ['甲平台', '乙平台']) {
    await db
      .insertInto('channels')
      .values({
        organ_id: context.organId,
        name,
        kind: 'other',
        summary_length: 100,
        url: `https://${name === '甲平台' ? 'a' : 'b'}.example/in`,
        secret: Buffer.from('x'),
        enabled: true,
        takes_policies: true,
        created_at: context.clock.now(),
      } as never)
      .execute();
  }
  for (let n = 0; n < 2; n += 1) await pushPolicy(context, { itemId, states: ['fits'] });
  const counted = await db
    .selectFrom('policy_pushes')
    .select((eb) => ['channel_id', eb.fn.countAll<number>().as('n')])
    .where('channel', '=', 'webhook')
    .groupBy('channel_id')
    .execute();
  assert.deepEqual(
    counted.map(({ n }) => n),
    [2, 2],
  );
});

test('an act on one line reads no more of a long list than of a short one', async () => {
  const { db } = office.database;
  const list = await db
    .selectFrom('payouts')
    .select('id')
    .where('state', '=', 'to-show')
    .executeTakeFirstOrThrow();
  const context = office.on('2026-12-16');
  let n = 0;
  const addLines = async (count: number): Promise<number> => {
    let last = 0;
    for (let i = 0; i < count; i += 1) {
      const firm = await addFirm(context, { name: `另${(n += 1)}公司`, facts: fittingFirm });
      const line = await db
        .insertInto('payout_lines')
        .values({
          payout_id: list.id,
          enterprise_id: firm.id,
          amount_fen: 100,
          basis: '',
          state: 'confirmed',
          account: null,
          paid_on: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      last = line.id;
    }
    return last;
  };
  let read = 0;
  const watched = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      read += result.rows.length;
      return await Promise.resolve(result);
    },
  });
  const remove = async (lineId: number): Promise<number> => {
    read = 0;
    const given = { id: list.id, lineId, reason: '复核' };
    const done = await removePayoutLine({ ...context, db: watched }, given);
    assert.ok(done.ok, JSON.stringify(done));
    return read;
  };
  // From here on lines stand in every state that they will.
  await remove(await addLines(2));
  const short = await remove(await addLines(1));
  for (let i = 0; i < 5; i += 1) await remove(await addLines(8));
  assert.equal(await remove(await addLines(1)), short);
});
