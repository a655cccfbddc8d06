// A firm at its own page, and 免申即享 from the comparison of data to the public result, through API and portal.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import { pushPolicy } from '../../src/commands/policies/push-policy.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { usualPayoutDays } from '../../src/rules/policy/payout.ts';
import { codeOfFirm, firmStopToken } from '../../src/store/policies/enterprise-links.ts';
import { withoutToken } from '../../src/web/portal/policies/addresses.ts';
import { openContact } from '../../src/store/policies/enterprises.ts';
import { type Answer, type Caller, codes, type House, openHouse, origin } from '../api/house.ts';
import { siteOfHouse } from '../api/house-site.ts';
import { publishUnread } from '../publish.ts';
import {
  addFirm,
  fittingFirm,
  journeyItem,
  publishedDocument,
  publishedItem,
} from '../policy-world.ts';

let house: House;
let site: Hono;
let context: CommandContext;
let editor: Caller;
let head: Caller;
let supervisor: Caller;
let firm: { readonly id: number; readonly creditCode: string };
let code = '';
let itemId = 0;
let columnId = 0;

before(async () => {
  house = await openHouse();
  await house.toDay('2026-12-01');
  site = siteOfHouse(house, origin);
  editor = await house.staff('editor', ['editor']);
  head = await house.staff('head', ['office-head']);
  supervisor = await house.staff('supervisor', ['supervisor']);
  const { db, clock, calendar, secrets } = house.context;
  const actor = { kind: 'system' } as const;
  context = { db, clock, calendar, secrets, actor, organId: house.organs.city };
  let documentId = 0;
  ({ columnId, documentId } = await publishedDocument(context));
  itemId = await publishedItem(context, documentId, { ...journeyItem, delivery: 'automatic' });
  firm = await addFirm(context, {
    name: '甲<b>公司',
    facts: fittingFirm,
    contact: { name: '王小明', phone: '13800001111', email: 'a@firm.example' },
  });
  await addFirm(context, { name: '不回公司', facts: fittingFirm });
  const row = await db
    .selectFrom('enterprises')
    .selectAll()
    .where('id', '=', firm.id)
    .executeTakeFirstOrThrow();
  code = await codeOfFirm(db, secrets, row, clock.now());
});
after(() => house.database.drop());

async function post(fields: Readonly<Record<string, string>>, own = origin): Promise<Response> {
  return await site.request(`${own}/hqzc/qiye/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: own },
    body: new URLSearchParams({ number: firm.creditCode, code, ...fields }).toString(),
  });
}

test('a wrong code opens nothing and says the same as an unknown firm', async () => {
  const wrong = await post({ code: '3333-3333-3333-3333' });
  const unknown = await post({ number: '91520400MA9999999X', code: '3333-3333-3333-3333' });
  assert.deepEqual([wrong.status, unknown.status], [422, 422]);
  assert.match(await wrong.text(), /统一社会信用代码或者查询码不对/);
  assert.match(await unknown.text(), /统一社会信用代码或者查询码不对/);
});

test('the page shows what was pushed, escaped, takes the answer and keeps it from caches', async () => {
  await pushPolicy(context, { itemId, states: ['fits'] });
  const opened = await post({});
  assert.equal(opened.status, 200);
  assert.equal(opened.headers.get('cache-control'), 'no-store');
  const text = await opened.text();
  assert.match(text, /甲&lt;b&gt;公司/);
  assert.match(text, /企业研发投入奖补/);
  const answered = await post({ act: 'answer', item: String(itemId), answer: 'interested' });
  assert.match(await answered.text(), /已经反馈：感兴趣/);
  const strange = await post({ act: 'answer', item: '999', answer: 'interested' });
  assert.equal(strange.status, 422);
  const told = await editor.get(`/policy-reach/${itemId}/pushes`);
  const own = told.body.items.find((one: { id: number }) => one.id === firm.id);
  assert.equal(own.answer, 'interested');
  assert.ok(own.readAt);
});

async function consent(): Promise<{ readonly consent: string; readonly acts: number }> {
  const { db } = house.context;
  const row = await db
    .selectFrom('enterprises')
    .select('consent')
    .where('id', '=', firm.id)
    .executeTakeFirstOrThrow();
  const acts = await db
    .selectFrom('audit_log')
    .select('id')
    .where('action', '=', 'enterprise-consent-set')
    .where('object', '=', `enterprise ${firm.id}`)
    .execute();
  return { consent: row.consent, acts: acts.length };
}

async function stopLink(path: string, method = 'GET'): Promise<readonly [number, string]> {
  // As a mail program posts (RFC 8058): from nowhere, with these words.
  const init = {
    method,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    ...(method === 'POST' ? { body: 'List-Unsubscribe=One-Click' } : {}),
  };
  const answer = await site.request(`${origin}/hqzc/qiye/tuiding/${path}/`, init);
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  return [answer.status, await answer.text()];
}

test('the link of a mail asks when opened, stops when posted to by a mail program, and shows nothing of the firm', async () => {
  const before = await consent();
  const token = firmStopToken(context.secrets, firm.id);
  const strange = [
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    token.replace(/^\d+/, String(firm.id + 1)),
    `9999999999-${token.split('-').slice(1).join('-')}`,
  ];
  for (const wrong of strange) assert.equal((await stopLink(wrong, 'POST'))[0], 404, wrong);
  const [status, page] = await stopLink(token);
  assert.equal(status, 200);
  assert.match(page, /<button type="submit">停止接收/);
  assert.ok(!page.includes('甲&lt;b&gt;公司') && !page.includes(firm.creditCode));
  assert.deepEqual(await consent(), before, 'looking stops nothing');
  for (let n = 0; n < 2; n += 1) {
    const [done, said] = await stopLink(token, 'POST');
    assert.equal(done, 200);
    assert.match(said, /已经停止接收/);
  }
  assert.deepEqual(await consent(), { consent: 'refused', acts: before.acts + 1 });
  assert.match((await stopLink(token))[1], /<h1>已经停止接收/);
  assert.match(await (await post({ act: 'resume' })).text(), /已经恢复接收/);
  assert.equal(withoutToken(`/hqzc/qiye/tuiding/${token}/`), '/hqzc/qiye/tuiding/…/');
});

test('contacts are masked until a reason is given, and whoever only reads gives none', async () => {
  const shown = await editor.get(`/enterprises/${firm.id}`);
  assert.deepEqual(shown.body.contact, {
    name: '王**',
    phone: '138****1111',
    email: shown.body.contact.email,
  });
  assert.ok(!JSON.stringify(shown.body).includes('a@firm.example'));
  assert.equal((await editor.post(`/enterprises/${firm.id}/reveal`, { reason: ' ' })).status, 400);
  assert.equal(
    (await supervisor.post(`/enterprises/${firm.id}/reveal`, { reason: '核对' })).status,
    403,
  );
  const revealed = await editor.post(`/enterprises/${firm.id}/reveal`, { reason: '核对' });
  assert.equal(revealed.body.phone, '13800001111');
  const row = await house.context.db
    .selectFrom('audit_log')
    .select(['object'])
    .where('action', '=', 'enterprise-revealed')
    .execute();
  assert.deepEqual(row, [{ object: `enterprise ${firm.id}` }]);
});

test('another organ sees none of it', async () => {
  const stranger = await house.staff('stranger', ['editor', 'office-head'], 'stranger');
  assert.equal((await stranger.get(`/enterprises/${firm.id}`)).status, 404);
  assert.equal((await stranger.get('/enterprises')).body.total, 0);
  assert.equal((await stranger.get(`/policy-reach/${itemId}`)).status, 404);
});

async function assume(key: string, text: string): Promise<Answer> {
  return await editor.post(`/enterprises/${firm.id}/matches`, { assume: [{ key, text }] });
}

test('what if a fact were another: said beside what is, and a fact that is none is refused at its place', async () => {
  const less = await assume('rdShare', '2.8');
  assert.equal(less.body.items[0].match.label, '差距');
  assert.equal(less.body.items[0].before, '符合');
  assert.match(JSON.stringify(less.body.items[0].match.reasons), /还差0.2%/);
  const wrong = await assume('rdShare', '很多');
  assert.equal(wrong.status, 422);
  assert.equal(wrong.body.violations[0].field, 'assume.0');
  assert.deepEqual(codes(await assume('colour', '红')), ['fact-wrong']);
});

let payoutId = 0;
const payout = async (by: Caller = editor) => (await by.get(`/payouts/${payoutId}`)).body;
const at = (path: string): string => `/payouts/${payoutId}/${path}`;

test('a list is found by comparison of data and approved by another', async () => {
  const begun = await head.post('/payouts', { item: itemId, confirmBy: '2026-12-15', note: '' });
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  payoutId = begun.body.id;
  assert.deepEqual(
    codes(await editor.post('/payouts', { item: itemId, confirmBy: '2026-12-15' })),
    ['payout-open-already'],
  );
  const { lines, state } = await payout();
  assert.equal(state, 'drafted');
  assert.deepEqual(
    lines.map(({ name, fen }: { name: string; fen: number }) => [name, fen]),
    [
      ['甲<b>公司', 20_000_000],
      ['不回公司', 20_000_000],
    ],
  );
  assert.deepEqual(codes(await head.post(at('decision'), { act: 'approved', text: '' })), [
    'payout-same-person',
  ]);
  assert.equal((await editor.post(at('decision'), { act: 'approved', text: '' })).status, 403);
  const second = await house.staff('second-head', ['office-head']);
  assert.equal((await second.post(at('decision'), { act: 'returned', text: ' ' })).status, 422);
  assert.equal((await second.post(at('decision'), { act: 'approved', text: '同意' })).status, 200);
  assert.equal((await payout()).state, 'confirming');
});

test('the firm confirms with an account of its own name, which nobody else sees in clear', async () => {
  const line = String((await payout()).lines[0].id);
  const others = String((await payout()).lines[1].id);
  const account = { bank: '某银行开发区支行', account: '6222000011112222' };
  const wrong = await post({ act: 'confirm', line, holder: '张三', ...account });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /户名应当与企业名称一致/);
  const foreign = await post({ act: 'confirm', line: others, holder: '不回公司', ...account });
  assert.match(await foreign.text(), /没有这份名单/);
  const right = await post({ act: 'confirm', line, holder: '甲<b>公司', ...account });
  assert.match(await right.text(), /已经确认领取/);
  const { lines } = await payout();
  assert.deepEqual([lines[0].state, lines[0].account], ['confirmed', '****2222']);
  const sealed = await house.context.db.selectFrom('payout_lines').select('account').execute();
  assert.ok(sealed.every(({ account: one }) => !one?.toString('latin1').includes('6222')));
  const shown = await head.post(at(`accounts/${line}`), { reason: '办理支付' });
  assert.equal(shown.body.number, '6222000011112222');
});

test('who did not answer is left out; the notice goes through the reviews and ends by itself', async () => {
  assert.deepEqual(codes(await editor.post(at('confirmation-end'))), ['payout-still-confirming']);
  await house.toDay('2026-12-16');
  assert.equal((await editor.post(at('confirmation-end'))).status, 200);
  const drafted = await editor.post(at('notice'), { column: columnId });
  assert.equal(drafted.status, 200, JSON.stringify(drafted.body));
  const { noticeId, state } = await payout();
  assert.equal(state, 'to-show');
  const draft = await house.context.db
    .selectFrom('documents')
    .select(['id', 'version', 'body'])
    .where('id', '=', noticeId)
    .executeTakeFirstOrThrow();
  assert.match(draft.body, /甲&lt;b&gt;公司/);
  assert.ok(!/6222|13800001111|不回公司|3\.2/.test(draft.body), draft.body);
  await publishUnread({ ...context, actor: { kind: 'staff', id: 1, name: '甲' } }, draft);
  assert.equal((await payout()).state, 'shown');
  assert.deepEqual(codes(await editor.post(at('notice-end'), {})), ['payout-notice-running']);
  await house.toDay('2027-01-10');
  assert.equal((await editor.post(at('notice-end'), { objections: '' })).status, 200);
  assert.equal((await payout()).state, 'paying');
});

test('a payment is entered by another than who approved, of the approved amount, and counted', async () => {
  const line = (await payout()).lines[0].id;
  const pay = { line, on: '2027-01-08', fen: 20_000_000, reference: '支0001' };
  const approver = await house.staff('payer', ['office-head']);
  assert.deepEqual(codes(await editor.post(at('payments'), { ...pay, fen: 1 })), [
    'payout-amount-other',
  ]);
  assert.equal((await approver.post(at('payments'), pay)).status, 200);
  assert.deepEqual(codes(await editor.post(at('payments'), pay)), ['payout-state']);
  const year = await editor.get('/policy-statistics?year=2027');
  assert.equal(year.body.total.paidFirms, 1);
  assert.equal(year.body.total.paidFen, 20_000_000);
  const behind = await editor.get(`/policy-statistics/payments?year=2027&item=${itemId}`);
  assert.equal(behind.body.items.length, 1);
  assert.deepEqual(
    [behind.body.items[0].isInTime, behind.body.items[0].withinDays],
    [true, usualPayoutDays],
  );
  // Written anew and taken off the site since: what the list promised holds.
  const { db } = house.database;
  await db
    .updateTable('policy_items')
    .set({ content: sql`jsonb_set(content, '{deliveryDays}', '1')`, state: 'withdrawn' })
    .where('id', '=', itemId)
    .execute();
  const same = await editor.get('/policy-statistics?year=2027');
  assert.deepEqual([same.body.total.inTime, same.body.total.late], [1, 0]);
  const { item, payBy } = await payout();
  assert.deepEqual([item, payBy], ['企业研发投入奖补', '2027-02-24']);
  await db.updateTable('payouts').set({ delivery_days: 1 }).where('id', '=', payoutId).execute();
  const late = await editor.get('/policy-statistics?year=2027');
  assert.deepEqual([late.body.total.inTime, late.body.total.late], [0, 1]);
  const file = await editor.get('/policy-statistics/export?year=2027&format=csv');
  assert.match(file.body, /企业研发投入奖补,,0,0,0,0,0,0,1,200000/);
  const before = await editor.get('/policy-statistics?year=2026');
  assert.deepEqual([before.body.total.firms, before.body.total.interested], [2, 1]);
  // Each figure opens the firms that it counts.
  const behindFigure = async (which: string, more = ''): Promise<string[]> => {
    const path = `/policy-statistics/told?year=2026&which=${which}${more}`;
    const { items, total } = (await editor.get(path)).body;
    assert.equal(total, items.length);
    return items.map(({ name }: { name: string }) => name).toSorted();
  };
  assert.deepEqual(await behindFigure('firms'), ['不回公司', '甲<b>公司']);
  assert.deepEqual(await behindFigure('interested', `&item=${itemId}`), ['甲<b>公司']);
  assert.deepEqual(await behindFigure('applied'), []);
  assert.deepEqual(await behindFigure('firms', '&item=999'), []);
});

test('the result is a document of its own', async () => {
  assert.equal((await editor.post(at('result'), { column: columnId })).status, 200);
  const { resultId, state } = await payout();
  assert.equal(state, 'paid');
  const draft = await house.context.db
    .selectFrom('documents')
    .select(['body', 'title'])
    .where('id', '=', resultId)
    .executeTakeFirstOrThrow();
  assert.match(draft.body, /<td>2027-01-08<\/td>/);
});

test('a firm that stops is told so, and is told of nothing more', async () => {
  const stopped = await post({ act: 'stop' });
  assert.match(await stopped.text(), /已经停止接收/);
  const row = await house.context.db
    .selectFrom('enterprises')
    .selectAll()
    .where('id', '=', firm.id)
    .executeTakeFirstOrThrow();
  assert.equal(row.consent, 'refused');
  assert.equal(openContact(house.context.secrets, row).email, 'a@firm.example');
});
