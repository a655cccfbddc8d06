// News of policies (J5 step 4): who agreed or subscribed gets one message, none at night, none after he stopped; a server
// that dies in between makes no second one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setConsent } from '../../src/commands/policies/guarded-firm.ts';
import { pushPolicy } from '../../src/commands/policies/push-policy.ts';
import { type Mail, type SendMail, sendPushes } from '../../src/commands/policies/send-pushes.ts';
import { spreadPolicies } from '../../src/commands/policies/spread-policies.ts';
import { sendSubscriptionMails } from '../../src/commands/policies/subscription-mails.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { FirmFacts } from '../../src/rules/policy/facts.ts';
import type { PolicyItemContent } from '../../src/rules/policy/item.ts';
import { addToOutbox } from '../../src/store/database/outbox.ts';
import { pushCounts, takeDuePush } from '../../src/store/policies/policy-pushes.ts';
import { insertSubscription } from '../../src/store/policies/policy-subscriptions.ts';
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
let documentId = 0;
let mails: Mail[] = [];
let answer: Awaited<ReturnType<SendMail>> = { ok: true };
const origin = 'http://gongkai.test';
const sendMail = async (mail: Mail) => {
  mails.push(mail);
  return await Promise.resolve(answer);
};
const at = (today: IsoDay, time = '10:00') => ({
  ...office.on(today),
  clock: { today: () => today, now: () => Temporal.Instant.from(`${today}T${time}:00+08:00`) },
});
const send = async (today: IsoDay, time?: string): Promise<readonly string[]> => {
  mails = [];
  await sendPushes(at(today, time), { origin, sendMail });
  return mails.map(({ to }) => to);
};

before(async () => {
  office = await openOffice();
  const context = office.on('2026-11-30');
  ({ documentId } = await publishedDocument(context));
  itemId = await publishedItem(context, documentId, journeyItem);
  const firm = { facts: fittingFirm, contact: { email: 'a@firm.example' } };
  await addFirm(context, { name: '甲公司', ...firm });
  await addFirm(context, { name: '未同意公司', ...firm, consent: 'unasked' });
  await addFirm(context, { name: '无邮箱公司', facts: fittingFirm });
  await addFirm(context, {
    name: '还差公司',
    facts: { ...fittingFirm, rdShare: 2.8 },
    contact: { email: 'gap@firm.example' },
  });
  await addFirm(context, { name: '外地公司', facts: { ...fittingFirm, region: '51' } });
});
after(() => office.database.drop());

test('only firms that agreed and that it suits are told, each once', async () => {
  const push = async () => await pushPolicy(at('2026-12-01'), { itemId, states: ['fits'] });
  // A button pressed twice: one tells them, the other is not told that nobody agreed.
  const both = await Promise.all([push(), push()]);
  const counts = both.flatMap((one) => (one.ok ? [one.value] : []));
  assert.equal(counts.length, 2);
  const sum = (key: 'firms' | 'before' | 'byMail') => counts.reduce((n, one) => n + one[key], 0);
  assert.deepEqual([sum('firms'), sum('before'), sum('byMail')], [2, 2, 1]);
  const [second, third] = await Promise.all([push(), push()]);
  for (const again of [second, third]) {
    assert.deepEqual(again.ok && again.value.firms, 0);
    assert.deepEqual(again.ok && again.value.before, 2);
  }
  assert.equal((await pushCounts(office.database.db, [itemId])).get(itemId)?.firms, 2);
});

test('nothing is pushed of an item that is over, or to no states at all', async () => {
  const late = await pushPolicy(at('2027-01-01'), { itemId, states: ['fits'] });
  assert.deepEqual(!late.ok && late.violations[0]?.code, 'policy-item-not-open');
  const none = await pushPolicy(at('2026-12-01'), { itemId, states: [] });
  assert.deepEqual(!none.ok && none.violations[0]?.field, 'states');
});

test('nothing goes out at night or on a day off; in the morning it does, once', async () => {
  assert.deepEqual(await send('2026-12-01', '23:30'), []);
  assert.deepEqual(await send('2026-12-02', '07:59'), []);
  assert.deepEqual(await send('2026-12-05', '12:00'), []);
  assert.deepEqual(await send('2026-12-02', '08:00'), ['a@firm.example']);
  const [mail] = mails;
  assert.match(mail?.text ?? '', /甲公司：[^]*一次性奖补20万元[^]*hqzc\/qiye\/#n=91/);
  // Without a #, so that the button of a mail program works; and it does not open the firm's page.
  assert.match(mail?.stop ?? '', /\/hqzc\/qiye\/tuiding\/\d+-[\w-]{43}\/$/);
  assert.ok(mail?.text.includes(`不再接收：${mail.stop}`));
  assert.match(mail?.subject ?? '', /企业研发投入奖补/);
  assert.deepEqual(await send('2026-12-02', '09:00'), []);
});

test('without a mail server what waits goes on waiting', async () => {
  await pushPolicy(at('2026-12-02'), { itemId, states: ['gap'] });
  assert.equal(await sendPushes(at('2026-12-02'), { origin }), 0);
  assert.equal((await pushCounts(office.database.db, [itemId])).get(itemId)?.waiting, 1);
});

test('what was being sent when the server died is not sent again', async () => {
  const { db } = office.database;
  const taken = await takeDuePush(db, at('2026-12-02').clock.now(), ['email']);
  assert.ok(taken);
  // Whether the mail went nobody knows now.
  assert.deepEqual(await send('2026-12-03'), []);
  const row = await db
    .selectFrom('policy_pushes')
    .select(['state', 'fault'])
    .where('id', '=', taken.id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(row, { state: 'unsure', fault: '发送时服务中断' });
});

test('a server that is away is asked again later; one that says no is not', async () => {
  const { db } = office.database;
  const second = await publishedItem(at('2026-12-02'), documentId, {
    ...journeyItem,
    name: '第二项',
  });
  await pushPolicy(at('2026-12-03'), { itemId: second, states: ['fits'] });
  answer = { fault: '邮件服务器连接不上', refused: false };
  assert.equal((await send('2026-12-03', '10:00')).length, 1);
  assert.deepEqual(await send('2026-12-03', '10:01'), []);
  answer = { fault: '邮件服务器回答550', refused: true };
  assert.equal((await send('2026-12-03', '10:30')).length, 1);
  answer = { ok: true };
  assert.deepEqual(await send('2026-12-03', '12:00'), []);
  const failed = await db
    .selectFrom('policy_pushes')
    .select('fault')
    .where('state', '=', 'failed')
    .execute();
  assert.deepEqual(failed, [{ fault: '邮件服务器回答550' }]);
});

test('subscribers with matching wishes get one message of what is new, none of what was there before', async () => {
  const { db } = office.database;
  const { secrets, organId } = office.on('2026-12-03');
  const subscribe = async (email: string, types: readonly ('technology' | 'talent')[]) => {
    const now = Temporal.Instant.from('2026-12-03T11:00:00+08:00');
    const wants = { types, levels: [], facts: null, newItems: true, daysBefore: 7 };
    const { id } = await insertSubscription(db, secrets, { organId, email, wants, now });
    await db
      .updateTable('policy_subscriptions')
      .set({ confirmed_at: now, asked: null })
      .where('id', '=', id)
      .execute();
    return id;
  };
  const first = await subscribe('one@reader.example', ['technology']);
  await subscribe('other@reader.example', ['talent']);
  await insertSubscription(db, secrets, {
    organId,
    email: 'unconfirmed@reader.example',
    wants: { types: [], levels: [], facts: null, newItems: true, daysBefore: null },
    now: Temporal.Instant.from('2026-12-03T11:00:00+08:00'),
  });
  assert.equal(await spreadPolicies(at('2026-12-03', '12:00')), 0);
  const fresh = { ...journeyItem, name: '第三项', closesOn: '2027-03-31' } as const;
  await publishedItem(at('2026-12-03', '13:00'), documentId, fresh);
  await spreadPolicies(at('2026-12-03', '13:01'));
  await spreadPolicies(at('2026-12-03', '13:02'));
  assert.deepEqual(await send('2026-12-03', '14:00'), ['one@reader.example']);
  assert.match(mails[0]?.text ?? '', /第三项[^]*hqzc\/dingyue\/tuiding\//);
  // A week before the last day: of the items that end on the 31st a reminder, to who asked for one.
  await spreadPolicies(at('2026-12-24', '09:00'));
  await spreadPolicies(at('2026-12-25', '09:00'));
  const reminded = (await send('2026-12-25', '10:00')).filter((to) =>
    to.endsWith('reader.example'),
  );
  assert.deepEqual(reminded, ['one@reader.example', 'one@reader.example']);
  await db
    .updateTable('policy_subscriptions')
    .set({ stopped_at: at('2026-12-25').clock.now(), email: null, email_hash: null })
    .where('id', '=', first)
    .execute();
  await publishedItem(at('2026-12-25', '11:00'), documentId, { ...fresh, name: '第四项' });
  await spreadPolicies(at('2026-12-25', '11:01'));
  assert.deepEqual(await send('2026-12-25', '14:00'), []);
});

test('who subscribed to a place and a trade is not told what is for others', async () => {
  const { db } = office.database;
  const { secrets, organId } = office.on('2026-12-26');
  const now = Temporal.Instant.from('2026-12-26T09:00:00+08:00');
  const of = async (email: string, facts: FirmFacts): Promise<void> => {
    const wants = { types: [], levels: [], facts, newItems: true, daysBefore: null };
    const { id } = await insertSubscription(db, secrets, { organId, email, wants, now });
    await db
      .updateTable('policy_subscriptions')
      .set({ confirmed_at: now, asked: null })
      .where('id', '=', id)
      .execute();
  };
  await of('here@place.example', { region: '520471' });
  await of('there@place.example', { region: '5101' });
  await of('trade@place.example', { region: '520471', industry: '65' });
  const content = {
    ...journeyItem,
    name: '只给制造业',
    closesOn: '2027-03-31',
    condition: {
      all: [
        journeyItem.condition,
        { fact: 'industry', op: 'matchesIndustry', value: ['C'], clause: undefined },
      ],
    },
  } as unknown as PolicyItemContent;
  await publishedItem(at('2026-12-26', '10:00'), documentId, content);
  await spreadPolicies(at('2026-12-26', '10:01'));
  const told = (await send('2026-12-28', '10:00')).filter((to) => to.endsWith('place.example'));
  assert.deepEqual(told, ['here@place.example']);
});

test('a firm that wants no more gets nothing of what was waiting', async () => {
  const { db } = office.database;
  const context = at('2026-12-28');
  const { id } = await addFirm(context, {
    name: '后来公司',
    facts: fittingFirm,
    contact: { email: 'late@firm.example' },
  });
  await pushPolicy(context, { itemId, states: ['fits'] });
  await setConsent(context, { id }, { consent: 'refused', source: '来电' });
  assert.ok(!(await send('2026-12-28', '11:00')).includes('late@firm.example'));
  const again = await pushPolicy(context, { itemId, states: ['fits'] });
  assert.equal(again.ok && again.value.firms, 0);
  const states = await db
    .selectFrom('policy_pushes')
    .select('state')
    .where('enterprise_id', '=', id)
    .where('channel', '=', 'email')
    .execute();
  assert.deepEqual(states, [{ state: 'dropped' }]);
});

test('the mail that asks to confirm goes at any hour, and once', async () => {
  const { db } = office.database;
  const { secrets, organId } = office.on('2026-12-28');
  const now = Temporal.Instant.from('2026-12-28T23:30:00+08:00');
  const row = await insertSubscription(db, secrets, {
    organId,
    email: 'new@reader.example',
    wants: { types: [], levels: [], facts: null, newItems: true, daysBefore: null },
    now,
  });
  await addToOutbox(db, 'policy-subscription', { subscriptionId: row.id, mail: 'confirm' });
  mails = [];
  await sendSubscriptionMails(at('2026-12-28', '23:31'), { origin, sendMail });
  await sendSubscriptionMails(at('2026-12-28', '23:32'), { origin, sendMail });
  assert.deepEqual(
    mails.map(({ to }) => to),
    ['new@reader.example'],
  );
  assert.match(mails[0]?.text ?? '', /hqzc\/dingyue\/queren\/[\w-]{20,}\//);
});
